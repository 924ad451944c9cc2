import { dataKeyFlaw } from '../../rules/data-key';
import { dnsLabelFlaw, dnsSubdomainFlaw, pathSegmentFlaw } from '../../rules/dns-name';
import { ipAddressFlaw } from '../../rules/ip-address';
import { isQualifiedName, labelKeyFlaw, labelValueFlaw } from '../../rules/label';
import { isWholeNumber } from '../../rules/numbers';
import { podCountFlaw } from '../../rules/pod-count';
import { amountOf, quantityFlaw } from '../../rules/quantity';
import { timeZoneFlaw } from '../../rules/time-zone';
import { type Flaw, map, type Shape, scalar } from './shape';

const isText = (value: unknown): value is string => typeof value === 'string';

/** A single value for which one sentence says all. */
const kind = (fits: (value: unknown) => boolean, what: string, example: string) =>
  scalar((value) => (fits(value) ? undefined : `is not a ${what}: write, for example, ${example}`), fits);

/** A text, of which the example is the value itself where it only lacks its quotes. */
const quotable = (fits: (value: unknown) => boolean, what: string) =>
  scalar((value) => {
    if (fits(value)) return undefined;
    const isPlain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
    return `is not a ${what}: write, for example, ${isPlain ? JSON.stringify(String(value)) : '"user"'}`;
  }, fits);

export const text = quotable(isText, 'string');
export const word = quotable((value) => isText(value) && value !== '', 'non-empty string');
export const flag = kind((value) => typeof value === 'boolean', 'boolean', 'true');

/** The largest whole number of most fields. */
export const INT32 = 2 ** 31 - 1;

/** A whole number of a range; its first one is the example unless there is a better one. */
export const within = (from: number, to: number, example = from) =>
  scalar((value) => {
    if (!Number.isInteger(value)) {
      const meant = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : example;
      return `is not a whole number: write, for example, ${isWholeNumber(meant, from, to) ? meant : example}`;
    }
    if (isWholeNumber(value, from, to)) return undefined;
    if (to < INT32) return `is outside ${from}..${to}: write a whole number of those, for example ${example}`;
    return (value as number) > to
      ? `is above ${to}: write less`
      : `is below ${from}: write a whole number of ${from} or more, for example ${example}`;
  });

export const wholeNumber = within(-INT32 - 1, INT32, 3);
export const longNumber = within(-(2 ** 63), 2 ** 63, 3);
export const count = scalar((value) => {
  if (!isWholeNumber(value, 0)) return 'is not a whole number of 0 or more: write, for example, 3';
  return value > INT32 ? `is above ${INT32}: write less` : undefined;
});

/** A number of a range as JSON schema has it. */
export function numberWithin({
  minimum: least = -Infinity,
  maximum: most = Infinity,
  ...exclusive
}: NumberRange): Shape {
  const isBelow = (value: number) => value < least || (exclusive.exclusiveMinimum === true && value === least);
  const isAbove = (value: number) => value > most || (exclusive.exclusiveMaximum === true && value === most);
  return scalar((value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'is not a number: write, for example, 0.5';
    if (isBelow(value)) return `is below the range from ${least}: write more`;
    return isAbove(value) ? `is above the range up to ${most}: write less` : undefined;
  });
}

interface NumberRange {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
}

export const port = within(1, 65535, 8080);
export const userId = within(0, INT32, 1000);

/** Digits of a mode are octal, which a number in YAML or TypeScript is only when it says so. */
export const fileMode = scalar((value) =>
  isWholeNumber(value, 0, 0o777) ? undefined : 'is not a mode of a file: write it in octal, for example 0o440',
);

