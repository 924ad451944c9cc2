import type { HostRoutes, RouteTable } from '../../table/route-table';
import { ObjectNames } from '../object-names';
import { rivalOf } from '../uses';
import type { CompiledRule } from './implementations/compiled-rule';
import type { Implementation } from './implementations/implementation';
import { MAX_RULES } from './limits';
import { type GatewayApiTargetOptions, HTTP_LISTENER, HTTPS_LISTENER, listenerOf } from './options';
import type { PlannedParent, PlannedRoute } from './planned-route';
import { type Side, unitsOf } from './units';

const MAX_HOSTNAMES = 16;

/**
 * The HTTPRoutes that a table becomes: one for the hosts that have the same rules, two where HTTP is redirected to HTTPS,
 * more where there are more rules than one takes, and one for each name that is redirected to another.
 */
export function planRoutes(
  table: RouteTable,
  options: GatewayApiTargetOptions,
  implementation: Implementation,
): PlannedRoute[] {
  const names = new ObjectNames();
  const sides: Side[] = table.httpsRedirect ? ['https', 'http'] : ['any'];
  const routes = sides.flatMap((side) =>
    groupsOf(table, side, implementation).flatMap(({ hosts, units, hasRival }, index) => {
      const base = index === 0 ? table.name : `${table.name}-${slug(hosts[0])}`;
      const hostnames = hosts.filter((host) => host !== undefined);
      return split(units, implementation).map((rules): PlannedRoute => {
        const name = names.give(side === 'http' ? `${base}-http` : base);
        const parents = parentsOf(table, side, hostnames, options);
        return { name, hostnames, parents, rules, hasRival: hasRival && side !== 'http' };
      });
    }),
  );
  for (const { host, redirectedHost } of table.hosts) {
    if (host === undefined || redirectedHost === undefined) continue;
    const name = names.give(`${table.name}-${slug(redirectedHost)}`);
    const parents = sides.flatMap((side) => parentsOf(table, side, [redirectedHost], options));
    const rule = implementation.compile({ written: '', answer: { to: 'host', host }, policies: {} });
    routes.push({ name, hostnames: [redirectedHost], parents, rules: [rule], hasRival: false });
  }
  return routes;
}

type CompiledUnit = readonly CompiledRule[];

interface Group {
  readonly hosts: (string | undefined)[];
  readonly units: readonly CompiledUnit[];
  readonly hasRival: boolean;
}

/**
 * Hosts with the same rules, and the same policies attached to them, in the order they were written. A redirect to HTTPS names its
 * host, so that each has its own.
 */
function groupsOf(table: RouteTable, side: Side, implementation: Implementation): Group[] {
  const groups = new Map<string, Group>();
  const keyOf = (entry: HostRoutes, units: Group['units']) => {
    const rules = units.map((unit) =>
      unit.map(({ rule, backendRefs, filters, meant }) => [
        rule,
        backendRefs,
        filters,
        implementation.attachedTo(meant),
      ]),
    );
    const key = JSON.stringify([entry.host === undefined, rules]);
    let number = 0;
    while ((groups.get(`${key} ${number}`)?.hosts.length ?? 0) >= MAX_HOSTNAMES) number++;
    return `${key} ${number}`;
  };
  for (const entry of table.hosts) {
    const meant = implementation.arrange(unitsOf(table, entry, side, implementation));
    const units = meant.map((unit) => unit.map((rule) => implementation.compile(rule)));
    const key = keyOf(entry, units);
    const group = groups.get(key);
    const hasRival = rivalOf(table.hosts, entry) !== undefined;
    if (group === undefined) groups.set(key, { hosts: [entry.host], units, hasRival });
    else group.hosts.push(entry.host);
  }
  return [...groups.values()];
}

/** Lists of at most as many rules as one HTTPRoute takes, which may stand in one; no unit is torn that need not be. */
function split(units: readonly CompiledUnit[], implementation: Implementation): CompiledRule[][] {
  const parts = new Map<string, CompiledRule[][]>();
  for (const [part, unit] of units.flatMap((each) => [...partsOf(each, implementation)])) {
    const lists = parts.get(part) ?? [];
    parts.set(part, lists);
    const last = lists[lists.length - 1];
    if (last !== undefined && last.length + unit.length <= MAX_RULES) last.push(...unit);
    else lists.push([...unit]);
  }
  return [...parts.values()].flat();
}

function partsOf(unit: CompiledUnit, implementation: Implementation): Map<string, CompiledRule[]> {
  const parts = new Map<string, CompiledRule[]>();
  for (const rule of unit) {
    const part = implementation.attachesToRoutes ? implementation.attachedTo(rule.meant) : '';
    parts.set(part, [...(parts.get(part) ?? []), rule]);
  }
  return parts;
}

function parentsOf(
  { tls }: RouteTable,
  side: Side,
  hosts: readonly string[],
  options: GatewayApiTargetOptions,
): PlannedParent[] {
  const { create, sectionName, httpListener } = options;
  const http = { sectionName: httpListener ?? HTTP_LISTENER };
  if (side === 'http') return [http];
  if (side === 'https') return secureParents(hosts, options);
  return tls.length > 0 && !create ? [http, ...secureParents(hosts, options)] : [{ sectionName }];
}

function secureParents(hosts: readonly string[], options: GatewayApiTargetOptions): PlannedParent[] {
  const { create, listenerSet, httpsListener = HTTPS_LISTENER } = options;
  if (!create && !listenerSet) return [{ sectionName: httpsListener }];
  // Only hosts have certificates, but routes for every host belong to their listeners as well.
  const names = hosts.length === 0 ? [undefined] : hosts.map(listenerOf);
  return names.map((name) => ({ sectionName: name, isListenerSet: listenerSet }));
}

function slug(host: string | undefined): string {
  return host === undefined ? 'any-host' : host.replace('*', 'any').replace(/\./g, '-');
}
