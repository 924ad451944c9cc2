import { PathMatch } from '../table/path-match';
import { normalizePath } from '../table/paths';
import type { HostRoutes, RouteTable } from '../table/route-table';
import { findRoute, TableIndex } from './table-index';

/** Redirects that lead back to themselves, which a browser follows until it gives up; one sentence a circle. */
export function redirectLoops(table: RouteTable): string[] {
  const found = new Map<string, string>();
  for (const host of table.hosts) {
    const starts = host.routes.flatMap(({ match, path, redirect }) => {
      if (redirect === undefined) return [];
      return match === PathMatch.REGEX ? [pathOn(host, redirect.location)] : [path];
    });
    for (const start of [...starts, ...(table.appRoot === undefined ? [] : ['/'])]) {
      const steps = followRedirects(table, host, start);
      if (steps === undefined) continue;
      const key = JSON.stringify([host.host, [...new Set(steps)].sort()]);
      const at = host.host === undefined ? '' : ` of ${host.host}`;
      const way = steps.map((step) => JSON.stringify(step)).join(' to ');
      if (!found.has(key)) found.set(key, `redirects${at} lead in a circle, ${way}: let one of them lead elsewhere.`);
    }
  }
  return [...found.values()];
}

/** The circle of paths that a client is led around, the first of them last again, or undefined where there is none. */
function followRedirects(table: RouteTable, host: HostRoutes, start: string | undefined): string[] | undefined {
  const entry = TableIndex.of(table).findHost(host.host);
  const seen: string[] = [];
  for (let path = start; path !== undefined && entry; ) {
    const normal = normalizePath(path);
    if (seen.includes(normal)) return [...seen.slice(seen.indexOf(normal)), normal];
    seen.push(normal);
    const location = normal === '/' ? table.appRoot : undefined;
    path = pathOn(host, location ?? findRoute(entry, normal)?.redirect?.location);
  }
  return undefined;
}

/** The path of a location on the host itself. */
function pathOn({ host }: HostRoutes, location: string | undefined): string | undefined {
  if (location === undefined || location.startsWith('/')) return location;
  const { hostname, pathname } = new URL(location);
  return hostname === host ? pathname : undefined;
}
