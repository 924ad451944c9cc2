import {
  UpstreamSettingsPolicySpecLoadBalancingMethod as Method,
  type ProxySettingsPolicySpecBuffering as ProxyBuffering,
  type ProxySettingsPolicySpecTimeout as ProxyTimeout,
  type RateLimitPolicySpecRateLimitLocalRules as Rule,
} from '../../../../../../imports/gateway.nginx.org';
import type { Buffering } from '../../../../table/buffering';
import type { RoutePolicies } from '../../../../table/policies';
import type { RateLimit } from '../../../../table/rate-limit';
import type { RouteTimeouts } from '../../../../table/timeouts';
import type { MeantRule } from '../../meant-rule';
import { slugOf } from '../../own-objects';
import type { PlannedRoute } from '../../planned-route';
import type { OwnPolicy, PolicyTarget } from '../implementation';
import { nginxDuration, nginxSize } from './amounts';

export const OWN_VERSION = 'gateway.nginx.org/v1alpha1';

/** The most objects that a policy names. */
const MAX_TARGETS = 16;
const DEFAULT_BURST = 5;

/** A policy of a whole HTTPRoute; equal ones are one object. */
interface Attached {
  readonly kind: 'ClientSettingsPolicy' | 'ProxySettingsPolicy' | 'RateLimitPolicy';
  readonly spec: object;
  /** Requests are counted for each policy, which therefore belongs to one route of the table. */
  readonly countedFor?: string;
}

/** A text that differs for rules with different policies. */
export function partOf(rule: MeantRule): string {
  const attached = attachedTo(rule);
  return attached.length === 0 ? '' : JSON.stringify(attached);
}

export function policiesFor(routes: readonly PlannedRoute[]): OwnPolicy[] {
  const made = new Map<string, { attached: Attached; suffix: string; targets: PolicyTarget[] }>();
  for (const route of routes) {
    const [first] = route.rules;
    for (const attached of first === undefined ? [] : attachedTo(first.meant)) {
      const known = made.get(JSON.stringify(attached)) ?? {
        attached,
        suffix: slugOf(first?.meant.written ?? ''),
        targets: [],
      };
      made.set(JSON.stringify(attached), known);
      known.targets.push({ route });
    }
  }
  return [
    ...[...made.values()].flatMap(({ attached, suffix, targets }) => objectsOf(attached, suffix, targets)),
    ...hashes(routes),
  ];
}

/** A ClientSettingsPolicy names one target, the others several. */
function objectsOf({ kind, spec }: Attached, suffix: string, targets: readonly PolicyTarget[]): OwnPolicy[] {
  const isSingle = kind === 'ClientSettingsPolicy';
  const most = isSingle ? 1 : MAX_TARGETS;
  return Array.from({ length: Math.ceil(targets.length / most) }, (_, index) => ({
    apiVersion: OWN_VERSION,
    kind,
    suffix,
    targets: targets.slice(index * most, (index + 1) * most),
    specFor: (targetRefs) => (isSingle ? { targetRef: targetRefs[0], ...spec } : { targetRefs, ...spec }),
  }));
}

function attachedTo({ policies, routeKey = '' }: MeantRule): Attached[] {
  const { timeouts, buffering, rateLimit } = policies;
  const body = bodyOf(policies);
  const proxy = { ...(buffering && bufferingOf(buffering)), ...(timeouts && { timeout: timeoutOf(timeouts) }) };
  const rules = rateLimit === undefined ? [] : rulesOf(rateLimit);
  return [
    ...(body === undefined ? [] : [{ kind: 'ClientSettingsPolicy', spec: { body: { maxSize: body } } } as const]),
    ...(Object.keys(proxy).length === 0 ? [] : [{ kind: 'ProxySettingsPolicy', spec: proxy } as const]),
    ...(rules.length === 0
      ? []
      : [{ kind: 'RateLimitPolicy', spec: { rateLimit: { local: { rules } } }, countedFor: routeKey } as const]),
  ];
}

/** Zero is nginx's word for any size. */
function bodyOf({ bodySize, unlimitedBody }: RoutePolicies): string | undefined {
  return unlimitedBody === true ? '0' : bodySize && nginxSize(bodySize);
}

function timeoutOf({ connect, read, send }: RouteTimeouts): ProxyTimeout {
  return {
    ...(connect && { connect: nginxDuration(connect) }),
    ...(read && { read: nginxDuration(read) }),
    ...(send && { send: nginxDuration(send) }),
  };
}

/** The fields for answers; those for requests are refused unless they are nginx's own. */
function bufferingOf({ responses, bufferSize, buffers, busySize }: Buffering): { buffering?: ProxyBuffering } {
  const fields: ProxyBuffering = {
    ...(responses === false && { disable: true }),
    ...(bufferSize && { bufferSize: nginxSize(bufferSize) }),
    ...(buffers !== undefined && { buffers: { number: buffers, size: (bufferSize && nginxSize(bufferSize)) ?? '4k' } }),
    ...(busySize && { busyBuffersSize: nginxSize(busySize) }),
  };
  return Object.keys(fields).length === 0 ? {} : { buffering: fields };
}

/** As the rates of ingress-nginx: `burst` times as many at once, and no request waits. 503 is nginx's own answer to more. */
function rulesOf({ requestsPerSecond, requestsPerMinute, burst = DEFAULT_BURST }: RateLimit): Rule[] {
  const rates = [
    [requestsPerSecond, 's'],
    [requestsPerMinute, 'm'],
  ] as const;
  return rates.flatMap(([rate, unit]) =>
    rate === undefined
      ? []
      : [{ rate: `${rate}r/${unit}`, key: '$binary_remote_addr', burst: rate * burst, noDelay: true }],
  );
}

/** A policy for each key and the Services whose pods it chooses from. */
function hashes(routes: readonly PlannedRoute[]): OwnPolicy[] {
  const services = new Map<string, Set<string>>();
  for (const { meant } of routes.flatMap(({ rules }) => rules)) {
    const key = meant.policies.consistentHash?.key;
    if (key === undefined || meant.answer.to !== 'backends') continue;
    const names = services.get(key) ?? new Set();
    services.set(key, names);
    for (const { backend } of meant.answer.shares) names.add(backend.serviceName);
  }
  return [...services].flatMap(([key, names]) =>
    Array.from(
      { length: Math.ceil(names.size / MAX_TARGETS) },
      (_, index): OwnPolicy => ({
        apiVersion: OWN_VERSION,
        kind: 'UpstreamSettingsPolicy',
        suffix: slugOf(key),
        targets: [],
        specFor: () => ({
          targetRefs: [...names]
            .slice(index * MAX_TARGETS, (index + 1) * MAX_TARGETS)
            .map((name) => ({ group: 'core', kind: 'Service', name })),
          loadBalancingMethod: Method.HASH_CONSISTENT,
          hashMethodKey: key,
        }),
      }),
    ),
  );
}
