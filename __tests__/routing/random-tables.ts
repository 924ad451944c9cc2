import { App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Backend,
  CanaryRelease,
  type IBackend,
  IngressRouter,
  type IRoutingTarget,
  PathMatch,
  Rewrite,
  type RouteRequest,
} from '../../lib';

/** A route as data, so that a counter-example can be read. */
interface RandomRoute {
  readonly match: PathMatch;
  readonly path: string;
  readonly host?: string;
  readonly backend: number;
  readonly rewrite?: 'strip' | 'replace' | 'to' | 'regex';
  readonly redirect?: { readonly path?: string; readonly url?: string; readonly status: number };
}

export interface RandomTable {
  readonly hosts: readonly string[];
  readonly defaultBackend?: number;
  readonly httpsRedirect: boolean;
  readonly appRoot: boolean;
  readonly routes: readonly RandomRoute[];
}

/** Few words, so that paths overlap; with a dot, and with letters whose case matters. */
const segment = fc.constantFrom('a', 'b', 'ab', 'A', 'a.b', 'v1', '42', 'long-name', 'x+y');
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
const regex = fc.constantFrom(
  '/a/[0-9]+',
  '/(a|b)/(.*)',
  '/a(/.*)?',
  '/[a-z]+',
  '/.*',
  '/v1/(a|ab)/?',
  '/a[.]b/(\\d+)',
  '/ab?/[^/]+/(.+)',
  '/42{2}',
);
const hostName = fc.constantFrom('abc.com', 'www.abc.com', '*.abc.com', 'other.org');
const status = fc.constantFrom(301, 302, 307, 308);

const route: fc.Arbitrary<RandomRoute> = fc
  .record({
    match: fc.constantFrom(PathMatch.PREFIX, PathMatch.PREFIX, PathMatch.EXACT, PathMatch.REGEX),
    literal: path,
    slash: fc.boolean(),
    regex,
    host: fc.option(hostName, { nil: undefined, freq: 5 }),
    backend: fc.nat({ max: 5 }),
    rewrite: fc.option(fc.constantFrom('strip' as const, 'replace' as const, 'to' as const, 'regex' as const), {
      nil: undefined,
      freq: 2,
    }),
    redirect: fc.option(
      fc.oneof(
        fc.record({ path: fc.constantFrom('/new', '/a'), status }),
        fc.record({ url: fc.constantFrom('https://example.com/x', 'http://example.com:8080'), status }),
      ),
      { nil: undefined, freq: 6 },
    ),
  })
  .map(({ literal, slash, regex: pattern, ...rest }) => {
    if (rest.match === PathMatch.REGEX) return { ...rest, path: pattern };
    return { ...rest, path: rest.match === PathMatch.EXACT && slash && literal !== '/' ? `${literal}/` : literal };
  });

const tableOf = (
  host: fc.Arbitrary<string>,
  entry: fc.Arbitrary<RandomRoute>,
  [minLength, maxLength] = [1, 7],
): fc.Arbitrary<RandomTable> =>
  fc.record({
    hosts: fc.uniqueArray(host, { maxLength: 2 }),
    defaultBackend: fc.option(fc.nat({ max: 5 }), { nil: undefined, freq: 2 }),
    httpsRedirect: fc.boolean(),
    appRoot: fc.boolean(),
    routes: fc.uniqueArray(entry, {
      minLength,
      maxLength,
      selector: ({ host, match, path: routePath }) => `${host} ${match} ${routePath}`,
    }),
  });

export const randomTable = tableOf(hostName, route);

const isPortable = ({ host, rewrite }: RandomRoute) => !host?.startsWith('*') && rewrite !== 'regex';

/** Tables without wildcard hosts and `Rewrite.regex()`, which not every target can do. */
export const portableTable = tableOf(
  hostName.filter((name) => !name.startsWith('*')),
  route.filter(isPortable),
);

/** Tables that every target can do without a switch; backend 5 is a release with a cookie. */
export const plainTable = tableOf(
  hostName.filter((name) => !name.startsWith('*')),
  route
    .filter((entry) => isPortable(entry) && entry.match !== PathMatch.REGEX && entry.redirect === undefined)
    .map((entry) => ({ ...entry, backend: entry.backend % 5 })),
).map((table) => ({ ...table, appRoot: false, defaultBackend: table.defaultBackend && table.defaultBackend % 5 }));

