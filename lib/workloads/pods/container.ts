import type { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { type ContainerSpec, healthPort } from './container-spec';
import { renderEnvironment } from './env';
import { mustPause } from './later-fields';
import { configMapName, hasConfig } from './settings-maps';
import type { PodVolumes } from './volume-layout';
import type { WorkloadSpec } from './workload-spec';

/** Any container of a pod: the workload's own, a sidecar or an init container. */
export function renderContainer(container: ContainerSpec, pod: WorkloadSpec, volumes: PodVolumes): k8s.Container {
  const { name, image, command, args, ports, health, runtime, resources } = container;
  const asked = healthPort(container) ?? { name: '', number: 0 };
  return {
    name,
    image,
    command: command && [...command],
    args: args && [...args],
    ports: unlessEmpty(
      Object.entries(ports).map(([port, { _port: containerPort }]) => ({ name: port, containerPort })),
    ),
    envFrom: unlessEmpty(environmentSources(container, pod)),
    env: unlessEmpty([
      ...Object.entries(container.secrets).map(([variable, key]) => ({ name: variable, valueFrom: key._toKube() })),
      ...renderEnvironment(container.env),
    ]),
    resources: resources._toKube(),
    securityContext: runtime._containerSecurity(pod.container.runtime),
    lifecycle: renderLifecycle(container, pod),
    ...health._probes(asked),
    volumeMounts: unlessEmpty([...(volumes.mounts.get(name) ?? [])]),
  };
}

/** Of one variable in several sources the last counts, so that a workload's own config comes after what it shares. */
function environmentSources(container: ContainerSpec, pod: WorkloadSpec): k8s.EnvFromSource[] {
  const maps = container === pod.container ? [...pod.settings, pod.ownSettings].filter(hasConfig) : [];
  return [
    ...maps.map((map) => ({ configMapRef: { name: configMapName(map) } })),
    ...container.secretsFrom.map((secret) => ({ secretRef: { name: secret } })),
  ];
}

function renderLifecycle(container: ContainerSpec, pod: WorkloadSpec): k8s.Lifecycle | undefined {
  if (container !== pod.container && !mustPause(container, pod)) return undefined;
  const preStop = pod.drain._preStop(pod.versions);
  return preStop && { preStop };
}
