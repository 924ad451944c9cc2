import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { weightWords } from './answer-words';
import { type CanaryHeader, portOf, type RouteBackend, type ServiceBackend } from './backend';
import { backendsOf, type RouteTable } from './route-table';

/**
 * Checks that every Service has one role in some tables. A release belongs to its stable Service, not to a route, since
 * there are controllers that bind a canary to it: a route that uses that Service without the release would send requests
 * to the canary all the same.
 */
export function* checkSplits(tables: readonly RouteTable[]): Findings {
  const used = [...new Set(tables.flatMap(backendsOf))];
  if (used.every(({ split }) => split === undefined)) return;
  const found = new Set([...stableConflicts(used), ...canaryConflicts(used)]);
  for (const message of found) yield finding('canary-conflict', message);
}

function* stableConflicts(used: readonly RouteBackend[]): Iterable<string> {
  const splits = new Map<string, RouteBackend>();
  for (const backend of used) {
    const key = keyOf(backend.stable);
    const other = splits.get(key) ?? backend;
    splits.set(key, other);
    if (describeSplit(other) === describeSplit(backend)) continue;
    yield `the Service ${show(backend.stable.serviceName)} has routes with ${describeSplit(other)} and with ${describeSplit(backend)}: a release applies to every route of its stable Service, so pass the same release to all of them, or give a route a Service of its own.`;
  }
}

function* canaryConflicts(used: readonly RouteBackend[]): Iterable<string> {
  const stables = new Set(used.map(({ stable }) => keyOf(stable)));
  const releases = new Map<string, RouteBackend>();
  for (const backend of used) {
    const { stable, split } = backend;
    if (split === undefined) continue;
    const key = keyOf(split.canary);
    const other = releases.get(key) ?? backend;
    releases.set(key, other);
    if (keyOf(other.stable) !== keyOf(stable) && describeSplit(other) !== describeSplit(backend)) {
      yield `${show(other.stable.serviceName)} is released with ${describeSplit(other)}, and ${show(stable.serviceName)} with ${describeSplit(backend)}: a canary gets its requests by one rule, so give each release a canary Service of its own.`;
    }
    if (key === keyOf(stable)) {
      yield `a canary release has the Service ${show(stable.serviceName)} as both stable and canary: pass another version as canary.`;
    } else if (stables.has(key)) {
      yield `the Service ${show(split.canary.serviceName)} is a canary and has routes of its own: give the canary a Service that no other route uses.`;
    }
  }
}

const keyOf = (service: ServiceBackend) => `${service.namespace ?? ''}/${service.serviceName}:${portOf(service)}`;

function describeSplit({ split }: RouteBackend): string {
  if (split === undefined) return 'no canary';
  const { canary, header, cookie } = split;
  const headerText = header && describeHeader(header);
  const deciders = [
    ...(headerText ? [`header ${headerText}`] : []),
    ...(cookie ? [`cookie ${cookie}`] : []),
    weightWords(split),
  ];
  return `the canary ${show(canary.serviceName)} by ${deciders.join(', ')}`;
}

function describeHeader({ name, value, pattern }: CanaryHeader): string {
  if (value !== undefined) return `${name} "${value}"`;
  return pattern === undefined ? name : `${name} matching "${pattern}"`;
}
