import { show } from '../../rules/show';
import type { AppIndex } from './app-index';
import { targetOf } from './autoscaler';
import { isMadeByPortico } from './made-by-portico';
import { type ObjectFindings, problem, warning } from './object-finding';
import { at, fieldsOf } from './read';
import { replicasFlaw } from './scale-target';

/**
 * Checks the Deployments whose pods an Argo Rollout runs. It scales them down to 0 where scaleDown says so, and otherwise leaves
 * their pods next to its own: https://argoproj.github.io/argo-rollouts/migrating/
 */
export function* checkRollouts(app: AppIndex): ObjectFindings {
  for (const object of app.ofKind('argoproj.io', 'Rollout')) {
    const reference = at(object.json, 'spec', 'workloadRef');
    const target = targetOf(reference);
    if (target === undefined) continue;
    const { group, kind, name } = target;
    const found = app.find(group, kind, object.namespace, name);
    if (found === undefined) {
      const meant = app.nearestName(group, kind, object.namespace, name);
      if (meant === undefined || app.isExternal(kind, name)) continue;
      yield warning(
        object,
        `workloadRef ${kind} ${show(name)} is not in the app: write ${show(meant)} if that is meant.`,
      );
      continue;
    }
    const { replicas } = fieldsOf(found.json.spec);
    const { scaleDown = 'never' } = fieldsOf(reference);
    if (replicas === undefined || replicas === 0) continue;
    if (scaleDown !== 'never') {
      yield problem(object, replicasFlaw(found, 'the Rollout') ?? '');
      continue;
    }
    const fix = isMadeByPortico(found) ? 'write scale: Scale.external()' : 'leave replicas out';
    yield warning(
      object,
      `${kind} ${show(name)} has replicas ${show(replicas)}, and runs them next to those of the Rollout: ${fix}, with scaleDown "onsuccess" in workloadRef.`,
    );
  }
}