/** Tables of more rules than one HTTPRoute takes; most paths go to a release with a header and a cookie. */
export const largeTable = tableOf(
  fc.constantFrom('abc.com', 'other.org'),
  route
    .filter(({ match, rewrite }) => match !== PathMatch.REGEX && rewrite !== 'regex')
    .map((entry) => ({
      ...entry,
      host: undefined,
      redirect: undefined,
      backend: entry.backend < 2 ? entry.backend : 5,
    })),
  [17, 60],
);

/** A request for the path of a route itself, so that headers and cookies decide. */
interface RandomPick {
  readonly route: number;
  readonly header: string;
  readonly cookie: string;
}

const decider = fc.constantFrom('always', 'never', 'other');
export const randomPick: fc.Arbitrary<RandomPick> = fc.record({ route: fc.nat(), header: decider, cookie: decider });

/** Paths as clients send them: near those of the routes, sometimes encoded, doubled or with dots. */
const requestPath = fc
  .array(fc.oneof({ weight: 8, arbitrary: segment }, fc.constantFrom('', '.', '%61', 'a%20b', 'abc', '7', '422')), {
    maxLength: 5,
  })
  .map((segments) => `/${segments.join('/')}`);

export const randomRequest: fc.Arbitrary<RouteRequest> = fc.record(
  {
    host: fc.constantFrom(
      'abc.com',
      'abc.com:8080',
      'www.abc.com',
      'x.abc.com',
      'x.y.abc.com',
      'other.org',
      'unknown.net',
    ),
    path: fc.tuple(requestPath, fc.constantFrom('', '', '/', '?q=1')).map(([start, end]) => start + end),
    headers: fc.record({ 'X-Release': fc.constantFrom('always', 'never', 'next', 'other') }, { requiredKeys: [] }),
    cookies: fc.record({ trial: fc.constantFrom('always', 'never', 'maybe') }, { requiredKeys: [] }),
    scheme: fc.constantFrom('http', 'https'),
  },
  { requiredKeys: ['host', 'path', 'scheme'] },
);

/** Services and releases that routes share: the first four are plain, the others on trial. */
function backends(): IBackend[] {
  const service = (name: string) => Backend.external(name, 80);
  return [
    service('plain-a'),
    service('plain-b'),
    service('plain-c'),
    service('plain-d'),
    new CanaryRelease({
      stable: service('user-v1'),
      canary: service('user-v2'),
      weight: 30,
      header: { name: 'x-release', value: 'next' },
    }),
    new CanaryRelease({
      stable: service('pay-v1'),
      canary: service('pay-v2'),
      weight: 125,
      weightTotal: 1000,
      header: { name: 'x-release' },
      cookie: 'trial',
    }),
  ];
}

function rewriteOf({ rewrite, match, path: routePath }: RandomRoute): Rewrite | undefined {
  if (match === PathMatch.REGEX) {
    if (rewrite === 'regex' && routePath.includes('(')) return Rewrite.regex('/r/$1');
    return rewrite === 'to' ? Rewrite.to('/fixed') : undefined;
  }
  if (rewrite === 'to') return Rewrite.to('/');
  if (match === PathMatch.EXACT) return undefined;
  if (rewrite === 'strip' && routePath !== '/') return Rewrite.stripPrefix();
  return rewrite === 'replace' ? Rewrite.replacePrefix('/v2') : undefined;
}

/** A router of the table, in an app of its own. */
export function buildRandom(table: RandomTable, target?: IRoutingTarget): { chart: Chart; router: IngressRouter } {
  const chart = new Chart(new App(), 'shop');
  const pool = backends();
  const pick = (number: number) => pool[number] as IBackend;
  const root = table.routes.some(({ match, path: routePath }) => match === PathMatch.PREFIX && routePath === '/');
  // Redirects, and the redirect to HTTPS of every host, need an answer for what no route takes.
  const needsRoot = table.httpsRedirect || table.routes.some(({ redirect }) => redirect !== undefined);
  const router = new IngressRouter(chart, 'router', {
    hosts: table.hosts.length > 0 ? [...table.hosts] : undefined,
    defaultBackend: root ? undefined : pick(table.defaultBackend ?? (needsRoot ? 0 : -1)),
    target,
    httpsRedirect: table.httpsRedirect,
    appRoot: table.appRoot && !table.routes.some((route) => route.path === '/') ? '/app' : undefined,
  });
  for (const entry of table.routes) {
    const { match, path: routePath, host, backend, redirect } = entry;
    if (redirect) router.redirect(routePath, { ...redirect, match, host });
    else router[match](routePath, pick(backend), { host, rewrite: rewriteOf(entry) });
  }
  return { chart, router };
}
