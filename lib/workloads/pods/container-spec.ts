import { mapOrNone, textsOrNone } from '../../cdk8s/objects';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkInstance, checkMap, checkStrings } from '../../rules/structs';
import type { ContainerOptions } from './container-options';
import { checkEnvironment, checkVariableName, type Environment } from './env';
import { Health, type PortReference } from './health';
import { checkImage } from './image';
import { ImageRuntime } from './image-runtime';
import { checkMountPath } from './mount-path';
import { checkPortName, PORT_NAME, PodPort } from './pod-port';
import { PodVolume } from './pod-volume';
import { Resources } from './resources';
import { SecretKey } from './secret-key';
import { checkSecretReferences } from './secret-references';
import { checkFiles, type SettingsFile, settingsFiles } from './settings-maps';

/** A container with every default filled in: all that its renderer reads. */
export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly env: Environment;
  readonly secrets: { readonly [name: string]: SecretKey };
  readonly secretsFrom: readonly string[];
  readonly files: readonly SettingsFile[];
  readonly volumes: { readonly [path: string]: PodVolume };
  readonly ports: { readonly [name: string]: PodPort };
  readonly resources: Resources;
  readonly runtime: ImageRuntime;
  readonly health: Health;
}

/** Of any container, though init containers listen to nothing. */
export interface ListeningContainerOptions extends ContainerOptions {
  readonly ports?: { [name: string]: PodPort };
}

export interface ContainerIdentity {
  readonly name: string;
  readonly image: string;
  readonly runtime: ImageRuntime;
  readonly health: Health;
  /** What keeps its files apart from another container's. */
  readonly filePrefix?: string;
}

/** Whatever is of another type than it should be is left out here, and reported by the check. */
export function resolveContainer(identity: ContainerIdentity, options: ListeningContainerOptions): ContainerSpec {
  const { filePrefix, ...who } = identity;
  const { command, args, secretsFrom } = options;
  return {
    ...who,
    command: listed(command),
    args: listed(args),
    env: mapOrNone(options.env),
    secrets: mapOrNone(options.secrets),
    secretsFrom: listed(secretsFrom) ?? [],
    files: settingsFiles(textsOrNone(options.files), filePrefix),
    volumes: mapOrNone(options.volumes),
    ports: mapOrNone(options.ports),
    resources: options.resources ?? Resources.of({}),
  };
}

/** Reports every value of a container that a cluster would refuse. */
export function checkContainer(
  report: Report,
  spec: ContainerSpec,
  options: ListeningContainerOptions,
  publicNames: readonly string[],
): void {
  checkImage(report, spec.image);
  if (options.command !== undefined) checkStrings(report, 'command', options.command, '["/bin/app", "--quiet"]');
  if (options.args !== undefined) checkStrings(report, 'args', options.args, '["--quiet"]');
  checkVariables(report, options, publicNames);
  if (options.files !== undefined) checkFiles(report, options.files);
  if (
    options.volumes !== undefined &&
    checkMap(report, 'volumes', options.volumes, '{ "/data": PodVolume.claim("data") }')
  ) {
    for (const [path, volume] of Object.entries(options.volumes)) {
      checkMountPath(report, 'volume', path, '/data');
      if (checkInstance(report, `volume at ${show(path)}`, volume, PodVolume, 'PodVolume.claim("data")'))
        volume._check(report);
    }
  }
  if (options.ports !== undefined && checkMap(report, 'ports', options.ports, '{ grpc: PodPort.offered(9000) }')) {
    for (const [name, port] of Object.entries(options.ports)) {
      checkPortName(report, name);
      if (checkInstance(report, `port ${show(name)}`, port, PodPort, 'PodPort.offered(9000)')) {
        port._check(report, name);
      }
    }
  }
  const { resources, runtime, health } = spec;
  if (checkInstance(report, 'resources', resources, Resources, 'Resources.none()')) resources._check(report);
  if (checkInstance(report, 'runtime', runtime, ImageRuntime, 'ImageRuntime.nginx()')) runtime._check(report);
  if (checkInstance(report, 'health', health, Health, 'Health.http("/healthz")')) health._check(report);
}

function checkVariables(report: Report, options: ContainerOptions, publicNames: readonly string[]): void {
  const { env, secrets, secretsFrom } = options;
  if (env !== undefined && checkMap(report, 'env', env, '{ LOG_LEVEL: EnvValue.fromValue("info") }')) {
    checkEnvironment(report, env as Environment, publicNames);
  }
  if (
    secrets !== undefined &&
    checkMap(report, 'secrets', secrets, '{ DB_PASSWORD: SecretKey.of("database", "password") }')
  ) {
    for (const [name, key] of Object.entries(secrets)) {
      checkVariableName(report, 'secrets', name);
      const what = `secrets ${show(name)}`;
      if (checkInstance(report, what, key, SecretKey, 'SecretKey.of("database", "password")')) key._check(report);
      if (env !== undefined && env !== null && Object.hasOwn(env, name)) {
        report(`${show(name)} is in env and in secrets: keep one of the two.`);
      }
    }
  }
  if (secretsFrom !== undefined) checkSecretReferences(report, 'secretsFrom', secretsFrom, 'database');
}

/** The port that a health check asks: the one that it names, or `http`, or the only one there is. */
export function healthPort(spec: ContainerSpec): PortReference | undefined {
  const names = Object.keys(spec.ports);
  const name = spec.health._port ?? (names.includes(PORT_NAME) || names.length !== 1 ? PORT_NAME : names[0]);
  const port = typeof name === 'string' && Object.hasOwn(spec.ports, name) ? spec.ports[name] : undefined;
  return port && name !== undefined ? { name, number: port._port } : undefined;
}

/** A health check must find the port that it asks. */
export function checkHealthPort(report: Report, spec: ContainerSpec): void {
  if (!(spec.health instanceof Health) || !spec.health._asksPort || healthPort(spec) !== undefined) return;
  const names = Object.keys(spec.ports);
  const choice = names.length > 0 ? `write one of ${names.map(show).join(', ')}` : 'write it in ports';
  const what = spec.health._port === undefined ? 'names no port' : `asks the port ${show(spec.health._port)}`;
  report(`health ${what}, which container ${show(spec.name)} does not have: ${choice}.`);
}

function listed<T>(value: readonly T[] | undefined): readonly T[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
