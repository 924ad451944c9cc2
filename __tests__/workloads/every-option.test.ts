import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import {
  AccessMode,
  type AccessRule,
  AntiAffinity,
  type AntiAffinityPreferredOptions,
  type AntiAffinityRequiredOptions,
  Call,
  type CallToOptions,
  Certificate,
  CertificateIssuer,
  CertificateKey,
  type CertificateProps,
  ClaimRetention,
  type CpuBounds,
  CronJob,
  type DefaultOptions,
  DnsConfig,
  type DnsConfigClusterOptions,
  type DnsConfigNodeOptions,
  type DnsConfigServersOptions,
  Drain,
  type DrainGracefulOptions,
  EnvSource,
  type EnvSourceConfigMapOptions,
  type EnvSourceSecretOptions,
  Exposure,
  type ExposureHeadlessOptions,
  type FurtherService,
  Health,
  type HealthCommandOptions,
  type HealthFileOptions,
  type HealthGrpcOptions,
  type HealthHttpOptions,
  type HealthOptions,
  type HealthTcpOptions,
  HostPathType,
  Identity,
  type IdentityExistingOptions,
  type IdentityOwnOptions,
  ImageRuntime,
  type ImageRuntimeBaselineOptions,
  type ImageRuntimePrivilegedOptions,
  type ImageRuntimeRestrictedOptions,
  IngressRouter,
  type InitContainer,
  InternalTrafficPolicy,
  IpFamily,
  IpFamilyPolicy,
  LabelRequirement,
  LifecycleHook,
  type LifecycleHookHttpOptions,
  type LivenessTiming,
  Metrics,
  type MetricsScrapeOptions,
  Namespace,
  type NamespaceLimitRange,
  type NamespacePodSecurity,
  type NamespaceProps,
  type NamespaceQuota,
  Network,
  type NetworkClosedOptions,
  NodeAffinity,
  type NodeAffinityPreferredOptions,
  NodeAgent,
  Peer,
  type PeerAddressesOptions,
  type PeerHostOptions,
  type PeerInternetOptions,
  type PeerPodsInAllNamespacesOptions,
  type PeerPodsOptions,
  type PeerServiceOptions,
  PodAffinity,
  type PodAffinityPreferredOptions,
  type PodAffinityRequiredOptions,
  PodCount,
  PodPort,
  type PodPortOfferedOptions,
  type PodPortPodOnlyOptions,
  PodSecurityLevel,
  PodVariable,
  type PodVariableConfigMapKeyOptions,
  PodVolume,
  type PodVolumeClaimOptions,
  type PodVolumeConfigMapOptions,
  type PodVolumeEphemeralOptions,
  type PodVolumeHostPathOptions,
  type PodVolumeImageOptions,
  type PodVolumeScratchOptions,
  type PodVolumeSecretKeysOptions,
  type PodVolumeSecretOptions,
  type PodVolumeServiceAccountTokenOptions,
  PorticoDefaults,
  PortProtocol,
  type PortProtocolTcpOptions,
  type ProbeTiming,
  PullPolicy,
  type ReadinessTiming,
  type ResourceAmounts,
  Resources,
  type ResourcesOptions,
  Rollout,
  type RolloutRecreateOptions,
  type RolloutRollingOptions,
  Scale,
  type ScaleAutoOptions,
  Scraper,
  type ScraperPodMonitorOptions,
  type ScraperServiceMonitorOptions,
  SecretKey,
  type SecretKeyExternalOptions,
  type SecretKeyOptions,
  SecretStore,
  type SecretStoreOptions,
  SecurityProfile,
  type ServiceTraffic,
  Settings,
  type SettingsProps,
  type Sidecar,
  type SizeBounds,
  Spread,
  type SpreadPreferredOptions,
  type SpreadRequiredOptions,
  StatefulRollout,
  type StatefulRolloutOnDeleteOptions,
  type StatefulRolloutRollingOptions,
  StatefulService,
  type StatefulServiceOptions,
  Storage,
  StorageClaim,
  type StorageClaimOptions,
  type StorageClaimProps,
  type StorageRetention,
  StorageSource,
  type Toleration,
  TolerationEffect,
  TrafficDistribution,
  WebService,
  type WebServiceOptions,
  type WebServiceProps,
} from '../../lib';
import { DEFAULTS } from './suite/default-values';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';

