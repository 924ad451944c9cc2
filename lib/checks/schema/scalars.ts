import { isIP } from 'node:net';
import { isBlock } from '../../rules/cidr';
import { isDataKey, isDnsLabel, isDnsSubdomain, isLabelValue, isQualifiedName, MAX_LABEL } from '../../rules/names';
import { quantity as amountOf } from '../../rules/quantity';
import { type Flaw, map, scalar } from './shape';

const isText = (value: unknown): value is string => typeof value === 'string';

/** A single value for which one sentence says all. */
const kind = (fits: (value: unknown) => boolean, what: string, example: string) =>
  scalar((value) => (fits(value) ? undefined : `is no ${what}: write, for example, ${example}`));

export const text = kind(isText, 'string', '"user"');
export const word = kind((value) => isText(value) && value !== '', 'non-empty string', '"user"');
export const flag = kind((value) => typeof value === 'boolean', 'boolean', 'true');

/** The largest whole number of most fields. */
export const INT32 = 2 ** 31 - 1;

const largest = (value: unknown) => ((value as number) > INT32 ? `is above ${INT32}: write less` : undefined);
const number = (what: string, least: number) =>
  scalar((value) =>
    Number.isInteger(value) && (value as number) >= least ? largest(value) : `is no ${what}: write, for example, 3`,
  );

export const wholeNumber = number('whole number', -INT32 - 1);
export const count = number('whole number from 0', 0);

/** A whole number of a range; its first one is the example unless there is a better one. */
export const within = (from: number, to: number, example = from) =>
  scalar((value) => {
    if (!Number.isInteger(value)) return `is no whole number: write, for example, ${example}`;
    if ((value as number) >= from && (value as number) <= to) return undefined;
    return to < INT32
      ? `is outside ${from}..${to}: write a whole number of those, for example ${example}`
      : (largest(value) ?? `is below ${from}: write a whole number from ${from}, for example ${example}`);
  });

export const port = within(1, 65535, 8080);
export const userId = within(0, INT32, 1000);

/** Digits of a mode are octal, which a number in YAML or TypeScript is only when it says so. */
export const fileMode = scalar((value) =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0o777
    ? undefined
    : 'is no mode of a file: write it in octal, for example 0o440',
);

/** One of a few words. */
export function oneOf(...words: readonly string[]) {
  const [last, ...others] = [...words].reverse().filter((each) => each !== '');
  const choice = others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
  return scalar((value) => (words.includes(value as string) ? undefined : `is unknown: write ${choice}`));
}

/** One of a few words, or an empty text, which stands for the default. */
export const oneOfOrNone = (...words: readonly string[]) => oneOf('', ...words);

const LABEL_RULE = `at most ${MAX_LABEL} lower-case letters, digits and "-", starting and ending with a letter or digit`;
const SUBDOMAIN_RULE = 'lower-case letters, digits, "-" and ".", for example "user"';
const KEY_RULE = `a name of at most ${MAX_LABEL} letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "example.com/team"`;
const VALUE_RULE = `at most ${MAX_LABEL} letters, digits, "-", "_" and ".", starting and ending with a letter or digit`;

/** A text of some form. */
export const scalarOf = (fits: (value: string) => boolean, what: string, rule: string) =>
  scalar((value) => (isText(value) && fits(value) ? undefined : `is no ${what}: write ${rule}`));
const orNone = (fits: (value: string) => boolean) => (value: string) => value === '' || fits(value);

export const dnsLabel = scalarOf(isDnsLabel, 'DNS label', LABEL_RULE);
export const dnsLabelOrNone = scalarOf(orNone(isDnsLabel), 'DNS label', LABEL_RULE);
/** The name of an object of most kinds. */
export const objectName = scalarOf(isDnsSubdomain, 'name of an object', SUBDOMAIN_RULE);
export const objectNameOrNone = scalarOf(orNone(isDnsSubdomain), 'name of an object', SUBDOMAIN_RULE);
export const dnsName = scalarOf(isDnsSubdomain, 'DNS name', 'one, for example "abc.com"');
/** Of kinds whose names may hold ":" and capitals, such as roles. */
export const pathSegment = scalarOf(
  (value) => value !== '' && !/^\.\.?$|[/%]/.test(value),
  'name',
  'one without "/" and "%"',
);
/** As `Deployment`. */
export const kindName = scalarOf(
  (value) => /^[A-Za-z][A-Za-z0-9]*$/.test(value),
  'kind',
  'one, for example "Deployment"',
);
export const labelKey = scalarOf(isQualifiedName, 'qualified name', KEY_RULE);
export const labelKeyOrNone = scalarOf(orNone(isQualifiedName), 'qualified name', KEY_RULE);
export const labelValue = scalarOf(isLabelValue, 'label value', VALUE_RULE);
export const dataKey = scalarOf(isDataKey, 'key', 'at most 253 letters, digits, "-", "_" and "."');

