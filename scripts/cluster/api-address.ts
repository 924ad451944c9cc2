import type { Raw } from '../../__tests__/checks/objects';

/** The place of the objects of a kind in an API. */
export interface ApiAddress {
  readonly address: string;
  readonly namespaced: boolean;
}

/** The place of the objects of a kind, or undefined where the cluster does not know it. */
export async function addressOf(
  server: string,
  namespace: string,
  { apiVersion, kind }: Raw,
): Promise<ApiAddress | undefined> {
  const group = apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`;
  const answer = await fetch(`${server}/${group}`);
  if (answer.status === 404) return undefined;
  const { resources = [] } = (await answer.json()) as {
    resources?: readonly { name: string; kind: string; namespaced: boolean }[];
  };
  const resource = resources.find((one) => one.kind === kind && !one.name.includes('/'));
  if (resource === undefined) return undefined;
  const { name, namespaced } = resource;
  return { address: `${server}/${group}/${namespaced ? `namespaces/${namespace}/` : ''}${name}`, namespaced };
}
