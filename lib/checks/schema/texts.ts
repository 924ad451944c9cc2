import { text, textOf } from './scalars';
import type { Shape } from './shape';

/** The words of a message about a pattern: the form of a text, and what to write. */
interface Form {
  readonly what: string;
  readonly write: string;
  /** A pattern that matches the same texts in a time that grows with their length only. */
  readonly pattern?: RegExp;
}

const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';

/** The patterns that Gateway API and many others use. */
const FORMS: { readonly [pattern: string]: Form } = {
  [`^$|^${SUBDOMAIN}$`]: { what: 'an API group', write: 'one, or ""' },
  [`^${SUBDOMAIN}$`]: {
    what: 'a DNS subdomain',
    write: 'at most 253 lower-case letters, digits, "-" and ".", for example "user"',
  },
  [`^(\\*\\.)?${SUBDOMAIN}$`]: { what: 'a host', write: 'a DNS name, for example "abc.com" or "*.abc.com"' },
  '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$': {
    what: 'a DNS label',
    write: 'at most 63 lower-case letters, digits and "-", for example "user"',
  },
  '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$': { what: 'a kind', write: 'one, for example "Service"' },
  "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$": { what: 'a name of a header', write: 'one, for example "X-Release"' },
  '^[!-~]+([\\t ]?[!-~]+)*$': {
    what: 'a value of a header',
    write: 'printable ASCII characters with single blanks between them',
    pattern: /^[!-~]+([\t ][!-~]+)*$/,
  },
  '^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$': {
    what: 'a duration of Prometheus',
    write: 'one, for example "30s"',
  },
  '^([0-9]{1,5}(h|m|s|ms)){1,4}$': { what: 'a duration', write: 'one, for example "30s"' },
};

/** The conditions of JSON schema on a text. */
interface TextConditions {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** A text with the length and the pattern that a schema asks for. */
export function textWithin({ minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: TextConditions): Shape {
  if (minLength === 0 && maxLength === Number.POSITIVE_INFINITY && pattern === undefined) return text;
  // Characters are counted, of which some have two units.
  const hasLength = (value: string) =>
    value.length >= minLength && (value.length <= maxLength || [...value].length <= maxLength);
  const matches = pattern === undefined ? undefined : matcher(pattern);
  if (pattern === undefined || matches === undefined) {
    const length = maxLength === Number.POSITIVE_INFINITY ? `at least ${minLength}` : `${minLength} to ${maxLength}`;
    return textOf(hasLength, `a text of ${length} characters`, 'one');
  }
  const { what, write } = FORMS[pattern] ?? { what: `a text of the form ${pattern}`, write: 'one that matches' };
  return textOf((value) => hasLength(value) && matches(value), what, write);
}

/** Syntax that Go's regular expressions have and JavaScript's read otherwise, or not at all. */
const GO_ONLY = /\\[AzQECpP]|\\x\{|\(\?[a-zA-Z]|\[\[:/;

/** A group that ends with a repetition, is repeated itself, and does not begin with a sign of its own: its time explodes. */
const EXPLOSIVE = /\((?:\?:)?(?!\\[^dwsDWS]|[^\\[(.?])[^()]*[+*}]\)[+*{]/;

/** A function for a pattern, or undefined for one that only Go can be asked about. */
function matcher(pattern: string): ((value: string) => boolean) | undefined {
  const form = FORMS[pattern]?.pattern;
  if (form === undefined && (GO_ONLY.test(pattern) || EXPLOSIVE.test(pattern))) return undefined;
  try {
    const expression = form ?? new RegExp(pattern);
    return (value) => expression.test(value);
  } catch {
    return undefined;
  }
}
