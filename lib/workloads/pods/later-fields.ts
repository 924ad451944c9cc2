import { type ApiObject, JsonPatch } from 'cdk8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import type { ContainerSpec } from './container-spec';
import type { WorkloadSpec } from './workload-spec';

/** The first version whose clusters run sidecars as init containers that go on: the gate SidecarContainers is on by default. */
export const NATIVE_SIDECARS = 29;

export function hasNativeSidecars({ oldest }: KubernetesVersions): boolean {
  return oldest >= NATIVE_SIDECARS;
}

/** Whether a container beside the workload's is told to stop at the same time although requests still come to it. */
export function mustPause({ ports }: ContainerSpec, { versions }: Pick<WorkloadSpec, 'versions'>): boolean {
  const isOffered = Object.values(ports).some((port) => port?._servicePort !== undefined);
  return isOffered && !hasNativeSidecars(versions);
}

/** Writes the fields that came after the API that the typed objects know, where every cluster has them. */
export function addLaterFields(object: ApiObject, spec: WorkloadSpec, podPath: string): void {
  const sleep = spec.drain._sleep(spec.versions);
  if (sleep !== undefined) {
    object.addJsonPatch(JsonPatch.add(`${podPath}/containers/0/lifecycle`, { preStop: { sleep: { seconds: sleep } } }));
  }
  if (!hasNativeSidecars(spec.versions)) return;
  spec.sidecars.forEach((_, index) => {
    object.addJsonPatch(JsonPatch.add(`${podPath}/initContainers/${index}/restartPolicy`, 'Always'));
  });
}
