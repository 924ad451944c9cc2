import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import type { ContainerSpec } from '../pods/container-spec';
import { Health } from '../pods/health/health';
import { hasNativeSidecars } from '../pods/native-sidecars';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import type { WorkloadSpec } from '../pods/workload-spec';
import type { DeploymentOptions } from './deployment-options';
import { DisruptionBudget } from './disruption-budget';
import { rolloutOf } from './node-room';
import { checkRollout, type Rollout } from './rollout';
import { Scale } from './scale';
import { checkScaleMetrics } from './scale-metrics';

/** A Deployment and the objects that go with its replicas, with every default filled in. */
export interface DeploymentSpec {
  readonly pods: WorkloadSpec;
  readonly scale: Scale;
  readonly rollout: Rollout;
  readonly disruptionBudget?: DisruptionBudget;
  /** Labels and annotations of the Deployment alone. */
  readonly deployment: ObjectMetadataOptions;
}

export function resolveDeployment(pods: WorkloadSpec, options: DeploymentOptions): DeploymentSpec {
  const scale = options.scale ?? Scale.fixed(2);
  return {
    pods,
    scale,
    rollout: rolloutOf({ pods, scale }, options.rollout ?? undefined),
    disruptionBudget: options.disruptionBudget,
    deployment: options.deployment ?? {},
  };
}

export function* checkDeployment({ pods, scale, rollout, disruptionBudget, deployment }: DeploymentSpec): Findings {
  yield* checkObjectMetadata('deployment', deployment);
  if (scale instanceof Scale) {
    yield* scale._check();
    yield* checkScaleMetrics(pods, scale);
  } else {
    yield wrongType('scale', scale, 'Scale.fixed(2)');
  }
  yield* checkRollout(rollout, startupOf(pods));
  if (disruptionBudget instanceof DisruptionBudget) yield* disruptionBudget._check();
  else if (disruptionBudget !== undefined) {
    yield wrongType('disruptionBudget', disruptionBudget, 'DisruptionBudget.maxUnavailable(PodCount.of(1))');
  }
}

/**
 * Seconds that a pod's containers may take to start. Native sidecars start one after the other before the workload's own
 * container, and other sidecars together with it.
 */
export function startupOf(pods: WorkloadSpec): number {
  const own = startupSeconds(pods.container);
  const sidecars = pods.sidecars.map(startupSeconds);
  return hasNativeSidecars(pods.versions) ? sidecars.reduce((a, b) => a + b, own) : Math.max(own, ...sidecars);
}

const startupSeconds = ({ health }: ContainerSpec) => (health instanceof Health ? health._startupSeconds : 0);
