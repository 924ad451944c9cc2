import type { ICallee } from '../../connections/callee';
import { CONTAINER_OPTIONS, type ContainerOptions } from './container-options';
import type { DnsConfig } from './dns-config';
import type { Identity } from './identity';
import type { LifecycleHook } from './lifecycle-hook';
import type { ObjectMetadataOptions } from './object-metadata';
import { PLACEMENT_OPTIONS, type PlacementOptions } from './placement-options';
import type { ImageRuntime } from './runtime/image-runtime';
import type { Settings } from './settings';
import type { InitContainer, Sidecar } from './sidecar';

/** Options of every kind of workload, in addition to its image. */
export interface WorkloadOptions extends ContainerOptions, PlacementOptions {
  /**
   * Name of the workload, a DNS label that starts with a letter. Together with the version it is the name of the objects.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Version of the workload, a part of a DNS label such as `v1`. Versions of one name run side by side.
   *
   * @default - no version: the objects have the workload's name
   */
  readonly version?: string;

  /**
   * The labels by which the workload, its Service, its budget and its rules of placement select the pods, which have them. A
   * workload that is taken over keeps its own, `spec.selector.matchLabels`, since the API server refuses to change it.
   *
   * @default - the label `app` with the name, and the version where there is one: `{ app: 'user-v1' }`
   */
  readonly selector?: { [key: string]: string };

  /**
   * Name of the workload's own container, a DNS label. A workload that is taken over keeps its own, since `kubectl apply` merges
   * containers by their names.
   *
   * @default - the name of the workload
   */
  readonly containerName?: string;

  /**
   * The runtime that the image needs.
   *
   * @default ImageRuntime.restricted()
   */
  readonly runtime?: ImageRuntime;

  /**
   * A command, a request or a sleep right after the start of the workload's own container, next to its program. The pod is not
   * ready before it has ended, and the container is ended where it fails.
   *
   * @default - none
   */
  readonly postStart?: LifecycleHook;

  /**
   * Environment variables that are not secrets, in a ConfigMap. When one changes, the pods are rolled out.
   *
   * @default - none
   */
  readonly config?: { [name: string]: string };

  /**
   * Settings that several workloads share, for the workload's own container. Where several have one variable, the last one
   * counts; `config` overrides them all, and `env` and `secrets` override `config`.
   *
   * @default - none
   */
  readonly settings?: Settings[];

  /**
   * Services that the pods call, in this app and outside. Each gives the workload's own container a variable with its address, called
   * after it: `PAY_URL` for a workload `pay`, `PAY_ADMIN_URL` for its port `admin`, and `CART_ADDRESS`, with host and port, where the
   * protocol is gRPC or says nothing. `Call.to()` gives the variable another name or form. A closed network lets the pods out to these,
   * and in where they are pods of the app.
   *
   * @default - none; an open network lets them reach everything
   */
  readonly calls?: ICallee[];

  /**
   * Names in `config` and `env`, and options in `command` and `args`, that look like a secret's although anybody may read the value.
   *
   * @default - a literal under such a name is a problem
   */
  readonly publicNames?: string[];

  /**
   * Containers that run next to the workload's own.
   *
   * @default - none
   */
  readonly sidecars?: Sidecar[];

  /**
   * Containers that run one after the other before the workload starts.
   *
   * @default - none
   */
  readonly initContainers?: InitContainer[];

  /**
   * Names that the pods look up nowhere else, by the address that they stand for: `{ '10.0.0.7': ['legacy.example.com'] }`.
   *
   * @default - none
   */
  readonly hostAliases?: { [address: string]: string[] };

  /**
   * The way in which pods look other names up.
   *
   * @default DnsConfig.cluster()
   */
  readonly dns?: DnsConfig;

  /**
   * Environment variables with the addresses of all Services of the namespace in every container, as Docker links had them:
   * a Service `redis` gives `REDIS_PORT=tcp://10.0.0.11:6379`, which an image may take for a setting of its own.
   *
   * @default false
   */
  readonly serviceLinks?: boolean;

  /**
   * One list of processes for all containers of the pod, which see each other's and may signal them. The first process of a
   * container no longer has the number 1.
   *
   * @default false
   */
  readonly shareProcessNamespace?: boolean;

  /**
   * The ServiceAccount that the pods run under, with or without a token for the Kubernetes API.
   *
   * @default Identity.own()
   */
  readonly identity?: Identity;

  /**
   * Names of the Secrets by which images are pulled.
   *
   * @default - none
   */
  readonly pullSecrets?: string[];

  /**
   * Further labels for all objects and the pods. A change of them restarts the pods; `pods`, `service` and the like have
   * those of one object only.
   *
   * @default - only those that follow from name and version
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for all objects and the pods. A change of them restarts the pods; `pods`, `service` and the like have those
   * of one object only.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels and annotations of the pods alone.
   *
   * @default - those of all objects
   */
  readonly pods?: ObjectMetadataOptions;

  /**
   * Labels and annotations of the ServiceAccount alone. Annotations of `Identity.own()` count before these.
   *
   * @default - those of all objects
   */
  readonly serviceAccount?: ObjectMetadataOptions;

  /**
   * Labels and annotations of the ConfigMaps of `config` and files alone.
   *
   * @default - those of all objects
   */
  readonly configMaps?: ObjectMetadataOptions;
}

/** The names of all options, complete by the compiler. */
export const WORKLOAD_OPTIONS = {
  name: true,
  version: true,
  selector: true,
  containerName: true,
  runtime: true,
  postStart: true,
  config: true,
  settings: true,
  calls: true,
  publicNames: true,
  sidecars: true,
  initContainers: true,
  hostAliases: true,
  dns: true,
  serviceLinks: true,
  shareProcessNamespace: true,
  identity: true,
  pullSecrets: true,
  labels: true,
  annotations: true,
  pods: true,
  serviceAccount: true,
  configMaps: true,
  ...PLACEMENT_OPTIONS,
  ...CONTAINER_OPTIONS,
} satisfies { [name in keyof WorkloadOptions]-?: true };
