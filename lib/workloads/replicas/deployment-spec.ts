import type { Findings } from '../../rules/finding';
import type { ContainerSpec } from '../pods/container-spec';
import { Drain } from '../pods/drain';
import { Health } from '../pods/health/health';
import { hasNativeSidecars } from '../pods/native-sidecars';
import { checkObjectMetadata, type ObjectMetadataOptions } from '../pods/object-metadata';
import type { WorkloadSpec } from '../pods/workload-spec';
import type { DeploymentOptions } from './deployment-options';
import { rolloutOf } from './node-room';
import { checkReplicas, type ReplicaSpec, resolveReplicas } from './replica-spec';
import { checkRollout, type Rollout } from './rollout';

/** A Deployment and the objects that go with its replicas, with every default filled in. */
export interface DeploymentSpec extends ReplicaSpec {
  readonly rollout: Rollout;
  /** Labels and annotations of the Deployment alone. */
  readonly deployment: ObjectMetadataOptions;
}

export function resolveDeployment(pods: WorkloadSpec, options: DeploymentOptions): DeploymentSpec {
  const replicas = resolveReplicas(pods, options);
  const rollout = rolloutOf(replicas, options.rollout ?? undefined);
  return { ...replicas, rollout, deployment: options.deployment ?? {} };
}

/** @param written the options without the defaults around the workload, which may be for other workloads. */
export function* checkDeployment(
  spec: DeploymentSpec,
  options: DeploymentOptions,
  written: DeploymentOptions,
): Findings {
  if (options.deployment !== undefined) yield* checkObjectMetadata('deployment', spec.deployment);
  yield* checkReplicas(spec, options, written);
  if (options.rollout === undefined) return;
  const { rollout, pods } = spec;
  yield* checkRollout(rollout, startupOf(pods), pods.drain instanceof Drain ? pods.drain._longestStop : 0);
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
