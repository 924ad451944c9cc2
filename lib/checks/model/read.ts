import { isMap } from '../../rules/check';

/** The fields of an object, of any type: raw objects hold whatever their author wrote. */
export interface Fields {
  readonly [field: string]: unknown;
}

const NO_FIELDS: Fields = Object.freeze({});

/** The fields of an object, or an empty record for any other value. */
export function fieldsOf(value: unknown): Fields {
  return isMap(value) ? value : NO_FIELDS;
}

/** The value at the end of a path of fields. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const field of path) found = isMap(found) ? found[field] : undefined;
  return found;
}

const NO_ITEMS: readonly unknown[] = Object.freeze([]);

/** The elements of a list, or an empty list for any other value. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : NO_ITEMS;
}

/** The elements of a list as objects; any other element has no fields, and keeps its position. */
export function itemsOf(value: unknown): readonly Fields[] {
  const list = listOf(value);
  return list.every(isMap) ? list : list.map(fieldsOf);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A reference by name: the API reads an empty string as no reference. */
export function nonEmptyStringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The entries of a map whose values are strings. */
export function stringMapOf(value: unknown): StringMap {
  const map = fieldsOf(value);
  if (isStringMap(map)) return map;
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, string] => isString(entry[1])));
}

/** A map whose values are all strings. */
export interface StringMap {
  readonly [key: string]: string;
}

const isString = (value: unknown) => typeof value === 'string';

function isStringMap(map: Fields): map is StringMap {
  for (const key in map) if (!isString(map[key])) return false;
  return true;
}

/** A value without the fields that are null, or the value itself when it has no such field. */
export function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let changed = false;
  const keep = (inner: unknown) => {
    const kept = withoutNulls(inner);
    changed ||= kept !== inner;
    return kept;
  };
  if (Array.isArray(value)) {
    const kept = value.map(keep);
    return changed ? kept : value;
  }
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    changed ||= inner === null;
    return inner === null ? [] : [[key, keep(inner)]];
  });
  return changed ? Object.fromEntries(kept) : value;
}
