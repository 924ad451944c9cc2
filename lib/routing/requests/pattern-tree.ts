import { stepsOf } from '../table/regex';

/** A part of a pattern, and how often it stands there. */
export interface Item {
  /** A character, an escape or a class; or the alternatives of a group. */
  readonly of: string | readonly Sequence[];
  readonly least: number;
  /** `Infinity` where there is no limit. */
  readonly most: number;
}

/** Items one after the other. */
export type Sequence = readonly Item[];

const QUANTIFIERS: { readonly [sign: string]: readonly [number, number] } = {
  '*': [0, Number.POSITIVE_INFINITY],
  '+': [1, Number.POSITIVE_INFINITY],
  '?': [0, 1],
};

/** The parts of a pattern without flaws (see `regexFlaw`). */
export function parsePattern(pattern: string): Sequence {
  /** The alternatives of the pattern, and of each group that is open. */
  const open: Item[][][] = [[[]]];
  const items = () => open.at(-1)?.at(-1) ?? [];
  for (const step of stepsOf(pattern)) {
    if (step.startsWith('(')) open.push([[]]);
    else if (step === '|') open.at(-1)?.push([]);
    else if (step === ')') {
      const of = open.pop() ?? [];
      items().push({ of, least: 1, most: 1 });
    } else if (/^(?:[*+?]|\{\d)/.test(step)) {
      const item = items().pop();
      const [least, most] = timesOf(step);
      if (item !== undefined) items().push({ ...item, least, most });
    } else items().push({ of: step, least: 1, most: 1 });
  }
  return open[0]?.[0] ?? [];
}

function timesOf(quantifier: string): readonly [number, number] {
  const [, least = '', comma, most = ''] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
  if (least === '') return QUANTIFIERS[quantifier.charAt(0)] ?? [1, 1];
  if (comma === '') return [Number(least), Number(least)];
  return [Number(least), most === '' ? Number.POSITIVE_INFINITY : Number(most)];
}
