import type { AppIndex } from '../../../../lib/checks/model/app-index';
import { longestStart } from '../../../../lib/checks/model/longest-start';
import { leastPods, surgeOf } from '../../../../lib/checks/model/pod-numbers';
import { at, fieldsOf, itemsOf } from '../../../../lib/checks/model/read';
import type { Workload } from '../../../../lib/checks/model/workload';

/** The pods of a workload and how a rollout replaces them. */
export interface Pace {
  /** The pods that run at least; undefined where the number of nodes says it. */
  readonly pods?: number;
  /** The pods that are replaced at once, as a number or as a percentage. */
  readonly atOnce: number | string;
  /** True where new pods are ready before old ones end. */
  readonly isNewFirst: boolean;
  /** The seconds until a new pod counts by its probes. No upper limit is known where nothing but readiness is asked for. */
  readonly ready: readonly [least: number, most: number | undefined];
  /** The seconds that an old pod has to end. */
  readonly drain: number;
}

/** The API server's default of a pod. */
const GRACE = 30;

export function paceOf(app: AppIndex, workload: Workload): Pace {
  const { object, pod } = workload;
  const spec = fieldsOf(object.json.spec);
  const pods = object.kind === 'DaemonSet' ? undefined : leastPods(app, workload);
  const { atOnce, isNewFirst } = stepOf(workload, pods);
  const minReady = numberOf(spec.minReadySeconds, 0);
  return {
    pods,
    atOnce,
    isNewFirst,
    ready: [minReady + shortestStart(workload), mostSeconds(workload, minReady)],
    drain: numberOf(pod.terminationGracePeriodSeconds, GRACE),
  };
}

const numberOf = (value: unknown, missing: number) => (typeof value === 'number' ? value : missing);

function mostSeconds(workload: Workload, minReady: number): number | undefined {
  const isOpen = itemsOf(workload.pod.containers).some(
    ({ startupProbe, readinessProbe }) => readinessProbe !== undefined && startupProbe === undefined,
  );
  return isOpen ? undefined : minReady + Math.max(longestStart(workload), shortestStart(workload));
}

/** The seconds before a probe first looks. */
function shortestStart({ pod }: Workload): number {
  const delays = itemsOf(pod.containers).map(({ startupProbe, readinessProbe }) =>
    [startupProbe, readinessProbe].reduce<number>(
      (sum, probe) => sum + numberOf(at(probe, 'initialDelaySeconds'), 0),
      0,
    ),
  );
  return Math.max(0, ...delays);
}

function stepOf(workload: Workload, pods = 1): Pick<Pace, 'atOnce' | 'isNewFirst'> {
  const { kind, json } = workload.object;
  if (kind === 'Deployment') {
    const { type = 'RollingUpdate', rollingUpdate } = fieldsOf(at(json, 'spec', 'strategy'));
    if (type === 'Recreate') return { atOnce: pods, isNewFirst: false };
    const gone = share(fieldsOf(rollingUpdate).maxUnavailable ?? '25%', pods, Math.floor);
    return { atOnce: Math.max(1, surgePods(workload, pods) + gone), isNewFirst: gone === 0 };
  }
  const { rollingUpdate } = fieldsOf(at(json, 'spec', 'updateStrategy'));
  const { maxSurge = 0, maxUnavailable = 1 } = fieldsOf(rollingUpdate);
  if (kind === 'StatefulSet')
    return { atOnce: Math.max(1, share(maxUnavailable, pods, Math.floor)), isNewFirst: false };
  const isNewFirst = maxSurge !== 0 && maxSurge !== '0%';
  const atOnce = isNewFirst ? maxSurge : maxUnavailable;
  return { atOnce: typeof atOnce === 'number' ? atOnce : String(atOnce), isNewFirst };
}

/** The pods that a rollout of a Deployment or Rollout may run on top of its replicas. */
export function surgePods(workload: Workload, replicas: number): number {
  const { kind, json } = workload.object;
  if (kind === 'Rollout') return surgeOf(workload, replicas);
  const { type = 'RollingUpdate', rollingUpdate } = fieldsOf(at(json, 'spec', 'strategy'));
  if (kind !== 'Deployment' || type === 'Recreate' || replicas === 0) return 0;
  return share(fieldsOf(rollingUpdate).maxSurge ?? '25%', replicas, Math.ceil);
}

/** A number of pods, or a percentage of them. */
function share(amount: unknown, pods: number, round: (value: number) => number): number {
  if (typeof amount === 'number') return amount;
  return typeof amount === 'string' ? round((Number.parseFloat(amount) / 100) * pods) || 0 : 0;
}
