import { isMap } from '../../rules/check';
import { hostFlaw } from '../../rules/host';
import { protocolOf, type RouteBackend } from '../table/backend';
import { BackendProtocol } from '../table/backend-protocol';
import { frozenCopy } from '../table/frozen-copy';
import { switchedOff } from '../table/inherit-policies';
import { localBackend } from '../table/local-backend';
import { PathMatch } from '../table/path-match';
import { policiesOf, type RoutePolicies } from '../table/policies';
import { printedTable } from '../table/printed-table';
import { toRedirect } from '../table/redirect';
import type { RouteOptions } from '../table/route-options';
import type { RoutePolicy } from '../table/route-policy';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';
import { Tls } from '../table/tls';
import { toRouteBackend } from '../table/to-route-backend';
import { wwwAlias } from '../table/www';
import { isAppRoot } from './check-router-props';
import type { IngressRouterProps } from './ingress-router-props';
import { optionsOf, type WrittenRoute } from './written-route';

/** A route that is right, and what its router and its backend say about it. */
export interface SoundRoute {
  readonly written: WrittenRoute;
  readonly key: string;
  readonly policies: RoutePolicies;
  readonly resolved?: RouteBackend;
}

/** Builds the table of routes that are right, by props of which those that are wrong count as absent. */
export function buildTable(
  { name, namespace }: Pick<RouteTable, 'name' | 'namespace'>,
  props: IngressRouterProps,
  right: readonly SoundRoute[],
): RouteTable {
  const inherited = policiesOf(props);
  const written = right.map((route) => route.written);
  const defaultBackend = localBackend(toRouteBackend(props.defaultBackend), namespace);
  const shared = hostsOf(props);
  const byHost = new Map(servedHosts(props, written).map((host): [string | undefined, Route[]] => [host, []]));
  for (const sound of right) {
    const { host } = optionsOf(sound.written);
    const route = toRoute(sound, namespace);
    for (const each of host === undefined ? shared : [host]) byHost.get(each)?.push(route);
  }
  const hosts = [...byHost].map(
    ([host, routes]): HostRoutes => ({
      host,
      redirectedHost: wwwAlias(props.www, host),
      routes,
      defaultBackend: routes.some(takesAll) ? undefined : defaultBackend,
    }),
  );
  const tls = props.tls instanceof Tls ? props.tls : undefined;
  const table = frozenCopy({
    name,
    namespace,
    hosts: hosts.filter((host) => host.routes.length > 0 || defaultBackend !== undefined),
    tls: tls?._certificates(name, certifiedHosts(props, written)) ?? [],
    httpsRedirect: typeof props.httpsRedirect === 'boolean' ? props.httpsRedirect : tls !== undefined,
    clientCertificates: isMap(props.clientCertificates) ? props.clientCertificates : undefined,
    appRoot: isAppRoot(props.appRoot) ? props.appRoot : undefined,
    policies: withProtocol(inherited, defaultBackend),
  });
  return printedTable(table);
}

/** True for a route that leaves no request to the default backend. */
export function takesAll({ match, path }: Pick<Route, 'match' | 'path'>): boolean {
  return match === PathMatch.PREFIX && path === '/';
}

function toRoute({ written, key, policies, resolved }: SoundRoute, namespace: string | undefined): Route {
  const { match, path, redirect } = written;
  const options = optionsOf(written);
  const backend = localBackend(resolved, namespace);
  return {
    key,
    match,
    path,
    backend,
    redirect: isMap(redirect) ? toRedirect(redirect) : undefined,
    rewrite: options.rewrite,
    policies: withProtocol(policies, backend),
    without: options.without === undefined ? undefined : withoutOf(options),
  };
}

/** The policies with the protocol that a backend says itself; HTTP is that of every backend that says none. */
function withProtocol(policies: RoutePolicies, backend: RouteBackend | undefined): RoutePolicies {
  const protocol = protocolOf(backend);
  return protocol === undefined || protocol === BackendProtocol.HTTP ? policies : { ...policies, protocol };
}

function withoutOf(options: RouteOptions): RoutePolicy[] | undefined {
  const off = [...switchedOff(options)] as RoutePolicy[];
  return off.length > 0 ? off : undefined;
}

/** The hosts of the router, of which undefined is every host. */
export function hostsOf({ host, hosts }: IngressRouterProps): (string | undefined)[] {
  const list: unknown = hosts ?? (host === undefined ? [undefined] : [host]);
  if (!Array.isArray(list) || list.length === 0) return [undefined];
  return [...new Set(list.filter((name) => name === undefined || typeof name === 'string'))];
}

/** The hosts of the router and those of single routes. */
function servedHosts(props: IngressRouterProps, written: readonly WrittenRoute[]): (string | undefined)[] {
  const own = written.map((route) => optionsOf(route).host).filter((host) => hostFlaw(host) === undefined);
  return [...new Set([...hostsOf(props), ...own])];
}

/** The names for which certificates are needed: those of hosts, and those that are redirected to them. */
export function certifiedHosts(props: IngressRouterProps, written: readonly WrittenRoute[]): string[] {
  const hosts = servedHosts(props, written);
  return [...hosts, ...hosts.map((host) => wwwAlias(props.www, host))].filter((host) => host !== undefined);
}
