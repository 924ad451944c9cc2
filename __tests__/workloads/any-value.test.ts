import { Duration, Size } from 'cdk8s';
import { EnvValue } from 'cdk8s-plus-27';
import * as portico from '../../lib';
import { DEFAULT_OPTIONS } from '../../lib/workloads/defaults/check-defaults';
import { RUNTIME_OPTIONS } from '../../lib/workloads/pods/runtime/runtime-options';
import { EVENT_OPTIONS } from '../../lib/workloads/replicas/events/scale-event-options';
import { type Build, expectAnyValue } from './suite/any-value';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

// biome-ignore lint/suspicious/noExplicitAny: as in JavaScript
const p = portico as any;
const image = 'registry.example.com/shop/user:1.4.0';

const given = (option: string, props: (value: unknown) => object): [string, Build] => [
  option,
  (value, chart) => new p.WebService(chart, 'user', { image, ...props(value) }),
];
const options = (names: readonly string[], what: string, props: (options: object) => object) =>
  names.map((name) => given(`${what}.${name}`, (value) => props({ [name]: value })));

const CONTAINER = [
  'name',
  'image',
  'runtime',
  'command',
  'env',
  'envFrom',
  'secrets',
  'secretsFrom',
  'files',
  'volumes',
  'workingDir',
  'pullPolicy',
];
const HEALTH: Required<portico.HealthHttpOptions> = {
  startupTimeout: Duration.minutes(2),
  initialDelay: Duration.seconds(9),
  timeout: Duration.seconds(9),
  restartGracePeriod: Duration.seconds(9),
  startup: {},
  readiness: {},
  liveness: {},
  port: 'http',
  live: '/live',
  started: '/started',
  headers: {},
  https: true,
};

const MESSAGES = { messagesPerPod: 5, min: 0, max: 9 };
const HOURS = { timezone: 'UTC', start: '0 8 * * *', end: '0 20 * * *', replicas: 3, min: 0 };
const QUERY = { server: 'http://prometheus.monitoring.svc:9090', query: 'up', threshold: 5, min: 0, max: 9 };
const QUEUES: { readonly [factory: string]: object } = {
  rabbitMq: { queue: 'jobs', url: portico.SecretKey.of('rabbitmq', 'url') },
  kafka: { bootstrapServers: ['kafka.shop.svc:9092'], consumerGroup: 'mailer', topic: 'mails', tls: true },
  sqs: {
    url: 'https://sqs.eu-central-1.amazonaws.com/111122223333/jobs',
    access: portico.AwsAccess.ofKeda(),
    region: 'eu-west-1',
  },
  redisList: { address: 'redis.shop.svc:6379', list: 'jobs' },
};
const QUEUE_OPTIONS: { readonly [factory: string]: readonly string[] } = {
  rabbitMq: ['vhost'],
  kafka: ['sasl', 'ca'],
  redisList: ['database', 'username', 'password', 'tls'],
};
const onQueue = (own: object) =>
  p.Scale.onQueue(portico.Queue.redisList({ address: 'redis.shop.svc:6379', list: 'jobs' }), { ...MESSAGES, ...own });
const onQueueOnly = (own: object) => ({ scale: onQueue(own) });

/** Without an amount, a quota and limits are a problem. */
const LEAST: { readonly [prop: string]: object } = {
  quota: { pods: 7 },
  limitRange: { max: { memory: Size.gibibytes(7) } },
};

/** The others are true by default. */
const OF_RUNTIMES = RUNTIME_OPTIONS.filter((name) => name !== 'readOnlyRoot' && name !== 'sleepCommand');