/** One of a few values. */
export function oneOf(...words: readonly unknown[]): Shape {
  const fits = (value: unknown) => words.includes(value);
  const [last, ...others] = [...words].reverse().filter((each) => each !== '');
  const choice = others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`;
  return scalar((value) => (fits(value) ? undefined : `is unknown: write ${choice}`), fits);
}

/** A text of some form. */
export const textOf = (matches: (value: string) => boolean, what: string, rule: string) => {
  const fits = (value: unknown) => isText(value) && matches(value);
  return scalar((value) => (fits(value) ? undefined : `is not ${what}: write ${rule}`), fits);
};

/** A text of some form, or an empty one, which stands for the default. */
const orEmpty = (flaw: Flaw) => scalar((value) => (value === '' ? undefined : flaw(value)));

export const dnsLabel = scalar(dnsLabelFlaw);
export const dnsLabelOrEmpty = orEmpty(dnsLabelFlaw);
/** The name of an object of most kinds, or of a host. */
export const dnsName = scalar(dnsSubdomainFlaw);
export const dnsNameOrEmpty = orEmpty(dnsSubdomainFlaw);
/** The names of kinds whose names may have ":" and capitals, such as roles. */
export const pathSegment = scalar(pathSegmentFlaw);
/** As `Deployment`. */
export const kindName = textOf(
  (value) => /^[A-Za-z][A-Za-z0-9]*$/.test(value),
  'a kind',
  'one, for example "Deployment"',
);
export const labelKey = scalar(labelKeyFlaw);
export const labelKeyOrEmpty = orEmpty(labelKeyFlaw);
export const labelValue = scalar(labelValueFlaw);
export const dataKey = scalar(dataKeyFlaw);

export const ipAddress = scalar(ipAddressFlaw);
export const absolutePath = textOf((value) => value.startsWith('/'), 'an absolute path', 'one, for example "/data"');

const staysInside = (value: string) => !value.startsWith('/') && !value.split('/').includes('..');
const INSIDE = ['a relative path', 'one without "..", for example "app.yaml"'] as const;
export const relativePath = textOf((value) => value !== '' && staysInside(value), ...INSIDE);
export const relativePathOrEmpty = textOf(staysInside, ...INSIDE);

export const quantity = scalar(quantityFlaw);
export const positiveQuantity = kind((value) => (amountOf(value) ?? 0) > 0, 'quantity above 0', '"1Gi"');
export const quantityFromZero = kind((value) => (amountOf(value) ?? -1) >= 0, 'quantity from 0', '"1Gi"');

export const numberOrText = kind(
  (value) => isWholeNumber(value, -INT32 - 1, INT32) || isText(value),
  'number or string',
  '8080',
);

export const numberOrWord = kind(
  (value) => value !== '' && numberOrText.fits(value),
  'number or name of a port',
  '8080',
);

/** RFC 3339, as `kubectl` and the API server write times. */
export const time = textOf(
  (value) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(value) && !Number.isNaN(Date.parse(value)),
  'a time',
  'one, for example "2026-01-31T12:00:00Z"',
);

export const base64 = textOf(
  (value) => /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value.replace(/[\r\n]/g, '')),
  'base64',
  'it encoded, for example by the command base64',
);

/** The resources that containers ask for: those of every node, and those of some, under a domain. */
export const resourceName = textOf(
  (value) =>
    /^(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(value) || (value.includes('/') && isQualifiedName(value)),
  'a resource',
  'cpu, memory or ephemeral-storage',
);

export const podsOrPercent = scalar((value) => podCountFlaw(value));
/** Above all pods, where pods are added. */
export const podsOrAnyPercent = scalar((value) => podCountFlaw(value, Number.POSITIVE_INFINITY));

export const timeZone = scalar(timeZoneFlaw);

/** Texts by any key. */
export const texts = map(text);
/** Labels as nodes and pods are found by. */
export const labelMap = map(labelValue, { key: labelKeyFlaw });
/** Texts by keys as annotations have them. */
export const annotationMap = map(text, { key: labelKeyFlaw });
/** Amounts by the name of a resource. */
export const quantities = map(quantityFromZero, { example: '{ cpu: "50m" }' });
