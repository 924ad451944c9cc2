import { show } from '../private/problems';
import type { Check } from './check';

export const texts: Check<'texts'> = {
  name: 'texts',
  summary: 'No text is one that cdk8s writes without quotes, and kubectl reads as a number.',
  example:
    'metadata.annotations.note "0o7" is written without quotes, and kubectl reads a number: write it another way.',
  check(app, { problem }) {
    for (const object of app.objects) {
      visit(object.json, '', (path, text) =>
        problem(
          object,
          `${path} ${show(text)} is written without quotes, and kubectl reads a number: write it another way.`,
        ),
      );
    }
  },
};

function visit(value: unknown, path: string, found: (path: string, text: string) => void): void {
  if (typeof value === 'string') {
    if (isMisread(value)) found(path, value);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`;
      visit(inner, `${path}${step}`, found);
    }
  }
}

const QUOTED = /^[-+]?0(?:b[01_]+|x[0-9a-fA-F_]+)$/;
const WITH_BASE = /^[-+]?0(?:o[0-7]+|b[01]+|x[0-9a-f]+)$/i;
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
