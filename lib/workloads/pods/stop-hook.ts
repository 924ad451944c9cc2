import type { ContainerSpec } from './container-spec';
import type { LifecycleHook } from './lifecycle-hook';
import { mustPause } from './native-sidecars';
import type { WorkloadSpec } from './workload-spec';

/** The hook by which a container stops: that of the drain, its own, or a pause where requests still come to it. */
export function stopHook(
  container: ContainerSpec,
  { container: own, drain, versions }: WorkloadSpec,
): LifecycleHook | undefined {
  if (container === own) return drain._preStop;
  return container.preStop ?? (mustPause(container, versions) ? drain._pauseHook : undefined);
}
