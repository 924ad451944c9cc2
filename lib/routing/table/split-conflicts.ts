import { show } from '../../rules/show';
import type { CanaryHeader, RouteBackend, ServiceBackend } from './backend';
import type { RouteTable } from './route-table';

/**
 * What the releases of some tables want of one Service that it cannot be at once. A release belongs to the stable
 * Service, not to a route: ingress-nginx binds a canary to it, so that a route which uses that Service without the
 * release would send requests to the canary all the same.
 */
export function splitConflicts(tables: readonly RouteTable[]): string[] {
  const backends = tables.flatMap((table) =>
    table.hosts.flatMap(({ routes, defaultBackend }) => [...routes.map(({ backend }) => backend), defaultBackend]),
  );
  const used = [...new Set(backends.filter((backend) => backend !== undefined))];
  const splits = new Map<string, RouteBackend>();
  const conflicts = new Set<string>();
  for (const backend of used) {
    const key = keyOf(backend.stable);
    const other = splits.get(key);
    if (other === undefined) splits.set(key, backend);
    else if (describeSplit(other) !== describeSplit(backend)) {
      conflicts.add(
        `the Service ${show(backend.stable.serviceName)} is routed to with ${describeSplit(other)} and with ${describeSplit(backend)}: a release holds for every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.`,
      );
    }
  }
  const trials = new Map<string, RouteBackend>();
  for (const { stable, split } of used) {
    if (split === undefined) continue;
    const other = trials.get(keyOf(split.canary));
    if (other === undefined) trials.set(keyOf(split.canary), { stable, split });
    else if (keyOf(other.stable) !== keyOf(stable) && describeSplit(other) !== describeSplit({ stable, split })) {
      conflicts.add(
        `${show(other.stable.serviceName)} is released with ${describeSplit(other)}, and ${show(stable.serviceName)} with ${describeSplit({ stable, split })}: a canary gets its requests by one rule, so give each release a canary Service of its own.`,
      );
    }
    if (keyOf(split.canary) === keyOf(stable)) {
      conflicts.add(
        `a canary release has the Service ${show(stable.serviceName)} as both stable and canary: pass another version as canary.`,
      );
    } else if (splits.has(keyOf(split.canary))) {
      conflicts.add(
        `the Service ${show(split.canary.serviceName)} is a canary and has routes of its own: give the canary a Service that no other route uses.`,
      );
    }
  }
  return [...conflicts];
}

const keyOf = ({ serviceName, servicePort }: ServiceBackend) => `${serviceName}:${servicePort}`;

function describeSplit({ split }: RouteBackend): string {
  if (split === undefined) return 'no canary';
  const { canary, weight, weightTotal, header, cookie } = split;
  const headerText = header && describeHeader(header);
  const deciders = [
    ...(headerText ? [`header ${headerText}`] : []),
    ...(cookie ? [`cookie ${cookie}`] : []),
    `weight ${weight} of ${weightTotal}`,
  ];
  return `the canary ${show(canary.serviceName)} by ${deciders.join(', ')}`;
}

function describeHeader({ name, value, pattern }: CanaryHeader): string {
  if (value !== undefined) return `${name} "${value}"`;
  return pattern === undefined ? name : `${name} matching "${pattern}"`;
}
