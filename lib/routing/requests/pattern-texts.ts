import { toBytes } from '../table/paths';
import { wholeMatch } from '../table/regex';
import { otherCase } from './other-case';
import { type Item, parsePattern, type Sequence } from './pattern-tree';

/** Texts that are just inside of something, and texts that are just outside of it. */
export interface Boundary {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

/** Characters that stand for a class, in the order in which they are tried. */
const CHARACTERS = `x7-aA_~.b0Z/${String.fromCharCode(...Array.from({ length: 94 }, (_, index) => index + 33))} `;

/** Repetitions beyond this number are not tried. */
const MOST_TIMES = 8;

/** Texts that a pattern matches as a whole, one for each alternative and each end of a repetition, and texts that it just does not. */
export function textsAround(pattern: string): Boundary {
  const { inside, outside } = aroundSequence(parsePattern(pattern));
  const [first = ''] = inside;
  const shortest = inside.reduce((short, text) => (text.length < short.length ? text : short), first);
  const near = [first, shortest].flatMap((text) => [
    `${text}x`,
    `${text}/`,
    text.slice(0, -1),
    text.replace(/\/[^/]*$/, ''),
    otherCase(text),
  ]);
  const expression = wholeMatch(pattern);
  const matches = (text: string) => expression.test(toBytes(text));
  const unique = [...new Set([...inside, ...near, ...outside])];
  return { inside: unique.filter(matches), outside: unique.filter((text) => !matches(text)) };
}

/** Each item varied by itself, with all others at their first text. */
function aroundSequence(items: Sequence): Boundary {
  const around = items.map(aroundItem);
  const first = around.map(({ inside }) => inside[0] ?? '');
  const vary = (index: number, texts: readonly string[]) =>
    texts.map((text) => first.map((each, at) => (at === index ? text : each)).join(''));
  return {
    inside: [first.join(''), ...around.flatMap(({ inside }, index) => vary(index, inside.slice(1)))],
    outside: around.flatMap(({ outside }, index) => vary(index, outside)),
  };
}

/** The first text is not empty, even where the part is optional. */
function aroundItem({ of, least, most }: Item): Boundary {
  const { inside, outside } = typeof of === 'string' ? aroundCharacter(of) : aroundGroup(of);
  const [first = ''] = inside;
  const usual = Math.min(Math.max(least, 1), most);
  const rest = first.repeat(Math.max(0, usual - 1));
  const isPlain = typeof of === 'string' && of.length === 1 && of !== '.' && least === 1 && most === 1;
  if (isPlain) return { inside, outside };
  const times = [least, usual + 1, most].filter((count) => count >= least && count <= Math.min(most, MOST_TIMES));
  return {
    inside: [...inside.map((text) => text + rest), ...times.map((count) => first.repeat(count))],
    outside: [
      ...outside.map((text) => text + rest),
      ...[least - 1, most + 1].filter((count) => count >= 0 && count <= MOST_TIMES).map((count) => first.repeat(count)),
    ],
  };
}

function aroundGroup(alternatives: readonly Sequence[]): Boundary {
  const around = alternatives.map(aroundSequence);
  return { inside: around.flatMap(({ inside }) => inside), outside: around.flatMap(({ outside }) => outside) };
}

/** A character is only varied where it is one of several. */
function aroundCharacter(step: string): Boundary {
  const expression = wholeMatch(step);
  const [inside, outside] = [true, false].map((isInside) =>
    [...CHARACTERS].find((char) => expression.test(char) === isInside),
  );
  const isLiteral = step.length === 1 && step !== '.';
  return {
    inside: [inside ?? ''],
    outside: isLiteral || step.startsWith('\\') || outside === undefined ? [] : [outside],
  };
}
