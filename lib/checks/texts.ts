import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';

export const texts: Check<'texts'> = {
  name: 'texts',
  summary:
    'No text is one that cdk8s writes without quotes, and kubectl reads as a number; none holds a character that it cannot read.',
  example:
    'metadata.annotations.note "0o7" is written without quotes, and kubectl reads a number: write it another way.',
  *check(app) {
    for (const object of app.objects) {
      const messages: string[] = [];
      visit(object.json, '', (what, text, flaw) => messages.push(`${what} ${show(text)} ${flaw}.`));
      yield* messages.map((message) => problem(object, message));
    }
  },
};

type Found = (what: string, text: string, flaw: string) => void;

function visit(value: unknown, path: string, found: Found): void {
  if (typeof value === 'string') {
    const flaw = flawOf(value);
    if (flaw !== undefined) found(path, value, flaw);
  } else if (typeof value === 'object' && value !== null) {
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const flaw = isList ? undefined : flawOf(key);
      if (flaw !== undefined) found(path === '' ? 'the key' : `the key of ${path}`, key, flaw);
      const step = isList ? `[${key}]` : path === '' ? key : `.${key}`;
      visit(inner, `${path}${step}`, found);
    }
  }
}

/** Half of a pair that stands for one character: UTF-8 has no form for it. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** What cdk8s writes as it is, and kubectl refuses or takes for the end of a line; found by asking kubectl. */
const UNREADABLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/** What both of them are among: one look is enough for nearly every text. */
const RARE = /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;

/**
 * Whether a text of several lines starts with blanks that kubectl takes for indentation: with a tab, or with a space where
 * nothing else follows. Texts with control characters, and those with blanks at the end alone, are written in quotes.
 */
function isMisindented(text: string): boolean {
  if (!/^[ \t\n]/.test(text) || !text.includes('\n')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
  if (/[\0-\x08\x0b-\x1f]/.test(text) || /\n[\t ]+$/.test(text)) return false;
  return /^\n*(?:\t| [ \t\n]*$)/.test(text);
}

function flawOf(text: string): string | undefined {
  if (isMisread(text)) return 'is written without quotes, and kubectl reads a number: write it another way';
  if (isMisindented(text)) {
    return 'starts with blanks that kubectl takes for indentation as cdk8s writes it: start with something else';
  }
  if (!RARE.test(text)) return undefined;
  const unreadable = UNREADABLE.exec(text)?.[0];
  if (unreadable !== undefined) {
    const code = unreadable.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `holds the character U+${code}, which kubectl cannot read as cdk8s writes it: leave it out, or write it by an escape of the text's own`;
  }
  if (LONE_SURROGATE.test(text)) {
    return 'holds half a character, which becomes another in the YAML: cut texts between characters, and keep binary data in binaryData';
  }
  return undefined;
}

const QUOTED = /^[-+]?0(?:b[01_]+|x[0-9a-fA-F_]+)$/;
const WITH_BASE = /^(?:[-+]?0(?:o[0-7]+|b[01]+|x[0-9a-f]+)|0b[-+][01]+)$/i;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;

/**
 * Found by asking kubectl about all short texts of digits, signs and letters that numbers have: those with the bases that
 * the writer of cdk8s does not know, and numbers with `_` after a sign or in an exponent.
 */
function isMisread(text: string): boolean {
  const first = text.charCodeAt(0);
  // Most texts start with a letter.
  if (first > 57 || first < 43) return false;
  const plain = text.replaceAll('_', '');
  if (WITH_BASE.test(plain)) return !QUOTED.test(text);
  return text !== plain && DECIMAL.test(plain) && (/^[-+]_/.test(text) || /e[-+]?[\d_]*_/i.test(text));
}
