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

/** The elements of a list, or an empty list for any other value. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The elements of a list as objects; any other element has no fields, and keeps its position. */
export function itemsOf(value: unknown): readonly Fields[] {
  return listOf(value).map(fieldsOf);
}

export function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A reference by name: the API reads an empty string as no reference. */
export function nonEmptyStringOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The entries of a map whose values are strings. */
export function stringMapOf(value: unknown): { readonly [key: string]: string } {
  const entries = Object.entries(fieldsOf(value)).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return Object.fromEntries(entries);
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
