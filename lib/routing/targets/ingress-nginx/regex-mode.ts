import { PathMatch } from '../../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import { objectAnnotations } from './annotations';
import { objectKey } from './object-key';
import { needsRegex, regexPaths } from './regex-paths';
import type { Spelling } from './servers/server';

/** Locations of the controller's own, by prefix, on the server for hosts that no Ingress names. */
const OWN_LOCATIONS = ['/healthz', '/nginx_status'];

/**
 * True for a host whose paths are written as regular expressions: because one of them can only be; because the server for
 * all other hosts has locations of the controller's own, which only an expression comes before (nginx.tmpl); or because an
 * exact path and a prefix are the same string in two objects, canaries included, which the webhook refuses whatever their
 * types are (checkOverlap).
 */
export function isRegexMode(table: RouteTable, { host, routes, defaultBackend }: HostRoutes): boolean {
  if (routes.some(needsRegex)) return true;
  const takesOwn = routes.some(({ path }) => path === '/' || OWN_LOCATIONS.some((own) => path.startsWith(own)));
  if (host === undefined && (takesOwn || defaultBackend !== undefined)) return true;
  const exact = routes.filter(({ match }) => match === PathMatch.EXACT);
  if (exact.length === 0) return false;
  /** The routes of prefixes, and the default backend, which is no route. */
  const prefixes = new Map<string, Route | undefined>();
  for (const route of routes) if (route.match === PathMatch.PREFIX) prefixes.set(route.path, route);
  if (defaultBackend !== undefined) prefixes.set('/', undefined);
  const object = (route: Route | undefined) => {
    const backend = route === undefined ? defaultBackend : route.backend;
    const key = objectKey(objectAnnotations(table, route, false), route, backend);
    return { key, isReleased: backend?.split !== undefined };
  };
  return exact.some((route) => {
    if (!prefixes.has(route.path)) return false;
    const other = object(prefixes.get(route.path));
    const own = object(route);
    return other.key !== own.key || other.isReleased || own.isReleased;
  });
}

/** The paths of the hosts in that mode, so that the controller's order is that of the table. */
export function spellForNginx(table: RouteTable): Spelling {
  const inMode = table.hosts.filter((host) => isRegexMode(table, host));
  return new Map(inMode.map((host) => [host, regexPaths(host.routes)] as const));
}
