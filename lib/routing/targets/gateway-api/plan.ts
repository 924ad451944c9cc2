import type { HttpRouteSpecRules as Rule } from '../../../../imports/gateway.networking.k8s.io';
import type { HostRoutes, RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';
import { rivalOf } from '../uses';
import { hostRedirect } from './filters';
import { type GatewayApiTargetOptions, listenerOf } from './options';
import { type Side, type Unit, unitsOf } from './units';

/** An HTTPRoute to be. */
export interface PlannedRoute {
  readonly name: string;
  /** Empty for every host. */
  readonly hostnames: readonly string[];
  /** The listeners that it belongs to; empty for every one. */
  readonly listeners: readonly string[];
  readonly rules: readonly Rule[];
  /** True for hosts whose requests an implementation may send by the routes for every host. */
  readonly hasRival: boolean;
}

export const MAX_RULES = 16;
const MAX_HOSTNAMES = 16;

/**
 * The HTTPRoutes that a table becomes: one for the hosts that have the same rules, two where HTTP is redirected to HTTPS,
 * more where there are more rules than one takes, and one for each name that is redirected to another.
 */
export function planRoutes(table: RouteTable, options: GatewayApiTargetOptions): PlannedRoute[] {
  const names = new ObjectNames();
  const sides: Side[] = table.httpsRedirect ? ['https', 'http'] : ['any'];
  const routes = sides.flatMap((side) =>
    groupsOf(table, side, options).flatMap(({ hosts, units, hasRival }, index) => {
      const base = index === 0 ? table.name : `${table.name}-${slug(hosts[0])}`;
      const hostnames = hosts.filter((host) => host !== undefined);
      return split(units).map((rules): PlannedRoute => {
        const name = names.give(side === 'http' ? `${base}-http` : base);
        const listeners = listenersOf(table, side, hostnames, options);
        return { name, hostnames, listeners, rules, hasRival: hasRival && side !== 'http' };
      });
    }),
  );
  for (const { host, redirectedHost } of table.hosts) {
    if (host === undefined || redirectedHost === undefined) continue;
    const name = names.give(`${table.name}-${slug(redirectedHost)}`);
    const listeners = sides.flatMap((side) => listenersOf(table, side, [redirectedHost], options));
    const rules = [{ filters: [hostRedirect(host)] }];
    routes.push({ name, hostnames: [redirectedHost], listeners, rules, hasRival: false });
  }
  return routes;
}

interface Group {
  readonly hosts: (string | undefined)[];
  readonly units: readonly Unit[];
  readonly hasRival: boolean;
}

/** Hosts with the same rules, in the order they were written. A redirect to HTTPS names its host, so that each has its own. */
function groupsOf(table: RouteTable, side: Side, options: GatewayApiTargetOptions): Group[] {
  const groups = new Map<string, Group>();
  const keyOf = (entry: HostRoutes, units: Group['units']) => {
    const key = JSON.stringify([entry.host === undefined, units]);
    let number = 0;
    while ((groups.get(`${key} ${number}`)?.hosts.length ?? 0) >= MAX_HOSTNAMES) number++;
    return `${key} ${number}`;
  };
  for (const entry of table.hosts) {
    const units = unitsOf(table, entry, side, options);
    const key = keyOf(entry, units);
    const group = groups.get(key);
    const hasRival = rivalOf(table.hosts, entry) !== undefined;
    if (group === undefined) groups.set(key, { hosts: [entry.host], units, hasRival });
    else group.hosts.push(entry.host);
  }
  return [...groups.values()];
}

/** Lists of at most as many rules as one HTTPRoute takes; no unit is torn. */
function split(units: readonly Unit[]): Rule[][] {
  const lists: Rule[][] = [];
  for (const unit of units) {
    const last = lists[lists.length - 1];
    if (last !== undefined && last.length + unit.length <= MAX_RULES) last.push(...unit);
    else lists.push([...unit]);
  }
  return lists;
}

function listenersOf(
  { tls }: RouteTable,
  side: Side,
  hosts: readonly string[],
  options: GatewayApiTargetOptions,
): string[] {
  const { create, sectionName, httpListener = 'http', httpsListener = 'https' } = options;
  if (side === 'http') return [httpListener];
  if (side === 'https') return create ? hosts.map(listenerOf) : [httpsListener];
  if (tls.length > 0 && !create) return [httpListener, httpsListener];
  return sectionName === undefined ? [] : [sectionName];
}

function slug(host: string | undefined): string {
  return host === undefined ? 'any-host' : host.replace(/\./g, '-');
}
