import { show } from '../rules/show';
import type { Check } from './check';
import { isBuiltIn, placeOf } from './model/app-object';
import { problem } from './model/object-finding';
import { showSelector } from './model/selector';
import { podSelectorOf } from './model/workload';

export const selectorOverlapCheck: Check<'selector-overlap'> = {
  name: 'selector-overlap',
  summary:
    "No workload's selector selects the pods of another workload in its namespace: both would count them as their own.",
  example:
    'selector "app=shop" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
  *check(app) {
    for (const workload of app.builtInWorkloads) {
      const { object } = workload;
      const selector = podSelectorOf(workload);
      if (selector === undefined || selector.length === 0) continue;
      for (const other of app.selected(object.namespace, selector)) {
        const { kind, name } = other.object;
        if (other === workload || !isBuiltIn(other.object) || kind === 'PodTemplate') continue;
        // Two objects of one name are one, which the check `duplicates` reports.
        if (kind === object.kind && name === object.name) continue;
        yield problem(
          object,
          `selector ${showSelector(selector)} selects the pods of ${kind} ${show(name)} (${placeOf(other.object)}) as well: give each workload a label of its own.`,
        );
      }
    }
  },
};
