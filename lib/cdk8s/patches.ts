import { ApiObject, JsonPatch } from 'cdk8s';
import { isMap } from '../rules/check';
import { nearest } from '../rules/edit-distance';
import type { Finding } from '../rules/finding';
import { show } from '../rules/show';
import type { CallSite } from './call-site';
import { finding } from './codes';
import { patchSiteOf } from './hooks/patch-sites';

/** An operation of a JSON patch (RFC 6902), unchecked. */
interface Operation {
  readonly op: string;
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** The patches of an object that would do nothing, or harm. */
interface WrongPatches {
  readonly findings: readonly (readonly [finding: Finding, callSite?: CallSite])[];
  /** The object with its other patches, in which more may be wrong. */
  readonly json: unknown;
}

/** The longest list of fields in a message. */
const LISTED = 12;

/**
 * Finds patches of an object that RFC 6902 calls errors. cdk8s passes over most of them, writes a field that nothing reads, or
 * throws.
 */
export function wrongPatches(object: ApiObject): WrongPatches | undefined {
  // A private list, for which there is no public way.
  const patches: unknown = Reflect.get(object, 'patches');
  if (!Array.isArray(patches) || patches.length === 0) return undefined;
  const findings: [Finding, CallSite?][] = [];
  const right: JsonPatch[] = [];
  // A class for one kind renames the fields afterwards, so that patches see those of its props.
  let document = withPatches(patches, [], () => ApiObject.prototype.toJson.call(object));
  for (const patch of patches) {
    const flaw = isPatch(patch) ? operationFlaw(document, patch._toJson()) : notAPatch(patch);
    if (flaw === undefined) {
      document = JsonPatch.apply(document, patch);
      right.push(patch);
    } else {
      const message = `a patch of ${object.kind} ${show(object.name)} has no effect: ${flaw}.`;
      findings.push([finding('json-patch', message), patchSiteOf(patch)]);
    }
  }
  return findings.length === 0 ? undefined : { findings, json: withPatches(patches, right, () => object.toJson()) };
}

/** A patch of any copy of cdk8s. */
export const isPatch = (value: unknown): value is JsonPatch => isMap(value) && typeof value._toJson === 'function';

const notAPatch = (value: unknown) =>
  `${show(value)} is not one: write, for example, JsonPatch.remove("/spec/replicas")`;

/** Renders an object with other patches than its own. */
function withPatches<T>(patches: unknown[], others: readonly unknown[], render: () => T): T {
  const own = patches.splice(0, patches.length, ...others);
  try {
    return render();
  } finally {
    patches.splice(0, patches.length, ...own);
  }
}

/** The reason why an operation does nothing, with what to write instead; undefined for one that works. */
function operationFlaw(document: unknown, operation: Operation): string | undefined {
  const { op, path, from, value } = operation;
  const pointers = from === undefined ? [path] : [from, path];
  const malformed = pointers.find((pointer) => typeof pointer !== 'string' || !pointer.startsWith('/'));
  if (pointers.some((pointer) => pointer === malformed)) {
    return `its path ${show(malformed)} is not a JSON pointer: write, for example, "/spec/replicas"`;
  }
  if (['add', 'replace'].includes(op) && value === undefined) {
    return `the value at ${show(path)} is undefined: set it, or write JsonPatch.remove(${show(path)})`;
  }
  if (from !== undefined) return placeFlaw(document, from, false) ?? placeFlaw(document, path, true);
  const flaw = placeFlaw(document, path, op === 'add');
  if (flaw !== undefined || op !== 'test') return flaw;
  const found = JsonPatch.apply({ found: null, document }, JsonPatch.copy(`/document${path}`, '/found')).found;
  const isSame = JSON.stringify(found) === JSON.stringify(value);
  return isSame ? undefined : `${show(path)} is ${show(found)} and not ${show(value)}, as its test says`;
}

/** The first step of a pointer that leads nowhere; the last one may be new where something is added. */
function placeFlaw(document: unknown, pointer: string, adds: boolean): string | undefined {
  const steps = pointer.split('/').slice(1);
  let current = document;
  for (const [index, step] of steps.entries()) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const isNew = adds && index === steps.length - 1;
    const flaw = Array.isArray(current) ? itemFlaw(current, name, isNew) : fieldFlaw(current, name, isNew);
    if (flaw !== undefined) return `${show(`/${steps.slice(0, index).join('/')}`)} ${flaw}`;
    current = (current as { readonly [name: string]: unknown })[name];
  }
  return undefined;
}

function itemFlaw(list: readonly unknown[], name: string, isNew: boolean): string | undefined {
  const last = list.length - (isNew ? 0 : 1);
  if ((isNew && name === '-') || (/^(0|[1-9]\d*)$/.test(name) && Number(name) <= last)) return undefined;
  const fix = last < 0 ? 'leave the patch out' : `write ${last === 0 ? '0' : `0 to ${last}`}`;
  return `is a list that has no item ${show(name)}: ${fix}${isNew ? ', or "-" for its end' : ''}`;
}

function fieldFlaw(value: unknown, name: string, isNew: boolean): string | undefined {
  if (!isMap(value)) return `is ${show(value)}, which has no fields`;
  if (isNew || Object.hasOwn(value, name)) return undefined;
  const names = Object.keys(value);
  const guess = nearest(name, names);
  const fix = guess === undefined ? `it has ${names.slice(0, LISTED).join(', ') || 'none'}` : `write ${show(guess)}`;
  return `has no ${show(name)}: ${fix}`;
}
