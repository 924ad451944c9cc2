import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { PathMatch } from '../table/path-match';
import { encodePath, normalizePath } from '../table/paths';
import type { HostRoutes, RouteTable } from '../table/route-table';
import { findHost, findRoute, type HostIndex } from './table-index';

/** A request as redirects see it. */
interface Step {
  readonly host: HostRoutes;
  readonly path: string;
}

/** Finds redirects that lead back to themselves, which a browser follows until it gives up; one finding a loop. */
export function* checkRedirectLoops(table: RouteTable): Findings {
  const found = new Set<string>();
  for (const host of table.hosts) {
    for (const start of startsOf(table, host)) {
      const steps = followRedirects(table, start);
      if (steps === undefined) continue;
      const words = describe(steps);
      const key = JSON.stringify([words.at, [...new Set(words.steps)].sort()]);
      if (found.has(key)) continue;
      found.add(key);
      const way = words.steps.map((step) => JSON.stringify(step)).join(' to ');
      yield finding('redirect-loop', `redirects${words.at} form a loop, ${way}: let one of them lead elsewhere.`);
    }
  }
}

/** The steps by their paths where all are on one host, and otherwise by hosts and paths. */
function describe(steps: readonly Step[]): { at: string; steps: string[] } {
  const [first] = steps;
  const isOneHost = steps.every(({ host }) => host === first?.host);
  if (!isOneHost) return { at: '', steps: steps.map(({ host, path }) => `${host.host}${path}`) };
  const at = first?.host.host === undefined ? '' : ` of ${first.host.host}`;
  return { at, steps: steps.map(({ path }) => path) };
}

/** Requests at which a loop may begin. */
function startsOf(table: RouteTable, host: HostRoutes): Step[] {
  const starts: (Step | undefined)[] = [];
  for (const { match, path, redirect } of host.routes) {
    if (redirect === undefined) continue;
    starts.push(match === PathMatch.REGEX ? leadsTo(table, host, redirect.location) : { host, path });
  }
  if (table.appRoot !== undefined) starts.push({ host, path: '/' });
  return starts.filter((step) => step !== undefined);
}

/** The steps of a loop, its first one again at the end, or undefined where the redirects come to an end. */
function followRedirects(table: RouteTable, start: Step): Step[] | undefined {
  const seen: Step[] = [];
  for (let step: Step | undefined = start; step !== undefined; ) {
    const { host, path }: Step = step;
    const before = seen.findIndex((other) => other.host === host && other.path === path);
    if (before >= 0) return [...seen.slice(before), step];
    seen.push(step);
    const location = path === '/' ? table.appRoot : undefined;
    step = leadsTo(table, host, location ?? locationOf(findHost(table, host.host), path));
  }
  return undefined;
}

function locationOf(entry: HostIndex | undefined, path: string): string | undefined {
  const { redirect } = (entry && findRoute(entry, path)) ?? {};
  return redirect?.keepsPath ? redirect.location + encodePath(path) : redirect?.location;
}

/** The next request where a location leads to the same host, or to another one of the table. */
function leadsTo({ hosts }: RouteTable, host: HostRoutes, location: string | undefined): Step | undefined {
  if (location === undefined) return undefined;
  const { hostname, pathname, port } = new URL(location, 'http://any');
  const isSame = location.startsWith('/') || hostname === host.host;
  const next = isSame ? host : hosts.find((other) => other.host === hostname && port === '');
  if (next === undefined) return undefined;
  try {
    return { host: next, path: normalizePath(pathname) };
  } catch {
    // Percent-encoded bytes that are not UTF-8 match no path of a route.
    return undefined;
  }
}
