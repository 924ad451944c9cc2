/**
 * PCRE forms that JavaScript lacks but that change nothing about whether a pattern is well formed: inline options,
 * atomic groups, named groups and possessive quantifiers.
 */
const PCRE_ONLY: ReadonlyArray<readonly [RegExp, string]> = [
  [/\(\?[a-zA-Z-]+\)/g, ''],
  [/\(\?[a-zA-Z-]+:/g, '(?:'],
  [/\(\?>/g, '(?:'],
  [/\(\?P</g, '(?<'],
  [/([*+?}])\+/g, '$1'],
];

/** PCRE forms that have no JavaScript counterpart: a pattern with one cannot be judged. */
const UNDECIDABLE = /\(\?(?:\||\(|R|\d|&|P[=>])|\(\*/;

/**
 * The reason why nginx (PCRE) could not compile a pattern, or undefined. The controller does not test patterns: its webhook no
 * longer runs `nginx -t` (CVE-2025-1974, internal/ingress/controller/controller.go CheckIngress), so a broken pattern
 * is found only when it is used.
 */
export function regexSyntaxError(pattern: string): string | undefined {
  if (UNDECIDABLE.test(pattern)) return undefined;
  const portable = PCRE_ONLY.reduce((text, [form, plain]) => text.replace(form, plain), pattern);
  try {
    new RegExp(portable);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // V8 says `Invalid regular expression: /(/: Unterminated group`; only the end is about the mistake.
    return message.slice(message.lastIndexOf(': ') + 2).toLowerCase();
  }
}
