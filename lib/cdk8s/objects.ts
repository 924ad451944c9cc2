import { entriesByName, isMap } from '../rules/check';

/** Leaves an empty map or list out of the YAML. Maps are copied, since cdk8s cannot write one without a prototype. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  return Object.keys(value).length === 0 ? undefined : { ...value };
}

/** The fields that are set. An undefined one must not hide a default. */
export function present<T extends object>(fields: T): Present<T> {
  const set: { [name in keyof T]?: T[name] } = {};
  for (const name of Object.keys(fields) as (keyof T)[]) if (fields[name] !== undefined) set[name] = fields[name];
  return set as Present<T>;
}

type Present<T> = { [name in keyof T]: Exclude<T[name], undefined> };

/** A map by name, or an empty one for a value that is not a map, which a check reports. */
export function mapByName<T>(value: { readonly [name: string]: T } | undefined): { readonly [name: string]: T } {
  return isMap(value) ? Object.fromEntries(entriesByName(value)) : {};
}

/**
 * The entries of several maps, of which later ones count, or undefined where there is none. A last value that is not a map is
 * kept, since a check reports it.
 */
export function mergeMaps<T extends object>(values: readonly (T | undefined)[]): T | undefined {
  const given = values.filter((value) => value !== undefined && value !== null);
  const last = given.at(-1);
  if (!isMap(last)) return last;
  return Object.fromEntries(given.filter(isMap).flatMap(Object.entries)) as T;
}

interface Texts {
  readonly [name: string]: string;
}

/** The strings of a map by name; other values are reported by a check. */
export function textsByName(value: Texts | undefined): Texts {
  if (value === undefined) return {};
  return Object.fromEntries(Object.entries(mapByName(value)).filter(([, text]) => typeof text === 'string'));
}
