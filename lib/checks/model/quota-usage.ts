import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { scalersOf } from './autoscaler';
import { setClaims } from './claims';
import { amountsOf, defaultsOf, limitItems, podAmounts } from './pod-amounts';
import { mostPods } from './pod-numbers';
import { at, itemsOf } from './read';
import type { Workload } from './workload';

/** A part of what the objects of a namespace ask for: so many times an amount. */
export interface Usage {
  readonly object: AppObject;
  readonly each: number;
  /** The number that runs in any case. */
  readonly least: number;
  /** The number that may run at once, with autoscalers at their most, rollouts and jobs. */
  readonly most: number;
}

/** The part that each object of a namespace has in a resource of a quota; undefined for a resource that is not known. */
export function usagesOf(app: AppIndex, namespace: string, resource: string): Usage[] | undefined {
  const [, side = 'requests', name = ''] = /^(?:(requests|limits)\.)?(.+)$/.exec(resource) ?? [];
  if (resource === 'pods' || resource === 'count/pods') return podUsages(app, namespace, () => 1);
  if (/^(count\/)?persistentvolumeclaims$/.test(resource)) return claimUsages(app, namespace, () => 1);
  if (resource === 'requests.storage') return claimUsages(app, namespace, storageOf);
  if (resource === 'services.loadbalancers' || resource === 'services.nodeports') {
    return serviceUsages(app, namespace, resource === 'services.nodeports');
  }
  const isOfPods = /^(cpu|memory|ephemeral-storage)$/.test(name) || (resource !== name && name.includes('/'));
  if (!isOfPods) return undefined;
  const defaults = limitItems(app, namespace, 'Container').map(defaultsOf);
  return podUsages(app, namespace, (workload) => {
    return podAmounts(workload, defaults)[side === 'limits' ? 'limits' : 'requests'].get(name) ?? 0;
  });
}

/** The workloads of a namespace whose number of pods nobody knows beforehand. */
export const uncounted = (app: AppIndex, namespace: string): Workload[] =>
  app.workloadsIn(namespace).filter((workload) => {
    const most = mostPods(app, workload);
    return workload.object.kind !== 'PodTemplate' && (most === undefined || !Number.isFinite(most));
  });

function podUsages(app: AppIndex, namespace: string, amountOf: (workload: Workload) => number): Usage[] {
  return app.workloadsIn(namespace).flatMap((workload) => {
    const most = isSuspended(workload) ? 0 : mostPods(app, workload);
    if (most === undefined || !Number.isFinite(most)) return [];
    return [{ object: workload.object, each: amountOf(workload), least: leastPods(app, workload), most }];
  });
}

const isSuspended = ({ object: { json } }: Workload) => at(json, 'spec', 'suspend') === true;

/** Jobs wait until there is room. */
function leastPods(app: AppIndex, workload: Workload): number {
  const { kind, json } = workload.object;
  if (kind === 'Job' || kind === 'CronJob') return 0;
  if (kind === 'Pod') return 1;
  const scaler = scalersOf(app).find((each) => each.workload === workload);
  const least = scaler === undefined ? at(json, 'spec', 'replicas') : at(scaler.object.json, 'spec', 'minReplicas');
  return typeof least === 'number' ? least : 1;
}

function claimUsages(app: AppIndex, namespace: string, amountOf: (claim: unknown) => number): Usage[] {
  const own = app
    .ofKind('', 'PersistentVolumeClaim')
    .filter((claim) => claim.namespace === namespace)
    .map((object) => ({ object, each: amountOf(object.json), least: 1, most: 1 }));
  const ofSets = setClaims(app)
    .filter(({ set }) => set.object.namespace === namespace)
    .map(({ set, json }) => {
      const [least, most] = [leastPods(app, set), mostPods(app, set) ?? 0];
      return { object: set.object, each: amountOf(json), least, most };
    });
  return [...own, ...ofSets];
}

const storageOf = (claim: unknown) => amountsOf(at(claim, 'spec', 'resources', 'requests')).get('storage') ?? 0;

function serviceUsages(app: AppIndex, namespace: string, areNodePorts: boolean): Usage[] {
  return app
    .ofKind('', 'Service')
    .filter((service) => service.namespace === namespace)
    .flatMap((object) => {
      const { type, ports, allocateLoadBalancerNodePorts } = Object(at(object.json, 'spec'));
      const isBalanced = type === 'LoadBalancer';
      if (!areNodePorts) return isBalanced ? [{ object, each: 1, least: 1, most: 1 }] : [];
      const has = type === 'NodePort' || (isBalanced && allocateLoadBalancerNodePorts !== false);
      return has ? [{ object, each: itemsOf(ports).length, least: 1, most: 1 }] : [];
    });
}
