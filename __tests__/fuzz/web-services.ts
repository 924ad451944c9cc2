import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { Exposure, Health, type HealthOptions, Queue, Resources, Scale, type WebServiceOptions } from '../../lib';
import { dictionary, type PropArbitraries, someOf, text, word } from './arbitraries';
import { command, productionProps } from './production-props';
import { anyRuntime } from './runtimes';

const QUEUE = Queue.redisList({ address: 'redis.shop.svc:6379', list: 'jobs' });

/** Ports of the service itself, below those of further containers. */
const port = fc.integer({ min: 1, max: 49999 });
const path = fc.constantFrom('/', '/healthz', '/ready?full=1', '/a/b.c', '/%7e');
const seconds = (min: number, max: number) => fc.integer({ min, max }).map((amount) => Duration.seconds(amount));
const startupTimeout = seconds(2, 900).map((time) => ({ startupTimeout: time }));
/** Times that fit together: a start of some minutes, and no timeout above a period. */
const times = someOf<HealthOptions>({
  startupTimeout: seconds(300, 900),
  initialDelay: seconds(0, 200),
  timeout: seconds(1, 20),
  restartGracePeriod: seconds(1, 60),
  startup: seconds(20, 30).map((period) => ({ period })),
  readiness: fc
    .tuple(seconds(20, 60), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 3 }))
    .map(([period, failures, successes]) => ({ period, failures, successes })),
  liveness: seconds(1, 90).map((time) => ({ period: time, timeout: time })),
});
const headers = dictionary(['Host', 'X-Probe'], fc.constantFrom('shop.example.com', '~', 'a: b'));

const health = fc.oneof(
  fc.tuple(path, path, startupTimeout).map(([ready, live, options]) => Health.http(ready, { live, ...options })),
  path.map((ready) => Health.http(ready)),
  path.map((ready) => Health.http(ready).withoutLiveness()),
  startupTimeout.map((options) => Health.tcp(options)),
  fc
    .tuple(path, headers, fc.boolean(), times)
    .map(([started, own, https, options]) => Health.http('/ready', { started, headers: own, https, ...options })),
  times.map((options) => Health.grpc(options)),
  fc.tuple(command, command, times).map(([words, live, options]) => Health.command(words, { live, ...options })),
  times.map((options) => Health.file('/cache/alive', options)),
  fc.constant(Health.none()),
);

/** A request and a limit that is not below it. */
const bounded = <T>(make: (amount: number) => T) =>
  fc
    .tuple(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 0, max: 4000 }))
    .map(([request, more]) => ({ request: make(request), limit: make(request + more) }));

const resources = fc.oneof(
  fc.constant(Resources.none()),
  fc
    .record(
      {
        cpu: fc.oneof(
          bounded(Cpu.millis),
          fc.integer({ min: 1, max: 64 }).map((units) => ({ request: Cpu.units(units) })),
        ),
        memory: fc.oneof(
          bounded(Size.mebibytes),
          fc.integer({ min: 1, max: 9 }).map((size) => ({ request: Size.gibibytes(size) })),
          fc.integer({ min: 1, max: 300 }).map((size) => ({ limit: Size.mebibytes(size) })),
        ),
        ephemeralStorage: bounded(Size.mebibytes),
        extended: fc.constantFrom<{ [name: string]: number }>({ 'nvidia.com/gpu': 1 }, { 'a.b/c': 2, 'a.b/d': 3 }),
      },
      { requiredKeys: [] },
    )
    .map((amounts) => Resources.of(amounts)),
);

/** Every prop of a web service; the number makes names and node ports unique in a cluster. */
export const webServiceProps = (number: number): PropArbitraries<Omit<WebServiceOptions, 'settings'>> => ({
  ...productionProps,
  name: word.map((name) => `${name}${number}`),
  version: fc.constantFrom('v1', '2', 'canary', '2026-11-01'),
  serviceName: word.map((name) => `${name}-service${number}`),
  selector: fc.constantFrom<{ [key: string]: string }>(
    { app: `app${number}` },
    { 'k8s-app': `app${number}`, tier: '' },
    { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': `app${number}` },
  ),
  port,
  servicePort: port,
  exposure: fc.oneof(
    fc.constantFrom(Exposure.clusterIp(), Exposure.nodePort(), Exposure.loadBalancer()),
    fc.integer({ min: 0, max: 99 }).map((offset) => Exposure.nodePort(30000 + number * 100 + offset)),
  ),
  scale: fc.oneof(
    fc.nat({ max: 20 }).map((replicas) => Scale.fixed(replicas)),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 100 }))
      .map(([min, more, percent]) => Scale.auto({ min, max: min + more, cpuPercent: percent, memoryPercent: percent })),
    fc.tuple(fc.nat({ max: 9 }), fc.integer({ min: 1, max: 9 })).map(([min, more]) => {
      return Scale.onQueue(QUEUE, { messagesPerPod: 5, min, max: min + more });
    }),
  ),
  runtime: anyRuntime,
  health,
  resources,
  env: dictionary(
    ['LOG_LEVEL', '_x', 'a.b-c', 'NO'],
    text.map((value) => EnvValue.fromValue(value)),
  ),
  labels: dictionary(
    ['team', 'example.com/Team_2', 'app.kubernetes.io/component'],
    fc.constantFrom('', 'on', '1.0', 'A_b'),
  ),
  annotations: dictionary(['note', 'example.com/note', 'prometheus.io/scrape'], text),
});
