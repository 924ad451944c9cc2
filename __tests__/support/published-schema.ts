interface Model {
  new (object: unknown): { validate(): void };
}

/** The flaw of an object by the published schema of its kind, or undefined. */
export function schemaFlaw(object: { readonly apiVersion: string; readonly kind: string }): string | undefined {
  const { apiVersion, kind } = object;
  if (isOfOthers(apiVersion)) return undefined;
  const models: { readonly [kind: string]: Model } = require(`kubernetes-models/${apiVersion}/${kind}`);
  const Model = models[kind] as Model;
  try {
    new Model(object).validate();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

/** Kinds of other projects have their schemas elsewhere. */
const isOfOthers = (apiVersion: string) =>
  apiVersion.startsWith('autoscaling.k8s.io/') ||
  (/^[^/]+\.[^/]+\//.test(apiVersion) && !apiVersion.includes('.k8s.io/'));
