import { present } from '../../../cdk8s/objects';
import { remember } from '../../../rules/remember';
import type { ContainerSpec } from '../container-spec';
import { containersOf, type WorkloadSpec } from '../workload-spec';
import type { ImageRuntime } from './image-runtime';
import type { SharedSettings } from './security-settings';

/** Only root can listen on lower ports, unless a sysctl of the pod allows it. */
export const FIRST_UNPRIVILEGED_PORT = 1024;

/** The security settings of a pod: those of its own, and those that its containers share. */
export function podSecurityContext(
  spec: WorkloadSpec,
  shared: SharedSettings,
  writesStorage: boolean,
): object | undefined {
  const own = spec.container.runtime._needs?.podSettings(writesStorage);
  return unlessNothing({ ...shared, ...own, ...lowPorts(spec) });
}

/** The security settings of a container, without those that it has from its pod. */
export function containerSecurityContext({ runtime }: ContainerSpec, shared: SharedSettings): object | undefined {
  const own = Object.entries(settingsOf(runtime)).filter(([field, value]) => !isSame(value, valueIn(shared, field)));
  return unlessNothing({ ...Object.fromEntries(own), ...containerSettingsOf(runtime) });
}

/**
 * The settings of the workload's container that all others have or replace. One that some container does not have stays out of the
 * pod, since nothing takes it away from a container.
 */
export function sharedSettings(spec: WorkloadSpec): SharedSettings {
  const all = containersOf(spec).map(({ runtime }) => settingsOf(runtime));
  const entries = Object.entries(all[0] ?? {}).filter(
    ([field, value]) => value !== false && all.every((settings) => valueIn(settings, field) !== undefined),
  );
  return Object.fromEntries(entries);
}

/** The settings of a runtime, which are the same in all of its containers. */
const settingsOf = remember(({ _needs }: ImageRuntime): SharedSettings => _needs?.sharedSettings ?? {});
const containerSettingsOf = remember(({ _needs }: ImageRuntime) => _needs?.containerSettings);
const valueIn = (settings: SharedSettings, field: string) => settings[field as keyof SharedSettings];

/** The API server reads a flag that is missing as false. */
const isSame = (one: unknown, other: unknown) =>
  one === other || JSON.stringify(one ?? false) === JSON.stringify(other ?? false);

/** Opens low ports to containers that may not, but for the network of a node, whose rules no pod can change. */
function lowPorts(spec: WorkloadSpec): object | undefined {
  if (spec.podFields.hostNetwork === true) return undefined;
  const isForbidden = containersOf(spec).some((container) => forbiddenPorts(container).length > 0);
  return isForbidden ? { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } : undefined;
}

/** The ports of a container that its process may not open by itself, by their names. */
export function forbiddenPorts({ runtime, ports }: ContainerSpec): readonly (readonly [name: string, port: number])[] {
  if (runtime._needs?.opensLowPorts !== false) return [];
  return Object.entries(ports)
    .map(([name, port]) => [name, port?._port] as const)
    .filter(([, port]) => port < FIRST_UNPRIVILEGED_PORT);
}

function unlessNothing(settings: object): object | undefined {
  const written = present(settings);
  return Object.keys(written).length === 0 ? undefined : written;
}
