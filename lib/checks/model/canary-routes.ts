import { choiceOf } from '../../rules/choice';
import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import { type AppObject, placeOf } from './app-object';
import type { CanaryRollout, SplitRoute } from './canary-rollout';
import { GATEWAY_API } from './gateways';
import { type ObjectFindings, problem } from './object-finding';
import { at, type Fields, itemsOf } from './read';

/**
 * Checks an HTTPRoute whose weights a Rollout sets, by what the plugin does with its rules:
 * https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi/blob/v0.15.0/pkg/plugin/httproute.go
 */
export function* checkSplitRoute(app: AppIndex, rollout: CanaryRollout, route: SplitRoute): ObjectFindings {
  const { object, stable, canary } = rollout;
  const found = app.find(GATEWAY_API, 'HTTPRoute', route.namespace, route.name);
  if (found === undefined) {
    yield* checkMissingRoute(app, object, 'HTTPRoute', route.namespace, route.name);
    return;
  }
  if (stable === undefined || canary === undefined || stable === canary) return;
  const rules = itemsOf(at(found.json, 'spec', 'rules')).map(backendsOf);
  const weighted = rules.filter((names) => !isAlone(names, canary));
  const missing = [stable, canary].filter((name) => !weighted.some((names) => names.includes(name)));
  if (missing.length > 0) {
    const which = missing.map(show).join(' and ');
    yield problem(
      object,
      `HTTPRoute ${show(found.name)} has no rule that leads to ${which} with a weight, so that the Rollout never goes on: send a route to both, for example new CanaryRelease({ stable, canary, weight: 1 }).`,
    );
    return;
  }
  for (const [index, names] of rules.entries()) yield* checkRule(rollout, route, found, `rules[${index}]`, names);
}

function* checkRule(
  { object, stable = '', canary = '' }: CanaryRollout,
  { isManaged }: SplitRoute,
  route: AppObject,
  title: string,
  names: readonly string[],
): ObjectFindings {
  if (isAlone(names, canary)) {
    if (!isManaged) return;
    yield problem(
      route,
      `${title} leads to ${show(canary)} alone, and the plugin of Argo Rollouts takes it for its own and removes it: name the HTTPRoute in httpRoutes, without useHeaderRoutes.`,
    );
    return;
  }
  const others = names.filter((name) => name !== stable && name !== canary);
  if (names.includes(stable) && !names.includes(canary)) {
    yield problem(
      route,
      `${title} leads to ${show(stable)} without ${show(canary)}, and ${placeOf(object)} sets its weight to 0 before it ends: send it to both, or write it in another HTTPRoute.`,
    );
  } else if (others.length > 0 && others.length < names.length) {
    yield problem(
      route,
      `${title} leads to ${others.map(show).join(' and ')} as well, whose share changes when ${placeOf(object)} sets the weights of the two others to 100 in all: write it in another HTTPRoute.`,
    );
  }
}

const backendsOf = (rule: Fields): string[] =>
  itemsOf(rule.backendRefs).flatMap(({ name, kind = 'Service' }) =>
    typeof name === 'string' && kind === 'Service' ? [name] : [],
  );

const isAlone = (names: readonly string[], service: string) => names.length === 1 && names[0] === service;

/** Finds a route that the app has none of, though it has others in that namespace. */
export function* checkMissingRoute(
  app: AppIndex,
  object: AppObject,
  kind: 'HTTPRoute' | 'Ingress',
  namespace: string,
  name: string,
): ObjectFindings {
  const group = kind === 'Ingress' ? 'networking.k8s.io' : GATEWAY_API;
  const others = app.ofKind(group, kind).filter((each) => each.namespace === namespace);
  if (others.length === 0) return;
  const meant = app.nearestName(group, kind, namespace, name);
  const fix = meant === undefined ? choiceOf(others.map((each) => show(each.name))) : show(meant);
  yield problem(object, `${kind} ${show(name)} is not in the app, so that the Rollout never goes on: write ${fix}.`);
}
