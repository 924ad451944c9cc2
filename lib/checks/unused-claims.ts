import { isMap } from '../rules/check';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { claimVolumesOf } from './model/claims';
import { isMadeByPortico } from './model/made-by-portico';
import { warning } from './model/object-finding';
import { listOf } from './model/read';

export const unusedClaimsCheck: Check<'unused-claims'> = {
  name: 'unused-claims',
  summary: 'A StorageClaim that nobody mounts, next to pods of its namespace, is a warning.',
  example:
    'no object of the app mounts PersistentVolumeClaim "uploads", which still takes up storage: mount its volume(), or leave it out.',
  *check(app) {
    for (const claim of app.ofKind('', 'PersistentVolumeClaim')) {
      const { namespace, name } = claim;
      // Storage in an app of its own is for pods of others, and raw claims may be as well.
      if (!isMadeByPortico(claim) || app.workloadsIn(namespace).length === 0 || isUsed(app, claim)) continue;
      yield warning(
        claim,
        `no object of the app mounts PersistentVolumeClaim ${show(name)}, which still takes up storage: mount its volume(), or leave it out.`,
      );
    }
  },
};

/** Pods are asked first, since they have most of the claims. */
const isUsed = (app: AppIndex, claim: AppObject): boolean =>
  app
    .workloadsIn(claim.namespace)
    .some((each) => claimVolumesOf(each).some(({ claimName }) => claimName === claim.name)) ||
  app.objects.some((object) => {
    return object !== claim && object.namespace === claim.namespace && mentions(object.json.spec, claim.name);
  });

/** Fields that name a claim in pods, in other claims and in custom resources, such as `claimName` and `existingClaim`. */
const OF_CLAIMS = /claim|pvc|^dataSource/i;

/** True for a value with the name in a field, or anywhere within a field, that is about claims. */
function mentions(value: unknown, name: string, isAboutClaims = false): boolean {
  if (isAboutClaims && value === name) return true;
  if (Array.isArray(value)) return listOf(value).some((each) => mentions(each, name, isAboutClaims));
  return (
    isMap(value) &&
    Object.entries(value).some(([field, inner]) => mentions(inner, name, isAboutClaims || OF_CLAIMS.test(field)))
  );
}
