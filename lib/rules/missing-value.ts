/**
 * Texts that JavaScript makes of a value that is missing or is an object, when it is put into another text. Names that
 * cdk8s-plus makes may have "undefined" in the middle of a word.
 */
const LEFTOVER = /(?:undefined|NaN)(?![A-Za-z0-9])|(?<![A-Za-z0-9])null(?![A-Za-z0-9])|\[object [A-Z]\w*\]/;

/** A superset, so that one look is enough for almost every text. */
const MAY_BE = /undefined|null|NaN|\[object /;

/** The only common text with such a word that is meant. */
const MEANT = /\/dev\/null(?![A-Za-z0-9])/g;

/**
 * A name, host, path, URL or image without the text that JavaScript makes of a missing value, as `web:${process.env.TAG}`
 * becomes `web:undefined`.
 */
export function missingValueFlaw(value: unknown): string | undefined {
  const found = typeof value === 'string' ? leftoverIn(value) : undefined;
  if (found === undefined) return undefined;
  return found.startsWith('[')
    ? `has "${found}" in it, the text that JavaScript makes of an object: write the field of it that is meant`
    : `has "${found}" in it, the text that JavaScript makes of a missing value: set that value`;
}

function leftoverIn(text: string): string | undefined {
  return MAY_BE.test(text) ? LEFTOVER.exec(text.replace(MEANT, ''))?.[0] : undefined;
}

/** Characters of code, JSON and prose, in which the words have a meaning of their own. */
const CODE = /[{}()<>;!"'`|\n\\]|==/;

/** Longer texts are documents rather than values. */
const MAX_VALUE = 500;

/** A setting of any content, such as that of a variable: as above, unless the words can be a part of a program or a sentence. */
export function missingSettingFlaw(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > MAX_VALUE || !MAY_BE.test(value)) return undefined;
  const flaw = missingValueFlaw(value);
  if (flaw === undefined) return undefined;
  const isCode = CODE.test(value.replace(/\[object \w+\]/, ''));
  const isProse = /\s/.test(value) && !/undefined|\[object /.test(value);
  return isCode || isProse ? undefined : flaw;
}
