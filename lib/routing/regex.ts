import { type Report, show } from '../private/problems';

/** What one step of the common subset is: an escape, a class, a group, a quantifier, or a character. */
const STEP = new RegExp(
  [
    String.raw`\\[dDwW]`, // classes that PCRE, RE2 and JavaScript read alike for ASCII
    String.raw`\\[-./+*?()\[\]{}|^$]`, // a metacharacter taken literally
    String.raw`\[\^?(?:\\[dDwW\\\]\[^-]|[^\\\]\[])+\]`,
    String.raw`\((?:\?:)?`,
    String.raw`\)`,
    String.raw`(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??`,
    String.raw`\|`,
    String.raw`[-A-Za-z0-9._~@!&,=:/%]`,
  ].join('|'),
  'y',
);

const QUANTIFIER = /^(?:[*+?]|\{\d)/;

/**
 * Whether a pattern is in the subset that PCRE (nginx), RE2 (Envoy and others) and JavaScript (`resolve()`) read alike:
 * characters, classes, groups, alternatives and quantifiers, but no anchors, look-around, back-references or options.
 *
 * @returns what is outside the subset, or undefined.
 */
export function regexFlaw(pattern: string): string | undefined {
  let depth = 0;
  let repeatable = false;
  STEP.lastIndex = 0;
  while (STEP.lastIndex < pattern.length) {
    const at = STEP.lastIndex;
    const [step] = STEP.exec(pattern) ?? [];
    if (step === undefined) return `${show(pattern.slice(at, at + 3))} at position ${at} is outside the common subset`;
    if (QUANTIFIER.test(step)) {
      if (!repeatable) return `${show(step)} at position ${at} repeats nothing`;
      repeatable = false;
    } else {
      if (step.startsWith('(')) depth++;
      if (step === ')' && --depth < 0) return `")" at position ${at} closes no group`;
      if (step === '|' && depth === 0) return `"|" at position ${at} is outside of a group`;
      repeatable = !step.startsWith('(') && step !== '|';
    }
  }
  if (depth > 0) return 'a group is not closed';
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch (error) {
    return String(error).replace(/^.*: /, '');
  }
}

export function checkRegexPath(report: Report, path: unknown): void {
  if (typeof path !== 'string' || !path.startsWith('/')) {
    report(`regex path ${show(path)} has no leading "/": write an absolute path, for example "/user/[0-9]+".`);
    return;
  }
  const flaw = /^\/[*+?{]/.test(path) ? 'the "/" it begins with is repeated' : regexFlaw(path);
  if (flaw !== undefined) {
    report(
      `regex path ${show(path)} is not understood alike by all targets: ${flaw}. Write characters, classes, groups, alternatives in groups and quantifiers; the whole path is compared, so that no anchors are needed.`,
    );
  }
}

/** Matches a whole text, with case. */
export function wholeMatch(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

export function countGroups(pattern: string): number {
  return (pattern.replace(/\\.|\[(?:\\.|[^\]])*\]/g, '').match(/\((?!\?)/g) ?? []).length;
}

/** The characters that every match begins with: two patterns whose stems differ never match the same path. */
export function stemOf(pattern: string): string {
  const [stem = ''] = /^(?:[-A-Za-z0-9_~@!&,=:/%](?![*?{]))*/.exec(pattern) ?? [];
  return stem;
}