export const ipAddress = scalarOf((value) => isIP(value) > 0, 'IP address', 'one, for example "10.0.0.1"');
export const cidrBlock = scalarOf(isBlock, 'CIDR block', 'address and length, for example "10.0.0.0/8"');
export const absolutePath = scalarOf((value) => value.startsWith('/'), 'absolute path', 'one, for example "/data"');

const staysInside = (value: string) => !value.startsWith('/') && !value.split('/').includes('..');
export const relativePath = scalarOf(
  (value) => value !== '' && staysInside(value),
  'relative path',
  'one without "..", for example "app.yaml"',
);
export const relativePathOrNone = scalarOf(staysInside, 'relative path', 'one without "..", for example "app.yaml"');

export const quantity = kind((value) => amountOf(value) !== undefined, 'quantity', '"1Gi"');
export const positiveQuantity = scalar((value) =>
  (amountOf(value) ?? 0) > 0 ? undefined : 'is no quantity above 0: write, for example, "1Gi"',
);
export const quantityFromZero = scalar((value) =>
  (amountOf(value) ?? -1) >= 0 ? undefined : 'is no quantity from 0: write, for example, "1Gi"',
);

export const numberOrText = kind(
  (value) => (Number.isInteger(value) && Math.abs(value as number) <= INT32) || isText(value),
  'number or string',
  '8080',
);

export const numberOrWord = kind(
  (value) => value !== '' && numberOrText.fits(value),
  'number or name of a port',
  '8080',
);

/** What containers ask for: what every node has, and what some have under a domain. */
export const resourceName = scalarOf(
  (value) =>
    /^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(value) || (value.includes('/') && isQualifiedName(value)),
  'resource',
  'cpu, memory or ephemeral-storage',
);

/** A number of pods, or a share of them, which may be above all of them where pods are added. */
const pods = (most: number): Flaw => {
  return (value) => {
    const share = isText(value) ? /^(\d+)%$/.exec(value)?.[1] : undefined;
    const isNumber = Number.isInteger(value) && (value as number) >= 0 && (value as number) <= INT32;
    if (isNumber || (share !== undefined && Number(share) <= most)) return undefined;
    return 'is neither a number of pods nor a percentage: write, for example, 1 or "25%"';
  };
};
export const podsOrPercent = scalar(pods(100));
export const podsOrAnyPercent = scalar(pods(Number.POSITIVE_INFINITY));

/** A zone of the IANA database, in its own spelling. */
export const timeZone = scalarOf(isTimeZone, 'time zone', 'one of the IANA database, for example "Europe/Berlin"');

function isTimeZone(value: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(value)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }) !== undefined;
  } catch {
    return false;
  }
}

const any: Flaw = () => undefined;
const EXAMPLE = '{ app: "user" }';

function labelKeyFlaw(key: unknown): string | undefined {
  return isQualifiedName(key as string) ? undefined : `is no qualified name: write ${KEY_RULE}`;
}

/** Texts by any key. */
export const texts = map(any, text, EXAMPLE);
/** Labels as nodes and pods are found by. */
export const labelMap = map(labelKeyFlaw, labelValue, EXAMPLE);
/** Texts by keys as annotations have them. */
export const annotationMap = map(labelKeyFlaw, text, '{ "example.com/a": "b" }');
/** Amounts by the name of a resource, of which another check tells more. */
export const amounts = map(any, scalar(any), '{ cpu: "50m" }');
/** Amounts by the name of a resource. */
export const quantities = map(any, quantityFromZero, '{ cpu: "50m" }');
