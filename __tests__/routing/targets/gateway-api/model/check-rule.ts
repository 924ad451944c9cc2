import { asList, asRecord, asRecords, asText, type Json } from './json';

const FIELDS: Readonly<Record<string, string>> = {
  RequestHeaderModifier: 'requestHeaderModifier',
  ResponseHeaderModifier: 'responseHeaderModifier',
  RequestRedirect: 'requestRedirect',
  URLRewrite: 'urlRewrite',
  CORS: 'cors',
};

/** The CEL rules of a single rule of an HTTPRoute (HTTPRouteRule and below), one sentence for each that is broken. */
export function checkRule(rule: Json): string[] {
  const filters = asRecords(rule.filters);
  return [
    ...matchesOf(rule).flatMap(checkMatch),
    ...checkFilterTypes(filters),
    ...filters.flatMap((filter) => [
      ...checkModifier(rule, filter, 'requestRedirect'),
      ...checkModifier(rule, filter, 'urlRewrite'),
      ...checkCors(asRecord(filter.cors)),
      ...checkHeaders(filter),
    ]),
    ...checkBackends(rule, filters),
    ...checkTimeouts(asRecord(rule.timeouts)),
  ];
}

/** A rule without matches takes every request, by a prefix match that the API server writes into it. */
export function matchesOf({ matches }: Json): readonly Json[] {
  return matches === undefined ? [{}] : asRecords(matches);
}

const CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$/;

function checkMatch(match: Json): string[] {
  const { type = 'PathPrefix', value = '/' } = asRecord(match.path);
  const path = String(value);
  const names = asRecords(match.headers).map(({ name }) => String(name).toLowerCase());
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const problems = twice.map((name) => `a match compares the header ${name} twice: the second is ignored.`);
  if (type === 'RegularExpression') return problems;
  const is = `the ${type} path ${JSON.stringify(path)}`;
  if (!path.startsWith('/')) problems.push(`${is} does not start with "/".`);
  for (const part of ['//', '/./', '/../', '%2f', '%2F', '#']) {
    if (path.includes(part)) problems.push(`${is} contains "${part}".`);
  }
  for (const end of ['/..', '/.']) if (path.endsWith(end)) problems.push(`${is} ends in "${end}".`);
  if (!CHARACTERS.test(path)) problems.push(`${is} has characters that a path cannot have.`);
  return problems;
}

function checkFilterTypes(filters: readonly Json[]): string[] {
  const types = filters.map(({ type }) => String(type));
  // Each reference is to another object.
  const twice = types.filter((type, index) => type !== 'ExtensionRef' && types.indexOf(type) !== index);
  const both = types.includes('RequestRedirect') && types.includes('URLRewrite');
  return [
    ...twice.map((type) => `the filter ${type} is there twice.`),
    ...(both ? ['there are a RequestRedirect and a URLRewrite: one rule takes one of them.'] : []),
    ...filters.flatMap((filter) =>
      Object.entries(FIELDS).flatMap(([type, field]) => {
        if ((filter.type === type) === (filter[field] !== undefined)) return [];
        return [`a filter of type ${filter.type} has ${filter[field] === undefined ? 'no' : 'the field'} ${field}.`];
      }),
    ),
  ];
}

function checkModifier(rule: Json, filter: Json, field: string): string[] {
  const modifier = asRecord(filter[field]).path;
  if (modifier === undefined) return [];
  const { type, replaceFullPath, replacePrefixMatch } = asRecord(modifier);
  const problems: string[] = [];
  if ((type === 'ReplaceFullPath') !== (replaceFullPath !== undefined)) {
    problems.push(`${field}.path of type ${type} ${replaceFullPath === undefined ? 'lacks' : 'has'} replaceFullPath.`);
  }
  if ((type === 'ReplacePrefixMatch') !== (replacePrefixMatch !== undefined)) {
    problems.push(
      `${field}.path of type ${type} ${replacePrefixMatch === undefined ? 'lacks' : 'has'} replacePrefixMatch.`,
    );
  }
  const prefixes = matchesOf(rule).map((match) => asRecord(match.path).type ?? 'PathPrefix');
  if (type === 'ReplacePrefixMatch' && prefixes.join() !== 'PathPrefix') {
    problems.push(`${field} replaces a prefix: the rule needs exactly one match, a PathPrefix.`);
  }
  return problems;
}

function checkCors(cors: Json): string[] {
  return ['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders'].flatMap((field) => {
    const values = asList(cors[field]);
    return [
      ...(field !== 'exposeHeaders' && values.includes('*') && values.length > 1
        ? [`cors.${field} has "*" beside others.`]
        : []),
      ...checkSet(`cors.${field}`, values),
    ];
  });
}

function checkHeaders(filter: Json): string[] {
  return ['requestHeaderModifier', 'responseHeaderModifier'].flatMap((field) => {
    const { set, add, remove } = asRecord(filter[field]);
    return [
      ...checkSet(
        `${field}.set`,
        asRecords(set).map(({ name }) => name),
      ),
      ...checkSet(
        `${field}.add`,
        asRecords(add).map(({ name }) => name),
      ),
      ...checkSet(`${field}.remove`, asList(remove)),
    ];
  });
}

/** Lists of type set, and lists of type map by their names, hold nothing twice. */
function checkSet(what: string, values: readonly unknown[]): string[] {
  return values
    .filter((value, index) => values.indexOf(value) !== index)
    .map((value) => `${what} has ${JSON.stringify(value)} twice.`);
}

function checkBackends(rule: Json, filters: readonly Json[]): string[] {
  const backends = asRecords(rule.backendRefs);
  const redirects = filters.some(({ type }) => type === 'RequestRedirect');
  return [
    ...(redirects && backends.length > 0 ? ['there are a RequestRedirect and backendRefs.'] : []),
    ...backends
      .filter(({ kind = 'Service', port }) => kind === 'Service' && port === undefined)
      .map(({ name }) => `the Service ${name} has no port.`),
  ];
}

function checkTimeouts({ request, backendRequest }: Json): string[] {
  const [whole, part] = [asText(request), asText(backendRequest)].map((text) => text && milliseconds(text));
  if (typeof whole !== 'number' || typeof part !== 'number' || whole === 0 || part <= whole) return [];
  return [`timeouts.backendRequest ${backendRequest} is longer than timeouts.request ${request}.`];
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** GEP-2257: up to four numbers with units, added up. */
function milliseconds(duration: string): number {
  const parts = duration.matchAll(/(\d+)(ms|h|m|s)/g);
  return [...parts].reduce((sum, [, number, unit]) => sum + Number(number) * (UNITS[unit ?? ''] ?? 0), 0);
}
