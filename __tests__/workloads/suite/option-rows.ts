import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import {
  AntiAffinity,
  ClaimRetention,
  type DeploymentOptions,
  DisruptionBudget,
  DnsConfig,
  Drain,
  EnvSource,
  Exposure,
  Health,
  Identity,
  ImageRuntime,
  JobRestartPolicy,
  type JobRunOptions,
  LabelRequirement,
  LifecycleHook,
  type LongRunningOptions,
  Metrics,
  NodeAffinity,
  type NodeAgentProps,
  NodeRollout,
  Peer,
  PodAffinity,
  PodCount,
  PodFailureAction,
  PodFailureRule,
  PodManagement,
  PodPort,
  PodVolume,
  PortProtocol,
  PullPolicy,
  type ReplicaOptions,
  Resources,
  Rollout,
  Scale,
  Scraper,
  SecretKey,
  type ServiceOptions,
  Settings,
  Spread,
  StatefulRollout,
  type StatefulServiceOptions,
  Storage,
  type WorkloadOptions,
} from '../../../lib';

/** Values of an option. */
export interface OptionRow<Value = unknown> {
  /** A value that changes what is written, valid together with those of all other options. */
  readonly right: Value | ((scope: Construct) => Value);
  /** A value with a problem that does not depend on other options. */
  readonly wrong: unknown;
  /** Other options that are a problem without this one. */
  readonly given?: object;
  /** Other options without which this one is a problem. */
  readonly needs?: object | ((scope: Construct) => object);
  /** Set for an option that nothing reads in an open network. */
  readonly isForClosedNetworks?: boolean;
  /** Set for an option that another one rules out, so that it is tried without those of the other rows. */
  readonly isAlone?: boolean;
}

/** A row for each option: an option does not compile until it has one. */
export type OptionRows<Options> = {
  readonly [name in keyof Options]-?: OptionRow<NonNullable<Options[name]>>;
};

const image = 'registry.example.com/shop/tool:1.0.0';

export const WORKLOAD_ROWS: OptionRows<WorkloadOptions> = {
  name: { right: 'orders', wrong: 'Orders' },
  version: { right: 'v2', wrong: 'V_2' },
  selector: { right: { 'k8s-app': 'orders' }, wrong: {} },
  containerName: { right: 'main', wrong: 'Main' },
  runtime: { right: ImageRuntime.restricted({ user: 1234 }), wrong: 5 },
  postStart: { right: LifecycleHook.command(['/bin/warm-up']), wrong: 5 },
  command: { right: ['/bin/app'], wrong: [5] },
  args: { right: ['--quiet'], wrong: [5] },
  workingDir: { right: '/srv/app', wrong: 'srv' },
  pullPolicy: { right: PullPolicy.ALWAYS, wrong: 'Sometimes' },
  calls: { right: [Peer.host('api.example.com')], wrong: [5] },
  env: { right: { LEVEL: 'info' }, wrong: { A: 5 } },
  envFrom: { right: [EnvSource.secret('extra', { prefix: 'X_' })], wrong: ['mail'] },
  secrets: { right: { DB_PASSWORD: SecretKey.of('database', 'password') }, wrong: { A: 5 } },
  secretsFrom: { right: ['mail'], wrong: ['X_'] },
  config: { right: { GREETING: 'hello' }, wrong: { A: 5 } },
  publicNames: { right: ['MAP_TOKEN'], wrong: 5, given: { config: { MAP_TOKEN: 'pk' } } },
  settings: { right: (scope) => [new Settings(scope, 'common', { config: { LOG: 'on' } })], wrong: [5] },
  files: { right: { '/etc/app.yaml': 'a: 1' }, wrong: { rel: 'x' } },
  volumes: { right: { '/data': PodVolume.claim('data') }, wrong: { rel: 5 } },
  resources: { right: Resources.of({ cpu: { request: Cpu.millis(70) } }), wrong: 5 },
  sidecars: {
    right: [{ name: 'proxy', image, volumes: { '/run': PodVolume.scratch() } }],
    wrong: [{ name: 'X_', image }],
  },
  initContainers: { right: [{ name: 'migrate', image }], wrong: 5 },
  nodeSelector: { right: { 'kubernetes.io/arch': 'arm64' }, wrong: { 'a b': 'c' } },
  nodeAffinity: { right: NodeAffinity.required([LabelRequirement.exists('gpu')]), wrong: NodeAffinity.required([]) },
  podAffinity: {
    right: PodAffinity.preferred({ labels: { app: 'cache' } }),
    wrong: PodAffinity.required({ labels: {} }),
  },
  tolerations: { right: [{ key: 'spot' }], wrong: [{}] },
  priorityClassName: { right: 'important', wrong: 'X_' },
  schedulerName: { right: 'volcano', wrong: 'X_' },
  runtimeClassName: { right: 'gvisor', wrong: 'X_' },
  hostAliases: { right: { '10.0.0.7': ['legacy.example.com'] }, wrong: { 'legacy.example.com': ['10.0.0.7'] } },
  dns: { right: DnsConfig.cluster({ options: { ndots: '2' } }), wrong: 'Default' },
  serviceLinks: { right: true, wrong: 'yes' },
  shareProcessNamespace: { right: true, wrong: 'yes' },
  identity: { right: Identity.own({ annotations: { role: 'reader' } }), wrong: 5 },
  pullSecrets: { right: ['registry'], wrong: ['X_'] },
  labels: { right: { team: 'checkout' }, wrong: { 'a b': 'c' } },
  annotations: { right: { note: 'x' }, wrong: { 'a b': 'c' } },
  pods: { right: { labels: { tier: 'front' } }, wrong: { labels: { app: 'other' } } },
  serviceAccount: { right: { annotations: { note: 'y' } }, wrong: 'reader' },
  configMaps: { right: { annotations: { note: 'c' } }, wrong: { data: {} }, needs: { config: { A: 'b' } } },
};

