import type { Aspect, Treatment } from './treatment';

/** Headers that tell a browser to be careful. */
const PROTECTING = [
  'strict-transport-security',
  'content-security-policy',
  'x-frame-options',
  'x-content-type-options',
  'referrer-policy',
];

type Texts = { readonly [name: string]: string };

/** An aspect for each response header and each annotation of two treatments. */
export function namedSettings(before: Treatment, after: Treatment): Aspect[] {
  const names = (kind: 'responseHeaders' | 'annotations', of: (name: string) => string) =>
    new Set([before, after].flatMap((treatment) => Object.keys(treatment[kind] ?? {}).map(of)));
  const header = ({ responseHeaders = {} }: Treatment, name: string) => textOf(responseHeaders, name);
  return [
    ...[...names('responseHeaders', (name) => name.toLowerCase())].map((name) => ({
      noun: `response header ${nameIn(after, name) ?? nameIn(before, name)}`,
      of: (treatment: Treatment) => header(treatment, name),
      words: (treatment: Treatment) => `"${header(treatment, name)}"`,
      isWeaker: (_: Treatment, now: Treatment) => PROTECTING.includes(name) && header(now, name) === undefined,
    })),
    ...[...names('annotations', (name) => name)].map((name) => ({
      noun: `annotation ${name}`,
      of: ({ annotations }: Treatment) => annotations?.[name],
      words: ({ annotations }: Treatment) => `"${annotations?.[name]}"`,
    })),
  ];
}

function textOf(headers: Texts, lower: string): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === lower)?.[1];
}

function nameIn({ responseHeaders = {} }: Treatment, lower: string): string | undefined {
  return Object.keys(responseHeaders).find((name) => name.toLowerCase() === lower);
}
