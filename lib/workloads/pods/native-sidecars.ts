import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import type { ContainerSpec } from './container-spec';

/** The first version whose clusters run sidecars as init containers that go on: the gate SidecarContainers is on by default. */
export const NATIVE_SIDECARS = 29;

export function hasNativeSidecars({ oldest }: KubernetesVersions): boolean {
  return oldest >= NATIVE_SIDECARS;
}

/** True for a sidecar that gets SIGTERM together with the workload's own container although requests still come to it. */
export function mustPause({ ports }: ContainerSpec, versions: KubernetesVersions): boolean {
  const isOffered = Object.values(ports).some((port) => port?._servicePort !== undefined);
  return isOffered && !hasNativeSidecars(versions);
}
