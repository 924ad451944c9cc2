/**
 * PCRE forms that JavaScript lacks but that change nothing about whether a pattern is well formed: inline options,
 * atomic groups, named groups and possessive quantifiers.
 */
const PCRE_ONLY: ReadonlyArray<readonly [RegExp, string]> = [
  [/\(\?#[^)]*\)/g, ''],
  [/\(\?[a-zA-Z-]+\)/g, ''],
  [/\(\?[a-zA-Z-]+:/g, '(?:'],
  [/\(\?>/g, '(?:'],
  [/\(\?P</g, '(?<'],
  [/([*+?}])\+/g, '$1'],
];

/** PCRE forms that have no JavaScript counterpart: a pattern with one cannot be judged. */
const UNDECIDABLE = /\(\?(?:\||\(|R|\d|&|P[=>]|')|\(\*/;

/**
 * The reason why nginx (PCRE) could not compile a pattern, or undefined. The controller does not test patterns: its webhook no
 * longer runs `nginx -t` (CVE-2025-1974, internal/ingress/controller/controller.go CheckIngress), so a broken pattern
 * is found only when it is used.
 */
export function regexSyntaxError(pattern: string): string | undefined {
  if (UNDECIDABLE.test(pattern)) return undefined;
  try {
    new RegExp(portable(pattern));
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // V8 says `Invalid regular expression: /(/: Unterminated group`; only the end is about the mistake.
    return message.slice(message.lastIndexOf(': ') + 2).toLowerCase();
  }
}

/** A pattern without the forms that JavaScript lacks. Options for all of it are the caller's to read. */
function portable(pattern: string): string {
  return PCRE_ONLY.reduce((text, [form, plain]) => text.replace(form, plain), pattern);
}

/**
 * The paths that a location matches in a server with regular expressions, or undefined where JavaScript cannot say: the
 * controller writes `~* "^<path>"`, which ignores case unless the path says otherwise (template.go buildLocation).
 */
export function locationPattern(path: string): RegExp | undefined {
  if (UNDECIDABLE.test(path)) return undefined;
  try {
    return new RegExp(`^${portable(path)}`, path.includes('(?-i)') ? '' : 'i');
  } catch {
    return undefined;
  }
}

/** The number of groups of a pattern that `$1` and so on stand for, or undefined where it is not certain. */
export function countCaptures(pattern: string): number | undefined {
  if (UNDECIDABLE.test(pattern)) return undefined;
  const plain = pattern.replace(/\\./g, '').replace(/\[\^?\]?[^\]]*\]/g, '');
  return plain.match(/\((?!\?)|\(\?P?<(?![=!])/g)?.length ?? 0;
}