/** Everything that takes a value of the user's, apart from the props of workloads, which the suite has. */
const TARGETS: readonly [string, Build][] = [
  ['port()', (value, chart) => new p.WebService(chart, 'user', { image }).port(value)],
  ...options([...CONTAINER, 'ports', 'health', 'resources', 'postStart', 'preStop'], 'sidecar', (own) => ({
    sidecars: [{ name: 'proxy', image, ...own }],
  })),
  ...options(CONTAINER, 'init container', (own) => ({ initContainers: [{ name: 'init', image, ...own }] })),
  ...DEFAULT_OPTIONS.map((name): [string, Build] => [
    `defaults.${name}`,
    (value, chart) => {
      p.PorticoDefaults.of(chart).set({ [name]: value });
      new p.WebService(chart, 'user', { image: 'user:1.0.0' });
    },
  ]),
  ...[
    'name',
    'dnsNames',
    'issuer',
    'secretName',
    'duration',
    'renewBefore',
    'privateKey',
    'rotateKey',
    'labels',
    'annotations',
  ].map((name): [string, Build] => [
    `Certificate.${name}`,
    (value, chart) => {
      const right = { dnsNames: ['abc.com'], issuer: p.CertificateIssuer.of('ca') };
      new p.Certificate(chart, 'abc', { ...right, [name]: value });
    },
  ]),
  ...(['rsa', 'ecdsa'] as const).map((name): [string, Build] => [
    `CertificateKey.${name}()`,
    (value, chart) => {
      const right = { dnsNames: ['abc.com'], issuer: p.CertificateIssuer.of('ca') };
      new p.Certificate(chart, 'abc', { ...right, privateKey: p.CertificateKey[name](value) });
    },
  ]),
  [
    'CertificateIssuer.external()',
    (value, chart) => {
      const issuer = p.CertificateIssuer.external(value, value, value);
      new p.Certificate(chart, 'abc', { dnsNames: ['abc.com'], issuer });
    },
  ],
  ['SecretFile', (value, chart) => new p.SecretFile(chart, 'database', value)],
  ['SecretFile.file', (file, chart) => new p.SecretFile(chart, 'database', { file })],
  ...['name', 'config', 'files', 'publicNames', 'labels', 'annotations'].map((name): [string, Build] => [
    `settings.${name}`,
    (value, chart) => {
      const common = new p.Settings(chart, 'common', { config: { A: '1' }, [name]: value });
      new p.WebService(chart, 'user', { image, settings: [common] });
    },
  ]),
  ...['name', 'podSecurity', 'quota', 'limitRange', 'labels', 'annotations'].map((name): [string, Build] => [
    `Namespace.${name}`,
    (value, chart) => new p.Namespace(chart, 'store', { [name]: value }),
  ]),
  ...Object.entries({
    podSecurity: ['enforce', 'warn', 'audit', 'version'],
    quota: ['requests', 'limits', 'pods', 'storage', 'claims', 'loadBalancers', 'nodePorts'],
    limitRange: ['defaultRequest', 'defaultLimit', 'min', 'max', 'minClaim', 'maxClaim'],
  }).flatMap(([prop, names]) =>
    names.map((name): [string, Build] => [
      `Namespace.${prop}.${name}`,
      (value, chart) => new p.Namespace(chart, 'store', { [prop]: { ...LEAST[prop], [name]: value } }),
    ]),
  ),
  ...['name', 'size', 'storageClass', 'accessMode', 'source', 'labels', 'annotations', 'volumeName'].map(
    (name): [string, Build] => [
      `StorageClaim.${name}`,
      (value, chart) => {
        const uploads = new p.StorageClaim(chart, 'uploads', { size: Size.gibibytes(1), [name]: value });
        new p.WebService(chart, 'user', { image, volumes: { '/data': uploads.volume() } });
      },
    ],
  ),
  ['StorageClaim', (value, chart) => new p.StorageClaim(chart, 'uploads', value)],
  ...['snapshot', 'claim'].map((name): [string, Build] => [
    `StorageSource.${name}()`,
    (value, chart) =>
      new p.StorageClaim(chart, 'uploads', { size: Size.gibibytes(1), source: p.StorageSource[name](value) }),
  ]),
  ...['name', 'size', 'storageClass', 'accessMode', 'source', 'labels', 'annotations'].map((name): [string, Build] => [
    `Storage.${name}`,
    (value, chart) => {
      const data = p.Storage.claim({ size: Size.gibibytes(1), [name]: value });
      new p.StatefulService(chart, 'db', { image, storage: { '/data': data } });
    },
  ]),
  ...['rolling', 'onDelete'].flatMap((way) =>
    ['minReady', 'history', ...(way === 'rolling' ? ['partition', 'maxUnavailable'] : [])].map(
      (name): [string, Build] => [
        `StatefulRollout.${way}.${name}`,
        (value, chart) =>
          new p.StatefulService(chart, 'db', { image, rollout: p.StatefulRollout[way]({ [name]: value }) }),
      ],
    ),
  ),
  ...['whenDeleted', 'whenScaled'].map((name): [string, Build] => [
    `storageRetention.${name}`,
    (value, chart) =>
      new p.StatefulService(chart, 'db', {
        image,
        storage: { '/data': p.Storage.claim({ size: Size.gibibytes(1) }) },
        storageRetention: { [name]: value },
      }),
  ]),
  given('PodVolume.subPath()', (value) => ({ volumes: { '/data': p.PodVolume.claim('data').subPath(value) } })),
  given('Scale.fixed()', (value) => ({ scale: p.Scale.fixed(value) })),
  ...options(['min', 'max', 'cpuPercent', 'memoryPercent', 'scaleUpWindow'], 'scale', (own) => ({
    scale: p.Scale.auto({ min: 2, max: 4, ...own }),
  })),
  ...EVENT_OPTIONS.filter((name) => name !== 'min').flatMap((name) => [
    given(`scale on a queue.${name}`, (value) => ({ scale: onQueue({ [name]: value }) })),
    given(`scale on Prometheus.${name}`, (value) => ({ scale: p.Scale.onPrometheus({ ...QUERY, [name]: value }) })),
    given(`scale on a schedule.${name}`, (value) => ({ scale: p.Scale.onSchedule({ ...HOURS, [name]: value }) })),
  ]),
  ...options(['min', 'max', 'messagesPerPod', 'activation', 'fallback'], 'scale on a queue', onQueueOnly),
  ...options(['failureThreshold', 'replicas'], 'fallback', (own) => onQueueOnly({ fallback: own })),
  ...options([...Object.keys(QUERY), 'activation', 'bearerToken'], 'scale on Prometheus', (own) => ({
    scale: p.Scale.onPrometheus({ ...QUERY, ...own }),
  })),
  ...options([...Object.keys(HOURS), 'max'], 'scale on a schedule', (own) => ({
    scale: p.Scale.onSchedule({ ...HOURS, ...own }),
  })),
  given('a further schedule', (value) => onQueueOnly({ schedules: [value] })),
  given('the queue', (value) => ({ scale: p.Scale.onQueue(value, MESSAGES) })),
  given('Scale.onSchedule()', (value) => ({ scale: p.Scale.onSchedule(value) })),
  given('Scale.onPrometheus()', (value) => ({ scale: p.Scale.onPrometheus(value) })),
  ...Object.entries(QUEUES).flatMap(([factory, required]) =>
    [...Object.keys(required), ...(QUEUE_OPTIONS[factory] ?? [])].map((name) =>
      given(`Queue.${factory}.${name}`, (value) => ({
        scale: p.Scale.onQueue(p.Queue[factory]({ ...required, [name]: value }), MESSAGES),
      })),
    ),
  ),
  ...Object.keys(QUEUES).map((factory) =>
    given(`Queue.${factory}()`, (value) => ({ scale: p.Scale.onQueue(p.Queue[factory](value), MESSAGES) })),
  ),
  given('KafkaSasl.plain()', (value) => ({
    scale: p.Scale.onQueue(p.Queue.kafka({ ...QUEUES.kafka, sasl: p.KafkaSasl.plain(value, value) }), MESSAGES),
  })),
  given('AwsAccess.role()', (value) => ({
    scale: p.Scale.onQueue(p.Queue.sqs({ ...QUEUES.sqs, access: p.AwsAccess.role(value) }), MESSAGES),
  })),
  ...options(['minReady', 'deadline', 'history', 'maxSurge', 'maxUnavailable'], 'rollout', (own) => ({
    rollout: p.Rollout.rolling(own),
  })),
  ...options(['pause', 'shutdown', 'gracePeriod', 'preStop'], 'drain', (own) => ({ drain: p.Drain.graceful(own) })),
  given('LifecycleHook.command()', (value) => ({ postStart: p.LifecycleHook.command(value) })),
  given('LifecycleHook.sleep()', (value) => ({ postStart: p.LifecycleHook.sleep(value) })),
  given('LifecycleHook.http()', (value) => ({ postStart: p.LifecycleHook.http(value, value) })),
  ...options(['port', 'headers', 'https'], 'hook', (own) => ({ postStart: p.LifecycleHook.http('/', own) })),
  ...options(OF_RUNTIMES, 'runtime', (own) => ({ runtime: p.ImageRuntime.restricted(own) })),
  ...options(OF_RUNTIMES, 'runtime of root', (own) => ({ runtime: p.ImageRuntime.baseline({ user: 0, ...own }) })),
  given('options of ImageRuntime.privileged()', (value) => ({ runtime: p.ImageRuntime.privileged(value) })),
  given('SecurityProfile.localhost()', (value) => ({
    runtime: p.ImageRuntime.restricted({ seccomp: p.SecurityProfile.localhost(value) }),
  })),
  given('SecurityProfile.localhost() of AppArmor', (value) => ({
    runtime: p.ImageRuntime.restricted({ appArmor: p.SecurityProfile.localhost(value) }),
  })),
  given('Health.http()', (value) => ({ health: p.Health.http(value) })),
  given('options of Health.http()', (value) => ({ health: p.Health.http('/', value) })),
  given('Health.tcp()', (value) => ({ health: p.Health.tcp(value) })),
  given('Health.grpc()', (value) => ({ health: p.Health.grpc(value) })),
  given('Health.command()', (value) => ({ health: p.Health.command(value) })),
  given('options of Health.command()', (value) => ({ health: p.Health.command(['true'], value) })),
  ...options(Object.keys(HEALTH), 'health', (own) => ({ health: p.Health.http('/', own) })),
  ...options(['period', 'timeout', 'failures', 'successes'], 'readiness', (readiness) => ({
    health: p.Health.grpc({ readiness }),
  })),
  given('a header', (value) => ({ health: p.Health.http('/', { headers: { A: value } }) })),
  given('Health.file()', (value) => ({ health: p.Health.file(value) })),
  given('options of Health.file()', (value) => ({ health: p.Health.file('/tmp/alive', value) })),
  given('maxAge', (maxAge) => ({ health: p.Health.file('/tmp/alive', { maxAge }) })),
  given('a live command', (live) => ({ health: p.Health.command(['true'], { live }) })),
  given('Resources.of()', (value) => ({ resources: p.Resources.of(value) })),
  given('an extended resource', (value) => ({ resources: p.Resources.of({ extended: { 'a.b/c': value } }) })),
  ...options(['cpu', 'memory', 'ephemeralStorage', 'extended'], 'resources', (own) => ({
    resources: p.Resources.of(own),
  })),
  ...options(['request', 'limit'], 'cpu', (own) => ({ resources: p.Resources.of({ cpu: own }) })),
  ...options(['request', 'limit'], 'memory', (own) => ({ resources: p.Resources.of({ memory: own }) })),
  ...options(['sizeLimit', 'memory'], 'volume', (own) => ({ volumes: { '/a': p.PodVolume.scratch(own) } })),
  given('mountPropagation()', (value) => ({
    volumes: { '/a': p.PodVolume.scratch().mountPropagation(value) },
  })),
  given('PodVolume.hostPath()', (value) => ({ volumes: { '/a': p.PodVolume.hostPath(value) } })),
  ...options(['type'], 'hostPath', (own) => ({ volumes: { '/a': p.PodVolume.hostPath('/a', own) } })),
  ...options(['size', 'storageClass'], 'ephemeral storage', (own) => ({
    volumes: { '/a': p.PodVolume.ephemeral({ size: Size.gibibytes(1), ...own }) },
  })),
  given('PodVolume.ephemeral()', (value) => ({ volumes: { '/a': p.PodVolume.ephemeral(value) } })),
  given('PodVolume.secret()', (value) => ({ volumes: { '/a': p.PodVolume.secret(value, value) } })),
  ...options(['items', 'mode', 'optional'], 'Secret', (own) => ({
    volumes: { '/a': p.PodVolume.secret('tls', own) },
  })),
  given('PodVolume.serviceAccountToken()', (value) => ({ volumes: { '/a': p.PodVolume.serviceAccountToken(value) } })),
  ...options(['audience', 'expiration', 'path'], 'token', (own) => ({
    volumes: { '/a': p.PodVolume.serviceAccountToken(own) },
  })),
  given('PodVolume.downwardApi()', (value) => ({ volumes: { '/a': p.PodVolume.downwardApi(value) } })),
  given('a file of PodVolume.downwardApi()', (value) => ({ volumes: { '/a': p.PodVolume.downwardApi({ a: value }) } })),
  given('PodVolume.image()', (value) => ({ volumes: { '/a': p.PodVolume.image(value, value) } })),
  given('PodVolume.claim()', (value) => ({ volumes: { '/a': p.PodVolume.claim(value, value) } })),
  given('SecretKey.of()', (value) => ({ secrets: { A: p.SecretKey.of(value, value) } })),
  ...[0, 1, 2, 3].map((place) =>
    given(`SecretKey.external() ${place}`, (value) => {
      const right: unknown[] = [p.SecretStore.of('vault'), 'shop/database', 'password', {}];
      return { secrets: { A: p.SecretKey.external(...right.map((one, at) => (at === place ? value : one))) } };
    }),
  ),
  ...options(['secretName', 'wholeValue', 'optional'], 'SecretKey.external()', (own) => ({
    secrets: { A: p.SecretKey.external(p.SecretStore.of('vault'), 'shop/database', 'password', own) },
  })),
  given('SecretStore.cluster()', (value) => ({
    secrets: { A: p.SecretKey.external(p.SecretStore.cluster(value, value), 'shop/database', 'password') },
  })),
  ...options(['pathPrefix', 'refreshInterval'], 'SecretStore.of()', (own) => ({
    secrets: { A: p.SecretKey.external(p.SecretStore.of('vault', own), 'shop/database', 'password') },
  })),
  given('PodVolume.secretKeys()', (value) => ({ volumes: { '/a': p.PodVolume.secretKeys(value, value) } })),
  given('PodVolume.secretKeys() mode', (mode) => ({
    volumes: { '/a': p.PodVolume.secretKeys({ a: p.SecretKey.of('a', 'a') }, { mode }) },
  })),
  given('options of SecretKey.of()', (value) => ({ secrets: { A: p.SecretKey.of('a', 'a', value) } })),
  given('PodVariable.configMapKey()', (value) => ({ env: { A: p.PodVariable.configMapKey(value, value) } })),
  ...options(['optional'], 'variable', (own) => ({ env: { A: p.PodVariable.configMapKey('a', 'a', own) } })),
  given('EnvSource.secret()', (value) => ({ envFrom: [p.EnvSource.secret(value)] })),
  given('options of EnvSource.secret()', (value) => ({ envFrom: [p.EnvSource.secret('a', value)] })),
  ...options(['prefix', 'optional'], 'envFrom', (own) => ({ envFrom: [p.EnvSource.configMap('a', own)] })),
  given('PodPort.offered()', (value) => ({ ports: { a: p.PodPort.offered(value, value) } })),
  given('options of PodPort.offered()', (value) => ({ ports: { a: p.PodPort.offered(9000, 9000, value) } })),
  ...options(['protocol'], 'port', (own) => ({ ports: { a: p.PodPort.podOnly(9000, own) } })),
  given('PortProtocol.tcp()', (value) => ({ protocol: p.PortProtocol.tcp(value) })),
  given('PortProtocol.udp()', (value) => ({ protocol: p.PortProtocol.udp(value), health: p.Health.none() })),
  given('options of PortProtocol.tcp()', (value) => ({ protocol: p.PortProtocol.tcp('tcp', value) })),
  ...options(['appProtocol'], 'tcp', (own) => ({ protocol: p.PortProtocol.tcp('tcp', own) })),
  ...options(['exposure', 'ports', 'traffic', 'labels', 'annotations'], 'further Service', (own) => ({
    services: { more: own },
  })),
  given('a further Service', (value) => ({ services: { more: value } })),
  given('a port of a further Service', (value) => ({ services: { more: { ports: { http: value } } } })),
  ...options(
    ['sessionAffinity', 'internalTrafficPolicy', 'trafficDistribution', 'ipFamilyPolicy', 'ipFamilies'],
    'traffic',
    (traffic) => ({ traffic }),
  ),
  ['furtherAddress()', (value, chart) => new p.WebService(chart, 'user', { image }).furtherAddress(value)],
  ['the caller of seenFrom()', (value, chart) => new p.WebService(chart, 'user', { image }).seenFrom(value)],
  ...options(['key', 'value', 'effect', 'stay'], 'toleration', (own) => ({ tolerations: [{ key: 'a', ...own }] })),
  ...options(['apiToken', 'annotations'], 'identity', (own) => ({ identity: p.Identity.own(own) })),
  ...options(['path', 'port'], 'metrics', (metrics) => ({ metrics })),
  given('a variable', (value) => ({ env: { A: value } })),
  given('the value of a variable', (value) => ({ env: { A: EnvValue.fromValue(value as string) } })),
  given('a setting', (value) => ({ config: { A: value } })),
  given('a file', (value) => ({ files: { '/a': value } })),
  given('an annotation', (value) => ({ annotations: { a: value } })),
  ...Object.entries({
    'PodFailureRule.exitCodes()': (value) => p.PodFailureRule.exitCodes(value, p.PodFailureAction.COUNT),
    'an exit code': (value) => p.PodFailureRule.exitCodes([value], p.PodFailureAction.COUNT),
    'PodFailureRule.otherExitCodes()': (value) => p.PodFailureRule.otherExitCodes(value, p.PodFailureAction.COUNT),
    'the action of a PodFailureRule': (value) => p.PodFailureRule.disruption(value),
    'the container of a PodFailureRule': (value) => p.PodFailureRule.exitCodes([1], p.PodFailureAction.COUNT, value),
    'PodFailureRule.condition()': (value) => p.PodFailureRule.condition(value, p.PodFailureAction.COUNT),
  } satisfies { [what: string]: (value: unknown) => unknown }).map(([what, rule]): [string, Build] => [
    what,
    (value, chart) => new p.Job(chart, 'import', { image, podFailurePolicy: [rule(value)] }),
  ]),
];

test.each(TARGETS)('%s: any value is written, or is a problem', (_, build) => expectAnyValue(build));
