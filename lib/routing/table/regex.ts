import { show } from '../../rules/show';

/** One step of a pattern: an escape, a class, a group, a quantifier, or a character. */
const STEP = new RegExp(
  [
    String.raw`\\[dDwW]`, // classes that PCRE, RE2 and JavaScript read alike for ASCII
    String.raw`\\[-./+*?()\[\]{}|^$]`, // a metacharacter taken literally
    String.raw`\[\^?(?!([:.=])[^\]]*\1\])(?:\\[dDwW\]\[^-]|[ !#-Z^-~])+\]`, // no POSIX classes, whose names stand in [: … :]
    String.raw`\((?:\?:)?`,
    String.raw`\)`,
    String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??`,
    String.raw`\|`,
    '[-A-Za-z0-9._~@!&,=:/%]',
  ].join('|'),
  'y',
);

/** PCRE refuses what compiles to more than 64 KiB, and repeats a group by copying it. */
const LARGEST = 1000;

const QUANTIFIER = /^(?:[*+?]|\{\d)/;

/**
 * The subset that PCRE (nginx), RE2 (Envoy and others) and JavaScript (`resolve()`) read alike: characters, classes, groups,
 * alternatives and quantifiers, but no anchors, look-around, back-references or options.
 */
export function regexFlaw(pattern: string): string | undefined {
  let depth = 0;
  let repeatable = false;
  const sizes = [0];
  let last = 0;
  STEP.lastIndex = 0;
  while (STEP.lastIndex < pattern.length) {
    const at = STEP.lastIndex;
    const [step] = STEP.exec(pattern) ?? [];
    if (step === undefined) return `${show(pattern.slice(at, at + 3))} at position ${at} is outside the common subset`;
    if (step === '(' && pattern[at + 1] === '?') {
      return `"${pattern.slice(at, at + 3)}" at position ${at} is a look-around, a named group or an option`;
    }
    if (QUANTIFIER.test(step)) {
      if (!repeatable) return `${show(step)} at position ${at} repeats nothing`;
      repeatable = false;
      const [most = 1] = (step.match(/\d+/g) ?? []).map(Number).reverse();
      sizes.push((sizes.pop() ?? 0) + last * Math.max(0, most - 1));
    } else {
      if (step.startsWith('(')) {
        depth++;
        sizes.push(0);
      } else {
        last = step === ')' ? (sizes.pop() ?? 0) : 1;
        sizes.push((sizes.pop() ?? 0) + last);
      }
      if (step === ')' && --depth < 0) return `")" at position ${at} closes no group`;
      if (step === '|' && depth === 0) return `"|" at position ${at} is outside of a group`;
      repeatable = !step.startsWith('(') && step !== '|';
    }
  }
  if (depth > 0) return 'a group is not closed';
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
  const open: { readonly groups: number[] }[] = [];
  const repeated = new Set<number>();
  let last: { readonly groups: number[] } | undefined;
  let count = 0;
  STEP.lastIndex = 0;
  while (STEP.lastIndex < pattern.length) {
    const [step = ''] = STEP.exec(pattern) ?? [];
    if (step === '') return false;
    if (step.startsWith('(')) {
      open.push({ groups: [] });
      if (step === '(') for (const { groups } of open.slice(0, -1)) groups.push(count + 1);
      if (step === '(') count++;
    } else if (step === ')') {
      last = open.pop();
      continue;
    } else if (QUANTIFIER.test(step) && !step.startsWith('?')) {
      for (const inner of last?.groups ?? []) repeated.add(inner);
    }
    last = undefined;
  }
  return repeated.has(group);
}

export function countGroups(pattern: string): number {
  return (pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/g, '').match(/\((?!\?)/g) ?? []).length;
}

/** The characters that every match begins with: two patterns whose stems differ never match the same path. */
export function stemOf(pattern: string): string {
  const [stem = ''] = /^(?:[-A-Za-z0-9_~@!&,=:/%](?![*?{]))*/.exec(pattern) ?? [];
  return stem;
}
