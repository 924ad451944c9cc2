import type { AppObject } from '../../../../lib/checks/model/app-object';
import { at } from '../../../../lib/checks/model/read';
import { toWorkload } from '../../../../lib/checks/model/workload';
import { isMap } from '../../../../lib/rules/check';
import { normalForm } from './normal-form';
import type { Pair } from './pairs';

/** An object that is gone and one that is new, which are the same but for their names. */
export interface Rename {
  readonly before: AppObject;
  readonly after: AppObject;
  /** The workload that it belongs to, by its new name. */
  readonly workload?: AppObject;
}

/** Kinds with so few fields of their own that two of them are the same by chance. */
const PLAIN = ['Service', 'ServiceAccount', 'PodDisruptionBudget', 'NetworkPolicy', 'ConfigMap', 'Secret'];

/** Objects that have another name, or are in another namespace: workloads first, and then what belongs to them. */
export function renamesOf(pairs: readonly Pair[]): Rename[] {
  const gone = pairs.flatMap(({ before, after }) => (before !== undefined && after === undefined ? [before] : []));
  const fresh = pairs.flatMap(({ before, after }) => (after !== undefined && before === undefined ? [after] : []));
  if (gone.length === 0 || fresh.length === 0) return [];
  const certain = matched(gone, fresh, (old, now) => !PLAIN.includes(old.kind) && isSameButForName(old, now));
  const owned = certain.flatMap((rename) =>
    matched(gone, fresh, (old, now) => PLAIN.includes(old.kind) && belongs(old, now, rename)).map((each) => ({
      ...each,
      workload: rename.after,
    })),
  );
  const plain = matched(
    gone,
    fresh,
    (old, now) =>
      PLAIN.includes(old.kind) && (isMoved(old, now) || (old.kind === 'Service' && hasSameSelector(old, now))),
  );
  return unique([...certain, ...owned, ...plain]);
}

/** True for objects that are named after a workload or select its pods, before and after its rename. */
function belongs(old: AppObject, now: AppObject, { before, after }: Rename): boolean {
  if (old.namespace !== before.namespace || now.namespace !== after.namespace) return false;
  const selectorOf = ({ json }: AppObject) => JSON.stringify(at(json, 'spec', 'selector') ?? null);
  const selects = selectorOf(old).includes(`"${before.name}"`);
  if (selects) return selectorOf(old).replaceAll(`"${before.name}"`, `"${after.name}"`) === selectorOf(now);
  return old.name.startsWith(before.name) && now.name === after.name + old.name.slice(before.name.length);
}

/** Two objects of one kind are a rename only where no third one fits as well. */
function matched(
  gone: readonly AppObject[],
  fresh: readonly AppObject[],
  fits: (old: AppObject, now: AppObject) => boolean,
): Rename[] {
  const areSame = (old: AppObject, now: AppObject) =>
    old.kind === now.kind && old.group === now.group && fits(old, now);
  return gone.flatMap((before) => {
    const [after, ...others] = fresh.filter((object) => areSame(before, object));
    if (after === undefined || others.length > 0) return [];
    return gone.filter((object) => areSame(object, after)).length === 1 ? [{ before, after }] : [];
  });
}

function unique(renames: readonly Rename[]): Rename[] {
  return renames.filter(({ after }, index) => renames.findIndex((other) => other.after === after) === index);
}

const isMoved = (old: AppObject, now: AppObject) =>
  old.name === now.name && old.namespace !== now.namespace && isSameButForName(old, now);

const isSameButForName = (old: AppObject, now: AppObject) =>
  hasSameSelector(old, now) || contentOf(old) === contentOf(now);

function hasSameSelector(old: AppObject, now: AppObject): boolean {
  const [formerly, selector] = [old, now].map(({ json }) => at(json, 'spec', 'selector'));
  return old.namespace === now.namespace && isMap(selector) && JSON.stringify(formerly) === JSON.stringify(selector);
}

/** Everything that an object says but for its metadata, its labels and its name; of pods, the images count alone, without their tags. */
function contentOf(object: AppObject): string {
  const workload = toWorkload(object);
  if (workload !== undefined) return JSON.stringify(workload.containers.map(({ fields }) => nameOf(fields.image)));
  const { metadata: _, ...fields } = normalForm(object);
  const text = JSON.stringify(fields, (key, value) => (key === 'labels' || key === 'annotations' ? undefined : value));
  return object.name === '' ? text : text.replaceAll(object.name, '\u0000');
}

const nameOf = (image: unknown) => String(image).replace(/(:[^:/@]+)?(@.*)?$/, '');