type Row = readonly [struct: string, options: object, build: (options: object, chart: Chart) => void];

/** All options of a struct, and what takes them: a new option does not compile until it is here. */
function struct<Options extends object>(
  name: string,
  options: Required<Options>,
  build: (options: Options, chart: Chart) => void,
): Row {
  return [name, options, (some, chart) => build(some as Options, chart)];
}

const service = (props: WebServiceOptions, chart: Chart) => new WebService(chart, 'user', { image, ...props });

const stateful = (props: StatefulServiceOptions, chart: Chart) => new StatefulService(chart, 'db', { image, ...props });

const container: Required<InitContainer> = {
  name: 'proxy',
  image: 'envoyproxy/envoy:v1.35.0',
  runtime: ImageRuntime.node(),
  command: ['/bin/proxy'],
  args: ['--quiet'],
  workingDir: '/srv/proxy',
  pullPolicy: PullPolicy.ALWAYS,
  env: { LEVEL: EnvValue.fromValue('info') },
  envFrom: [EnvSource.configMap('extra')],
  secrets: { DB_PASSWORD: SecretKey.of('database', 'password') },
  secretsFrom: ['mail'],
  files: { '/etc/proxy.yaml': 'a: 1' },
  volumes: { '/data': PodVolume.scratch() },
  resources: Resources.of({ cpu: { request: Cpu.millis(10) } }),
};
const probe = { period: Duration.seconds(20), timeout: Duration.seconds(3) };
const times: Required<HealthOptions> = {
  startupTimeout: Duration.minutes(4),
  initialDelay: Duration.seconds(30),
  timeout: Duration.seconds(4),
  restartGracePeriod: Duration.seconds(9),
  startup: { period: Duration.seconds(20) },
  readiness: probe,
  liveness: probe,
};

const rollout: Required<RolloutRecreateOptions> = {
  minReady: Duration.seconds(20),
  deadline: Duration.minutes(20),
  history: 5,
};

const cpu = { request: Cpu.millis(10), limit: Cpu.units(1) };
const memory = { request: Size.mebibytes(10), limit: Size.mebibytes(300) };

const keys = { items: { 'tls.crt': 'server.crt' }, mode: 0o440, optional: true };
const nearby: Required<PodAffinityRequiredOptions> = {
  labels: { app: 'cache' },
  requirements: [LabelRequirement.exists('tier')],
  topologyKey: 'topology.kubernetes.io/zone',
  namespaces: ['cache'],
};
const amounts: Required<ResourceAmounts> = {
  cpu: Cpu.units(8),
  memory: Size.gibibytes(16),
  ephemeralStorage: Size.gibibytes(64),
};
const constraint: Required<SpreadPreferredOptions> = {
  topologyKey: 'rack',
  maxSkew: 2,
  matchLabelKeys: ['generation'],
};
const dns: Required<DnsConfigClusterOptions> = {
  nameservers: ['10.0.0.53'],
  searches: ['example.com'],
  options: { ndots: '2' },
};

const RULE: AccessRule = { resources: ['secrets'], verbs: ['list'] };