const INDEXED = { indexed: true, completions: 3 };

export const JOB_RUN_ROWS: OptionRows<Omit<JobRunOptions, keyof WorkloadOptions>> = {
  completions: { right: 3, wrong: 0 },
  parallelism: { right: 2, wrong: -1 },
  indexed: { right: true, wrong: 5, needs: { completions: 3 } },
  retries: { right: 2, wrong: 0.5 },
  retriesPerIndex: { right: 2, wrong: -1, needs: INDEXED },
  maxFailedIndexes: { right: 1, wrong: 4, needs: { ...INDEXED, retriesPerIndex: 2 } },
  podFailurePolicy: {
    right: [PodFailureRule.exitCodes([42], PodFailureAction.FAIL_JOB)],
    wrong: [PodFailureRule.exitCodes([0], PodFailureAction.FAIL_JOB)],
    isAlone: true,
  },
  deadline: { right: Duration.minutes(20), wrong: Duration.seconds(0) },
  ttl: { right: Duration.days(1), wrong: Duration.millis(500) },
  suspend: { right: true, wrong: 5 },
  restartPolicy: { right: JobRestartPolicy.ON_FAILURE, wrong: 'Always' },
  gracePeriod: { right: Duration.minutes(1), wrong: 30 },
  job: { right: { annotations: { note: 'j' } }, wrong: { labels: { app: 'other' } } },
};

export const LONG_RUNNING_ROWS: OptionRows<Omit<LongRunningOptions, keyof WorkloadOptions>> = {
  ports: { right: { admin: PodPort.podOnly(9001) }, wrong: { X_: 5 } },
  health: { right: Health.command(['/bin/check']), wrong: 5 },
  drain: { right: Drain.graceful({ shutdown: Duration.minutes(1) }), wrong: 5 },
  calledBy: {
    right: [Peer.pods({ app: 'reports' }, { namespace: 'reports' })],
    wrong: [5],
    needs: { ports: { admin: PodPort.podOnly(9001) } },
    isForClosedNetworks: true,
  },
  metrics: { right: Metrics.scrape({ port: 9464 }), wrong: Metrics.scrape({ port: 0 }) },
  scraper: { right: Scraper.podMonitor(), wrong: 5, needs: { metrics: Metrics.scrape({ port: 9464 }) } },
  recommendations: { right: true, wrong: 'yes' },
};

/** A single pod has none that it could be kept away from. */
const SEVERAL = { scale: Scale.fixed(2) };

export const REPLICA_ROWS: OptionRows<Omit<ReplicaOptions, keyof LongRunningOptions>> = {
  scale: { right: Scale.fixed(3), wrong: Scale.auto({ min: 5, max: 3 }) },
  disruptionBudget: { right: DisruptionBudget.maxUnavailable(PodCount.of(2)), wrong: 5 },
  spread: { right: Spread.required(), wrong: 5, needs: SEVERAL },
  antiAffinity: { right: AntiAffinity.preferred(), wrong: 5, needs: SEVERAL },
  autoscaler: {
    right: { annotations: { note: 'a' } },
    wrong: { minReplicas: 2 },
    needs: { scale: Scale.auto({ min: 2, max: 5 }) },
    isAlone: true,
  },
  podDisruptionBudget: { right: { annotations: { note: 'b' } }, wrong: { maxUnavailable: 1 }, needs: SEVERAL },
};

