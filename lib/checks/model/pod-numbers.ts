import type { AppIndex } from './app-index';
import { scalersOf } from './autoscaler';
import { at, type Fields, fieldsOf } from './read';
import type { Workload } from './workload';

/** Kinds that run one pod for each replica until they are deleted. */
const WITH_REPLICAS = ['Deployment', 'ReplicaSet', 'ReplicationController', 'Rollout', 'StatefulSet'];

/** The most pods of a workload that may run at once, in a rollout as well; undefined where it is not known. */
export function mostPods(app: AppIndex, workload: Workload): number | undefined {
  const { kind, json } = workload.object;
  if (kind === 'DaemonSet') return Number.POSITIVE_INFINITY;
  if (kind === 'Job') return podsOfJob(json.spec);
  if (kind === 'CronJob') return podsOfJob(at(json, 'spec', 'jobTemplate', 'spec'));
  if (kind === 'Pod') return 1;
  const replicas = mostReplicas(app, workload);
  return replicas === undefined ? undefined : replicas + surgeOf(workload, replicas);
}

/** The most replicas that a workload may have outside of rollouts; undefined where it has none, or where they are not known. */
export function mostReplicas(app: AppIndex, workload: Workload): number | undefined {
  const { kind, json } = workload.object;
  if (!WITH_REPLICAS.includes(kind)) return undefined;
  const scaler = scalersOf(app).find((each) => each.workload === workload);
  return scaler === undefined ? numberOf(at(json, 'spec', 'replicas'), 1) : numberOf(scaler.most, 1);
}

/** The fewest pods of a workload that run in any case. Jobs wait until there is room. */
export function leastPods(app: AppIndex, workload: Workload): number {
  const { kind, json } = workload.object;
  if (kind === 'Job' || kind === 'CronJob') return 0;
  if (kind === 'Pod') return 1;
  const scaler = scalersOf(app).find((each) => each.workload === workload);
  return numberOf(scaler === undefined ? at(json, 'spec', 'replicas') : scaler.least, 1) ?? 1;
}

/** The pods of one run. No more of them run than are still to complete. */
function podsOfJob(spec: unknown): number | undefined {
  const { parallelism, completions } = fieldsOf(spec);
  const most = numberOf(parallelism, 1);
  return most !== undefined && typeof completions === 'number' ? Math.min(most, completions) : most;
}

const numberOf = (value: unknown, missing: number) =>
  value === undefined ? missing : typeof value === 'number' ? value : undefined;

/** The pods that a rollout starts before it ends any. One that may end a pod first needs no room for another. */
export function surgeOf({ object: { kind, json } }: Workload, replicas: number): number {
  const strategy = fieldsOf(at(json, 'spec', 'strategy'));
  if (kind === 'Rollout') return surgeOfRollout(strategy, replicas);
  if (kind !== 'Deployment') return 0;
  const { type = 'RollingUpdate', rollingUpdate } = strategy;
  const { maxSurge = '25%', maxUnavailable = '25%' } = fieldsOf(rollingUpdate);
  if (type !== 'RollingUpdate' || replicas === 0 || amountOf(maxUnavailable, replicas, Math.floor) > 0) return 0;
  return Math.max(amountOf(maxSurge, replicas, Math.ceil), 1);
}

function surgeOfRollout(strategy: Fields, replicas: number): number {
  const { maxSurge = '25%' } = fieldsOf(strategy.canary);
  return keepsOldPods(strategy) ? replicas : amountOf(maxSurge, replicas, Math.ceil);
}

/** True for a Rollout whose old pods all run until all new ones do, which is so unless nothing but their numbers divides the requests. */
export const keepsOldPods = ({ canary, blueGreen }: Fields): boolean =>
  blueGreen !== undefined || fieldsOf(canary).trafficRouting !== undefined;

/** A number of pods, or a percentage of the replicas: https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge */
function amountOf(amount: unknown, replicas: number, round: (value: number) => number): number {
  if (typeof amount === 'number') return amount;
  return round((Number.parseFloat(String(amount)) * replicas) / 100) || 0;
}

/** True for pods that run until somebody ends them, and not until their work is done. */
export const isLasting = ({ object: { kind }, pod }: Workload): boolean =>
  kind !== 'Job' && kind !== 'CronJob' && (kind !== 'Pod' || (pod.restartPolicy ?? 'Always') === 'Always');
