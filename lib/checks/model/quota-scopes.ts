import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { defaultsOf, limitItems, type PodAmounts, podAmounts } from './pod-amounts';
import { at, type Fields, itemsOf, listOf, nonEmptyStringOf } from './read';
import type { Workload } from './workload';

/** A condition for pods that a quota is about. */
interface Scope {
  readonly name: unknown;
  readonly operator: unknown;
  readonly values: readonly unknown[];
}

/** The scopes of a quota, in both of the fields that they may be in. */
export function scopesOf({ json }: AppObject): Scope[] {
  const names = listOf(at(json, 'spec', 'scopes')).map((name) => ({ name, operator: 'Exists', values: [] }));
  const written = itemsOf(at(json, 'spec', 'scopeSelector', 'matchExpressions'));
  return [
    ...names,
    ...written.map(({ scopeName, operator, values }) => ({ name: scopeName, operator, values: listOf(values) })),
  ];
}

/** The workloads whose pods a quota is about: https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes */
export function coveredPods(app: AppIndex, quota: AppObject): Workload[] {
  const scopes = scopesOf(quota);
  const defaults = limitItems(app, quota.namespace, 'Container').map(defaultsOf);
  return app
    .workloadsIn(quota.namespace)
    .filter(({ object }) => object.kind !== 'PodTemplate')
    .filter((workload) => scopes.every((scope) => isCovered(app, workload, scope, defaults)));
}

function isCovered(app: AppIndex, workload: Workload, scope: Scope, defaults: readonly PodAmounts[]): boolean {
  const { pod } = workload;
  const hasDeadline = typeof pod.activeDeadlineSeconds === 'number';
  if (scope.name === 'Terminating') return hasDeadline;
  if (scope.name === 'NotTerminating') return !hasDeadline;
  if (scope.name === 'BestEffort') return isBestEffort(workload, defaults);
  if (scope.name === 'NotBestEffort') return !isBestEffort(workload, defaults);
  if (scope.name === 'CrossNamespacePodAffinity') return looksAcross(pod);
  return scope.name === 'PriorityClass' && isOfClass(priorityClassOf(app, pod), scope);
}

/** True for pods that ask for no CPU and no memory. */
function isBestEffort(workload: Workload, defaults: readonly PodAmounts[]): boolean {
  const { requests, limits } = podAmounts(workload, defaults);
  return [requests, limits].every((amounts) => !((amounts.get('cpu') ?? 0) > 0 || (amounts.get('memory') ?? 0) > 0));
}

const TERMS = [
  ['requiredDuringSchedulingIgnoredDuringExecution'],
  ['preferredDuringSchedulingIgnoredDuringExecution', 'podAffinityTerm'],
] as const;

/** True for pods that are placed by pods of other namespaces. */
const looksAcross = ({ affinity }: Fields): boolean =>
  ['podAffinity', 'podAntiAffinity'].some((kind) =>
    TERMS.some(([field, ...path]) =>
      itemsOf(at(affinity, kind, field)).some((item) => {
        const term = at(item, ...path);
        return listOf(at(term, 'namespaces')).length > 0 || at(term, 'namespaceSelector') !== undefined;
      }),
    ),
  );

/** The class of pods, or the one of the app that pods without a class have. */
function priorityClassOf(app: AppIndex, { priorityClassName }: Fields): string | undefined {
  const fallback = app.ofKind('scheduling.k8s.io', 'PriorityClass').find(({ json }) => json.globalDefault === true);
  return nonEmptyStringOf(priorityClassName) ?? fallback?.name;
}

function isOfClass(name: string | undefined, { operator, values }: Scope): boolean {
  if (operator === 'In') return name !== undefined && values.includes(name);
  if (operator === 'NotIn') return !values.includes(name);
  return (name !== undefined) === (operator === 'Exists');
}
