import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { checkNginxRoutes } from './model/canary-ingresses';
import { type CanaryRollout, canaryRolloutsOf, splitRoutesOf } from './model/canary-rollout';
import { checkSplitRoute } from './model/canary-routes';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, itemsOf } from './model/read';

/** Rules of https://github.com/argoproj/argo-rollouts/blob/v1.9.1/pkg/apis/rollouts/validation/validation.go */
export const canaryRolloutsCheck: Check<'canary-rollouts'> = {
  name: 'canary-rollouts',
  summary:
    'An Argo Rollout that moves requests has two Services, steps that its router can do, and routes that its router changes as meant: the plugin for the Gateway API sets weights in every rule with one of the Services, and removes rules that lead to the canary alone; that for ingress-nginx makes a canary Ingress of its own.',
  example:
    'rules[0] leads to "user-canary" alone, and the plugin of Argo Rollouts takes it for its own and removes it: name the HTTPRoute in httpRoutes, without useHeaderRoutes.',
  *check(app) {
    for (const rollout of canaryRolloutsOf(app)) {
      yield* checkServices(app, rollout);
      yield* checkSteps(rollout);
      for (const route of splitRoutesOf(rollout)) yield* checkSplitRoute(app, rollout, route);
      yield* checkNginxRoutes(app, rollout);
    }
  },
};

function* checkServices(app: AppIndex, { object, stable, canary }: CanaryRollout): ObjectFindings {
  const [name, other] = [stable, canary];
  if (name === undefined || other === undefined) {
    const missing = Object.entries({ stableService: stable, canaryService: canary }).filter(([, each]) => !each);
    const names = missing.map(([each]) => each).join(' and ');
    yield problem(
      object,
      `trafficRouting moves requests from one Service to another, and there is no ${names}: write both.`,
    );
    return;
  }
  if (name === other) {
    yield problem(object, `stableService and canaryService are both ${show(name)}: write a Service for each.`);
    return;
  }
  const isKnown = (service: string) => app.find('', 'Service', object.namespace, service) !== undefined;
  // Both are made elsewhere where neither is here.
  if (isKnown(name) === isKnown(other)) return;
  const missing = isKnown(name) ? other : name;
  if (app.isExternal('Service', missing)) return;
  const meant = app.nearestName('', 'Service', object.namespace, missing);
  const fix = meant === undefined || meant === name || meant === other ? 'make it' : `write ${show(meant)}`;
  const external = `PorticoChecks.of(app).external("Service", ${show(missing)}) when it is made elsewhere`;
  yield problem(object, `Service ${show(missing)} is not in the app: ${fix}, or ${external}.`);
}

function* checkSteps({ object, routing, steps, usesPlugin }: CanaryRollout): ObjectFindings {
  const most = typeof routing.maxTrafficWeight === 'number' ? routing.maxTrafficWeight : 100;
  const managed = itemsOf(routing.managedRoutes).map(({ name }) => name);
  for (const [index, step] of steps.entries()) {
    const { setWeight, setHeaderRoute } = step;
    if (typeof setWeight === 'number' && (setWeight < 0 || setWeight > most)) {
      yield problem(
        object,
        `setWeight ${setWeight} of steps[${index}] is outside of 0 to ${most}: write one of those.`,
      );
    }
    if (setHeaderRoute === undefined) continue;
    const name = at(setHeaderRoute, 'name');
    const title = `setHeaderRoute of steps[${index}]`;
    if (routing.nginx !== undefined && !usesPlugin) {
      const fix = 'write canary-by-header in additionalIngressAnnotations';
      yield problem(object, `${title} is nothing that Argo Rollouts does with ingress-nginx: ${fix}.`);
    } else if (!managed.includes(name)) {
      yield problem(object, `${title} has the name ${show(name)}, which managedRoutes has not: write it there.`);
    } else if (usesPlugin && !splitRoutesOf({ object, routing }).some(({ isManaged }) => isManaged)) {
      yield problem(object, `${title} changes no route: write useHeaderRoutes true in one of httpRoutes.`);
    }
  }
}
