import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  DisruptionBudget,
  Drain,
  EnvSource,
  Exposure,
  type FurtherService,
  Health,
  Identity,
  type InitContainer,
  InternalTrafficPolicy,
  IpFamilyPolicy,
  LifecycleHook,
  Metrics,
  Peer,
  PodCount,
  PodPort,
  PodVariable,
  PodVolume,
  PortProtocol,
  PullPolicy,
  Rollout,
  Scraper,
  SecretKey,
  type Sidecar,
  TolerationEffect,
  type WebServiceOptions,
} from '../../lib';
import { dictionary, type PropArbitraries, someOf, text } from './arbitraries';
import { placement } from './placement';
import { companionRuntime } from './runtimes';

const IMAGE = 'registry.example.com/shop/tool:1.0.0';
const seconds = (max: number) => fc.integer({ min: 0, max }).map((amount) => Duration.seconds(amount));
const podCount = fc.oneof(
  fc.integer({ min: 1, max: 5 }).map((pods) => PodCount.of(pods)),
  fc.integer({ min: 1, max: 100 }).map((percent) => PodCount.percent(percent)),
);

const words = fc.array(text, { minLength: 1, maxLength: 2 });
/** The first word is the name of a program, which has no space in it. */
export const command = words.map(([program = '', ...rest]) => [program.replace(/\s+/g, '-'), ...rest]);
const files = dictionary(['/etc/app/app.yaml', '/srv/app.json'], text);
/** A value without NUL, which an environment cannot contain. */
const variable = text.map((value) => value.replaceAll('\0', ''));

