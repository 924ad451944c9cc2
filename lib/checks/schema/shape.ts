import { isMap } from '../../rules/check';
import { show } from '../../rules/show';
import { type Fields as Values, withoutNulls } from '../model/read';

/** The values that the API server takes in one place of an object. */
export interface Shape {
  /** Asked first, since most values are right: paths are for messages, and cost more than all the rest. */
  fits(value: unknown): boolean;
  /** A message for every value within that does not fit: its path, the value and what to write instead. */
  explain(value: unknown, path: string): Iterable<string>;
}

/** The fault in the value of one field, such as `is not a string: write, for example, "user"`, or undefined. */
export type Flaw = (value: unknown) => string | undefined;

/** The fault in several fields of one object, or undefined. */
export type Rule = (values: Values) => string | undefined;

/** A single value. */
export function scalar(flaw: Flaw, fits: Shape['fits'] = (value) => flaw(value) === undefined): Shape {
  return {
    fits,
    *explain(value, path) {
      const found = flaw(value);
      if (found !== undefined) yield `${path} ${show(value)} ${found}.`;
    },
  };
}

/** The conditions on a list as a whole. */
export interface ListOptions {
  readonly least?: number;
  readonly most?: number;
  /** The fields that no two elements may have alike; empty where elements are single values. */
  readonly unique?: readonly string[];
}

/** A list of elements of one shape. */
export function list(element: Shape, { least = 0, most = Number.POSITIVE_INFINITY, unique }: ListOptions = {}): Shape {
  return {
    fits(value) {
      if (!Array.isArray(value) || value.length < least || value.length > most) return false;
      for (const item of value) if (!element.fits(item)) return false;
      return unique === undefined || repeated(value, unique) === undefined;
    },
    *explain(value, path) {
      if (!Array.isArray(value)) {
        yield `${path} ${show(value)} is not a list: write one, in [ ].`;
        return;
      }
      if (value.length === 0 && least > 0) yield `${path} is empty: write at least one.`;
      else if (value.length < least) yield `${path} has ${value.length} elements: write at least ${least}.`;
      if (value.length > most) yield `${path} has ${value.length} elements: write at most ${most}.`;
      const double = repeated(value, unique);
      if (double !== undefined) yield `${path} has ${double} twice: write it once.`;
      for (const [index, item] of value.entries()) yield* element.explain(item, `${path}[${index}]`);
    },
  };
}

/** The first repeated element, as messages show it. */
function repeated(values: readonly unknown[], unique: readonly string[] | undefined): string | undefined {
  if (unique === undefined || values.length < 2) return undefined;
  const keys = values.map((value) => {
    if (unique.length === 0) return JSON.stringify(value);
    const named = isMap(value) && unique.every((field) => value[field] !== undefined);
    return named ? JSON.stringify(unique.map((field) => value[field])) : undefined;
  });
  const double = values[keys.findIndex((key, index) => key !== undefined && keys.indexOf(key) < index)];
  if (double === undefined || unique.length === 0) return double === undefined ? undefined : show(double);
  return unique.map((field) => `${field} ${show((double as Values)[field])}`).join(' and ');
}

/** The conditions on a map as a whole. */
export interface MapOptions {
  readonly key?: Flaw;
  readonly most?: number;
  readonly example?: string;
}

/** An object with keys of the user's choice. */
export function map(
  value: Shape,
  { key = () => undefined, most = Number.POSITIVE_INFINITY, example = '{ app: "user" }' }: MapOptions = {},
): Shape {
  return {
    fits(values) {
      if (!isMap(values)) return false;
      const names = Object.keys(values);
      for (const name of names) if (key(name) !== undefined || !value.fits(values[name])) return false;
      return names.length <= most;
    },
    *explain(values, path) {
      if (!isMap(values)) {
        yield `${path} ${show(values)} is not a map: write, for example, ${example}.`;
        return;
      }
      const names = Object.keys(values);
      if (names.length > most) yield `${path} has ${names.length} keys: write at most ${most}.`;
      for (const name of names) {
        const flaw = key(name);
        if (flaw !== undefined) yield `${path} has the key ${show(name)}, which ${flaw}.`;
        yield* value.explain(values[name], `${path}.${name}`);
      }
    },
  };
}

