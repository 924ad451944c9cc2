import type { AsWritten, k8s } from '../../cdk8s/k8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { textsByName } from '../../cdk8s/objects';
import { asText } from '../../rules/show';
import { type ContainerSpec, type OwnPort, resolveContainer } from './container-spec';
import type { DnsConfig } from './dns-config';
import { Drain } from './drain';
import { Health } from './health/health';
import type { HostAliases } from './host-aliases';
import { Identity } from './identity';
import type { LongRunningOptions } from './long-running-options';
import { METRICS_PORT_NAME, Metrics } from './metrics';
import type { ObjectMetadataOptions } from './object-metadata';
import { type PlacementOfPods, type PlacementSpec, resolvePlacement } from './placement';
import { PodPort } from './pod-port';
import type { PodVolume } from './pod-volume';
import { ImageRuntime } from './runtime/image-runtime';
import { Scraper } from './scraper';
import { Settings } from './settings';
import type { SettingsMaps } from './settings-maps';
import type { InitContainer, Sidecar } from './sidecar';
import type { Spread } from './spread';
import type { VolumeSource } from './volume-source';

/** A workload's pods with every default filled in: the input of their renderers. */
export interface WorkloadSpec {
  readonly name: string;
  readonly version?: string;
  /** Name of the workload's object, and value of the label `app`, by which pods are selected unless the user says otherwise. */
  readonly workloadName: string;
  /** The labels by which pods are selected. */
  readonly selector: { readonly [key: string]: string };
  /** The workload's own container. */
  readonly container: ContainerSpec;
  readonly sidecars: readonly ContainerSpec[];
  readonly initContainers: readonly ContainerSpec[];
  /** Settings that other workloads use as well. */
  readonly settings: readonly SettingsMaps[];
  /** Config and files of the workload's own, for all its containers. */
  readonly ownSettings: SettingsMaps;
  /** True for pods that are replaced when their settings change. */
  readonly hashesSettings: boolean;
  /** Storage that each pod has for itself, where the kind has such. */
  readonly storage: ReadonlySet<VolumeSource>;
  readonly drain: Drain;
  readonly placement: PlacementSpec;
  readonly hostname?: string;
  readonly subdomain?: string;
  readonly hostAliases: HostAliases;
  readonly dns?: DnsConfig;
  readonly serviceLinks: boolean;
  readonly shareProcessNamespace: boolean;
  readonly identity: Identity;
  readonly pullSecrets: readonly string[];
  readonly metrics?: Metrics;
  readonly scraper: Scraper;
  /** True for pods whose requests are to be recommended. */
  readonly recommendations: boolean;
  readonly labels: { readonly [key: string]: string };
  readonly annotations: { readonly [key: string]: string };
  /** Annotations of all objects, and not of the pods. */
  readonly objectAnnotations?: { readonly [key: string]: string };
  /** Labels and annotations of the pods alone, and of the ServiceAccount alone. */
  readonly podMetadata: ObjectMetadataOptions;
  readonly accountMetadata: ObjectMetadataOptions;
  readonly configMapMetadata: ObjectMetadataOptions;
  readonly versions: KubernetesVersions;
  /** Ports of the node, by the names of ports of the workload's own container. */
  readonly hostPorts: { readonly [name: string]: number };
  readonly podFields: Partial<AsWritten<k8s.PodSpec>>;
}

/** Everything about the pods that depends on the kind of workload. */
export interface PodsOfKind {
  readonly id: string;
  readonly image: string;
  readonly versions: KubernetesVersions;
  /** The port that the kind has in addition to those of the option. */
  readonly ownPort?: OwnPort;
  /** Defaults of options; where the kind does not have the option, they hold for all. */
  readonly health?: Health;
  readonly drain?: Drain;
  readonly spread?: Spread;
  /** False for pods that no router sends requests to, so that they need not pause before they stop. */
  readonly isRouted?: boolean;
  /** Ports of the node, by the names of ports of the workload's own container. */
  readonly hostPorts?: { readonly [name: string]: number };
  /** False for pods that read their settings anew by themselves, or whose template cannot change. */
  readonly hashesSettings?: boolean;
  /** Storage that each pod has for itself. */
  readonly storage?: readonly PodVolume[];
  /** Fields of the pods that only this kind sets, such as `restartPolicy`. */
  readonly podFields?: Partial<AsWritten<k8s.PodSpec>>;
}

/** All options that the pods of some kind have; a kind may lack the optional ones of replicas and long-running pods. */
export interface PodOptions extends LongRunningOptions, PlacementOfPods {
  readonly hostname?: string;
  readonly subdomain?: string;
}

