import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { apiGroup, headerName, hostname, kindName, METHODS, metadata, path, reference, textOf } from './gateway-parts';
import { filters, goTogether, typesOf } from './http-filters';
import { objectName, oneOf, port, scalarOf, within, word } from './scalars';
import { anything, fields, list, onlyFields, type Rule } from './shape';

/** Absolute, in normal form, and of characters that a URL may have. */
const isPath = (value: string) =>
  /^(\/([-A-Za-z0-9._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*)+$/.test(value) && !/\/\/|\/\.\.?(\/|$)|%2f/i.test(value);

const pathMatch = onlyFields(
  {
    type: oneOf('Exact', 'PathPrefix', 'RegularExpression'),
    value: path,
  },
  ({ type = 'PathPrefix', value = '/' }) =>
    type === 'RegularExpression' || isPath(value as string)
      ? undefined
      : `has the value ${show(value)}: write an absolute path without "//", "/./", "/../", "%2F", "#" and blanks, for example "/user"`,
);

const compared = (most: number) =>
  onlyFields({ 'name!': headerName, 'value!': textOf(most), type: oneOf('Exact', 'RegularExpression') });

const match = onlyFields({
  path: pathMatch,
  headers: list(compared(4096), { most: 16, unique: ['name'] }),
  queryParams: list(compared(1024), { most: 16, unique: ['name'] }),
  method: oneOf(...METHODS),
});

const answersItself: Rule = ({ filters, backendRefs = [] }) =>
  typesOf(filters).includes('RequestRedirect') && (backendRefs as readonly unknown[]).length > 0
    ? 'has a RequestRedirect and backendRefs: keep one of the two'
    : undefined;

const replacesOnePrefix: Rule = ({ filters, matches }) => {
  const replaces = ((filters ?? []) as readonly Fields[]).some(({ requestRedirect, urlRewrite }) => {
    const { path } = (urlRewrite ?? requestRedirect ?? {}) as Fields;
    return ((path ?? {}) as Fields).type === 'ReplacePrefixMatch';
  });
  const [first, ...others] = (matches ?? [{}]) as readonly Fields[];
  const { type = 'PathPrefix' } = (first?.path ?? {}) as Fields;
  return replaces && (others.length > 0 || first === undefined || type !== 'PathPrefix')
    ? 'has ReplacePrefixMatch, which takes exactly one match of a PathPrefix: write a rule for each'
    : undefined;
};

const duration = scalarOf((value) => /^(\d{1,5}(h|m|s|ms)){1,4}$/.test(value), 'duration', 'one, for example "30s"');
const UNITS: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const milliseconds = (text: unknown) =>
  [...String(text).matchAll(/(\d+)(ms|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0),
    0,
  );

const timeouts = onlyFields({ request: duration, backendRequest: duration }, ({ request, backendRequest }) => {
  if (request === undefined || backendRequest === undefined || milliseconds(request) === 0) return undefined;
  return milliseconds(backendRequest) > milliseconds(request)
    ? `has backendRequest ${show(backendRequest)}, longer than request ${show(request)}: write less`
    : undefined;
});

/** Fields of the experimental channel alone. */
const EXPERIMENTAL_RULE = { retry: anything, sessionPersistence: anything };

const rule = onlyFields(
  {
    name: objectName,
    matches: list(match, { most: 64 }),
    filters,
    backendRefs: list(
      onlyFields(
        {
          group: apiGroup,
          kind: kindName,
          'name!': word,
          namespace: objectName,
          port,
          weight: within(0, 1_000_000),
          filters,
        },
        goTogether,
      ),
      { most: 16 },
    ),
    timeouts,
    ...EXPERIMENTAL_RULE,
  },
  goTogether,
  answersItself,
  replacesOnePrefix,
);

const MOST_MATCHES = 128;

const countsMatches: Rule = ({ rules = [] }) => {
  const count = (rules as readonly Fields[]).reduce(
    (sum, { matches }) => sum + ((matches as unknown[] | undefined) ?? [{}]).length,
    0,
  );
  return count > MOST_MATCHES
    ? `has ${count} matches: write at most ${MOST_MATCHES}, and another HTTPRoute`
    : undefined;
};

const parentsDiffer: Rule = ({ parentRefs = [] }) => {
  const keys = (parentRefs as readonly Fields[]).map(
    ({ group = '', kind = '', name, namespace = '', sectionName = '' }) => [
      [group, kind, namespace, name].join('/'),
      sectionName,
    ],
  );
  const clash = keys.find(([parent, section], index) =>
    keys.some(
      ([other, place], at) => at < index && other === parent && (place === section || place === '' || section === ''),
    ),
  );
  return clash === undefined
    ? undefined
    : 'names one parent twice: write a sectionName of its own for each, or keep one of the two';
};

export const HTTP_ROUTE = {
  'gateway.networking.k8s.io HTTPRoute': fields({
    metadata,
    'spec!': onlyFields(
      {
        parentRefs: list(reference({ sectionName: objectName, port }), { most: 32 }),
        hostnames: list(hostname, { most: 16, unique: [] }),
        useDefaultGateways: anything,
        rules: list(rule, { notEmpty: true, most: 16, unique: ['name'] }),
      },
      countsMatches,
      parentsDiffer,
    ),
  }),
};
