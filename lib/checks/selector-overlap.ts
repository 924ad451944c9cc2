import { getOrMake } from '../rules/remember';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import { type AppObject, placeOf } from './model/app-object';
import { scalersOf } from './model/autoscaler';
import { budgetsWithPods } from './model/budget-pods';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { type Selector, showSelector } from './model/selector';
import { hasKnownPods, podSelectorOf, type Workload } from './model/workload';

/** The longest list of other workloads in a message. */
const LISTED = 3;

/** Kinds that adopt a bare Pod with the labels of their selector. A Deployment has ReplicaSets whose selectors have a hash more. */
const ADOPTING = ['DaemonSet', 'ReplicaSet', 'ReplicationController'];

export const selectorOverlapCheck: Check<'selector-overlap'> = {
  name: 'selector-overlap',
  summary:
    "No workload's selector selects the pods of another workload in its namespace. Each controller knows its own pods by their owner, so that this is a warning, and a problem where an autoscaler or a budget counts the pods of both.",
  example:
    'selector "app=shop" selects the pods of Deployment "b" (shop/1) as well, and a Service, autoscaler or budget with these labels means both: give each workload a label of its own.',
  *check(app) {
    const scalers = new Map(scalersOf(app).map(({ object, workload }) => [workload, object]));
    let budgets: Budgets | undefined;
    for (const workload of app.knownWorkloads) {
      const { object } = workload;
      const selector = podSelectorOf(workload);
      if (selector === undefined || selector.length === 0) continue;
      const others = app.selected(object.namespace, selector).filter((other) => overlaps(other, workload));
      if (others.length === 0) continue;
      yield* checkAdopted(object, selector, others);
      const controllers = others.filter((other) => other.object.kind !== 'Pod');
      if (controllers.length > 0) {
        budgets ??= budgetsOf(app);
        const counting = scalers.get(workload) ?? sharedBudget(budgets, workload, controllers);
        yield overlap(object, selector, controllers, counting);
      }
    }
  },
};

function overlaps(other: Workload, workload: Workload): boolean {
  const { kind, name } = other.object;
  if (other === workload || !hasKnownPods(other.object) || kind === 'PodTemplate') return false;
  // Two objects of one name are one, which the check `duplicates` reports.
  return kind !== workload.object.kind || name !== workload.object.name;
}

/** The budgets that each workload is in. */
function budgetsOf(app: AppIndex): ReadonlyMap<Workload, readonly AppObject[]> {
  const budgets = new Map<Workload, AppObject[]>();
  for (const { object, pods } of budgetsWithPods(app)) {
    for (const workload of pods) getOrMake(budgets, workload, () => []).push(object);
  }
  return budgets;
}

type Budgets = ReturnType<typeof budgetsOf>;

const sharedBudget = (budgets: Budgets, workload: Workload, others: readonly Workload[]) =>
  budgets.get(workload)?.find((budget) => others.some((other) => budgets.get(other)?.includes(budget)));

function overlap(object: AppObject, selector: Selector, others: readonly Workload[], counting: AppObject | undefined) {
  const names = others.slice(0, LISTED).map(titleOf).join(', ');
  const more = others.length > LISTED ? ` and ${others.length - LISTED} more` : '';
  const what = `selector ${showSelector(selector)} selects the pods of ${names}${more} as well`;
  const fix = 'give each workload a label of its own';
  return counting === undefined
    ? warning(object, `${what}, and a Service, autoscaler or budget with these labels means both: ${fix}.`)
    : problem(object, `${what}, and ${counting.kind} ${show(counting.name)} counts the pods of both: ${fix}.`);
}

const titleOf = ({ object }: Workload) => `${object.kind} ${show(object.name)} (${placeOf(object)})`;

/** A controller takes a bare Pod with the labels of its selector for one of its own, and ends it where it has enough. */
function* checkAdopted(object: AppObject, selector: Selector, others: readonly Workload[]): ObjectFindings {
  for (const other of ADOPTING.includes(object.kind) ? others : []) {
    if (other.object.kind !== 'Pod') continue;
    yield warning(
      object,
      `selector ${showSelector(selector)} selects ${titleOf(other)}, which this ${object.kind} adopts as one of its own pods: give the Pod other labels, unless that is meant.`,
    );
  }
}
