import { Duration } from 'cdk8s';
import { Health, PodPort } from '../../../lib';
import { checkHealth } from '../../../lib/workloads/pods/health';
import { container, messages, problems, proxy, untyped } from './support';

function probes(health: Health) {
  const { startupProbe, readinessProbe, livenessProbe } = container({ health });
  return { startupProbe, readinessProbe, livenessProbe };
}

test('over HTTP, a container is ready by its path, and alive as long as the port accepts connections', () => {
  expect(probes(Health.http('/ready'))).toEqual({
    startupProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
    livenessProbe: { tcpSocket: { port: 'http' }, failureThreshold: 6 },
  });
});

test('over HTTP, being alive can have a path of its own', () => {
  expect(probes(Health.http('/ready', { live: '/live' })).livenessProbe).toEqual({
    httpGet: { path: '/live', port: 'http' },
    failureThreshold: 6,
  });
});

test('TCP, gRPC and a command ask the same in all three probes', () => {
  const handlers = (health: Health) =>
    Object.values(probes(health)).map(({ periodSeconds, failureThreshold, ...handler }) => handler);
  expect(handlers(Health.tcp())).toEqual(Array(3).fill({ tcpSocket: { port: 'http' } }));
  expect(handlers(Health.grpc())).toEqual(Array(3).fill({ grpc: { port: 8080 } }));
  expect(handlers(Health.command(['/bin/check', '-q']))).toEqual(
    Array(3).fill({ exec: { command: ['/bin/check', '-q'] } }),
  );
});

test('the time to start is that of the startup probe', () => {
  const { startupProbe } = probes(Health.tcp({ startupTimeout: Duration.minutes(5) }));
  expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBe(300);
});

test('without liveness, nothing restarts a container that has started', () => {
  const { livenessProbe, ...others } = probes(Health.http('/ready').withoutLiveness());
  expect(livenessProbe).toBeUndefined();
  const { livenessProbe: _, ...all } = probes(Health.http('/ready'));
  expect(others).toEqual(all);
});

test('Health.none() adds no probes', () => {
  expect(probes(Health.none())).toEqual({});
});

test('a check asks the port that it names', () => {
  const ports = { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) };
  expect(container({ ports, health: Health.http('/healthz', { port: 'admin' }) }).readinessProbe).toMatchObject({
    httpGet: { port: 'admin', path: '/healthz' },
  });
  const health = Health.grpc({ port: 'grpc', service: 'shop.User' });
  expect(container({ ports, health }).livenessProbe).toMatchObject({ grpc: { port: 9000, service: 'shop.User' } });
});

test.each<[string, object, string[]]>([
  [
    'of a port that is not there',
    { health: Health.http('/healthz', { port: 'admin' }) },
    ['health asks the port "admin", which container "user" does not have: write one of "http". (health)'],
  ],
  [
    'of a port called like a member of every object',
    { health: Health.grpc({ port: 'constructor' }) },
    ['health asks the port "constructor", which container "user" does not have: write one of "http". (health)'],
  ],
  [
    'of a sidecar without ports',
    { sidecars: [{ name: 'proxy', image: proxy, health: Health.tcp() }] },
    ['health names no port, which container "proxy" does not have: add it to ports. (health)'],
  ],
])('a check %s is a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});

test.each<[string, unknown, string[]]>([
  [
    'with paths that are not absolute',
    Health.http('healthz', { live: 'live z' }),
    [
      'health path "healthz" must start with "/" and have no blanks and no "#": write, for example, "/healthz". (url)',
      'live path "live z" must start with "/" and have no blanks and no "#": write, for example, "/healthz". (url)',
    ],
  ],
  [
    'with a path for liveness, and without liveness',
    Health.http('/ready', { live: '/live' }).withoutLiveness(),
    ['live path "/live" is never asked because of withoutLiveness(): leave one of the two out. (health)'],
  ],
  [
    'by no command',
    Health.command([]),
    [
      'health command [] has the wrong type; expected a list of strings such as ["/bin/check", "--quick"]. (wrong-type)',
    ],
  ],
  [
    'with a number as gRPC service',
    Health.grpc({ service: untyped(5) }),
    ['gRPC service 5 has the wrong type; expected a name as in the .proto file, such as "shop.User". (wrong-type)'],
  ],
  ...[Duration.seconds(1), Duration.days(2), Duration.millis(2500), '1m', null].map(
    (startupTimeout): [string, unknown, string[]] => [
      `with a time to start of ${JSON.stringify(startupTimeout)}`,
      Health.tcp({ startupTimeout: untyped(startupTimeout) }),
      [
        expect.stringMatching(
          /^startupTimeout .* is not a whole number of seconds from 2 to 86400: write, for example, Duration\.seconds\(30\)\. \(duration\)$/,
        ),
      ],
    ],
  ),
  [
    'with a misspelt option',
    Health.http('/', untyped({ startTimeout: Duration.minutes(5) })),
    ['a health check has no option "startTimeout": write one of startupTimeout, port, live. (unknown-option)'],
  ],
  [
    'as a text',
    '/',
    ['health "/" has the wrong type; expected a health check such as Health.http("/healthz"). (wrong-type)'],
  ],
])('a check %s is a problem', (_, health, expected) => {
  expect(messages(checkHealth(health))).toEqual(expected);
});