/** The values that pods have unless an option or their kind says otherwise. */
const DEFAULTS = {
  runtime: ImageRuntime.restricted(),
  health: Health.none(),
  drain: Drain.none(),
  identity: Identity.own(),
  scraper: Scraper.annotations(),
};

export function resolveWorkload(kind: PodsOfKind, options: PodOptions): WorkloadSpec {
  const { version } = options;
  const name = options.name ?? kind.id;
  const workloadName = version === undefined ? asText(name) : `${asText(name)}-${asText(version)}`;
  const runtime = runtimeFor(options.runtime ?? DEFAULTS.runtime, kind.image);
  const own = resolveContainer(
    {
      name: options.containerName ?? name,
      image: kind.image,
      runtime,
      health: options.health ?? kind.health ?? DEFAULTS.health,
      ownPort: kind.ownPort,
    },
    options,
  );
  const companion = (container: InitContainer | Sidecar) => {
    const health = ('health' in container ? container.health : undefined) ?? DEFAULTS.health;
    const { image, runtime: ofItsOwn = companionOf(runtime) } = container;
    return resolveContainer(
      { name: container.name, image, runtime: runtimeFor(ofItsOwn, image), health, filePrefix: container.name },
      container,
    );
  };
  const sidecars = structs(options.sidecars).map(companion);
  const initContainers = structs(options.initContainers).map(companion);
  const metrics = metricsPort(options.metrics, [own, ...sidecars]);
  return {
    name,
    version,
    workloadName,
    selector: options.selector === undefined ? { app: workloadName } : textsByName(options.selector),
    container: metrics === undefined ? own : { ...own, ports: { ...own.ports, [METRICS_PORT_NAME]: metrics } },
    sidecars,
    initContainers,
    settings: list(options.settings).flatMap((settings) => (settings instanceof Settings ? [settings._maps] : [])),
    ownSettings: {
      name: workloadName,
      config: textsByName(options.config),
      files: [own, ...sidecars, ...initContainers].flatMap(({ files }) => files),
    },
    storage: new Set(kind.storage?.map(({ _source }) => _source)),
    drain: drainOf(kind, options),
    hashesSettings: kind.hashesSettings ?? true,
    placement: resolvePlacement(options, kind.spread),
    hostname: options.hostname,
    subdomain: options.subdomain,
    hostAliases: options.hostAliases ?? {},
    dns: options.dns,
    serviceLinks: options.serviceLinks ?? false,
    shareProcessNamespace: options.shareProcessNamespace ?? false,
    identity: options.identity ?? DEFAULTS.identity,
    pullSecrets: options.pullSecrets ?? [],
    metrics: options.metrics,
    scraper: options.scraper ?? DEFAULTS.scraper,
    recommendations: options.recommendations ?? false,
    labels: options.labels ?? {},
    annotations: options.annotations ?? {},
    podMetadata: options.pods ?? {},
    accountMetadata: options.serviceAccount ?? {},
    configMapMetadata: options.configMaps ?? {},
    versions: kind.versions,
    hostPorts: kind.hostPorts ?? {},
    podFields: kind.podFields ?? {},
  };
}

/** All containers of a pod, the workload's own first. */
export function containersOf(spec: WorkloadSpec): ContainerSpec[] {
  return [spec.container, ...spec.sidecars, ...spec.initContainers];
}

function drainOf(kind: PodsOfKind, options: PodOptions): Drain {
  const drain = options.drain ?? kind.drain ?? DEFAULTS.drain;
  return kind.isRouted === false && drain instanceof Drain ? drain._withoutRequests() : drain;
}

const runtimeFor = (runtime: ImageRuntime, image: string) =>
  runtime instanceof ImageRuntime ? runtime._forImage(image) : runtime;
const companionOf = (runtime: ImageRuntime) => (runtime instanceof ImageRuntime ? runtime._ofCompanion() : runtime);

/** A port for metrics, unless a container has their port anyway. */
function metricsPort(metrics: Metrics | undefined, containers: readonly ContainerSpec[]): PodPort | undefined {
  const port = metrics instanceof Metrics ? metrics._port : undefined;
  if (port === undefined) return undefined;
  const isIt = (other: PodPort | undefined) => other?._port === port && other?._transport === 'TCP';
  return containers.some(({ ports }) => Object.values(ports).some(isIt)) ? undefined : PodPort.podOnly(port);
}

const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);
const structs = <T>(value: readonly T[] | undefined) =>
  list(value).filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
