import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { checkHasObject, checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import type { SecretKey } from '../pods/secret-key';
import type { WorkloadSpec } from '../pods/workload-spec';
import { DisruptionBudget } from './disruption-budget';
import { PodCount } from './pod-count';
import type { ReplicaOptions } from './replica-options';
import { Scale } from './scale';
import { checkScaleMetrics } from './scale-metrics';

/** Pods that are replicas of each other, and the objects that go with their number, with every default filled in. */
export interface ReplicaSpec {
  readonly pods: WorkloadSpec;
  readonly scale: Scale;
  readonly disruptionBudget?: DisruptionBudget;
  /** Labels and annotations of the autoscaler alone. */
  readonly autoscaler: ObjectMetadataOptions;
  /** Labels and annotations of the budget alone. */
  readonly podDisruptionBudget: ObjectMetadataOptions;
}

const DEFAULT_SCALE = Scale.fixed(2);

/** @param scale the number of pods where the user gives none. */
export function resolveReplicas(pods: WorkloadSpec, options: ReplicaOptions, scale = DEFAULT_SCALE): ReplicaSpec {
  return {
    pods,
    scale: options.scale ?? scale,
    disruptionBudget: options.disruptionBudget,
    autoscaler: options.autoscaler ?? {},
    podDisruptionBudget: options.podDisruptionBudget ?? {},
  };
}

/** The number of pods that the budget lets a node drain take, or undefined where there is no budget. */
export function budgetOf({ scale, disruptionBudget }: ReplicaSpec): PodCount | undefined {
  // For a single pod, a budget of one would never hold a drain back. Of an unknown number, there may be more.
  const byDefault = scale._lowest > 1 || scale._isExternal ? PodCount.of(1) : undefined;
  return disruptionBudget === undefined ? byDefault : disruptionBudget._pods;
}

/** @param written the options without the defaults around the workload, which may be for other workloads. */
export function* checkReplicas(spec: ReplicaSpec, options: ReplicaOptions, written: ReplicaOptions): Findings {
  const { scale, disruptionBudget, autoscaler, podDisruptionBudget } = options;
  const findings = scale === undefined && disruptionBudget === undefined ? [] : [...checkNumbers(spec)];
  yield* findings;
  if (autoscaler !== undefined) yield* checkObjectMetadata('autoscaler', spec.autoscaler);
  if (podDisruptionBudget !== undefined) yield* checkObjectMetadata('podDisruptionBudget', spec.podDisruptionBudget);
  // Wrong numbers do not say which objects there are.
  if (findings.length === 0) yield* checkObjects(spec, written);
}

function* checkNumbers({ pods, scale, disruptionBudget }: ReplicaSpec): Findings {
  if (scale instanceof Scale) {
    yield* scale._check();
    yield* checkScaleMetrics(pods, scale);
  } else {
    yield wrongType('scale', scale, 'Scale.fixed(2)');
  }
  if (disruptionBudget instanceof DisruptionBudget) yield* disruptionBudget._check();
  else if (disruptionBudget !== undefined) yield wrongType('disruptionBudget', disruptionBudget, BUDGET);
}

const BUDGET = 'DisruptionBudget.maxUnavailable(PodCount.of(1))';

function* checkObjects(spec: ReplicaSpec, { autoscaler, podDisruptionBudget }: ReplicaOptions): Findings {
  if (autoscaler !== undefined && !spec.scale._isAuto && spec.scale._events === undefined) {
    const fix = 'scale: Scale.auto({ min: 2, max: 10 })';
    yield* checkHasObject('autoscaler', autoscaler, 'HorizontalPodAutoscaler', fix);
  }
  if (podDisruptionBudget !== undefined && budgetOf(spec) === undefined) {
    const fix = `disruptionBudget: ${BUDGET}`;
    yield* checkHasObject('podDisruptionBudget', podDisruptionBudget, 'PodDisruptionBudget', fix);
  }
}

/** The keys of Secrets by which the number of pods is asked for. */
export const scaleKeys = ({ scale }: Pick<ReplicaSpec, 'scale'>): readonly SecretKey[] =>
  (scale instanceof Scale ? scale._events?.secretKeys : undefined) ?? [];

/**
 * Finds a Service whose pods all go while there is no event. KEDA starts none for a request: its HTTP add-on, which does, is
 * not covered.
 */
export function* warnOfNoPods({ scale }: Pick<ReplicaSpec, 'scale'>): Findings {
  if (scale._events?.losesRequests !== true) return;
  yield finding(
    'scale',
    'with min 0, requests find no pod until an event makes KEDA start one, and a request is not such an event: write min: 1, or accept this if nobody waits for an answer (the HTTP add-on of KEDA is not covered).',
  );
}
