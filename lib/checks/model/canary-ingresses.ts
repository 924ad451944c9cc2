import { viewOf } from '../../nginx/annotations/annotation-view';
import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import { type AppObject, placeOf } from './app-object';
import { type CanaryRollout, stableIngressesOf } from './canary-rollout';
import { checkMissingRoute } from './canary-routes';
import { annotationsOf, httpPathsOf, ingressesOf, ingressRulesOf } from './ingress';
import { type ObjectFindings, problem } from './object-finding';
import { at } from './read';

/**
 * Checks the Ingresses from which a Rollout makes a canary of its own:
 * https://github.com/argoproj/argo-rollouts/blob/v1.9.1/rollout/trafficrouting/nginx/nginx.go
 */
export function* checkNginxRoutes(app: AppIndex, rollout: CanaryRollout): ObjectFindings {
  const { object, stable } = rollout;
  for (const name of stableIngressesOf(rollout)) {
    const ingress = app.find('networking.k8s.io', 'Ingress', object.namespace, name);
    if (ingress === undefined) yield* checkMissingRoute(app, object, 'Ingress', object.namespace, name);
    else if (stable !== undefined) yield* checkStable(app, object, ingress, stable);
  }
}

function* checkStable(app: AppIndex, object: AppObject, ingress: AppObject, stable: string): ObjectFindings {
  const title = `Ingress ${show(ingress.name)}`;
  if (isCanary(ingress)) {
    yield problem(
      object,
      `${title} is a canary itself, of which ingress-nginx takes no further one: name the main Ingress.`,
    );
    return;
  }
  const places = placesOf(ingress, stable);
  if (places.length === 0) {
    yield problem(
      object,
      `${title} has no rule with a path to ${show(stable)}, so that the Rollout never goes on: name another Ingress.`,
    );
    return;
  }
  // Only one of two canaries for one path counts: https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#canary
  const other = ingressesOf(app).find(
    (each) =>
      each.namespace === ingress.namespace && isCanary(each) && placesOf(each).some((place) => places.includes(place)),
  );
  if (other === undefined) return;
  yield problem(
    object,
    `${title} has the canary ${placeOf(other)}, and ingress-nginx takes one for a path, so that the one of the Rollout or this one gets no requests: route to ${show(stable)} itself.`,
  );
}

const isCanary = (ingress: AppObject) => viewOf(annotationsOf(ingress)).on('canary');

/** Hosts and paths of an Ingress, of those that lead to a Service where one is given. */
function placesOf(ingress: AppObject, service?: string): string[] {
  return ingressRulesOf(ingress).flatMap((rule) =>
    httpPathsOf(rule)
      .filter(({ backend }) => service === undefined || at(backend, 'service', 'name') === service)
      .map(({ path }) => `${String(rule.host ?? '')}${String(path ?? '')}`),
  );
}
