import { isLoss } from '../../../nginx/annotations/annotation-loss';
import { ANNOTATION_PREFIX } from '../../../nginx/annotations/annotation-spec';
import { mainName } from '../../../nginx/annotations/annotation-suggestion';
import { checkAnnotation } from '../../../nginx/annotations/check-annotation';
import type { ControllerSettings } from '../../../nginx/config/controller-settings';
import { show } from '../../../rules/show';
import { POLICIES, type RoutePolicies } from '../../table/policies';
import { RoutePolicy, withoutCode } from '../../table/route-policy';
import type { Route, RouteTable } from '../../table/route-table';
import { about, type TargetFinding, type TargetFindings } from '../routing-target';
import { withPrefix } from './annotations';
import { finding } from './codes';
import { type Annotations, policyAnnotations } from './policy-annotations';
import { routingAlternative } from './routing-annotations';

/** Checks the raw annotations of the router and its routes against the controller, and against the options next to them. */
export function* checkRawAnnotations({ hosts, policies }: RouteTable, settings?: ControllerSettings): TargetFindings {
  for (const [key, value] of Object.entries(policies.annotations ?? {})) {
    const set = withPrefix(policyAnnotations(policies))[key];
    yield* set === undefined ? checkOne(key, value, settings) : [repeated(key, value, set)];
  }
  for (const route of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (route.policies.annotations !== undefined) yield* about(route.key, checkOwn(route, policies, settings));
  }
}

/** Checks the annotations that a route writes, and those of its router next to the options that it writes. */
function* checkOwn({ policies, without }: Route, router: RoutePolicies, settings?: ControllerSettings): TargetFindings {
  const inherited = without?.includes(RoutePolicy.ANNOTATIONS) ? {} : (router.annotations ?? {});
  for (const [key, value] of Object.entries(policies.annotations ?? {})) {
    const isOwn = inherited[key] !== value;
    const setter = setterOf(key, policies);
    const isOwnSetter = setter !== undefined && policies[setter.option] !== router[setter.option];
    if (isOwn && routingAlternative(key) !== undefined) yield* checkOne(key, value, settings);
    else if (setter !== undefined && (isOwn || isOwnSetter)) {
      yield* isOwn && isOwnSetter ? bothOwn(key, value, setter) : [oneInherited(key, value, isOwn, setter)];
    } else if (isOwn && isLoss(key, value, inherited)) yield lost(key, value, inherited);
    else if (isOwn && isEither(key, value) && keepsAccess(policies, router)) yield either(key);
    else if (isOwn) yield* checkOne(key, value, settings);
  }
}

/** Annotations of the router that are wrong are reported with the router. */
function* checkOne(key: string, value: string, settings?: ControllerSettings): TargetFindings {
  const alternative = routingAlternative(key);
  if (alternative !== undefined) yield finding('nginx-raw-annotation', `annotation "${key}" ${alternative}.`);
  else yield* [...checkAnnotation(key, value, settings)].filter(({ severity }) => severity === 'problem');
}

/** The option that writes an annotation, under this name or under a newer one of it. */
interface Setter {
  readonly option: keyof RoutePolicies;
  readonly key: string;
  readonly value: string;
}

function setterOf(key: string, policies: RoutePolicies): Setter | undefined {
  if (!key.startsWith(ANNOTATION_PREFIX)) return undefined;
  const name = mainName(key.slice(ANNOTATION_PREFIX.length));
  for (const option of POLICIES) {
    const value = policyAnnotations({ [option]: policies[option] })[name];
    if (value !== undefined) return { option, key: ANNOTATION_PREFIX + name, value };
  }
  return undefined;
}

/** The set of annotations of the Ingress shows an older name next to the newer one. */
function* bothOwn(key: string, value: string, setter: Setter): TargetFindings {
  if (setter.key === key) yield repeated(key, value, setter.value);
}

function repeated(key: string, value: string, set: string): TargetFinding {
  const message = `annotation "${key}" has the value ${show(value)}, but an option sets ${show(set)}: keep one of the two.`;
  return finding('nginx-raw-annotation', message);
}

function oneInherited(key: string, value: string, isOwn: boolean, { option, value: set }: Setter): TargetFinding {
  const [raw, typed] = isOwn
    ? [`annotation "${key}"`, `${option} of the router`]
    : [`annotation "${key}" of the router`, `${option} of the route`];
  const fix = isOwn
    ? `leave the annotation out, or write ${withoutCode(option)} to switch ${option} off for the route`
    : `leave ${option} out, or write ${withoutCode('annotations')} and repeat the annotations that the route keeps`;
  const message = `${raw} has the value ${show(value)}, but ${typed} sets ${show(set)}: ${fix}.`;
  return finding('nginx-raw-annotation', message);
}

const isEither = (key: string, value: string) =>
  key === `${ANNOTATION_PREFIX}satisfy` && value.trim().toLowerCase() === 'any';

/** True for a route that has both an allow list and authentication, one of them from its router. */
function keepsAccess(policies: RoutePolicies, router: RoutePolicies): boolean {
  const of = (each: RoutePolicies): Annotations => ({ ...withPrefix(policyAnnotations(each)), ...each.annotations });
  const [own, theirs] = [of(policies), of(router)];
  const set = (names: readonly string[]) => names.map((name) => ANNOTATION_PREFIX + name).filter((key) => own[key]);
  const [lists, auth] = [set(['allowlist-source-range', 'whitelist-source-range']), set(['auth-type', 'auth-url'])];
  return lists.length > 0 && auth.length > 0 && [...lists, ...auth].some((key) => own[key] === theirs[key]);
}

function either(key: string): TargetFinding {
  const message = `annotation "${key}" is "any", for which either the allow list or the authentication is enough, although the router asks for one of them: leave it out, or write it on the router.`;
  return finding('nginx-raw-annotation', message);
}

function lost(key: string, value: string, router: { readonly [key: string]: string }): TargetFinding {
  const what =
    router[key] === undefined ? 'a protection of the router' : `what the router sets to ${show(router[key])}`;
  const fix = `leave it out, or write ${withoutCode('annotations')} and repeat the annotations that the route keeps`;
  const message = `annotation "${key}" has the value ${show(value)}, which takes away ${what}: ${fix}.`;
  return finding('nginx-raw-annotation', message);
}

/** The annotations of an Ingress but for raw ones that are reported by themselves: what they lack, or take away, is no matter then. */
export function withoutReported(
  annotations: Annotations,
  { policies, without }: Pick<Route, 'policies' | 'without'>,
  router: RoutePolicies,
): Annotations {
  const { annotations: raw = {} } = policies;
  const inherited = without?.includes(RoutePolicy.ANNOTATIONS) ? {} : (router.annotations ?? {});
  return Object.fromEntries(
    Object.entries(annotations).flatMap(([key, value]) => {
      if (raw[key] === undefined) return [[key, value]];
      const setter = setterOf(key, policies);
      const isRenamed = setter !== undefined && setter.key !== key && inherited[key] !== value;
      if (routingAlternative(key) !== undefined) return [];
      if (isRenamed && policies[setter.option] === router[setter.option] && policies !== router) return [];
      const before = inherited[key];
      return isLoss(key, value, inherited) && before !== undefined ? [[key, before]] : [[key, value]];
    }),
  );
}
