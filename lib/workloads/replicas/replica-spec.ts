import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import type { WorkloadSpec } from '../pods/workload-spec';
import { DisruptionBudget } from './disruption-budget';
import type { ReplicaOptions } from './replica-options';
import { Scale } from './scale';
import { checkScaleMetrics } from './scale-metrics';

/** Pods that are replicas of each other, and the objects that go with their number, with every default filled in. */
export interface ReplicaSpec {
  readonly pods: WorkloadSpec;
  readonly scale: Scale;
  readonly disruptionBudget?: DisruptionBudget;
}

/** @param scale the number of pods where the user gives none. */
export function resolveReplicas(pods: WorkloadSpec, options: ReplicaOptions, scale = Scale.fixed(2)): ReplicaSpec {
  return { pods, scale: options.scale ?? scale, disruptionBudget: options.disruptionBudget };
}

export function* checkReplicas({ pods, scale, disruptionBudget }: ReplicaSpec): Findings {
  if (scale instanceof Scale) {
    yield* scale._check();
    yield* checkScaleMetrics(pods, scale);
  } else {
    yield wrongType('scale', scale, 'Scale.fixed(2)');
  }
  if (disruptionBudget instanceof DisruptionBudget) yield* disruptionBudget._check();
  else if (disruptionBudget !== undefined) {
    yield wrongType('disruptionBudget', disruptionBudget, 'DisruptionBudget.maxUnavailable(PodCount.of(1))');
  }
}
