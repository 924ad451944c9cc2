import { areOfOneKind, editDistance, nearest } from '../../rules/edit-distance';
import type { AppIndex } from './app-index';
import { CLUSTER_LABELS, mayAddLabel } from './cluster-labels';
import { onlyValue, type Requirement, type Selector } from './selector';
import type { Workload } from './workload';

/** As many letters of a key may be wrong where the value is right, which few other keys have. */
const KEY_SLIPS = 2;

/**
 * The selector that the author of one that selects nothing most likely meant: labels that no pods of the namespace have are
 * replaced by those that are spelt almost like them. Undefined where that selects nothing either.
 */
export function meantSelector(app: AppIndex, namespace: string, selector: Selector): Selector | undefined {
  const workloads = app.workloadsIn(namespace);
  const meant = selector.map((requirement) => meantRequirement(workloads, requirement));
  const isChanged = meant.some((requirement, index) => requirement !== selector[index]);
  return isChanged && app.selected(namespace, meant).length > 0 ? meant : undefined;
}

function meantRequirement(workloads: readonly Workload[], requirement: Requirement): Requirement {
  const { key } = requirement;
  const value = onlyValue(requirement);
  if (value === undefined || workloads.some((each) => mayHave(each, key, value))) return requirement;
  const values = new Set(workloads.flatMap((workload) => valuesOf(workload, key, value)));
  const other = nearest(
    value,
    [...values].filter((each) => !areOfOneKind(each, value)),
  );
  if (other !== undefined) return { ...requirement, values: [other] };
  const keys = new Set([...CLUSTER_LABELS, ...workloads.flatMap(({ labels }) => Object.keys(labels))]);
  const otherKey = [...keys]
    .filter((each) => workloads.some((workload) => mayHave(workload, each, value)))
    .find((each) => editDistance(each, key) <= KEY_SLIPS);
  return otherKey === undefined ? requirement : { ...requirement, key: otherKey };
}

/** The values that pods have for a label, or those that the cluster makes of the name of their workload. */
function valuesOf({ labels, object }: Workload, key: string, value: string): string[] {
  const own = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (own !== undefined || !CLUSTER_LABELS.has(key)) return own === undefined ? [] : [own];
  const [number = ''] = /-\d+$/.exec(value) ?? [];
  return [`${object.name}${number}`].filter((each) => mayAddLabel(object, key, each));
}

const mayHave = ({ labels, object }: Workload, key: string, value: string) =>
  (Object.hasOwn(labels, key) && labels[key] === value) || mayAddLabel(object, key, value);
