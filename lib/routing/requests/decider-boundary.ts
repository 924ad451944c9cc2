import type { CanaryHeader, RouteBackend } from '../table/backend';
import { textsAround } from './pattern-texts';

/** Headers and cookies of a request. */
export interface Deciders {
  readonly headers?: { readonly [name: string]: string };
  readonly cookies?: { readonly [name: string]: string };
}

/** A value of no meaning. */
const OTHER = 'other';
const WORDS = ['always', 'never', OTHER];
/** The most texts of a pattern for a header that it matches, and the most that it does not. */
const TEXTS = 3;

/** Headers and cookies that decide about a release, and such that just do not. */
export function decidersAround({ split }: RouteBackend): Deciders[] {
  const { header, cookie } = split ?? {};
  const byHeader = header ? valuesAround(header).map((value) => ({ headers: { [header.name]: value } })) : [];
  if (cookie === undefined) return byHeader;
  return [
    ...byHeader,
    ...WORDS.map((word) => ({ cookies: { [cookie]: word } })),
    // The header comes first.
    ...byHeader.flatMap(({ headers }) => ['always', 'never'].map((word) => ({ headers, cookies: { [cookie]: word } }))),
  ];
}

function valuesAround({ value, pattern }: CanaryHeader): string[] {
  if (value !== undefined) return [value, `${value}x`];
  if (pattern === undefined) return WORDS;
  const { inside, outside } = textsAround(pattern);
  const isValue = (text: string) => /^[!-~](?:[ -~]*[!-~])?$/.test(text);
  return [...inside.filter(isValue).slice(0, TEXTS), ...outside.filter(isValue).slice(0, TEXTS)];
}
