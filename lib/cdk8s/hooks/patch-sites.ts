import { ApiObject, type JsonPatch } from 'cdk8s';
import { isMap } from '../../rules/check';
import { CallSite } from '../call-site';
import { hookMethod } from './method-hook';

const SITES = new WeakMap<object, CallSite>();

type AddJsonPatch = (this: ApiObject, ...patches: JsonPatch[]) => void;

/** The place where the user wrote a patch; of one that several objects have, the last. */
export function patchSiteOf(patch: unknown): CallSite | undefined {
  return isMap(patch) ? SITES.get(patch) : undefined;
}

/** Remembers where a patch was written that Portico adds to an object later. */
export function placePatch(patch: unknown, site: CallSite): void {
  if (isMap(patch)) SITES.set(patch, site);
}

/** Remembers where each patch is added to an object, most often far from where the object was made. */
export function hookPatches(): void {
  hookMethod<AddJsonPatch>(
    ApiObject.prototype,
    'addJsonPatch',
    (original) =>
      function (...patches) {
        original.apply(this, patches);
        const site = CallSite.capture();
        for (const patch of patches) placePatch(patch, site);
      },
  );
}
