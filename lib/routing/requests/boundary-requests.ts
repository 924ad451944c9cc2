import type { RouteRequest } from '../resolve/resolve';
import type { RouteBackend } from '../table/backend';
import { encodePath } from '../table/paths';
import type { HostRoutes, RouteTable } from '../table/route-table';
import { type Deciders, decidersAround } from './decider-boundary';
import { hostBoundary, takesHost } from './host-boundary';
import { pathBoundary } from './path-boundary';

/** A path that hardly any route is written for. */
export const NOBODYS = '/none-of-these';
const QUERY = '?q=1';

/**
 * Requests at, just below and just beyond each boundary of a table: its hosts, their paths, and the headers and cookies of releases,
 * by HTTP and, where the table has it, by HTTPS. Each path is in normal form, since servers read others in their own ways.
 */
export function boundaryRequests(table: RouteTable): RouteRequest[] {
  const requests = new Map<string, RouteRequest>();
  const add = (request: RouteRequest) => requests.set(JSON.stringify(request), request);
  for (const entry of table.hosts) {
    const { name, others } = hostBoundary(table, entry);
    for (const { isMain, ...request } of requestsOf(table, entry)) {
      for (const scheme of schemesOf(table, isMain)) add({ host: name, ...request, scheme });
      if (!isMain) continue;
      for (const host of others) add({ host, ...request, scheme: mainScheme(table) });
    }
    for (const wider of table.hosts.filter((other) => other !== entry && takesHost(other.host, name))) {
      for (const { isMain, ...request } of requestsOf(table, wider)) {
        if (isMain) add({ host: name, ...request, scheme: mainScheme(table) });
      }
    }
    if (entry.redirectedHost === undefined) continue;
    for (const path of ['/', '/x', '/x/', `/x${QUERY}`]) {
      for (const scheme of schemesOf(table, true)) add({ host: entry.redirectedHost, path, scheme });
    }
  }
  return [...requests.values()];
}

/** A request, and whether it is one of the few that stand for a route. */
interface Draft extends Deciders {
  readonly path: string;
  readonly isMain: boolean;
}

function* requestsOf({ appRoot }: RouteTable, { routes, defaultBackend }: HostRoutes): Generator<Draft> {
  yield { path: '/', isMain: true };
  if (appRoot !== undefined) yield { path: appRoot.replace(/[?#].*$/, ''), isMain: false };
  yield* requestsTo(NOBODYS, defaultBackend);
  for (const { match, path, backend, redirect, rewrite } of routes) {
    const { inside, outside } = pathBoundary({ match, path });
    const [first, ...others] = inside.map(encodePath);
    if (first !== undefined) yield* requestsTo(first, backend);
    for (const each of [...others, ...outside.map(encodePath)]) yield { path: each, isMain: false };
    if (first === undefined || (redirect ?? rewrite) === undefined) continue;
    yield { path: `${first}${QUERY}`, isMain: false };
  }
}

function* requestsTo(path: string, backend: RouteBackend | undefined): Generator<Draft> {
  yield { path, isMain: true };
  for (const deciders of backend ? decidersAround(backend) : []) yield { path, ...deciders, isMain: false };
}

const mainScheme = ({ httpsRedirect }: RouteTable) => (httpsRedirect ? 'https' : 'http');

function schemesOf(table: RouteTable, isMain: boolean): string[] {
  const hasBoth = isMain && (table.httpsRedirect || table.tls.length > 0);
  return hasBoth ? ['http', 'https'] : [mainScheme(table)];
}
