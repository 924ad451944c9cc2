import { isMap } from '../../../../lib/rules/check';
import { show } from '../../../../lib/rules/show';

/** A field, an item of a list by its position, or one by its name, where all items have one. */
export type Step = string | number | { readonly item: string };

/** A field whose value is another one; `undefined` for a field that is not there. */
export interface Difference {
  /** The way from the object. */
  readonly steps: readonly Step[];
  readonly before: unknown;
  readonly after: unknown;
  /** Set where the items of a list are the same in another order. */
  readonly isOrder?: boolean;
}

/** All differences of two values, the deepest fields that differ. */
export function differencesOf(before: unknown, after: unknown, steps: readonly Step[] = []): Difference[] {
  if (before === after) return [];
  if (isMap(before) && isMap(after)) {
    const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return fields.flatMap((field) => differencesOf(before[field], after[field], [...steps, field]));
  }
  if (Array.isArray(before) && Array.isArray(after)) return ofLists(before, after, steps);
  return [{ steps, before, after }];
}

function ofLists(before: readonly unknown[], after: readonly unknown[], steps: readonly Step[]): Difference[] {
  const key = keyOf([before, after]);
  if (key === undefined) {
    const isSameLength = before.length === after.length && [...before, ...after].every(isMap);
    if (isSameLength) return before.flatMap((item, index) => differencesOf(item, after[index], [...steps, index]));
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ steps, before, after }];
  }
  const [old, now] = [byKey(before, key), byKey(after, key)];
  const found = [...new Set([...old.keys(), ...now.keys()])].flatMap((item) =>
    differencesOf(old.get(item), now.get(item), [...steps, { item }]),
  );
  const [first, second] = [[...old.keys()], [...now.keys()]];
  const isMoved = found.length === 0 && first.some((name, index) => name !== second[index]);
  return isMoved ? [{ steps, before: first, after: second, isOrder: true }] : found;
}

const KEYS = ['name', 'mountPath', 'key', 'containerPort', 'port', 'topologyKey', 'path', 'host'];

/** The field that names each item of some lists, or undefined where there is none. */
const keyOf = (lists: readonly (readonly unknown[])[]): string | undefined =>
  KEYS.find((key) =>
    lists.every((list) => {
      const names = list.map((item) => (isMap(item) ? item[key] : undefined));
      const areNames = names.every((name) => typeof name === 'string' || typeof name === 'number');
      return areNames && new Set(names).size === names.length;
    }),
  );

const byKey = (list: readonly unknown[], key: string) =>
  new Map(list.map((item): [string, unknown] => [String((item as { [field: string]: unknown })[key]), item]));

/** The value at the end of the steps of a difference. */
export function valueAt(value: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>((found, step) => {
    if (typeof step === 'string') return isMap(found) ? found[step] : undefined;
    if (!Array.isArray(found)) return undefined;
    if (typeof step === 'number') return found[step];
    return found.find((item) => KEYS.some((key) => isMap(item) && String(item[key]) === step.item));
  }, value);
}

/** A field as messages name it, such as `spec.template.spec.containers["user"].image`. */
export const fieldName = (steps: readonly Step[]): string =>
  steps.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[${step}]`;
    if (typeof step !== 'string') return `${path}[${show(step.item)}]`;
    return /^[\w-]+$/.test(step) ? `${path}${path === '' ? '' : '.'}${step}` : `${path}[${show(step)}]`;
  }, '');

/** A difference as messages show it: `spec.replicas 2 → 3`. */
function showDifference({ steps, before, after, isOrder }: Difference): string {
  const name = `${isOrder ? 'the order of ' : ''}${fieldName(steps)}`;
  if (before === undefined) return `${name} is ${brief(after)}`;
  if (after === undefined) return `${name} ${brief(before)} is gone`;
  return `${name} ${brief(before)} → ${brief(after)}`;
}

/** The most characters of a value that messages show. */
const LONGEST = 80;

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** The most differences that a message shows. */
const MOST = 4;

/** Several differences in one message. */
export function showDifferences(differences: readonly Difference[]): string {
  const shown = differences.slice(0, MOST).map(showDifference).join(', ');
  const rest = differences.length - MOST;
  return rest > 0 ? `${shown}, and ${rest} more` : shown;
}

/** True for a difference in a field, or in one of those below it; `*` stands for any step. */
export const isWithin = ({ steps }: Difference, path: readonly string[]): boolean =>
  path.every((step, index) => (step === '*' ? steps[index] !== undefined : step === steps[index]));
