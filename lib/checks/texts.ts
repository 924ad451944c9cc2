import { show } from '../rules/show';
import type { Check } from './check';
import { objectsWithText } from './model/contents';
import { problem } from './model/object-finding';

export const textsCheck: Check<'texts'> = {
  name: 'texts',
  summary:
    'kubectl reads every text back as it was meant: none looks like a number that cdk8s writes without quotes, and none has a character that YAML cannot have.',
  example:
    'metadata.annotations.note "0o7" is written without quotes, and kubectl reads it as a number: write it in another form.',
  *check(app) {
    for (const object of objectsWithText(app, (text) => textFlaw(text) !== undefined)) {
      const messages: string[] = [];
      visit(object.json, '', (title, text, flaw) => messages.push(`${title} ${show(text)} ${flaw}.`));
      yield* messages.map((message) => problem(object, message));
    }
  },
};

type Found = (title: string, text: string, flaw: string) => void;

/** Looks at every text of a value. */
function visit(value: unknown, path: string, found: Found): void {
  if (typeof value === 'string') {
    const flaw = textFlaw(value);
    if (flaw !== undefined) found(path, value, flaw);
  } else if (typeof value === 'object' && value !== null) {
    const isList = Array.isArray(value);
    for (const [key, inner] of Object.entries(value)) {
      const flaw = isList ? undefined : textFlaw(key);
      if (flaw !== undefined) found(path === '' ? 'the key' : `the key of ${path}`, key, flaw);
      const step = isList ? `[${key}]` : path === '' ? key : `.${key}`;
      visit(inner, `${path}${step}`, found);
    }
  }
}

/** Half of a surrogate pair, which has no form in UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Characters that cdk8s writes unescaped, and kubectl refuses or reads as the end of a line; found by running kubectl. */
const UNREADABLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

/** A superset of both, so that one look is enough for almost every text. */
const RARE = /[\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff]/;

function textFlaw(text: string): string | undefined {
  if (isReadAsNumber(text))
    return 'is written without quotes, and kubectl reads it as a number: write it in another form';
  if (isMisindented(text)) {
    return 'starts with white space that kubectl reads as indentation: start it with another character';
  }
  if (!RARE.test(text)) return undefined;
  const unreadable = UNREADABLE.exec(text)?.[0];
  if (unreadable !== undefined) {
    const code = unreadable.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    return `has the character U+${code}, which kubectl cannot read as cdk8s writes it: leave it out, or write it with an escape of the text's own format`;
  }
  if (LONE_SURROGATE.test(text)) {
    return 'has half of a surrogate pair, which becomes another character in the YAML: cut texts between characters, and keep binary data in binaryData';
  }
  return undefined;
}

/**
 * True for a text of several lines whose leading white space kubectl reads as indentation: a tab, or a space with nothing
 * after it. Texts with control characters, and those with white space only at the end, are written in quotes.
 */
function isMisindented(text: string): boolean {
  if (!/^[ \t\n]/.test(text) || !text.includes('\n')) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are its subject
  if (/[\0-\x08\x0b-\x1f]/.test(text) || /\n[\t ]+$/.test(text)) return false;
  return /^\n*(?:\t| [ \t\n]*$)/.test(text);
}

const QUOTED = /^[-+]?0(?:b[01_]+|x[0-9a-fA-F_]+)$/;
const WITH_BASE = /^(?:[-+]?0(?:o[0-7]+|b[01]+|x[0-9a-f]+)|0b[-+][01]+)$/i;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i;

/**
 * True for a text that cdk8s writes without quotes and kubectl reads as a number: one with a base that the writer of cdk8s
 * does not know, or with `_` after a sign or in an exponent. Found by giving kubectl all short texts of digits, signs and
 * the letters of numbers.
 */
function isReadAsNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  // Most texts start with a letter.
  if (first > 57 || first < 43) return false;
  const plain = text.replaceAll('_', '');
  if (WITH_BASE.test(plain)) return !QUOTED.test(text);
  return text !== plain && DECIMAL.test(plain) && (/^[-+]_/.test(text) || /e[-+]?[\d_]*_/i.test(text));
}
