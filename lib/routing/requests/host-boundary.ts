import type { HostRoutes, RouteTable } from '../table/route-table';

/** A name that stands for a host, and names next to it that it is not meant to take. */
interface HostBoundary {
  readonly name: string;
  readonly others: readonly string[];
}

/** The names that stand for a host of a table: itself, or one that no other host of the table has. */
export function hostBoundary({ hosts }: Pick<RouteTable, 'hosts'>, { host }: Pick<HostRoutes, 'host'>): HostBoundary {
  const names = new Set(hosts.flatMap((entry) => [entry.host, entry.redirectedHost]));
  const free = (candidates: (label: string) => string, isTaken: (name: string) => boolean) => {
    let label = 'x';
    while (isTaken(candidates(label))) label += 'x';
    return candidates(label);
  };
  const hasName = (name: string) => names.has(name);
  if (host === undefined) {
    const isNamed = (name: string) =>
      hasName(name) || hosts.some((entry) => entry.host !== undefined && takesHost(entry.host, name));
    return { name: free((label) => `${label}.example`, isNamed), others: [] };
  }
  if (!host.startsWith('*.')) return { name: host, others: [free((label) => `${label}.${host}`, hasName)] };
  const zone = host.slice(2);
  return {
    name: free((label) => `${label}.${zone}`, hasName),
    others: [free((label) => `${label}.y.${zone}`, hasName), zone],
  };
}

/** True for a host of a table that takes a name, whether or not another one is more specific. */
export function takesHost(host: string | undefined, name: string): boolean {
  if (host === undefined || host === name) return true;
  return host.startsWith('*.') && name.replace(/^[^.]+/, '*') === host;
}