const isMissing = (value: unknown) => value === undefined || value === null;

/** Found by `fits` on the way. Rules must not be asked about fields that are null, which the API server takes for missing ones. */
const met = { nulls: 0, isUnknown: false, newest: 0 };

/**
 * An object with fields of its own, those with a `!` required. Fields that it does not have are another check's matter.
 * Rules are asked once the fields themselves fit.
 */
export function fields(shapes: { readonly [field: string]: Shape }, ...rules: readonly Rule[]): Shape {
  const known = new Map(Object.entries(shapes).map(([name, shape]) => [name.replace('!', ''), shape]));
  const required = Object.keys(shapes).flatMap((name) => (name.endsWith('!') ? [name.slice(0, -1)] : []));
  // With rules alone, the fields are those of another shape.
  const isClosed = known.size > 0 || rules.length === 0;
  const fieldsFit = (values: Values) => {
    for (const field of required) if (isMissing(values[field])) return false;
    for (const field in values) {
      const shape = known.get(field);
      if (shape === undefined && isClosed) met.isUnknown = true;
      const value = values[field];
      if (value === null || value === undefined) met.nulls++;
      else if (shape !== undefined && !shape.fits(value)) return false;
    }
    return true;
  };
  return {
    fits(value) {
      const before = met.nulls;
      if (!isMap(value) || !fieldsFit(value)) return false;
      if (rules.length === 0) return true;
      const written = met.nulls === before ? value : (withoutNulls(value) as Values);
      for (const rule of rules) if (rule(written) !== undefined) return false;
      return true;
    },
    *explain(value, path) {
      if (!isMap(value)) {
        yield `${path || 'the object'} ${show(value)} is not an object: write one, in { }.`;
        return;
      }
      for (const [field, shape] of known) {
        const at = path === '' ? field : `${path}.${field}`;
        const found = value[field];
        if (!isMissing(found)) yield* shape.explain(found, at);
        else if (required.includes(field)) yield `${at} is missing: write it, since the API server requires it.`;
      }
      if (!fieldsFit(value)) return;
      const written = withoutNulls(value) as Values;
      for (const rule of rules) {
        const flaw = rule(written);
        if (flaw !== undefined) yield `${path || 'the object'} ${flaw}.`;
      }
    },
  };
}

/** Anything at all, such as what only some clusters know. */
export const anything: Shape = { fits: () => true, explain: () => [] };

/** Several shapes at once, of which the first that does not fit is explained. */
export function every(...shapes: readonly Shape[]): Shape {
  return {
    fits: (value) => shapes.every((shape) => shape.fits(value)),
    explain: (value, path) => shapes.find((shape) => !shape.fits(value))?.explain(value, path) ?? [],
  };
}

/** The value of a field that clusters have from a minor version on. */
export function since(version: number, shape: Shape): Shape {
  return {
    fits(value) {
      met.newest = Math.max(met.newest, version);
      return shape.fits(value);
    },
    explain: (value, path) => shape.explain(value, path),
  };
}

/** The answers of one look at an object. */
interface Look {
  readonly isWrong: boolean;
  /** Set where the object may have a field that its shape does not have. */
  readonly mayHaveUnknown: boolean;
  /** The minor version that its newest field came with; infinite where that is not certain. */
  readonly newest: number;
}

/** Looks at each field of an object once, for all checks that look at each field. */
export function lookAt(shape: Shape, value: unknown): Look {
  const before = met.nulls;
  met.isUnknown = false;
  met.newest = 0;
  const isWrong = !shape.fits(value);
  const isSure = !isWrong && met.nulls === before;
  return { isWrong, mayHaveUnknown: isWrong || met.isUnknown, newest: isSure ? met.newest : Number.POSITIVE_INFINITY };
}
