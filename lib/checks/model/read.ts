/** The fields of an object, of any type: raw objects hold what their author wrote, right or wrong. */
export interface Fields {
  readonly [field: string]: unknown;
}

const NO_FIELDS: Fields = Object.freeze({});

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object's fields; what is none has none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : NO_FIELDS;
}

/** What stands at the end of a path of fields. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let found = value;
  for (const field of path) found = isFields(found) ? found[field] : undefined;
  return found;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list, each in its place. */
export function itemsOf(value: unknown): readonly Fields[] {
  return listOf(value).map(fieldsOf);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A name that refers to something: an empty one refers to nothing. */
export function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The keys of a map whose values are strings. */
export function mapOf(value: unknown): { readonly [key: string]: string } {
  const entries = Object.entries(fieldsOf(value)).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string';
  });
  return Object.fromEntries(entries);
}
