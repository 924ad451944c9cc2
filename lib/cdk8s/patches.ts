import { type ApiObject, JsonPatch } from 'cdk8s';
import { isMap } from '../rules/check';
import type { Findings } from '../rules/finding';
import { show } from '../rules/show';
import { finding } from './codes';

/**
 * Finds operations of an object's patches whose path is not there. RFC 6902 calls them errors; cdk8s passes over them, or writes
 * a field that nothing reads.
 */
export function* checkPatchPaths(object: ApiObject): Findings {
  // A private list, for which there is no public way.
  const patches: unknown = Reflect.get(object, 'patches');
  if (!Array.isArray(patches) || patches.length === 0) return;
  let document = withoutPatches(object, patches);
  for (const patch of patches) {
    const { op, path, from } = patch._toJson();
    const needed = op === 'add' ? path.replace(/\/[^/]*$/, '') : (from ?? path);
    const found = look(document, needed);
    if (found !== undefined) {
      const there = found.names.length > 0 ? `, where there is ${found.names.join(', ')}` : '';
      yield finding(
        'patch-path',
        `${object.kind} ${show(object.name)} has nothing at ${show(needed)} for its patch ${show(op)}: ${show(found.parent)} has no ${show(found.missing)}${there}.`,
      );
      return;
    }
    document = JsonPatch.apply(document, patch);
  }
}

/** The object as it is before its patches. */
function withoutPatches(object: ApiObject, patches: unknown[]): unknown {
  const all = patches.splice(0);
  try {
    return object.toJson();
  } finally {
    patches.push(...all);
  }
}

/** The first step of a path that leads nowhere, and what there is instead. */
function look(document: unknown, pointer: string) {
  let current = document;
  let parent = '';
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (!hasField(current, name)) return { parent, missing: name, names: namesIn(current) };
    current = (current as { readonly [name: string]: unknown })[name];
    parent += `/${step}`;
  }
  return undefined;
}

const hasField = (value: unknown, name: string) =>
  (isMap(value) || Array.isArray(value)) && Object.hasOwn(value, name) && name !== 'length';

const namesIn = (value: unknown) => (isMap(value) || Array.isArray(value) ? Object.keys(value).slice(0, 20) : []);