export const DEPLOYMENT_ROWS: OptionRows<Omit<DeploymentOptions, keyof ReplicaOptions>> = {
  rollout: { right: Rollout.rolling({ history: 5 }), wrong: Rollout.rolling({ maxSurge: PodCount.of(0) }) },
  hostname: { right: 'broker', wrong: 'a.b' },
  subdomain: { right: 'brokers', wrong: 'X_' },
  deployment: { right: { annotations: { note: 'z' } }, wrong: { replicas: 3 } },
};

/** A port with a Service, which is for some options only. */
const OFFERED = { ports: { otlp: PodPort.offered(4317) } };

export const NODE_AGENT_ROWS: OptionRows<Omit<NodeAgentProps, 'image' | keyof LongRunningOptions>> = {
  everyNode: { right: true, wrong: 'yes' },
  hostNetwork: { right: true, wrong: 5 },
  // Does not go with shareProcessNamespace.
  hostPid: { right: true, wrong: 5, isAlone: true },
  hostIpc: { right: true, wrong: 5 },
  hostPorts: {
    right: { admin: 9001 },
    wrong: 8125,
    needs: { ports: { admin: PodPort.podOnly(9001) } },
    isAlone: true,
  },
  rollout: { right: NodeRollout.onDelete(), wrong: NodeRollout.rolling({ maxUnavailable: PodCount.of(0) }) },
  daemonSet: { right: { annotations: { note: 'd' } }, wrong: { labels: { app: 'other' } } },
  serviceName: { right: 'orders-agent', wrong: 'X_', needs: OFFERED, isAlone: true },
  service: { right: { annotations: { note: 's' } }, wrong: { type: 'NodePort' }, needs: OFFERED, isAlone: true },
};

export const STATEFUL_SERVICE_ROWS: OptionRows<
  Omit<StatefulServiceOptions, keyof ReplicaOptions | keyof ServiceOptions>
> = {
  storage: {
    right: { '/var/lib/orders': Storage.claim({ size: Size.gibibytes(1) }) },
    wrong: { '/var/lib/orders': Storage.claim({ size: Size.gibibytes(0) }) },
  },
  storageRetention: {
    right: { whenDeleted: ClaimRetention.DELETE },
    wrong: { whenDeleted: 'Recycle' },
    needs: { storage: { '/var/lib/orders': Storage.claim({ size: Size.gibibytes(1) }) } },
  },
  podManagement: { right: PodManagement.PARALLEL, wrong: 'Serial' },
  firstOrdinal: { right: 1, wrong: -1 },
  rollout: { right: StatefulRollout.rolling({ partition: 1 }), wrong: StatefulRollout.rolling({ partition: -1 }) },
  headlessServiceName: { right: 'orders-pods', wrong: 'X_' },
  headlessService: { right: { labels: { monitored: 'no' } }, wrong: { labels: { app: 'other' } } },
  statefulSet: { right: { annotations: { note: 'f' } }, wrong: { replicas: 3 } },
};

export const SERVICE_ROWS: OptionRows<ServiceOptions> = {
  serviceName: { right: 'orders-service', wrong: 'X_' },
  port: { right: 3000, wrong: 0 },
  protocol: { right: PortProtocol.grpc(), wrong: 'grpc' },
  containerPortName: { right: 'main', wrong: 'Main' },
  servicePort: { right: 8000, wrong: 0 },
  servicePortName: { right: 'web', wrong: 'Web' },
  targetPortByNumber: { right: true, wrong: 5 },
  exposure: { right: Exposure.nodePort(), wrong: 5 },
  service: { right: { annotations: { note: 's' } }, wrong: { type: 'NodePort' } },
  traffic: { right: { sessionAffinity: Duration.minutes(5) }, wrong: { ipFamilies: ['IPv5'] } },
  services: { right: { external: { exposure: Exposure.loadBalancer() } }, wrong: { X_: {} } },
};

export const IMAGE_ROW: OptionRow<string> = { right: 'registry.example.com/shop/orders:2.0.0', wrong: 'nginx:latest' };
