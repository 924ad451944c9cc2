import { isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { POLICIES, policiesOf, type RoutePolicies } from './policies';
import type { RateLimit } from './rate-limit';
import type { RouteOptions } from './route-options';
import { isRoutePolicy, withoutCode } from './route-policy';

type PolicyName = keyof RoutePolicies;
type Texts = { readonly [name: string]: string };

/** Policies that are many settings, of which a route replaces those that it writes. */
const MERGED: { readonly [Name in PolicyName]?: (router: Texts, route: Texts) => Texts } = {
  annotations: (router, route) => ({ ...router, ...route }),
  responseHeaders: (router, route) => {
    const own = new Set(Object.keys(route).map((name) => name.toLowerCase()));
    return { ...Object.fromEntries(Object.entries(router).filter(([name]) => !own.has(name.toLowerCase()))), ...route };
  },
};

/** Policies that say the opposite of each other: a route that has one does not have the other from its router. */
const OPPOSITES: { readonly [Name in PolicyName]?: PolicyName } = {
  bodySize: 'unlimitedBody',
  unlimitedBody: 'bodySize',
  backendTls: 'protocol',
  protocol: 'backendTls',
};

/**
 * The policies of a route: those of its router, of which it replaces or switches off some.
 *
 * @param own those that the route writes itself.
 */
export function inheritPolicies(router: RoutePolicies, options: RouteOptions, own: RoutePolicies): RoutePolicies {
  const off = switchedOff(options);
  const isReplaced = (name: string) => {
    const opposite = OPPOSITES[name as PolicyName];
    return opposite !== undefined && own[opposite] !== undefined;
  };
  const inherited = Object.fromEntries(Object.entries(router).filter(([name]) => !off.has(name) && !isReplaced(name)));
  const merged = POLICIES.flatMap((name) => {
    const [theirs, ours]: unknown[] = [inherited[name], own[name]];
    const merge = MERGED[name];
    return merge && isMap(theirs) && isMap(ours) ? [[name, merge(theirs as Texts, ours as Texts)]] : [];
  });
  return { ...inherited, ...own, ...Object.fromEntries(merged) };
}

/** The policies that a route writes itself; `false` only turns one of the router off. */
export function ownPolicies(router: RoutePolicies, options: RouteOptions): RoutePolicies {
  const own = policiesOf(options) as { [name: string]: unknown };
  for (const [name, value] of Object.entries(own)) {
    if (value === false && router[name as PolicyName] !== undefined) delete own[name];
  }
  return own;
}

/** The policies that a route switches off; nothing wrong is among them. */
export function switchedOff({ without }: RouteOptions): ReadonlySet<string> {
  const list: unknown = without;
  return new Set(Array.isArray(list) ? list.filter(isRoutePolicy) : []);
}

/**
 * The policies of the router that a route gives a value without a meaning, as `cond ? policy : undefined` does: it may be
 * meant to inherit the policy, or to switch it off.
 */
function unclearPolicies(router: RoutePolicies, options: RouteOptions): PolicyName[] {
  const off = switchedOff(options);
  const isUnclear = (value: unknown) => value === undefined || value === null || value === false;
  // Other languages have one value for what is absent and what is undefined.
  const isWritten = (name: PolicyName) =>
    name in options && (options[name] !== undefined || process.env.JSII_AGENT === undefined);
  return POLICIES.filter(
    (name) => router[name] !== undefined && !off.has(name) && isWritten(name) && isUnclear(options[name]),
  );
}

/** Checks that a route says clearly which policies of its router hold for it, and loses no limit unseen. */
export function* checkInheritance(router: RoutePolicies, options: RouteOptions): Findings {
  const without: unknown = options.without;
  if (without !== undefined && !(Array.isArray(without) && without.every(isRoutePolicy))) {
    yield wrongType('without', without, 'a list of policies such as [RoutePolicy.BASIC_AUTH]');
  }
  for (const name of unclearPolicies(router, options)) {
    const fix = `leave ${name} out to inherit that of the router, or write ${withoutCode(name)} to switch it off`;
    yield finding('inherited-policy', `${name} is ${show(options[name])}: ${fix}.`);
  }
  if (!switchedOff(options).has('rateLimit')) yield* checkLimits(router.rateLimit, options.rateLimit);
}

/** The limits of a rate limit; requests a second and a minute are one, since either limits the rate. */
const LIMITS: readonly (readonly (keyof RateLimit)[])[] = [['requestsPerSecond', 'requestsPerMinute'], ['connections']];

function* checkLimits(router: RateLimit | undefined, route: RateLimit | undefined): Findings {
  if (!isMap(router) || !isMap(route)) return;
  const limits = (limit: RateLimit, names: readonly (keyof RateLimit)[]) =>
    names.filter((name) => limit[name] !== undefined);
  if (LIMITS.every((names) => limits(route, names).length === 0)) return;
  for (const names of LIMITS) {
    const [name] = limits(router, names);
    if (name === undefined || limits(route, names).length > 0) continue;
    const fix = `write it as well, or ${withoutCode('rateLimit')} to drop it`;
    yield finding('inherited-policy', `rateLimit has no ${name}, which the router limits to ${router[name]}: ${fix}.`);
  }
}
