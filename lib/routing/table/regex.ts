import { show } from '../../rules/show';

/** A character of a class that stands for itself, all but a hyphen. */
const MEMBER = String.raw`(?:\\[\]\[^-]|[ !#-,./0-Z^-~])`;

/**
 * A class, with hyphens where all engines take them alike: in a range, at either end and behind a range. PCRE and RE2 refuse one
 * between a character and `\d`. There are neither POSIX classes, `[[:alpha:]]`, nor JavaScript's `[^]`.
 */
const CLASS = String.raw`\[(?!\^?\])\^?(?!([:.=])[^\]]*\1\])(?:--${MEMBER}|-)?(?:${MEMBER}-(?:${MEMBER}|-)-?|${MEMBER}|\\[dDwW])*-?\]`;

/** One step of a pattern: an escape, a class, a group, a quantifier, or a character. */
const STEP = new RegExp(
  [
    String.raw`\\[dDwW]`, // classes that PCRE, RE2 and JavaScript read alike for ASCII
    String.raw`\\[-./+*?()\[\]{}|^$]`, // a metacharacter taken literally
    CLASS,
    String.raw`\((?:\?:)?`,
    String.raw`\)`,
    String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??`,
    String.raw`\|`,
    '[-A-Za-z0-9._~@!&,=:/%]',
  ].join('|'),
  'gy',
);

/** PCRE refuses what compiles to more than 64 KiB, and repeats a group by copying it. */
const LARGEST = 1000;

const QUANTIFIER = /^(?:[*+?]|\{\d)/;

/**
 * The subset that PCRE (nginx), RE2 (Envoy and others) and JavaScript (`resolve()`) read alike: characters, classes, groups,
 * alternatives and quantifiers, but no anchors, look-around, back-references or options.
 */
export function regexFlaw(pattern: string): string | undefined {
  /** The sizes of the pattern and of each open group in it, when counted repetitions are written out. */
  const sizes = [0];
  let last = 0;
  let repeatable = false;
  let end = 0;
  for (const { 0: step, index: at } of pattern.matchAll(STEP)) {
    end = at + step.length;
    if (step === '(' && pattern[end] === '?') {
      return `"${pattern.slice(at, at + 3)}" at position ${at} is a look-around, a named group or an option`;
    }
    if (step === ')' && sizes.length === 1) return `")" at position ${at} closes no group`;
    if (step === '|' && sizes.length === 1) return `"|" at position ${at} is outside of a group`;
    const isQuantifier = QUANTIFIER.test(step);
    if (isQuantifier && !repeatable) return `${show(step)} at position ${at} repeats nothing`;
    repeatable = !isQuantifier && !step.startsWith('(') && step !== '|';
    if (step.startsWith('(')) {
      sizes.push(0);
      continue;
    }
    if (!isQuantifier) last = step === ')' ? (sizes.pop() ?? 0) : 1;
    const most = Number(/(\d+)\D*$/.exec(step)?.[1] ?? 1);
    sizes.push((sizes.pop() ?? 0) + last * (isQuantifier ? Math.max(0, most - 1) : 1));
  }
  if (end < pattern.length)
    return `${show(pattern.slice(end, end + 3))} at position ${end} is outside the common subset`;
  if (sizes.length > 1) return 'a group is not closed';
  if ((sizes[0] ?? 0) > LARGEST) return `written out, its counted repetitions are longer than ${LARGEST} steps`;
  try {
    new RegExp(pattern);
    return undefined;
  } catch (error) {
    return String(error).replace(/^.*: /, '');
  }
}

/** Matches the bytes of a whole text (see `toBytes`), with case. */
export function wholeMatch(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

/** Tells whether a group, counted from 1, is in a group that is repeated: engines differ in which round they keep. */
export function isRepeatedGroup(pattern: string, group: number): boolean {
  /** The groups in each open group, and in the one that was closed last. */
  const open: number[][] = [];
  let closed: number[] = [];
  let count = 0;
  for (const [step] of pattern.matchAll(STEP)) {
    if (/^[*+{]/.test(step) && closed.includes(group)) return true;
    closed = step === ')' ? (open.pop() ?? []) : [];
    if (step === '(') {
      count++;
      for (const groups of open) groups.push(count);
    }
    if (step.startsWith('(')) open.push([]);
  }
  return false;
}

/** The steps of a pattern that has no flaw: escapes, classes, the beginnings and ends of groups, quantifiers, and characters. */
export const stepsOf = (pattern: string): string[] => [...pattern.matchAll(STEP)].map(([step]) => step);

export function countGroups(pattern: string): number {
  return stepsOf(pattern).filter((step) => step === '(').length;
}

/** The characters that every match begins with: two patterns whose stems differ never match the same path. */
export function stemOf(pattern: string): string {
  const [stem = ''] = /^(?:[-A-Za-z0-9_~@!&,=:/%](?![*?{]))*/.exec(pattern) ?? [];
  return stem;
}
