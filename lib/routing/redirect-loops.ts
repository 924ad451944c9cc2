import { PathMatch } from './path-match';
import { normalizePath } from './paths';
import type { HostRoutes, RouteTable } from './route-table';
import { findRoute, TableIndex } from './table-index';

/** Redirects that lead back to themselves, which a browser follows until it gives up. */
export function redirectLoops(table: RouteTable): string[] {
  return table.hosts.flatMap((host) => {
    const at = host.host === undefined ? '' : `${host.host} `;
    const starts = host.routes.flatMap(({ match, path, redirect }) =>
      redirect && match !== PathMatch.REGEX ? [path] : [],
    );
    if (table.appRoot !== undefined) starts.push('/');
    return starts
      .map((start) => followRedirects(table, host, start))
      .filter((steps) => steps !== undefined)
      .map(
        (steps) =>
          `redirects of ${at}lead in a circle, ${steps.map((step) => JSON.stringify(step)).join(' to ')}: let one of them lead elsewhere.`,
      );
  });
}

/** The paths that a client comes through until one takes it back to the first redirect, or undefined when none does. */
function followRedirects(table: RouteTable, { host }: HostRoutes, start: string): string[] | undefined {
  const entry = TableIndex.of(table).findHost(host);
  const seen: string[] = [];
  for (let path: string | undefined = start; path?.startsWith('/') && entry; ) {
    const normal = normalizePath(path);
    if (seen.includes(normal)) return [...seen.slice(seen.indexOf(normal)), normal];
    seen.push(normal);
    path = normal === '/' && table.appRoot !== undefined ? table.appRoot : findRoute(entry, normal)?.redirect?.location;
  }
  return undefined;
}