const volume = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.boolean())
    .map(([size, memory]) => PodVolume.scratch({ sizeLimit: Size.mebibytes(size), memory })),
  fc.boolean().map((readOnly) => PodVolume.claim('data', { readOnly })),
  fc
    .record(
      {
        items: fc.constantFrom<{ [key: string]: string }>({ 'tls.crt': 'a/b.crt' }, { a: 'x', b: 'y' }),
        mode: fc.constantFrom(0, 0o400, 0o440, 0o644, 0o777),
        optional: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    .chain((options) =>
      fc.constantFrom(PodVolume.secret('certificate', options), PodVolume.configMap('certificates', options)),
    ),
  fc.constantFrom(
    PodVolume.serviceAccountToken(),
    PodVolume.serviceAccountToken({ audience: 'vault', expiration: Duration.hours(2), path: 'vault/token' }),
    PodVolume.downwardApi({
      labels: PodVariable.field('metadata.labels'),
      'limits/memory': PodVariable.resource('limits.memory'),
    }),
    PodVolume.ephemeral({ size: Size.gibibytes(1), storageClass: 'fast' }),
  ),
);

const hook = fc.oneof(
  command.map((line) => LifecycleHook.command(line)),
  fc.constantFrom('/', '/quit?now').map((path) => LifecycleHook.http(path, { headers: { 'X-Hook': 'yes' } })),
);

const companion = {
  command,
  args: words,
  env: dictionary(
    ['A', 'B'],
    fc.oneof(
      variable,
      variable.map((value) => EnvValue.fromValue(value)),
    ),
  ),
  files,
  volumes: dictionary(['/cache', '/var/lib/tool'], volume),
  runtime: companionRuntime,
};

const sidecar: fc.Arbitrary<Sidecar> = fc
  .tuple(someOf<Partial<InitContainer>>(companion as never), fc.boolean())
  .map(([options, listens]) => ({
    ...options,
    name: 'proxy',
    image: IMAGE,
    ...(listens && { ports: { proxy: PodPort.offered(50443) }, health: Health.tcp() }),
  }));

const initContainer: fc.Arbitrary<InitContainer> = someOf<Partial<InitContainer>>(companion as never).map(
  (options) => ({ ...options, name: 'migrate', image: IMAGE }),
);

const rolling = someOf({
  maxSurge: podCount,
  maxUnavailable: podCount,
  minReady: seconds(60),
  history: fc.nat({ max: 20 }),
});

/** Ports from 50000, above those of the services themselves. */
type ProductionProps = Omit<
  WebServiceOptions,
  | 'name'
  | 'version'
  | 'serviceName'
  | 'selector'
  | 'port'
  | 'servicePort'
  | 'exposure'
  | 'scale'
  | 'runtime'
  | 'health'
  | 'resources'
  | 'env'
  | 'labels'
  | 'annotations'
>;

/** All props but `settings`, which are constructs that each chart makes for itself. */
export const productionProps: PropArbitraries<Omit<ProductionProps, 'settings'>> = {
  containerName: fc.constantFrom('main', 'nginx'),
  servicePortName: fc.constantFrom('web', 'http'),
  containerPortName: fc.constantFrom('web', 'main', ''),
  protocol: fc.constantFrom(PortProtocol.http(), PortProtocol.https(), PortProtocol.h2c(), PortProtocol.webSocket()),
  targetPortByNumber: fc.boolean(),
  traffic: fc.constantFrom(
    { sessionAffinity: Duration.hours(1) },
    { internalTrafficPolicy: InternalTrafficPolicy.LOCAL, ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK },
  ),
  services: fc.constantFrom<{ [name: string]: FurtherService }>({}, { 'in-front': { exposure: Exposure.headless() } }),
  ports: dictionary(['admin'], fc.constantFrom(PodPort.podOnly(50001), PodPort.offered(50002, 50003))),
  rollout: fc.oneof(
    rolling.map((options) => Rollout.rolling(options)),
    fc.constant(Rollout.recreate()),
  ),
  disruptionBudget: fc.oneof(podCount.map(DisruptionBudget.maxUnavailable), fc.constant(DisruptionBudget.none())),
  drain: fc.oneof(
    fc.tuple(seconds(60), seconds(60)).map(([pause, shutdown]) => Drain.graceful({ pause, shutdown })),
    fc.integer({ min: 2, max: 1800 }).map((time) => Drain.graceful({ gracePeriod: Duration.seconds(time) })),
    fc.tuple(hook, seconds(60)).map(([preStop, pause]) => Drain.graceful({ preStop, pause })),
    fc.constant(Drain.none()),
  ),
  command,
  postStart: fc.oneof(hook, fc.constant(LifecycleHook.sleep(Duration.seconds(1)))),
  args: words,
  config: dictionary(['COLOUR', 'MODE'], variable),
  workingDir: fc.constantFrom('/', '/srv/app', '/a: b'),
  pullPolicy: fc.constantFrom(PullPolicy.ALWAYS, PullPolicy.IF_NOT_PRESENT, PullPolicy.NEVER),
  publicNames: fc.constant(['MAP_TOKEN']),
  files,
  secrets: dictionary(
    ['DB_PASSWORD'],
    fc.boolean().map((optional) => SecretKey.of('database', 'password', { optional })),
  ),
  secretsFrom: fc.constant(['mail']),
  envFrom: fc
    .tuple(fc.constantFrom('MAIL_', '_', 'a.b-'), fc.boolean())
    .map(([prefix, optional]) => [EnvSource.secret('mail', { prefix, optional }), EnvSource.secret('extra')]),
  volumes: dictionary(['/cache', '/tmp', '/etc/tls'], volume),
  sidecars: sidecar.map((one) => [one]),
  initContainers: initContainer.map((one) => [one]),
  nodeSelector: fc.constant({ 'kubernetes.io/arch': 'arm64' }),
  tolerations: fc
    .constantFrom(
      { key: 'spot' },
      { key: 'dedicated', value: 'web', effect: TolerationEffect.NO_SCHEDULE },
      { key: 'slow', effect: TolerationEffect.NO_EXECUTE, stay: Duration.minutes(1) },
    )
    .map((toleration) => [toleration]),
  ...placement,
  priorityClassName: fc.constant('important'),
  serviceLinks: fc.boolean(),
  pods: fc.constant({ annotations: { 'sidecar.istio.io/inject': 'false' } }),
  deployment: fc.constant({ annotations: { 'example.com/owner': 'shop' } }),
  // Only an identity of the workload's own has an account that could get more.
  serviceAccount: fc.constant({}),
  configMaps: fc.constant({}),
  autoscaler: fc.constant({}),
  podDisruptionBudget: fc.constant({}),
  service: fc.constant({ labels: { monitored: 'yes' }, annotations: { 'prometheus.io/scrape': 'true' } }),
  calls: fc.constantFrom([Peer.host('api.example.com'), Peer.internet({ port: 443 })], [Peer.apiServer()]),
  calledBy: fc.constant([Peer.pods({ app: 'reports' }, { namespace: 'reports' })]),
  identity: fc.oneof(
    fc.boolean().map((apiToken) => Identity.own({ apiToken })),
    fc.constant(Identity.own({ rules: [{ resources: ['pods'], verbs: ['get', 'list'] }] })),
    fc.constant(Identity.existing('default')),
  ),
  pullSecrets: fc.constant(['registry']),
  metrics: fc.constantFrom({}, { port: 50009, path: '/stats' }).map((options) => Metrics.scrape(options)),
  scraper: fc.constantFrom(Scraper.podMonitor(), Scraper.podMonitor({ labels: { release: 'prometheus' } })),
  recommendations: fc.boolean(),
};
