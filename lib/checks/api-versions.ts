import { kubernetesVersions, SUPPORTED, version } from '../cdk8s/kubernetes-versions';
import { nearest } from '../rules/edit-distance';
import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, isBuiltIn } from './model/app-object';
import { type ObjectFindings, problem } from './model/object-finding';
import { FORMER_VERSIONS, REPLACEMENTS } from './schema/overlay/former-versions';
import { homesOf, kindsOf, type ServedKind, sourceOf } from './schema/table';

export const apiVersionsCheck: Check<'api-versions'> = {
  name: 'api-versions',
  summary: 'API versions that a cluster of the range does not serve, and kinds in a group that they are not in.',
  example: 'extensions/v1beta1 Ingress has not been served since Kubernetes 1.22: write networking.k8s.io/v1.',
  *check(app) {
    for (const object of app.objects) {
      const { apiVersion } = object.json;
      const { kind } = object;
      if (typeof apiVersion !== 'string' || kind === '') {
        const shown = `${show(apiVersion)} ${show(object.json.kind)}`;
        yield problem(
          object,
          `${shown} is no apiVersion and kind: write both, for example "apps/v1" and "Deployment".`,
        );
        continue;
      }
      const served = kindsOf(apiVersion)?.get(kind) ?? formerly(apiVersion, kind);
      if (served === undefined) {
        if (isBuiltIn(object) && sourceOf(object.group) === undefined) yield* checkHome(object, apiVersion);
      } else if (served.since !== undefined || served.until !== undefined) {
        yield* checkServed(object, apiVersion, served);
      }
    }
  },
};

/** A kind of a version that was gone before 1.27. */
function formerly(apiVersion: string, kind: string): ServedKind | undefined {
  const { [kind]: until = FORMER_VERSIONS[apiVersion]?.['*'] } = FORMER_VERSIONS[apiVersion] ?? {};
  return until === undefined ? undefined : { clusterScoped: false, until };
}

function* checkServed(object: AppObject, apiVersion: string, { since, until }: ServedKind): ObjectFindings {
  const { kind } = object;
  const { oldest, newest } = kubernetesVersions(object.construct);
  if (until !== undefined && newest >= until) {
    const older = until > SUPPORTED.oldest ? ', or make the app for older clusters only' : '';
    const message = `${apiVersion} ${kind} has not been served since Kubernetes ${version(until)}`;
    yield problem(object, `${message}: write ${replacement(object, newest) ?? 'another kind'}${older}.`);
  } else if (since !== undefined && oldest < since) {
    const instead = replacement(object, oldest);
    const message = `${apiVersion} ${kind} was added in Kubernetes ${version(since)}, but the app is made for ${version(oldest)} and later`;
    yield problem(
      object,
      `${message}: ${instead === undefined ? '' : `write ${instead}, or `}raise kubernetesVersion.`,
    );
  }
}

/** The version of a kind, or the other kind, that a cluster of a minor version serves. */
function replacement({ group, kind }: AppObject, minor: number): string | undefined {
  const other = REPLACEMENTS[kind] ?? REPLACEMENTS[`${group}/*`];
  if (other !== undefined) return other;
  const homes = homesOf(kind).filter(({ since = 0, until = minor + 1 }) => since <= minor && minor < until);
  return (homes.find((home) => home.apiVersion.startsWith(`${group}/`)) ?? homes[0])?.apiVersion;
}

/** A kind that its group does not have, in no version of it. */
function* checkHome(object: AppObject, apiVersion: string): ObjectFindings {
  const { kind } = object;
  const [home] = homesOf(kind);
  const kinds = kindsOf(apiVersion);
  const meant = kind.endsWith('List') ? undefined : nearest(kind, kinds?.keys() ?? []);
  if (home !== undefined) yield problem(object, `there is no ${kind} in ${apiVersion}: write ${home.apiVersion}.`);
  else if (meant !== undefined) yield problem(object, `there is no ${kind} in ${apiVersion}: write ${meant}.`);
}
