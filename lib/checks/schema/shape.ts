import { nearest, onlyExtension } from '../../rules/edit-distance';
import { show } from '../../rules/show';
import { isFields, type Fields as Values } from '../model/read';

/** Takes what is wrong with a value, its path at the front. */
export type Explain = (message: string) => void;

/** What the API server takes in some place of an object. */
export interface Shape {
  /** Asked first, since most values are right: paths are for messages, and cost more than all the rest. */
  fits(value: unknown): boolean;
  /** Says of every value that does not fit where it stands and what to write instead. */
  explain(value: unknown, path: string, report: Explain): void;
}

/** What is wrong with the value of one field, as `is no string: write, for example, "user"`, or undefined. */
export type Flaw = (value: unknown) => string | undefined;

/** What is wrong with several fields of one object, or undefined. */
export type Rule = (values: Values) => string | undefined;

/** A single value. */
export function scalar(flaw: Flaw): Shape {
  return {
    fits: (value) => flaw(value) === undefined,
    explain(value, path, report) {
      const found = flaw(value);
      if (found !== undefined) report(`${path} ${show(value)} ${found}.`);
    },
  };
}

/** What a list must hold beside elements of a shape. */
export interface ListOptions {
  readonly notEmpty?: boolean;
  readonly most?: number;
  /** The fields that no two elements may have alike; none where elements are single values. */
  readonly unique?: readonly string[];
}

/** A list of elements of one shape. */
export function list(
  element: Shape,
  { notEmpty = false, most = Number.POSITIVE_INFINITY, unique }: ListOptions = {},
): Shape {
  const twice = (values: readonly unknown[]) => {
    if (unique === undefined || values.length < 2) return undefined;
    const keys = values.map((value) => {
      if (unique.length === 0) return JSON.stringify(value);
      const named = isFields(value) && unique.every((field) => value[field] !== undefined);
      return named ? JSON.stringify(unique.map((field) => value[field])) : undefined;
    });
    const double = values[keys.findIndex((key, index) => key !== undefined && keys.indexOf(key) < index)];
    if (double === undefined || unique.length === 0) return double === undefined ? undefined : show(double);
    return unique.map((field) => `${field} ${show((double as Values)[field])}`).join(' and ');
  };
  return {
    fits: (value) =>
      Array.isArray(value) &&
      value.every((item) => element.fits(item)) &&
      (!notEmpty || value.length > 0) &&
      value.length <= most &&
      twice(value) === undefined,
    explain(value, path, report) {
      if (!Array.isArray(value)) {
        report(`${path} ${show(value)} is no list: write one, in [ ].`);
        return;
      }
      if (notEmpty && value.length === 0) report(`${path} is empty: write at least one.`);
      if (value.length > most) report(`${path} has ${value.length} elements: write at most ${most}.`);
      const double = twice(value);
      if (double !== undefined) report(`${path} has ${double} twice: write it once.`);
      for (const [index, item] of value.entries()) element.explain(item, `${path}[${index}]`, report);
    },
  };
}

/** An object with keys of the user's choice. */
export function map(key: Flaw, value: Shape, example: string): Shape {
  return {
    fits: (values) =>
      isFields(values) && Object.entries(values).every(([name, inner]) => key(name) === undefined && value.fits(inner)),
    explain(values, path, report) {
      if (!isFields(values)) {
        report(`${path} ${show(values)} is no map: write, for example, ${example}.`);
        return;
      }
      for (const [name, inner] of Object.entries(values)) {
        const flaw = key(name);
        if (flaw !== undefined) report(`${path} has the key ${show(name)}, which ${flaw}.`);
        value.explain(inner, `${path}.${name}`, report);
      }
    },
  };
}

/**
 * An object with fields of its own, those with a `!` required. Fields that it does not have are another check's matter.
 * Rules are asked once the fields themselves fit.
 */
export function fields(shapes: { readonly [field: string]: Shape }, ...rules: readonly Rule[]): Shape {
  const known = Object.entries(shapes).map(([name, shape]) => {
    const field = name.replace('!', '');
    return { field, required: field !== name, shape };
  });
  const isMissing = (value: unknown) => value === undefined || value === null;
  const fieldsFit = (value: Values) => {
    for (const { field, required, shape } of known) {
      const found = value[field];
      if (isMissing(found) ? required : !shape.fits(found)) return false;
    }
    return true;
  };
  return {
    fits: (value) => isFields(value) && fieldsFit(value) && rules.every((rule) => rule(value) === undefined),
    explain(value, path, report) {
      if (!isFields(value)) {
        report(`${path || 'the object'} ${show(value)} is no object: write one, in { }.`);
        return;
      }
      for (const { field, required, shape } of known) {
        const at = path === '' ? field : `${path}.${field}`;
        const found = value[field];
        if (!isMissing(found)) shape.explain(found, at, report);
        else if (required) report(`${at} is missing: write it, since the API server requires it.`);
      }
      if (!fieldsFit(value)) return;
      for (const rule of rules) {
        const flaw = rule(value);
        if (flaw !== undefined) report(`${path || 'the object'} ${flaw}.`);
      }
    },
  };
}

/** An object of which every field is known, which `fields` leaves to another check. */
export function onlyFields(shapes: { readonly [field: string]: Shape }, ...rules: readonly Rule[]): Shape {
  const inner = fields(shapes, ...rules);
  const names = Object.keys(shapes).map((name) => name.replace('!', ''));
  const unknown = (value: unknown) =>
    isFields(value) ? Object.keys(value).filter((name) => value[name] !== undefined && !names.includes(name)) : [];
  return {
    fits: (value) => inner.fits(value) && unknown(value).length === 0,
    explain(value, path, report) {
      inner.explain(value, path, report);
      for (const name of unknown(value)) {
        const meant = nearest(name, names) ?? onlyExtension(name, names) ?? `one of ${names.join(', ')}`;
        report(`${path}.${name} is no field: write ${meant}.`);
      }
    },
  };
}

/** What has several shapes at once. */
export function every(...shapes: readonly Shape[]): Shape {
  return {
    fits: (value) => shapes.every((shape) => shape.fits(value)),
    explain(value, path, report) {
      const wrong = shapes.filter((shape) => !shape.fits(value));
      wrong[0]?.explain(value, path, report);
    },
  };
}

/** Anything at all, such as what only some clusters know. */
export const anything: Shape = { fits: () => true, explain: () => {} };
