import type { HttpRoute, HttpRouteMatch, HttpRouteRule, ValueMatch } from './gateway-object';
import type { ReadRequest } from './request';

/** What the specification leaves to implementations about the order of matches, or where they are known not to follow it. */
export interface PrecedenceOptions {
  /**
   * Whether matches are weighed as the specification says, within the most specific hostname; or all matches of a listener
   * by one number that is made of path, headers and hostname, in which the path counts for more than the hostname (Traefik,
   * pkg/provider/kubernetes/gateway/httproute.go, buildMatchRule).
   *
   * @default specification
   */
  readonly precedence?: 'specification' | 'number';
  /**
   * Whether a path that is an expression comes before prefixes (Envoy Gateway, Cilium) or after them (Istio).
   *
   * @default beforePrefix
   */
  readonly regexPrecedence?: 'beforePrefix' | 'afterPrefix';
  /**
   * Whether of two such paths the first in the list wins, or the longer expression (Envoy Gateway, Cilium, Istio).
   *
   * @default listed
   */
  readonly regexOrder?: 'listed' | 'longest';
  /**
   * Whether an expression has to match the whole of a path or header (Envoy), or anywhere in it.
   *
   * @default whole
   */
  readonly regexMatch?: 'whole' | 'anywhere';
}

/** A match of a rule, each of which stands for itself when matches are weighed against each other. */
export interface Candidate {
  readonly route: HttpRoute;
  readonly rule: HttpRouteRule;
  readonly match: HttpRouteMatch;
  /** Where the rule stands in its route. */
  readonly ruleIndex: number;
  /** Where the route stands, from the oldest. */
  readonly age: number;
}

/** Whether all that a match says is so. */
export function matches(
  match: HttpRouteMatch,
  request: ReadRequest,
  { regexMatch = 'whole' }: PrecedenceOptions,
): boolean {
  const regex = (pattern: string, text: string) =>
    new RegExp(regexMatch === 'whole' ? `^(?:${pattern})$` : pattern, 'u').test(text);
  const value = ({ type, value }: ValueMatch, sent: string | null | undefined) =>
    typeof sent === 'string' && (type === 'Exact' ? sent === value : regex(value, sent));
  const query = new URLSearchParams(request.query);
  const { type, value: path } = match.path;
  return (
    (type === 'RegularExpression' ? regex(path, request.path) : takesPath(type, path, request.path)) &&
    (match.method ?? request.method) === request.method &&
    headersOf(match).every((header) => value(header, request.headers.get(header.name.toLowerCase()))) &&
    match.queryParams.every((param) => value(param, query.get(param.name)))
  );
}

/** PathPrefix compares whole segments, case counting; a slash at its end is ignored (HTTPPathModifier, PathPrefix). */
function takesPath(type: 'Exact' | 'PathPrefix', value: string, path: string): boolean {
  if (type === 'Exact') return path === value;
  const prefix = value.replace(/\/$/, '');
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** "If multiple entries specify equivalent header names, only the first entry MUST be considered." */
function headersOf({ headers }: HttpRouteMatch): readonly ValueMatch[] {
  const lower = headers.map(({ name }) => name.toLowerCase());
  return headers.filter((_, index) => lower.indexOf(lower[index] ?? '') === index);
}

/**
 * Precedence across all rules of all routes (HTTPRouteRule `matches`): an exact path, then the longest prefix, a method,
 * the most headers, the most query parameters; then the oldest route, its namespace and name; then the first rule.
 */
export function byPrecedence(options: PrecedenceOptions): (left: Candidate, right: Candidate) => number {
  const keys =
    options.precedence === 'number'
      ? [numberOf, ({ age }: Candidate) => -age]
      : [
          ({ match }: Candidate) => pathRank(match, options),
          ({ match }: Candidate) => pathLength(match, options),
          ({ match }: Candidate) => (match.method === undefined ? 0 : 1),
          ({ match }: Candidate) => headersOf(match).length,
          ({ match }: Candidate) => match.queryParams.length,
          ({ age }: Candidate) => -age,
        ];
  return (left, right) => {
    for (const key of keys) {
      const difference = key(right) - key(left);
      if (difference !== 0) return difference;
    }
    const [first, second] = [left, right].map(({ route }) => `${route.namespace}/${route.name}`);
    if (first !== second) return (first ?? '') < (second ?? '') ? -1 : 1;
    return left.ruleIndex - right.ruleIndex;
  };
}

function pathRank({ path }: HttpRouteMatch, { regexPrecedence = 'beforePrefix' }: PrecedenceOptions): number {
  if (path.type === 'Exact') return 3;
  if (path.type === 'PathPrefix') return 1;
  return regexPrecedence === 'beforePrefix' ? 2 : 0;
}

function pathLength({ path }: HttpRouteMatch, { regexOrder = 'listed' }: PrecedenceOptions): number {
  return path.type === 'RegularExpression' && regexOrder === 'listed' ? 0 : path.value.length;
}

/** The number by which Traefik weighs a match. */
function numberOf({ route, match, ruleIndex }: Candidate): number {
  const { type, value } = match.path;
  const byLength = 10_000 + value.length * 100;
  const path = type === 'Exact' ? 100_000 : type === 'PathPrefix' && value === '/' ? 1 : byLength;
  const host = Math.max(0, ...route.hostnames.map(({ length }) => length));
  const method = match.method === undefined ? 0 : 1_000;
  const others = method + match.headers.length * 100 + match.queryParams.length * 10;
  return path + others + host + route.rules.length - ruleIndex;
}
