import { remember } from '../../rules/remember';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { fieldsOf } from './read';
import { type Selector, selectorOf } from './selector';
import type { Workload } from './workload';

/** A PodDisruptionBudget, with the pods of the app that it selects. */
export interface BudgetPods {
  readonly object: AppObject;
  readonly selector: Selector;
  readonly pods: readonly Workload[];
}

/** The PodDisruptionBudgets of the app. */
export const budgetsWithPods = remember((app: AppIndex): readonly BudgetPods[] =>
  app.ofKind('policy', 'PodDisruptionBudget').map((object) => {
    const selector = selectorOf(fieldsOf(object.json.spec).selector);
    return { object, selector, pods: app.selected(object.namespace, selector) };
  }),
);
