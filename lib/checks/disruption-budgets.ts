import { show } from '../rules/show';
import type { Check } from './check';
import { type AppObject, placeOf } from './model/app-object';
import { SCALABLE_KINDS, scalersOf } from './model/autoscaler';
import { budgetsWithPods } from './model/budget-pods';
import { CLUSTER_LABELS } from './model/cluster-labels';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, fieldsOf } from './model/read';
import { checkNoPods, checkOrdinals } from './model/references';
import type { Workload } from './model/workload';

/** Kinds that say how many pods there should be. */
const COUNTED = [...SCALABLE_KINDS, 'Rollout'];

export const disruptionBudgetsCheck: Check<'disruption-budgets'> = {
  name: 'disruption-budgets',
  summary:
    'A PodDisruptionBudget has one of `minAvailable` and `maxUnavailable`, selects pods that no other budget selects, and lets a node drain.',
  example: 'minAvailable 2 of 2 pods blocks every node drain: write fewer, or maxUnavailable 1.',
  *check(app) {
    const autoscaled = new Set(scalersOf(app).map(({ workload }) => workload));
    const owners = new Map<Workload, AppObject>();
    for (const { object, selector, pods: selected } of budgetsWithPods(app)) {
      const { minAvailable, maxUnavailable, selector: written } = fieldsOf(object.json.spec);
      if (minAvailable !== undefined && maxUnavailable !== undefined) {
        yield problem(object, 'a PodDisruptionBudget has both minAvailable and maxUnavailable: keep one of the two.');
      } else if (minAvailable === undefined && maxUnavailable === undefined) {
        const flaw = 'has neither minAvailable nor maxUnavailable: write, for example, maxUnavailable 1';
        yield problem(object, `a PodDisruptionBudget ${flaw}.`);
      }
      if (written === undefined) continue;
      const pods = selected.filter(({ object: { kind } }) => !/Job$|^PodTemplate$/.test(kind));
      if (pods.length === 0) yield* checkNoPods(app, object, selector);
      yield* checkOrdinals(app, object, selector, pods);
      // Budgets of single pods, such as "db-0", are in nobody's way.
      const isOfSome = selector.some(({ key }) => CLUSTER_LABELS.has(key));
      for (const workload of isOfSome ? [] : pods) {
        const owner = owners.get(workload);
        // Two budgets of one name are one object, which the check `duplicates` reports.
        if (owner !== undefined && owner.name !== object.name) {
          const { kind, name } = workload.object;
          yield problem(
            object,
            `${kind} ${show(name)} is in the budget ${placeOf(owner)} as well, and a pod in two budgets is never evicted: keep one.`,
          );
        }
        owners.set(workload, object);
      }
      const agent = pods.find((each) => each.object.kind === 'DaemonSet')?.object;
      if (agent !== undefined) yield* checkNumbered(object, agent);
      const isCounted = pods.every((each) => COUNTED.includes(each.object.kind) && !autoscaled.has(each));
      yield* checkDrain(object, isCounted && !isOfSome ? pods : []);
    }
  },
};

/** The cluster does not know how many pods a DaemonSet should have: https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors */
function* checkNumbered(object: AppObject, agent: AppObject): ObjectFindings {
  const { minAvailable } = fieldsOf(object.json.spec);
  if (typeof minAvailable === 'number') return;
  yield warning(
    object,
    `the cluster does not know how many pods DaemonSet ${show(agent.name)} should have, so that a budget which counts the missing ones lets no pod be evicted: leave them out of its selector, since a node drain passes agents by.`,
  );
}

/** Checks that a node can drain, as far as the number of pods is written in the app. */
function* checkDrain(object: AppObject, counted: readonly Workload[]): ObjectFindings {
  const { minAvailable, maxUnavailable } = fieldsOf(object.json.spec);
  const replicas = counted.reduce((sum, { object: { json } }) => sum + Number(at(json, 'spec', 'replicas') ?? 1), 0);
  if (maxUnavailable === 0 || maxUnavailable === '0%') {
    yield warning(object, `maxUnavailable ${show(maxUnavailable)} blocks every node drain: write 1 or more.`);
  } else if (
    minAvailable === '100%' ||
    (replicas > 0 && typeof minAvailable === 'number' && minAvailable >= replicas)
  ) {
    const amount = minAvailable === '100%' ? show(minAvailable) : `${minAvailable} of ${replicas} pods`;
    yield warning(object, `minAvailable ${amount} blocks every node drain: write fewer, or maxUnavailable 1.`);
  }
}
