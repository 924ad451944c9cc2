import { isMap } from '../../../lib/rules/check';

/** A field that is not the same in all environments, with its value in each. */
export interface Difference {
  /** For example `spec.template.spec.containers[user].image`. */
  readonly field: string;
  /** `undefined` where it is not there. */
  readonly values: readonly unknown[];
}

/** Compares one value of several environments, field by field, where those that have it have a map or list. */
export function differences(values: readonly unknown[], field = ''): Difference[] {
  if (new Set(values.map(asJson)).size === 1) return [];
  const there = values.filter((value) => value !== undefined);
  if (there.length === values.length && there.every(isMap)) {
    return keysOf(there).flatMap((key) =>
      differences(
        there.map((value) => value[key]),
        `${field}${stepTo(key, field)}`,
      ),
    );
  }
  const items = there.length === values.length ? namedItems(there) : undefined;
  if (items === undefined) return [{ field, values }];
  return keysOf(items).flatMap((key) =>
    differences(
      items.map((each) => each[key]),
      `${field}[${key}]`,
    ),
  );
}

interface Items {
  readonly [key: string]: unknown;
}

/** The items of lists by their names, or by their places in lists of one length; undefined for everything else. */
function namedItems(lists: readonly unknown[]): Items[] | undefined {
  if (!lists.every(Array.isArray)) return undefined;
  const names = lists.map((list) => list.map((item: unknown) => (isMap(item) ? item.name : undefined)));
  const areNamed = names.every(
    (each) => each.every((name) => typeof name === 'string') && new Set(each).size === each.length,
  );
  if (!areNamed && new Set(lists.map(({ length }) => length)).size > 1) return undefined;
  return lists.map((list, index) =>
    Object.fromEntries(list.map((item: unknown, place: number) => [areNamed ? names[index]?.[place] : place, item])),
  );
}

const keysOf = (maps: readonly Items[]) => [...new Set(maps.flatMap((map) => Object.keys(map)))].sort();

/** A key with a dot in it, such as that of an annotation, stands in brackets. */
function stepTo(key: string, field: string): string {
  if (/[^\w-]/.test(key)) return `[${JSON.stringify(key)}]`;
  return field === '' ? key : `.${key}`;
}

/** A value as text in which the order of keys does not count. */
function asJson(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      isMap(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
    ) ?? 'undefined'
  );
}