const STRUCTS: readonly Row[] = [
  struct<InitContainer>('InitContainer', container, (one, chart) => service({ initContainers: [one] }, chart)),
  struct<Sidecar>(
    'Sidecar',
    {
      ...container,
      ports: { proxy: PodPort.offered(9000) },
      health: Health.tcp(),
      postStart: LifecycleHook.command(['/bin/warm-up']),
      preStop: LifecycleHook.http('/quit'),
    },
    (one, chart) => service({ sidecars: [one] }, chart),
  ),
  struct<SettingsProps>(
    'SettingsProps',
    {
      name: 'shared',
      config: { LEVEL: 'info', MAP_TOKEN: 'pk' },
      files: { '/etc/a.yaml': 'a: 1' },
      publicNames: ['MAP_TOKEN'],
      labels: { team: 'shop' },
      annotations: { note: 'x' },
    },
    (props, chart) => service({ settings: [new Settings(chart, 'common', props)] }, chart),
  ),
  struct<DefaultOptions>('DefaultOptions', DEFAULTS, (options, chart) => {
    PorticoDefaults.of(chart).set(options);
    new WebService(chart, 'user', { image: 'user:1.0.0', config: { A: '1' }, scale: Scale.auto({ min: 2, max: 5 }) });
    const secrets = { PASSWORD: SecretKey.external(SecretStore.ofDefaults(), 'shop/database', 'password') };
    new StatefulService(chart, 'db', {
      image,
      metrics: Metrics.scrape({ port: 9464 }),
      secrets: 'secretStore' in options ? secrets : {},
    });
    new NodeAgent(chart, 'agent', { image });
    new CronJob(chart, 'report', { image, schedule: '0 3 * * *' });
  }),
  struct<ScaleAutoOptions>(
    'ScaleAutoOptions',
    {
      min: 2,
      max: 4,
      cpuPercent: 60,
      memoryPercent: 80,
      scaleUpWindow: Duration.minutes(1),
      scaleDownWindow: Duration.minutes(9),
    },
    (options, chart) => service({ scale: Scale.auto(options) }, chart),
  ),
  struct<RolloutRollingOptions>(
    'RolloutRollingOptions',
    { ...rollout, maxSurge: PodCount.of(1), maxUnavailable: PodCount.of(1) },
    (options, chart) => service({ rollout: Rollout.rolling(options) }, chart),
  ),
  struct<RolloutRecreateOptions>('RolloutRecreateOptions', rollout, (options, chart) =>
    service({ rollout: Rollout.recreate(options) }, chart),
  ),
  struct<DrainGracefulOptions>(
    'DrainGracefulOptions',
    // What fits nowhere, so that each of them is in the message.
    {
      pause: Duration.seconds(15),
      shutdown: Duration.seconds(14),
      gracePeriod: Duration.seconds(28),
      preStop: LifecycleHook.sleep(Duration.seconds(3)),
    },
    (options, chart) => service({ drain: Drain.graceful(options) }, chart),
  ),
  // sleepCommand: false is a problem, which would hide the effect of the others.
  struct<Omit<ImageRuntimeRestrictedOptions, 'sleepCommand'>>(
    'ImageRuntimeRestrictedOptions',
    {
      user: 101,
      group: 102,
      fsGroup: 103,
      supplementalGroups: [104],
      capabilities: ['NET_BIND_SERVICE'],
      writablePaths: ['/cache'],
      readOnlyRoot: false,
      seccomp: SecurityProfile.localhost('audit.json'),
      appArmor: SecurityProfile.localhost('web'),
    },
    (options, chart) => service({ runtime: ImageRuntime.restricted(options) }, chart),
  ),
  struct<Pick<ImageRuntimeBaselineOptions, 'privilegeEscalation'>>(
    'ImageRuntimeBaselineOptions',
    { privilegeEscalation: true },
    (options, chart) => service({ runtime: ImageRuntime.baseline({ user: 0, ...options }) }, chart),
  ),
  struct<Pick<ImageRuntimePrivilegedOptions, 'privileged'>>(
    'ImageRuntimePrivilegedOptions',
    { privileged: true },
    (options, chart) =>
      service({ runtime: ImageRuntime.privileged({ appArmor: SecurityProfile.unconfined(), ...options }) }, chart),
  ),
  struct<HealthHttpOptions>(
    'HealthHttpOptions',
    { ...times, live: '/live', started: '/started', headers: { Cookie: 'a=b' }, https: true, port: 'admin' },
    (options, chart) =>
      service({ ports: { admin: PodPort.podOnly(9000) }, health: Health.http('/ready', options) }, chart),
  ),
  struct<HealthGrpcOptions>('HealthGrpcOptions', { ...times, service: 'shop.User', port: 'grpc' }, (options, chart) =>
    service({ ports: { grpc: PodPort.podOnly(9000) }, health: Health.grpc(options) }, chart),
  ),
  struct<HealthTcpOptions>('HealthTcpOptions', { ...times, port: 'admin' }, (options, chart) =>
    service({ ports: { admin: PodPort.podOnly(9000) }, health: Health.tcp(options) }, chart),
  ),
  struct<HealthCommandOptions>('HealthCommandOptions', { ...times, live: ['/bin/alive'] }, (options, chart) =>
    service({ health: Health.command(['/bin/check'], options) }, chart),
  ),
  struct<SecretKeyOptions>('SecretKeyOptions', { optional: true }, (options, chart) =>
    service({ secrets: { A: SecretKey.of('database', 'a', options) } }, chart),
  ),
  struct<SecretKeyExternalOptions>(
    'SecretKeyExternalOptions',
    { optional: true, secretName: 'db', wholeValue: true },
    (options, chart) =>
      service({ secrets: { A: SecretKey.external(SecretStore.of('vault'), 'shop/database', 'a', options) } }, chart),
  ),
  struct<SecretStoreOptions>(
    'SecretStoreOptions',
    { pathPrefix: 'prod/', refreshInterval: Duration.minutes(5) },
    (options, chart) =>
      service({ secrets: { A: SecretKey.external(SecretStore.of('vault', options), 'shop/database', 'a') } }, chart),
  ),
  struct<CertificateProps>(
    'CertificateProps',
    {
      dnsNames: ['abc.com', 'www.abc.com'],
      issuer: CertificateIssuer.cluster('letsencrypt'),
      name: 'wild',
      secretName: 'wild',
      duration: Duration.days(30),
      renewBefore: Duration.days(5),
      privateKey: CertificateKey.ecdsa(),
      rotateKey: true,
      labels: { team: 'shop' },
      annotations: { note: 'x' },
    },
    (props, chart) => {
      const required = { dnsNames: ['abc.com'], issuer: CertificateIssuer.of('ca') };
      new Certificate(chart, 'abc', { ...required, ...props });
    },
  ),
  struct<PodVariableConfigMapKeyOptions>('PodVariableConfigMapKeyOptions', { optional: true }, (options, chart) =>
    service({ env: { A: PodVariable.configMapKey('settings', 'a', options) } }, chart),
  ),
  struct<EnvSourceConfigMapOptions>('EnvSourceConfigMapOptions', { prefix: 'A_', optional: true }, (options, chart) =>
    service({ envFrom: [EnvSource.configMap('settings', options)] }, chart),
  ),
  struct<EnvSourceSecretOptions>('EnvSourceSecretOptions', { prefix: 'A_', optional: true }, (options, chart) =>
    service({ envFrom: [EnvSource.secret('mail', options)] }, chart),
  ),
  struct<HealthFileOptions>('HealthFileOptions', { ...times, maxAge: Duration.minutes(2) }, (options, chart) =>
    service({ health: Health.file('/tmp/alive', options) }, chart),
  ),
  struct<LifecycleHookHttpOptions>(
    'LifecycleHookHttpOptions',
    { port: 'admin', headers: { 'X-A': 'b' }, https: true },
    (options, chart) =>
      service({ ports: { admin: PodPort.podOnly(9000) }, postStart: LifecycleHook.http('/warm-up', options) }, chart),
  ),
  struct<PodPortOfferedOptions>('PodPortOfferedOptions', { protocol: PortProtocol.grpc() }, (options, chart) =>
    service({ ports: { api: PodPort.offered(9000, 9000, options) } }, chart),
  ),
  struct<PodPortPodOnlyOptions>('PodPortPodOnlyOptions', { protocol: PortProtocol.udp() }, (options, chart) =>
    service({ ports: { dns: PodPort.podOnly(9000, options) } }, chart),
  ),
  struct<PortProtocolTcpOptions>('PortProtocolTcpOptions', { appProtocol: 'linkerd.io/opaque' }, (options, chart) =>
    service({ protocol: PortProtocol.tcp('smtp', options) }, chart),
  ),
  struct<ProbeTiming>('ProbeTiming', probe, (startup, chart) => service({ health: Health.tcp({ startup }) }, chart)),
  struct<ReadinessTiming>('ReadinessTiming', { ...probe, failures: 4, successes: 2 }, (readiness, chart) =>
    service({ health: Health.tcp({ readiness }) }, chart),
  ),
  struct<LivenessTiming>('LivenessTiming', { ...probe, failures: 4 }, (liveness, chart) =>
    service({ health: Health.tcp({ liveness }) }, chart),
  ),
  struct<ResourcesOptions>(
    'ResourcesOptions',
    { cpu, memory, ephemeralStorage: memory, extended: { 'nvidia.com/gpu': 1 } },
    (options, chart) => service({ resources: Resources.of(options) }, chart),
  ),
  struct<CpuBounds>('CpuBounds', cpu, (own, chart) => service({ resources: Resources.of({ cpu: own }) }, chart)),
  struct<SizeBounds>('SizeBounds', memory, (own, chart) =>
    service({ resources: Resources.of({ memory: own }) }, chart),
  ),
  struct<PodVolumeScratchOptions>(
    'PodVolumeScratchOptions',
    { sizeLimit: Size.mebibytes(9), memory: true },
    (options, chart) => service({ volumes: { '/cache': PodVolume.scratch(options) } }, chart),
  ),
  struct<PodVolumeHostPathOptions>(
    'PodVolumeHostPathOptions',
    { readOnly: false, type: HostPathType.SOCKET },
    (options, chart) => service({ volumes: { '/run/agent': PodVolume.hostPath('/run/agent', options) } }, chart),
  ),
  struct<PodVolumeEphemeralOptions>(
    'PodVolumeEphemeralOptions',
    { size: Size.gibibytes(1), storageClass: 'fast' },
    (options, chart) => service({ volumes: { '/data': PodVolume.ephemeral(options) } }, chart),
  ),
  struct<PodVolumeSecretOptions>('PodVolumeSecretOptions', keys, (options, chart) =>
    service({ volumes: { '/etc/tls': PodVolume.secret('tls', options) } }, chart),
  ),
  struct<PodVolumeSecretKeysOptions>('PodVolumeSecretKeysOptions', { mode: 0o440 }, (options, chart) =>
    service({ volumes: { '/etc/tls': PodVolume.secretKeys({ a: SecretKey.of('tls', 'a') }, options) } }, chart),
  ),
  struct<PodVolumeConfigMapOptions>('PodVolumeConfigMapOptions', keys, (options, chart) =>
    service({ volumes: { '/etc/ca': PodVolume.configMap('ca', options) } }, chart),
  ),
  struct<PodVolumeServiceAccountTokenOptions>(
    'PodVolumeServiceAccountTokenOptions',
    { audience: 'vault', expiration: Duration.minutes(30), path: 'vault/token' },
    (options, chart) => service({ volumes: { '/run/tokens': PodVolume.serviceAccountToken(options) } }, chart),
  ),
  struct<PodVolumeImageOptions>('PodVolumeImageOptions', { pullPolicy: PullPolicy.NEVER }, (options, chart) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion: '1.35..1.37' });
    service({ volumes: { '/models': PodVolume.image('models:1.0.0', options) } }, chart);
  }),
  struct<PodVolumeClaimOptions>('PodVolumeClaimOptions', { readOnly: true }, (options, chart) =>
    service({ volumes: { '/data': PodVolume.claim('data', options) } }, chart),
  ),
  struct<StorageClaimProps>(
    'StorageClaimProps',
    {
      name: 'shared',
      size: Size.gibibytes(5),
      storageClass: 'fast',
      accessMode: AccessMode.READ_WRITE_MANY,
      source: StorageSource.claim('template'),
      labels: { team: 'shop' },
      annotations: { note: 'x' },
      volumeName: 'pv-7',
    },
    (props, chart) => new StorageClaim(chart, 'uploads', props),
  ),
  struct<StorageClaimOptions>(
    'StorageClaimOptions',
    {
      name: 'data',
      size: Size.gibibytes(5),
      storageClass: 'fast',
      accessMode: AccessMode.READ_WRITE_MANY,
      source: StorageSource.claim('template'),
      labels: { team: 'shop' },
      annotations: { note: 'x' },
    },
    (options, chart) => stateful({ storage: { '/var/lib/data': Storage.claim(options) } }, chart),
  ),
  struct<StorageRetention>(
    'StorageRetention',
    { whenDeleted: ClaimRetention.DELETE, whenScaled: ClaimRetention.DELETE },
    (storageRetention, chart) =>
      stateful({ storageRetention, storage: { '/data': Storage.claim({ size: Size.gibibytes(5) }) } }, chart),
  ),
  struct<StatefulRolloutRollingOptions>(
    'StatefulRolloutRollingOptions',
    { minReady: Duration.seconds(20), history: 5, partition: 1, maxUnavailable: PodCount.of(2) },
    (options, chart) => {
      PorticoDefaults.of(chart).set({ kubernetesVersion: '1.35..1.37' });
      stateful({ rollout: StatefulRollout.rolling(options) }, chart);
    },
  ),
  struct<StatefulRolloutOnDeleteOptions>(
    'StatefulRolloutOnDeleteOptions',
    { minReady: Duration.seconds(20), history: 5 },
    (options, chart) => stateful({ rollout: StatefulRollout.onDelete(options) }, chart),
  ),
  struct<Toleration>(
    'Toleration',
    { key: 'spot', value: 'yes', effect: TolerationEffect.NO_EXECUTE, stay: Duration.minutes(2) },
    (toleration, chart) => service({ tolerations: [toleration] }, chart),
  ),
  struct<NodeAffinityPreferredOptions>('NodeAffinityPreferredOptions', { weight: 5 }, (options, chart) =>
    service({ nodeAffinity: NodeAffinity.preferred([LabelRequirement.exists('gpu')], options) }, chart),
  ),
  struct<PodAffinityRequiredOptions>('PodAffinityRequiredOptions', nearby, (options, chart) =>
    service({ podAffinity: PodAffinity.required(options) }, chart),
  ),
  struct<PodAffinityPreferredOptions>('PodAffinityPreferredOptions', { ...nearby, weight: 5 }, (options, chart) =>
    service({ podAffinity: PodAffinity.preferred(options) }, chart),
  ),
  struct<AntiAffinityRequiredOptions>('AntiAffinityRequiredOptions', nearby, (options, chart) =>
    service({ antiAffinity: AntiAffinity.required(options) }, chart),
  ),
  struct<AntiAffinityPreferredOptions>('AntiAffinityPreferredOptions', { ...nearby, weight: 5 }, (options, chart) =>
    service({ antiAffinity: AntiAffinity.preferred(options) }, chart),
  ),
  struct<SpreadPreferredOptions>('SpreadPreferredOptions', constraint, (options, chart) =>
    service({ spread: Spread.preferred(options) }, chart),
  ),
  struct<SpreadRequiredOptions>('SpreadRequiredOptions', { ...constraint, minDomains: 3 }, (options, chart) =>
    service({ spread: Spread.required(options) }, chart),
  ),
  struct<DnsConfigClusterOptions>('DnsConfigClusterOptions', dns, (options, chart) =>
    service({ dns: DnsConfig.cluster(options) }, chart),
  ),
  struct<DnsConfigNodeOptions>('DnsConfigNodeOptions', dns, (options, chart) =>
    service({ dns: DnsConfig.node(options) }, chart),
  ),
  struct<DnsConfigServersOptions>(
    'DnsConfigServersOptions',
    { searches: ['example.com'], options: { ndots: '2' } },
    (options, chart) => service({ dns: DnsConfig.servers(['10.0.0.53'], options) }, chart),
  ),
  struct<NamespaceProps>(
    'NamespaceProps',
    {
      name: 'store',
      podSecurity: { enforce: PodSecurityLevel.BASELINE },
      quota: { pods: 20 },
      network: Network.closed(),
      limitRange: { minClaim: Size.gibibytes(1) },
      labels: { team: 'shop' },
      annotations: { note: 'x' },
    },
    (props, chart) => new Namespace(chart, 'apps', props),
  ),
  struct<NamespacePodSecurity>(
    'NamespacePodSecurity',
    {
      enforce: PodSecurityLevel.BASELINE,
      warn: PodSecurityLevel.RESTRICTED,
      audit: PodSecurityLevel.RESTRICTED,
      version: 'v1.32',
    },
    (podSecurity, chart) => new Namespace(chart, 'apps', { podSecurity }),
  ),
  struct<NamespaceQuota>(
    'NamespaceQuota',
    {
      requests: amounts,
      limits: amounts,
      pods: 20,
      storage: Size.tebibytes(1),
      claims: 5,
      loadBalancers: 1,
      nodePorts: 2,
    },
    (quota, chart) => new Namespace(chart, 'apps', { quota }),
  ),
  struct<NamespaceLimitRange>(
    'NamespaceLimitRange',
    {
      defaultRequest: { memory: Size.gibibytes(2) },
      defaultLimit: { memory: Size.gibibytes(3) },
      min: { memory: Size.gibibytes(1) },
      max: { memory: Size.gibibytes(4) },
      minClaim: Size.gibibytes(1),
      maxClaim: Size.gibibytes(9),
    },
    (limitRange, chart) => new Namespace(chart, 'apps', { limitRange }),
  ),
  struct<ResourceAmounts>('ResourceAmounts', amounts, (requests, chart) => {
    new Namespace(chart, 'apps', { quota: { pods: 20, requests } });
  }),
  struct<MetricsScrapeOptions>('MetricsScrapeOptions', { path: '/stats', port: 9090 }, (options, chart) =>
    service({ metrics: Metrics.scrape(options) }, chart),
  ),
  struct<ScraperPodMonitorOptions>(
    'ScraperPodMonitorOptions',
    { labels: { release: 'prometheus' }, interval: Duration.seconds(15) },
    (options, chart) => service({ metrics: Metrics.scrape(), scraper: Scraper.podMonitor(options) }, chart),
  ),
  struct<ScraperServiceMonitorOptions>(
    'ScraperServiceMonitorOptions',
    { labels: { release: 'prometheus' }, interval: Duration.seconds(15) },
    (options, chart) => service({ metrics: Metrics.scrape(), scraper: Scraper.serviceMonitor(options) }, chart),
  ),
  struct<IdentityExistingOptions>('IdentityExistingOptions', { apiToken: true }, (options, chart) =>
    service({ identity: Identity.existing('shop', options) }, chart),
  ),
  struct<Pick<IdentityOwnOptions, 'apiToken'>>('a token', { apiToken: true }, (options, chart) =>
    service({ identity: Identity.own(options) }, chart),
  ),
  // A rule gives a token anyway, and clusterRules need a namespace.
  struct<Omit<IdentityOwnOptions, 'apiToken' | 'clusterRules'>>(
    'IdentityOwnOptions',
    { annotations: { role: 'a' }, name: 'shop', rules: [RULE] },
    (options, chart) => service({ identity: Identity.own(options) }, chart),
  ),
  struct<ServiceTraffic>(
    'ServiceTraffic',
    {
      sessionAffinity: Duration.hours(1),
      internalTrafficPolicy: InternalTrafficPolicy.LOCAL,
      trafficDistribution: TrafficDistribution.PREFER_SAME_ZONE,
      ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK,
      ipFamilies: [IpFamily.IPV6],
    },
    (traffic, chart) => service({ traffic }, chart),
  ),
  struct<FurtherService>(
    'FurtherService',
    {
      exposure: Exposure.nodePort(),
      ports: { http: 81 },
      traffic: { sessionAffinity: Duration.hours(1) },
      labels: { team: 'shop' },
      annotations: { note: 'x' },
    },
    (other, chart) => service({ services: { other } }, chart),
  ),
  struct<ExposureHeadlessOptions>('ExposureHeadlessOptions', { publishNotReadyAddresses: true }, (options, chart) =>
    service({ exposure: Exposure.headless(options) }, chart),
  ),
  struct<CallToOptions>(
    'CallToOptions',
    {
      urlVariable: 'STORE_URL',
      addressVariable: 'STORE_ADDRESS',
      hostVariable: 'STORE_HOST',
      portVariable: 'STORE_PORT',
      urlScheme: 'jdbc:postgresql',
      urlCredentials: 'shop:$(PASSWORD)',
      urlPath: '/orders',
    },
    (options, chart) => service({ calls: [Call.to(Peer.host('db.example.com'), options)] }, chart),
  ),
  struct<PeerServiceOptions>(
    'PeerServiceOptions',
    { port: 8080, namespace: 'finance', protocol: PortProtocol.grpc(), pods: { app: 'ledger' }, targetPort: 9090 },
    (options, chart) => closed({ calls: [Peer.service('ledger', options)] }, chart),
  ),
  struct<PeerPodsOptions>(
    'PeerPodsOptions',
    { namespace: 'finance', port: 9090, protocol: PortProtocol.udp() },
    (options, chart) => closed({ calls: [Peer.pods({ app: 'ledger' }, options)] }, chart),
  ),
  struct<PeerPodsInAllNamespacesOptions>(
    'PeerPodsInAllNamespacesOptions',
    { port: 9090, protocol: PortProtocol.udp() },
    (options, chart) => closed({ calls: [Peer.podsInAllNamespaces({ app: 'ledger' }, options)] }, chart),
  ),
  struct<PeerHostOptions>(
    'PeerHostOptions',
    { port: 5432, protocol: PortProtocol.tcp('postgres'), addresses: ['203.0.113.0/24'] },
    (options, chart) => closed({ calls: [Peer.host('db.example.com', options)] }, chart),
  ),
  struct<PeerAddressesOptions>('PeerAddressesOptions', { port: 9090, protocol: PortProtocol.udp() }, (options, chart) =>
    closed({ calls: [Peer.addresses(['10.0.0.0/8'], options)] }, chart),
  ),
  struct<PeerInternetOptions>('PeerInternetOptions', { port: 443, protocol: PortProtocol.udp() }, (options, chart) =>
    closed({ calls: [Peer.internet(options)] }, chart),
  ),
  struct<NetworkClosedOptions>(
    'NetworkClosedOptions',
    {
      routers: [Peer.pods({ app: 'gateway' }, { namespace: 'gateway' })],
      scrapers: [Peer.pods({ app: 'metrics' }, { namespace: 'metrics' })],
      dns: [Peer.addresses(['169.254.20.10/32'])],
      nodes: ['10.1.0.0/16'],
      apiServer: ['10.0.0.1/32'],
    },
    (options, chart) => {
      const user = closed({ calls: [Peer.apiServer()], metrics: Metrics.scrape() }, chart, Network.closed(options));
      new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: user });
    },
  ),
  struct<AccessRule>(
    'AccessRule',
    { resources: ['pods'], verbs: ['get'], apiGroups: ['apps'], resourceNames: ['a'] },
    (rule, chart) => service({ identity: Identity.own({ rules: [{ ...RULE, ...rule }] }) }, chart),
  ),
];

/** A service in a closed network. */
function closed(props: Partial<WebServiceProps>, chart: Chart, network = Network.closed()): WebService {
  PorticoDefaults.of(chart).set({ network });
  return new WebService(chart, 'user', { image, ...props });
}

test.each(STRUCTS)('each option of %s does something', (_, options, build) => {
  const outcome = (some: object) => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
    try {
      build(some, chart);
      return JSON.stringify(Testing.synth(chart));
    } catch (error) {
      return String(error);
    }
  };
  const everything = outcome(options);
  for (const option of Object.keys(options)) {
    const rest = Object.fromEntries(Object.entries(options).filter(([name]) => name !== option));
    expect([option, outcome(rest) === everything]).toEqual([option, false]);
  }
});
