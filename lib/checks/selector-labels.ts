import { choiceFlaw } from '../rules/choice';
import { labelKeyFlaw, labelValueFlaw } from '../rules/label';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { fieldsOf } from './model/read';
import { type Requirement, selectorOfLabels, selects, showSelector } from './model/selector';
import { podSelectorOf } from './model/workload';

/** Labels that a release changes, while the selector of a workload cannot change. */
const CHANGING = ['app.kubernetes.io/version', 'helm.sh/chart'];

export const selectorLabelsCheck: Check<'selector-labels'> = {
  name: 'selector-labels',
  summary:
    "A workload's selector is valid, selects the workload's own pods, and has no label that changes with a release.",
  example:
    'selector "app=users" does not select the pods of this Deployment, which have the labels "app=user": write the same labels in both.',
  *check(app) {
    for (const workload of app.knownWorkloads) {
      const { object, labels, pod } = workload;
      const selector = podSelectorOf(workload);
      if (selector === undefined || fieldsOf(object.json.spec).selector === undefined) continue;
      if (Object.keys(pod).length === 0) continue;
      if (selector.length === 0) {
        const fix = 'write labels of its pods, for example { app: "user" }';
        yield problem(object, `the selector of this ${object.kind} is empty: ${fix}.`);
        continue;
      }
      for (const requirement of selector) yield* checkRequirement(object, requirement);
      if (!selects(selector, labels)) {
        yield problem(
          object,
          `selector ${showSelector(selector)} does not select the pods of this ${object.kind}, which have the labels ${showSelector(selectorOfLabels(labels))}: write the same labels in both.`,
        );
      }
    }
  },
};

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function* checkRequirement(object: AppObject, { key, operator, values }: Requirement): ObjectFindings {
  const operatorFlaw = choiceFlaw(operator, OPERATORS);
  if (operatorFlaw !== undefined) {
    yield problem(object, `selector operator ${show(operator)} ${operatorFlaw}.`);
  } else if (operator.endsWith('In') !== values.length > 0) {
    const fix = values.length > 0 ? 'leave them out' : 'write one';
    yield problem(object, `selector operator ${operator} has the values ${show(values)}: ${fix}.`);
  }
  const keyFlaw = labelKeyFlaw(key);
  if (keyFlaw !== undefined) yield problem(object, `selector key ${show(key)} ${keyFlaw}.`);
  for (const value of values) {
    const flaw = labelValueFlaw(value);
    if (flaw !== undefined) yield problem(object, `selector value ${show(value)} ${flaw}.`);
  }
  if (CHANGING.includes(key)) {
    yield warning(
      object,
      `the selector has the label ${show(key)}, which changes with a release, and a selector cannot change: leave it out.`,
    );
  }
}
