import { show } from '../../rules/show';
import { type CanarySplit, protocolOf, type RouteBackend, servicesOfBackend } from '../table/backend';
import { BackendProtocol } from '../table/backend-protocol';
import { describeRoute, PathMatch } from '../table/path-match';
import { POLICIES, type RoutePolicies } from '../table/policies';
import { RewriteKind } from '../table/rewrite';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';
import type { BackendOption, CanaryOption, Option, RouteOption, TableOption } from './capability';

/** An option that a table uses. */
export interface Use {
  readonly option: Option;
  /** The use in words, for example `prefix "/a" has timeouts`. */
  readonly text: string;
  /** The route that uses it; absent for the router. */
  readonly routeKey?: string;
}

/** The words with which messages name a use, or false for an option that is not used. */
type Words = string | false | undefined;

const TABLE: { readonly [option in TableOption]: (table: RouteTable) => Words | readonly Words[] } = {
  name: ({ name }) => `the router has the name ${show(name)}`,
  host: ({ hosts }) => hosts.map(({ host }) => host !== undefined && `host ${show(host)} has routes of its own`),
  hosts: ({ hosts }) => hosts.length > 1 && 'the router has several hosts',
  'wildcard host': ({ hosts }) =>
    hosts.map(({ host }) => host?.startsWith('*.') && `host ${show(host)} stands for one label`),
  'host next to every host': (table) =>
    table.hosts.map((entry) => {
      const rival = rivalOf(table.hosts, entry);
      return rival !== undefined && `host ${show(entry.host)} ${rival}`;
    }),
  defaultBackend: ({ hosts }) =>
    hosts.some(({ defaultBackend }) => defaultBackend !== undefined) && 'the router has a default backend',
  tls: ({ tls }) => tls.length > 0 && 'tls names certificates',
  httpsRedirect: ({ httpsRedirect }) => httpsRedirect && 'httpsRedirect redirects HTTP to HTTPS',
  'httpsRedirect of every host': ({ hosts, httpsRedirect }) =>
    httpsRedirect &&
    (hosts.some(({ host }) => host === undefined)
      ? 'httpsRedirect redirects requests for every host'
      : hosts.some(({ host }) => host?.startsWith('*.')) && 'httpsRedirect redirects requests for a wildcard host'),
  www: ({ hosts }) =>
    hosts.map(({ host, redirectedHost: from }) => from !== undefined && `www redirects ${show(from)} to ${show(host)}`),
  clientCertificates: ({ clientCertificates }) =>
    clientCertificates &&
    `clientCertificates ask for certificates of the Secret ${show(clientCertificates.secretName)}`,
  appRoot: ({ appRoot }) => appRoot !== undefined && `appRoot ${show(appRoot)} is a redirect`,
};

const ROUTE: { readonly [option in RouteOption]: (route: Route) => Words } = {
  'exact path': ({ match }) => match === PathMatch.EXACT && 'is an exact path',
  'prefix path': ({ match }) => match === PathMatch.PREFIX && 'is a prefix',
  'regex path': ({ match }) => match === PathMatch.REGEX && 'is a regular expression',
  redirect: ({ redirect }) => redirect && !redirect.keepsPath && 'is a redirect',
  'redirect keepPath': ({ redirect }) => redirect?.keepsPath && 'is a redirect that keeps the path',
  'redirect with cors': ({ redirect, policies }) => redirect && policies.cors && 'is a redirect with cors',
  'rewrite stripPrefix': ({ rewrite }) => rewrite?.kind === RewriteKind.STRIP_PREFIX && 'has its prefix stripped',
  'rewrite replacePrefix': ({ rewrite }) => rewrite?.kind === RewriteKind.REPLACE_PREFIX && 'has its prefix replaced',
  'rewrite replacePrefix on "/"': ({ path, rewrite }) =>
    path === '/' && rewrite?.kind === RewriteKind.REPLACE_PREFIX && 'has a path put before every other one',
  'rewrite replacePath': ({ rewrite }) => rewrite?.kind === RewriteKind.REPLACE_PATH && 'is rewritten to one path',
  'rewrite regex': ({ rewrite }) =>
    rewrite?.kind === RewriteKind.REGEX && 'is rewritten by the groups of a regular expression',
};

const CANARY: { readonly [option in CanaryOption]: (split: CanarySplit) => Words } = {
  'canary weight': ({ weight }) => weight > 0 && `goes to a release with the weight ${weight}`,
  'canary weightTotal': ({ weight, weightTotal }) =>
    weight > 0 && weightTotal !== 100 && `goes to a release with the weightTotal ${weightTotal}`,
  'canary header name': ({ header }) => header && `goes to a release with the header ${show(header.name)}`,
  'canary header value': ({ header }) =>
    header?.value !== undefined && `goes to a release with a value for the header ${show(header.name)}`,
  'canary header pattern': ({ header }) =>
    header?.pattern !== undefined && `goes to a release with a pattern for the header ${show(header.name)}`,
  'canary rollout': ({ rollout }) => rollout === true && 'goes to a release whose weights a Rollout sets',
  'canary cookie': ({ cookie }) => cookie !== undefined && `goes to a release with the cookie ${show(cookie)}`,
};

