import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { defaultsOf, limitItems, quotaAmounts } from './pod-amounts';
import { leastPods, mostPods } from './pod-numbers';
import { coveredPods } from './quota-scopes';
import { type Demand, titleOf, type Usage } from './quota-usage';
import { at } from './read';
import type { Workload } from './workload';

/** The demand of the pods that a quota is about, or undefined for a resource that pods do not ask for. */
export function podDemand(app: AppIndex, quota: AppObject, resource: string): Demand | undefined {
  const workloads = coveredPods(app, quota);
  const of = (each: (workload: Workload) => number, isNumber: boolean): Demand => ({
    usages: workloads.flatMap((workload) => usagesOf(app, workload, each)),
    others: workloads.flatMap((workload) => othersOf(app, workload)),
    isNumber,
  });
  if (resource === 'pods' || resource === 'count/pods') return of(() => 1, true);
  const counted = countedAmount(resource);
  if (counted === undefined) return undefined;
  const defaults = limitItems(app, quota.namespace, 'Container').map(defaultsOf);
  return of((workload) => quotaAmounts(workload, defaults)[counted.side].get(counted.name) ?? 0, false);
}

/** The amount of pods that a name in a quota is about. Of extended resources, only the requests are counted. */
export function countedAmount(
  resource: string,
): { readonly side: 'requests' | 'limits'; readonly name: string } | undefined {
  const [, side, name = ''] = /^(?:(requests|limits)\.)?(.+)$/.exec(resource) ?? [];
  if (/^(cpu|memory|ephemeral-storage)$/.test(name)) return { side: side === 'limits' ? 'limits' : 'requests', name };
  if (/^hugepages-/.test(name) && side !== 'limits') return { side: 'requests', name };
  return side === 'requests' && name.includes('/') ? { side, name } : undefined;
}

function usagesOf(app: AppIndex, workload: Workload, each: (workload: Workload) => number): Usage[] {
  const most = at(workload.object.json, 'spec', 'suspend') === true ? 0 : mostPods(app, workload);
  if (most === undefined || !Number.isFinite(most)) return [];
  return [{ title: titleOf(workload.object), each: each(workload), least: leastPods(app, workload), most }];
}

/** The pods whose number nobody knows beforehand. */
function othersOf(app: AppIndex, workload: Workload): string[] {
  const { object } = workload;
  const most = mostPods(app, workload);
  if (most === undefined || !Number.isFinite(most)) return [titleOf(object)];
  const { concurrencyPolicy = 'Allow', suspend } = Object(object.json.spec);
  return object.kind === 'CronJob' && concurrencyPolicy === 'Allow' && suspend !== true
    ? [`further runs of ${titleOf(object)}`]
    : [];
}
