import { choiceOf } from './choice';
import { finding, type RULE_CODES } from './codes';
import { nearest } from './edit-distance';
import type { Findings } from './finding';
import { annotationKeyFlaw, annotationValueFlaw, labelKeyFlaw, labelValueFlaw } from './label';
import { missingValueFlaw } from './missing-value';
import { show } from './show';

type RuleCode = keyof typeof RULE_CODES;

/** The words that follow a wrong value in a message, or undefined for a right one. */
export type FlawOf = (value: unknown) => string | undefined;

/** The longest list of options in a message, in which readers still find the one that they meant. */
const LISTED = 20;

/** Values that name something, as opposed to texts of any content. */
const NAMES: readonly RuleCode[] = [
  'dns-name',
  'host',
  'label',
  'data-key',
  'env-name',
  'url',
  'image',
  'container-path',
  'mount-path',
  'security-profile',
];

/** Checks a value by a rule; the result says whether it is right. */
export function* checkValue(code: RuleCode, what: string, value: unknown, flawOf: FlawOf): Findings<boolean> {
  const missing = NAMES.includes(code) ? missingValueFlaw(value) : undefined;
  const flaw = missing ?? flawOf(value);
  if (flaw === undefined) return true;
  yield finding(missing === undefined ? code : 'missing-value', `${what} ${show(value)} ${flaw}.`);
  return false;
}

/** A finding about a value of the wrong type, which plain JavaScript can pass and which would end in an exception. */
export function wrongType(what: string, value: unknown, expected: string) {
  return finding('wrong-type', `${what} ${show(value)} has the wrong type; expected ${expected}.`);
}

/**
 * Options to write, such as `scale: Scale.fixed(3)`, by the name that users of other tools know them by. Of several, the
 * first one counts that there is.
 */
export interface Synonyms {
  readonly [name: string]: string | readonly string[];
}

/** Checks that a value is a struct with known options only; the result says whether it is a struct at all. */
export function* checkStruct(
  what: string,
  value: unknown,
  options: readonly string[],
  synonyms: Synonyms = {},
): Findings<boolean> {
  if (!isMap(value)) {
    yield wrongType(what, value, `an object with ${options.join(', ')}`);
    return false;
  }
  for (const name of Object.keys(value).filter((key) => !options.includes(key))) {
    const meant = meantOption(name, options, synonyms) ?? choiceOf(options);
    yield finding('unknown-option', `${what} has no option ${show(name)}: write ${meant}.`);
  }
  return true;
}

/** The option that the author of an unknown one most likely meant, where the list of all options would be too long. */
function meantOption(name: string, options: readonly string[], synonyms: Synonyms): string | undefined {
  const known = Object.entries(synonyms)
    .flatMap(([other, codes]) => [codes].flat().map((code) => [other, code] as const))
    .filter(([, code]) => options.includes(code.split(':')[0] ?? ''));
  const synonym = (word: string | undefined) => known.find(([other]) => other === word)?.[1];
  if (options.length <= LISTED) return synonym(name);
  const word = synonym(name) === undefined ? nearest(name, [...options, ...known.map(([other]) => other)]) : name;
  return synonym(word) ?? word;
}

/** Checks that a value is a list of strings, at least so many, none of which holds a NUL character. */
export function* checkStrings(what: string, value: unknown, example: string, least = 1): Findings<boolean> {
  if (!Array.isArray(value) || value.length < least || !value.every((item) => typeof item === 'string')) {
    yield wrongType(what, value, `a list of strings such as ${example}`);
    return false;
  }
  if (!value.some((item) => item.includes('\0'))) return true;
  yield finding(
    'wrong-type',
    `${what} ${show(value)} has a NUL character, which no program can be given: leave it out.`,
  );
  return false;
}

export function* checkFlag(what: string, value: unknown): Findings {
  if (value !== undefined && typeof value !== 'boolean') yield wrongType(what, value, 'true or false');
}

/** Checks that a value is a map, as opposed to a list or a single value. */
export function* checkMap(what: string, value: unknown, example: string): Findings<boolean> {
  if (isMap(value)) return true;
  yield wrongType(what, value, `an object such as ${example}`);
  return false;
}

/** The entries by name of an option that holds a map; an empty list where it is left out or wrong. */
export function* checkEntries(what: string, value: unknown, example: string): Findings<[string, unknown][]> {
  if (value !== undefined) yield* checkMap(what, value, example);
  return isMap(value) ? entriesByName(value) : [];
}

/** The entries of a map by name, since not every language keeps the order in which a map was written. */
export function entriesByName<T>(map: { readonly [name: string]: T }): [string, T][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}

export function isMap(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isName = (value: unknown, flawOf: FlawOf) => flawOf(value) === undefined && missingValueFlaw(value) === undefined;

export const isLabelKey = (key: string): boolean => key !== 'constructor' && isName(key, labelKeyFlaw);
export const isLabelValue = (value: unknown): boolean => isName(value, labelValueFlaw);

/** Labels of any object, such as those that nodes are selected by. */
export function* checkLabelMap(what: string, labels: { readonly [key: string]: unknown }): Findings {
  for (const [key, value] of Object.entries(labels)) {
    if (isLabelKey(key) && isLabelValue(value)) continue;
    yield* checkKey('label', what, key, labelKeyFlaw);
    yield* checkValue('label', `${what} ${show(key)} with the value`, value, labelValueFlaw);
  }
}

/** Labels and annotations of an object that is not a workload's, where there are any. */
export function* checkObjectMaps({
  labels,
  annotations,
}: {
  readonly labels?: unknown;
  readonly annotations?: unknown;
}): Findings {
  if (isMap(labels)) yield* checkLabelMap('label', labels);
  else if (labels !== undefined) yield wrongType('labels', labels, 'an object such as { team: "checkout" }');
  if (annotations !== undefined) yield* checkAnnotations(annotations);
}

export function* checkAnnotations(annotations: unknown, what = 'annotations'): Findings {
  if (isMap(annotations)) yield* checkAnnotationMap(annotations);
  else yield wrongType(what, annotations, 'an object such as { "example.com/owner": "checkout" }');
}

export function* checkAnnotationMap(annotations: { readonly [key: string]: unknown }, what = 'annotation'): Findings {
  for (const [key, value] of Object.entries(annotations)) {
    yield* checkKey('annotation', what, key, annotationKeyFlaw);
    yield* checkValue('annotation', `${what} ${show(key)} with the value`, value, annotationValueFlaw);
  }
}

function* checkKey(code: RuleCode, what: string, key: string, flawOf: FlawOf): Findings {
  if (key === 'constructor') {
    const fix = 'write another key, for example "example.com/constructor"';
    yield finding(code, `${what} key "constructor" cannot be written by cdk8s: ${fix}.`);
  } else {
    yield* checkValue(code, `${what} key`, key, flawOf);
  }
}
