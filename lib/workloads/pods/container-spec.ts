import { mapByName, textsByName } from '../../cdk8s/objects';
import type { ContainerOptions } from './container-options';
import { type Variables, variablesOf } from './env';
import { EnvSource } from './env-source';
import { settingsFiles } from './files';
import type { Health } from './health/health';
import type { PortReference } from './health/port-reference';
import type { LifecycleHook } from './lifecycle-hook';
import { type ContainerPorts, mainPort, type PodPort } from './pod-port';
import type { PodVolume } from './pod-volume';
import type { PullPolicy } from './pull-policy';
import { Resources } from './resources';
import type { ImageRuntime } from './runtime/image-runtime';
import type { SecretKey } from './secret-key';
import type { SettingsFile } from './settings-maps';

/** A container with every default filled in: the input of its renderer. */
export interface ContainerSpec extends ContainerPorts {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly workingDir?: string;
  readonly pullPolicy?: PullPolicy;
  readonly env: Variables;
  readonly envFrom: readonly EnvSource[];
  readonly secrets: { readonly [name: string]: SecretKey };
  readonly files: readonly SettingsFile[];
  readonly volumes: { readonly [path: string]: PodVolume };
  readonly resources: Resources;
  readonly runtime: ImageRuntime;
  readonly health: Health;
  readonly postStart?: LifecycleHook;
  /** The hook of a sidecar at its stop; the workload's own container has that of `drain`. */
  readonly preStop?: LifecycleHook;
}

/** Options of any container, although init containers have no ports and no hooks. */
export interface ListeningContainerOptions extends ContainerOptions {
  readonly ports?: { [name: string]: PodPort };
  readonly postStart?: LifecycleHook;
  readonly preStop?: LifecycleHook;
}

/** The port that a kind of workload has in any case. */
export interface OwnPort {
  /** Its name in the container; empty for none. */
  readonly name: string;
  readonly port: PodPort;
}

export interface ContainerIdentity {
  readonly name: string;
  readonly image: string;
  readonly runtime: ImageRuntime;
  readonly health: Health;
  /** Prefix that keeps the keys of its files apart from those of another container. */
  readonly filePrefix?: string;
  readonly ownPort?: OwnPort;
}

const DEFAULT_RESOURCES = Resources.of({});

/** Fills in defaults. Values of a wrong type are left out here, and reported by the check. */
export function resolveContainer(identity: ContainerIdentity, options: ListeningContainerOptions): ContainerSpec {
  const { name, image, runtime, health, filePrefix, ownPort } = identity;
  const { command, args, envFrom, secretsFrom } = options;
  return {
    name,
    image,
    runtime,
    health,
    command: listed(command),
    args: listed(args),
    workingDir: options.workingDir,
    pullPolicy: options.pullPolicy,
    env: variablesOf(options.env),
    envFrom: [...(listed(envFrom) ?? []), ...(listed(secretsFrom) ?? []).map((name) => EnvSource.secret(name))],
    secrets: mapByName(options.secrets),
    files: settingsFiles(textsByName(options.files), filePrefix),
    volumes: mapByName(options.volumes),
    ports: { ...(ownPort && { [ownPort.name]: ownPort.port }), ...mapByName(options.ports) },
    ownPort: ownPort?.name,
    resources: options.resources ?? DEFAULT_RESOURCES,
    postStart: options.postStart,
    preStop: options.preStop,
  };
}

/** The port that a health check or a hook asks: the one that it names, or the main one. */
export function askedPort(container: ContainerPorts, named: string | undefined): PortReference | undefined {
  const { ports } = container;
  const name = named ?? mainPort(container);
  if (typeof name !== 'string' || !Object.hasOwn(ports, name)) return undefined;
  const port = ports[name];
  return port && { name, number: port._port, transport: port._transport, scheme: port._protocol?._httpScheme };
}

function listed<T>(value: readonly T[] | undefined): readonly T[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
