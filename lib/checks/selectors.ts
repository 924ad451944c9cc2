import { isLabelValue, isQualifiedName } from '../rules/names';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem, warning } from './model/object-finding';
import { fieldsOf } from './model/read';
import { labelSelector, labelsSelector, type Selector, selects, showSelector } from './model/selector';
import { isKnown, type Workload } from './model/workload';

const CONTROLLERS = ['DaemonSet', 'Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'];
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

/** The selector by which a controller finds its pods; the cluster makes that of a Job. */
function selectorOf({ object, labels }: Workload): Selector | undefined {
  if (!CONTROLLERS.includes(object.kind)) return undefined;
  const { selector } = fieldsOf(object.json.spec);
  if (object.kind !== 'ReplicationController') return labelSelector(selector);
  return labelsSelector(selector ?? labels);
}

export const selectorLabels: Check<'selector-labels'> = {
  name: 'selector-labels',
  summary:
    "A workload's selector is well-formed, finds the workload's own pods, and says nothing that a release changes.",
  example:
    'selector "app=users" does not find the pods of this Deployment, labelled "app=user": write the same labels in both.',
  *check(app) {
    for (const workload of app.workloads.filter(isKnown)) {
      const { object, labels, pod } = workload;
      const selector = selectorOf(workload);
      if (selector === undefined || fieldsOf(object.json.spec).selector === undefined || Object.keys(pod).length === 0)
        continue;
      if (selector.length === 0) {
        yield problem(
          object,
          `the selector of this ${object.kind} is empty: write labels of its pods, for example { app: "user" }.`,
        );
        continue;
      }
      for (const { key, operator, values } of selector) {
        const needsValues = operator.endsWith('In');
        if (!OPERATORS.includes(operator)) {
          yield problem(
            object,
            `selector operator ${show(operator)} is unknown: write one of ${OPERATORS.join(', ')}.`,
          );
        } else if (needsValues !== values.length > 0) {
          yield problem(
            object,
            `selector operator ${operator} has the values ${show(values)}: ${needsValues ? 'write one' : 'leave them out'}.`,
          );
        }
        for (const text of [
          ...(isQualifiedName(key) ? [] : [key]),
          ...values.filter((value) => !isLabelValue(value)),
        ]) {
          yield problem(
            object,
            `selector has ${show(text)}, which is no label: write letters, digits, "-", "_" and ".".`,
          );
        }
        if (key === 'app.kubernetes.io/version' || key === 'helm.sh/chart') {
          yield warning(
            object,
            `the selector names ${show(key)}, which changes with a release, and selectors cannot change: leave it out.`,
          );
        }
      }
      if (!selects(selector, labels)) {
        yield problem(
          object,
          `selector ${showSelector(selector)} does not find the pods of this ${object.kind}, labelled ${showSelector(labelsSelector(labels))}: write the same labels in both.`,
        );
      }
    }
  },
};

export const selectorOverlap: Check<'selector-overlap'> = {
  name: 'selector-overlap',
  summary: "No workload's selector finds the pods of another one in its namespace: both would count them as theirs.",
  example:
    'selector "app=shop" finds the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
  *check(app) {
    for (const workload of app.workloads.filter(isKnown)) {
      const { object } = workload;
      const selector = selectorOf(workload);
      if (selector === undefined || selector.length === 0) continue;
      for (const other of app.selected(object.namespace, selector)) {
        if (other === workload || !isKnown(other) || other.object.kind === 'PodTemplate') continue;
        // An object made twice is a duplicate, and one story is enough.
        if (other.object.kind === object.kind && other.object.name === object.name) continue;
        const { kind, name, construct } = other.object;
        yield problem(
          object,
          `selector ${showSelector(selector)} finds the pods of ${kind} "${name}" (${construct.node.path}) as well: give each workload a label of its own.`,
        );
      }
    }
  },
};
