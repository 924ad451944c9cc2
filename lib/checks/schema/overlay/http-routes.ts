import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import { INT32, textOf, within } from '../scalars';
import { list, type Rule } from '../shape';
import { hasFieldOfType } from './availability';
import { type Overlay, refine, unique } from './refine';

/** Absolute, in normal form, and of characters that a URL may have. */
const isPath = (value: string) =>
  /^(\/([-A-Za-z0-9._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})*)+$/.test(value) && !/\/\/|\/\.\.?(\/|$)|%2f/i.test(value);

const matchesPath: Rule = ({ type = 'PathPrefix', value = '/' }) =>
  type === 'RegularExpression' || isPath(value as string)
    ? undefined
    : `has the value ${show(value)}: write an absolute path without "//", "/./", "/../", "%2F", "#" and blanks, for example "/user"`;

const typesOf = (filters: unknown) => ((filters ?? []) as readonly Fields[]).map(({ type }) => type as string);

const ONCE = ['CORS', 'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'];

/** The filters that one rule or backend may have. */
const goTogether: Rule = ({ filters }) => {
  const types = typesOf(filters);
  const double = ONCE.find((type) => types.indexOf(type) !== types.lastIndexOf(type));
  if (double !== undefined) return `has the filter ${double} twice: write it once`;
  return types.includes('RequestRedirect') && types.includes('URLRewrite')
    ? 'has a RequestRedirect and a URLRewrite: keep one of the two'
    : undefined;
};

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

const UNITS: { readonly [unit: string]: number } = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const milliseconds = (text: unknown) =>
  [...String(text).matchAll(/(\d+)(ms|h|m|s)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0),
    0,
  );

const backendIsFaster: Rule = ({ request, backendRequest }) => {
  if (request === undefined || backendRequest === undefined || milliseconds(request) === 0) return undefined;
  return milliseconds(backendRequest) > milliseconds(request)
    ? `has backendRequest ${show(backendRequest)}, longer than request ${show(request)}: write less`
    : undefined;
};

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

const PATHS = { ReplaceFullPath: 'replaceFullPath', ReplacePrefixMatch: 'replacePrefixMatch' };

/** The field that describes a filter is named after its type. */
const FILTERS = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestMirror: 'requestMirror',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  ExtensionRef: 'extensionRef',
  ExternalAuth: 'externalAuth',
  CORS: 'cors',
};

/** `*` stands for all methods, so it excludes every other one. */
const isOnly =
  (field: string): Rule =>
  (values) => {
    const written = values[field];
    return Array.isArray(written) && written.length > 1 && written.includes('*')
      ? `has ${field} ${show(written)}: write only "*", or leave it out`
      : undefined;
  };

const ORIGIN = /^\*$|^https?:\/\/((\*\.)?([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+|\*)(:\d{1,5})?$/;
const origin = textOf(
  (value) => value.length <= 253 && ORIGIN.test(value),
  'an origin',
  'one, for example "https://app.example.com"',
);

/** Rules that the CRD has as CEL expressions (https://gateway-api.sigs.k8s.io/reference/spec/). */
export const HTTP_ROUTES: Overlay = {
  'gateway.v1.HTTPRouteSpec': refine({ hostnames: unique(), rules: unique('name') }, countsMatches, parentsDiffer),
  'gateway.v1.HTTPRouteSpecRules': refine({}, goTogether, answersItself, replacesOnePrefix),
  'gateway.v1.HTTPRouteSpecRulesBackendRefs': refine({}, goTogether),
  'gateway.v1.HTTPRouteSpecRulesMatchesPath': refine({}, matchesPath),
  'gateway.v1.HTTPRouteSpecRulesMatches': refine({ queryParams: unique('name') }),
  'gateway.v1.HTTPRouteSpecRulesTimeouts': refine({}, backendIsFaster),
  'gateway.v1.HTTPRouteSpecRulesFilters': refine({}, hasFieldOfType(FILTERS)),
  'gateway.v1.HTTPRouteSpecRulesFiltersUrlRewritePath': refine({}, hasFieldOfType(PATHS)),
  'gateway.v1.HTTPRouteSpecRulesFiltersCors': refine(
    { allowOrigins: list(origin, { most: 64, unique: [] }), maxAge: within(1, INT32, 600) },
    isOnly('allowOrigins'),
    isOnly('allowMethods'),
    isOnly('allowHeaders'),
  ),
  'gateway.v1.HTTPRouteSpecRulesFiltersRequestMirrorFraction': refine({ denominator: within(1, INT32, 100) }),
};
