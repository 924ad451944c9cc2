import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { PathMatch } from '../table/path-match';
import { encodePath, normalizePath } from '../table/paths';
import type { HostRoutes, RouteTable } from '../table/route-table';
import { findHost, findRoute, type HostIndex } from './table-index';

/** Finds redirects that lead back to themselves, which a browser follows until it gives up; one finding a loop. */
export function* checkRedirectLoops(table: RouteTable): Findings {
  const found = new Set<string>();
  for (const host of table.hosts) {
    for (const start of startsOf(table, host)) {
      const steps = followRedirects(table, host, start);
      if (steps === undefined) continue;
      const key = JSON.stringify([host.host, [...new Set(steps)].sort()]);
      if (found.has(key)) continue;
      found.add(key);
      const at = host.host === undefined ? '' : ` of ${host.host}`;
      const way = steps.map((step) => JSON.stringify(step)).join(' to ');
      yield finding('redirect-loop', `redirects${at} form a loop, ${way}: let one of them lead elsewhere.`);
    }
  }
}

/** Paths at which a loop may begin. */
function startsOf({ appRoot }: RouteTable, host: HostRoutes): (string | undefined)[] {
  const starts = host.routes.flatMap(({ match, path, redirect }) => {
    if (redirect === undefined) return [];
    return match === PathMatch.REGEX ? [pathOn(host, redirect.location)] : [path];
  });
  return appRoot === undefined ? starts : [...starts, '/'];
}

/** The paths of a loop, its first one again at the end, or undefined where the redirects come to an end. */
function followRedirects(table: RouteTable, host: HostRoutes, start: string | undefined): string[] | undefined {
  const entry = findHost(table, host.host);
  const seen: string[] = [];
  for (let path = start; path !== undefined && entry; ) {
    if (seen.includes(path)) return [...seen.slice(seen.indexOf(path)), path];
    seen.push(path);
    const location = path === '/' ? table.appRoot : undefined;
    path = pathOn(host, location ?? locationOf(entry, path));
  }
  return undefined;
}

function locationOf(entry: HostIndex, path: string): string | undefined {
  const { redirect } = findRoute(entry, path) ?? {};
  return redirect?.keepsPath ? redirect.location + encodePath(path) : redirect?.location;
}

/** The path on the same host to which a location leads, as the next request has it. */
function pathOn({ host }: HostRoutes, location: string | undefined): string | undefined {
  if (location === undefined) return undefined;
  const { hostname, pathname } = new URL(location, 'http://any');
  if (!location.startsWith('/') && hostname !== host) return undefined;
  try {
    return normalizePath(pathname);
  } catch {
    // Percent-encoded bytes that are not UTF-8 match no path of a route.
    return undefined;
  }
}