const BACKEND: { readonly [option in Exclude<BackendOption, CanaryOption>]: (backend: RouteBackend) => Words } = {
  'backend in another namespace': (backend) => {
    const away = servicesOfBackend(backend).find(({ namespace }) => namespace !== undefined);
    return away && `goes to ${show(away.serviceName)} in the namespace ${show(away.namespace)}`;
  },
  'backend with a named port': (backend) => {
    const named = servicesOfBackend(backend).find(({ servicePortName }) => servicePortName !== undefined);
    return named && `goes to the port ${show(named.servicePortName)} of ${show(named.serviceName)}`;
  },
  'protocol of the service': (backend) => {
    const spoken = protocolOf(backend);
    if (spoken === undefined || spoken === BackendProtocol.HTTP || !speaks(backend, spoken)) return undefined;
    return `goes to ${show(backend.stable.serviceName)}, which speaks ${spoken}`;
  },
};

/**
 * Every use of an option in a table: first those of the router, then those of each route.
 *
 * @param isAsked the options whose uses are looked for.
 */
export function* usesOf(table: RouteTable, isAsked = (_option: string) => true): Generator<Use, void, undefined> {
  const finders = { route: asked(ROUTE, isAsked), backend: asked(BACKEND, isAsked), canary: asked(CANARY, isAsked) };
  const ofBackend = (backend: RouteBackend | undefined): readonly Found[] => {
    if (backend === undefined) return [];
    const uses = found(finders.backend, backend);
    return backend.split === undefined ? uses : [...uses, ...found(finders.canary, backend.split)];
  };
  const policyNames = POLICIES.filter(isAsked);

  for (const [option, text] of found(asked(TABLE, isAsked), table)) yield { option, text };
  const defaultBackend = table.hosts.find((host) => host.defaultBackend !== undefined)?.defaultBackend;
  const { protocol, ...ofRouter } = table.policies;
  const isSaid = protocol !== undefined && speaks(defaultBackend, protocol);
  const inherited = isSaid ? ofRouter : table.policies;
  for (const [option, words] of ofPolicies(inherited, policyNames)) yield { option, text: `the router ${words}` };
  for (const [option, words] of ofBackend(defaultBackend)) yield { option, text: `the default backend ${words}` };
  for (const route of new Set(table.hosts.flatMap(({ routes }) => routes))) {
    const own = policyNames.filter((name) => isOwn(name, route, inherited));
    const uses = [...found(finders.route, route), ...ofBackend(route.backend), ...ofPolicies(route.policies, own)];
    for (const [option, words] of uses) {
      yield { option, text: `${describeRoute(route.match, route.path)} ${words}`, routeKey: route.key };
    }
  }
}

type Found = readonly [Option, string];

type Finder<Subject> = (subject: Subject) => Words | readonly Words[];

/** The finders of the options that are looked for. */
function asked<Subject>(finders: { readonly [option: string]: Finder<Subject> }, isAsked: (option: string) => boolean) {
  return Object.entries(finders).filter(([option]) => isAsked(option));
}

function found<Subject>(finders: readonly (readonly [string, Finder<Subject>])[], subject: Subject): Found[] {
  const uses: Found[] = [];
  for (const [option, find] of finders) {
    for (const words of [find(subject)].flat()) if (words) uses.push([option as Option, words]);
  }
  return uses;
}

/** True where each Service of a backend says by itself that it speaks a protocol. */
function speaks(backend: RouteBackend | undefined, spoken: BackendProtocol): boolean {
  return backend !== undefined && servicesOfBackend(backend).every(({ protocol }) => protocol === spoken);
}

/** HTTP is the protocol of every backend that has no other. */
function ofPolicies(policies: RoutePolicies, names: readonly (keyof RoutePolicies)[]): Found[] {
  return names.flatMap((name): Found[] => {
    if (policies[name] === undefined || policies[name] === BackendProtocol.HTTP) return [];
    return [[name, name === 'protocol' ? `has protocol ${policies.protocol}` : `has ${name}`]];
  });
}

/** True for a policy of a route that it has neither from its router, for which it is named once, nor from its service. */
function isOwn(name: keyof RoutePolicies, { policies, backend }: Route, inherited: RoutePolicies): boolean {
  if (policies[name] === inherited[name]) return false;
  return name !== 'protocol' || policies.protocol === undefined || !speaks(backend, policies.protocol);
}

/**
 * The reason, as the end of a sentence about a host, why routes for every host might take its requests: it leaves paths to
 * them, or one of them is more than the last resort and might come before the host's own.
 */
export function rivalOf(hosts: readonly HostRoutes[], entry: HostRoutes): string | undefined {
  const every = hosts.find(({ host }) => host === undefined);
  if (every === undefined || entry.host === undefined) return undefined;
  if (isOpen(entry)) return 'has paths that none of its routes takes, next to routes for every host';
  const rival = strongRoute(every);
  return rival && `stands next to ${describeRoute(rival.match, rival.path)} for every host`;
}

/** The first route of a host that is more than a plain last resort: any but the prefix "/" without a release by header. */
export function strongRoute({ routes }: HostRoutes): Route | undefined {
  return routes.find(({ match, path, backend }) => {
    const { header, cookie } = backend?.split ?? {};
    return match !== PathMatch.PREFIX || path !== '/' || header !== undefined || cookie !== undefined;
  });
}

/** True for every host, and for a wildcard. */
export const isWide = ({ host }: HostRoutes) => host === undefined || host.startsWith('*.');

/** True for a table with routes for every host that no router names. */
export const hasEveryHost = ({ hosts }: RouteTable) => hosts.some(({ host }) => host === undefined);

/** True for a host with a name, and paths that none of its routes takes. */
export function isOpen({ host, routes, defaultBackend }: HostRoutes): boolean {
  const isRoot = ({ match, path }: Route) => match === PathMatch.PREFIX && path === '/';
  return host !== undefined && defaultBackend === undefined && !routes.some(isRoot);
}
