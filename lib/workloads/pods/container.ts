import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { present, unlessEmpty } from '../../cdk8s/objects';
import { askedPort, type ContainerSpec } from './container-spec';
import { renderEnv } from './env';
import { hasNativeSidecars } from './native-sidecars';
import { renderPullPolicy } from './pull-policy';
import { containerSecurityContext } from './runtime/security-context';
import type { SharedSettings } from './runtime/security-settings';
import { configMapName, hasConfig } from './settings-maps';
import { stopHook } from './stop-hook';
import type { PodVolumes } from './volume-layout';
import type { WorkloadSpec } from './workload-spec';

/** A container as it is written. The typed objects would drop the fields that came after their version of the API. */
export interface ContainerFields {
  readonly [field: string]: unknown;
}

/**
 * Any container of a pod: the workload's own, a sidecar or an init container.
 *
 * @param shared the security settings that it has from its pod.
 */
export function renderContainer(
  container: ContainerSpec,
  pod: WorkloadSpec,
  volumes: PodVolumes,
  shared: SharedSettings,
): ContainerFields {
  const { name, image, command, args, health, resources } = container;
  const typed: AsWritten<k8s.Container> = {
    name,
    image,
    command: command && [...command],
    args: args && [...args],
    workingDir: container.workingDir,
    imagePullPolicy: renderPullPolicy(container.pullPolicy),
    ports: unlessEmpty(renderPorts(container, pod)),
    envFrom: unlessEmpty(environmentSources(container, pod)),
    env: unlessEmpty(renderEnv(container.secrets, container.env)),
    resources: resources._toKube(),
    ...health._probes(askedPort(container, health._port) ?? NO_PORT),
    volumeMounts: unlessEmpty([...(volumes.mounts.get(name) ?? [])]),
  };
  const securityContext = containerSecurityContext(container, shared);
  return { ...typed, ...laterFields(container, pod), ...(securityContext && { securityContext }) };
}

function renderPorts(container: ContainerSpec, pod: WorkloadSpec): k8s.ContainerPort[] {
  const hostPorts = container === pod.container ? pod.hostPorts : {};
  return Object.entries(container.ports).map(([name, port]) => ({
    name: name === '' ? undefined : name,
    containerPort: port._port,
    hostPort: Object.hasOwn(hostPorts, name) ? hostPorts[name] : undefined,
    // TCP is the API server's default.
    protocol: port._transport === 'TCP' ? undefined : port._transport,
  }));
}

/** The last of several sources with one variable counts, so that a workload's own config comes after shared settings. */
function environmentSources(container: ContainerSpec, pod: WorkloadSpec): k8s.EnvFromSource[] {
  const maps = container === pod.container ? [...pod.settings, pod.ownSettings].filter(hasConfig) : [];
  return [
    ...maps.map((map) => ({ configMapRef: { name: configMapName(map) } })),
    ...container.envFrom.map((source) => source._toKube()),
  ];
}

/** The port where nothing is asked. */
const NO_PORT = { name: '', number: 0 };

/** Fields that came after the version of the typed objects, where every cluster has them. */
function laterFields(container: ContainerSpec, pod: WorkloadSpec): ContainerFields {
  const written = present({ postStart: container.postStart, preStop: stopHook(container, pod) });
  const hooks = Object.entries(written).map(([name, hook]) => {
    const port = askedPort(container, hook._request?.port) ?? NO_PORT;
    return [name, hook._toKube(port, pod.versions)];
  });
  const isNative = pod.sidecars.includes(container) && hasNativeSidecars(pod.versions);
  return {
    ...(hooks.length > 0 && { lifecycle: Object.fromEntries(hooks) }),
    ...(isNative && { restartPolicy: 'Always' }),
  };
}
