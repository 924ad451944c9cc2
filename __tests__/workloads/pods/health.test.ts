import { spawnSync } from 'node:child_process';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Duration } from 'cdk8s';
import { Health, ImageRuntime, PodPort, PodVolume, WebService } from '../../../lib';
import { checkHealth } from '../../../lib/workloads/pods/health/health';
import { synthesize } from '../../support/app';
import { container, image, messages, problems, proxy, untyped } from './support';

function probes(health: Health) {
  const { startupProbe, readinessProbe, livenessProbe } = container({ health });
  return { startupProbe, readinessProbe, livenessProbe };
}

test('over HTTP, a container is ready by its path, and alive as long as the port accepts connections', () => {
  const httpGet = { path: '/ready', port: 'http' };
  expect(probes(Health.http('/ready'))).toEqual({
    startupProbe: { httpGet, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 },
    readinessProbe: { httpGet, periodSeconds: 5, timeoutSeconds: 5 },
    livenessProbe: { tcpSocket: { port: 'http' }, failureThreshold: 6 },
  });
});

test('over HTTP, being started and being alive can have paths of their own', () => {
  const { startupProbe, readinessProbe, livenessProbe } = probes(
    Health.http('/ready', { live: '/live', started: '/started' }),
  );
  expect([startupProbe.httpGet.path, readinessProbe.httpGet.path]).toEqual(['/started', '/ready']);
  expect(livenessProbe).toEqual({ httpGet: { path: '/live', port: 'http' }, timeoutSeconds: 5, failureThreshold: 6 });
});

test('requests have the headers of all paths, sorted by name, and go by HTTPS where asked', () => {
  const headers = { Host: 'shop.example.com', Cookie: 'shop_session-id=x-readiness-probe' };
  const { livenessProbe, ...others } = probes(Health.http('/', { live: '/live', https: true, headers }));
  const httpHeaders = [
    { name: 'Cookie', value: 'shop_session-id=x-readiness-probe' },
    { name: 'Host', value: 'shop.example.com' },
  ];
  expect(livenessProbe.httpGet).toEqual({ path: '/live', port: 'http', scheme: 'HTTPS', httpHeaders });
  for (const { httpGet } of Object.values(others))
    expect(httpGet).toEqual({ port: 'http', scheme: 'HTTPS', httpHeaders });
});

test('TCP, gRPC and a command ask the same in all three probes', () => {
  const handlers = (health: Health) =>
    Object.values(probes(health)).map(({ periodSeconds, timeoutSeconds, failureThreshold, ...handler }) => handler);
  expect(handlers(Health.tcp())).toEqual(Array(3).fill({ tcpSocket: { port: 'http' } }));
  expect(handlers(Health.grpc())).toEqual(Array(3).fill({ grpc: { port: 8080 } }));
  expect(handlers(Health.command(['/bin/check', '-q']))).toEqual(
    Array(3).fill({ exec: { command: ['/bin/check', '-q'] } }),
  );
});

test('being alive can have a command of its own', () => {
  const { readinessProbe, livenessProbe } = probes(Health.command(['/bin/ready'], { live: ['/bin/alive'] }));
  expect([readinessProbe.exec.command, livenessProbe.exec.command]).toEqual([['/bin/ready'], ['/bin/alive']]);
});

test('a file that the program touches is as good as a command, and says that it hangs when it is too old or gone', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'alive-')), '$(x)"$HOME');
  const handlers = Object.values(probes(Health.file('/tmp/alive', { maxAge: Duration.seconds(90) })));
  const [{ exec }] = handlers;
  expect(handlers.map((probe) => probe.exec)).toEqual([exec, exec, exec]);
  expect(exec.command.at(-1)).toBe('/tmp/alive');
  const [program, ...options] = exec.command.slice(0, -1);
  const status = () => spawnSync(program, [...options, file]).status;
  const touched = (secondsAgo: number) => {
    writeFileSync(file, '');
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(file, time, time);
    return status();
  };
  expect(status()).not.toBe(0);
  expect([touched(0), touched(80)]).toEqual([0, 0]);
  expect(touched(100)).not.toBe(0);
});

test('a file on a read-only file system is a problem, as no program can touch it', () => {
  const health = Health.file('/run/alive');
  expect(problems({ health })).toEqual([
    'health file "/run/alive" is on a read-only file system, so that no program can touch it: write a file in "/tmp". (health)',
  ]);
  expect(problems({ health, volumes: { '/run': PodVolume.scratch() } })).toEqual([]);
  expect(problems({ health, volumes: { '/run': PodVolume.scratch().readOnly() } })).toHaveLength(1);
  expect(problems({ health, runtime: ImageRuntime.restricted({ readOnlyRoot: false }) })).toEqual([]);
  expect(problems({ health, runtime: ImageRuntime.unrestricted() })).toEqual([]);
  expect(problems({ health, runtime: ImageRuntime.restricted({ writablePaths: [] }) })).toEqual([
    'health file "/run/alive" is on a read-only file system, so that no program can touch it: mount a volume at its folder. (health)',
  ]);
  expect(problems({ health: Health.file('alive', { maxAge: Duration.seconds(0) }) })).toEqual([
    'health file "alive" is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache". (mount-path)',
    'maxAge 0 seconds is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30). (duration)',
  ]);
});

test('a check that does work has as long as its period, at most 5 seconds, and a connection the second of the API', () => {
  const timeouts = (health: Health) => Object.values(probes(health)).map(({ timeoutSeconds }) => timeoutSeconds);
  for (const health of [Health.http('/', { live: '/live' }), Health.grpc(), Health.command(['/bin/check'])]) {
    expect(timeouts(health)).toEqual([2, 5, 5]);
  }
  expect(timeouts(Health.tcp())).toEqual([undefined, undefined, undefined]);
  expect(timeouts(Health.http('/', { timeout: Duration.seconds(1) }))).toEqual([undefined, undefined, undefined]);
  expect(timeouts(Health.grpc({ readiness: { period: Duration.seconds(3) } }))).toEqual([2, 3, 5]);
});

test('a longer timeout makes periods longer, and leaves the time to start as it is', () => {
  const { startupProbe, readinessProbe, livenessProbe } = probes(Health.http('/', { timeout: Duration.seconds(12) }));
  expect(startupProbe).toMatchObject({ periodSeconds: 12, timeoutSeconds: 12, failureThreshold: 5 });
  expect(readinessProbe).toMatchObject({ periodSeconds: 12, timeoutSeconds: 12 });
  expect(livenessProbe).toMatchObject({ periodSeconds: 12, timeoutSeconds: 12 });
});

test('the times and numbers of each probe can be set', () => {
  const seconds = (amount: number) => Duration.seconds(amount);
  const health = Health.http('/health/ready', {
    live: '/health/live',
    started: '/health',
    initialDelay: seconds(15),
    startupTimeout: seconds(315),
    timeout: seconds(1),
    startup: { period: seconds(5) },
    readiness: { period: seconds(10), successes: 2 },
    liveness: { timeout: seconds(5), failures: 3 },
    restartGracePeriod: seconds(20),
  });
  const restart = { terminationGracePeriodSeconds: 20 };
  expect(probes(health)).toEqual({
    startupProbe: {
      httpGet: { path: '/health', port: 'http' },
      initialDelaySeconds: 15,
      periodSeconds: 5,
      failureThreshold: 60,
      ...restart,
    },
    readinessProbe: { httpGet: { path: '/health/ready', port: 'http' }, successThreshold: 2 },
    livenessProbe: { httpGet: { path: '/health/live', port: 'http' }, timeoutSeconds: 5, ...restart },
  });
});

test('nothing is asked before the initial delay, after which the container still has a minute to start', () => {
  const health = Health.http('/health', {
    initialDelay: Duration.minutes(3),
    readiness: { period: Duration.seconds(3) },
  });
  const { startupProbe, readinessProbe, livenessProbe } = probes(health);
  expect(startupProbe).toMatchObject({ initialDelaySeconds: 180, periodSeconds: 2, failureThreshold: 30 });
  expect(readinessProbe).toMatchObject({ periodSeconds: 3 });
  // Until the startup probe has succeeded, the others wait.
  expect([readinessProbe, livenessProbe].map(({ initialDelaySeconds }) => initialDelaySeconds)).toEqual([
    undefined,
    undefined,
  ]);
});

test('liveness waits for readiness, however slow that is made', () => {
  const { livenessProbe } = probes(Health.grpc({ readiness: { period: Duration.seconds(30) } }));
  expect(livenessProbe).toMatchObject({ failureThreshold: 9 });
});

test('liveness that is quicker than readiness is a warning, unless a connection alone decides', () => {
  const quick = { liveness: { period: Duration.seconds(3), failures: 3 } };
  const words =
    'liveness restarts a container after 3 failures in 9 s, sooner than readiness takes its requests away after 3 in 15 s, so that it is restarted because of an overload: raise period or failures of liveness.';
  const warned = (health: Health) => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
    synthesize((chart) => {
      const sidecars = [{ name: 'proxy', image: proxy, ports: { proxy: PodPort.podOnly(9001) }, health }];
      new WebService(chart, 'user', { image, health, sidecars });
    });
    const lines = printed.mock.calls.map(([line]) => line);
    printed.mockRestore();
    return lines;
  };
  expect(warned(Health.grpc(quick))).toEqual([
    expect.stringContaining(` ${words} (health)`),
    expect.stringContaining(` sidecar "proxy": ${words} (health)`),
  ]);
  for (const health of [Health.tcp(quick), Health.http('/', quick)]) expect(warned(health)).toEqual([]);
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

test('a check uses the port that it names', () => {
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
    ['health uses the port "admin", which container "user" does not have: write "http". (health)'],
  ],
  [
    'of a port called like a member of every object',
    { health: Health.grpc({ port: 'constructor' }) },
    ['health uses the port "constructor", which container "user" does not have: write "http". (health)'],
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
    Health.http('/ready', { live: '/live', liveness: { failures: 2 } }).withoutLiveness(),
    [
      'live "/live" is never asked because of withoutLiveness(): leave one of the two out. (health)',
      'times of liveness are never used because of withoutLiveness(): leave one of the two out. (health)',
    ],
  ],
  [
    'with headers that cannot be sent',
    Health.http('/', { headers: { 'X_A:': 'a', 'X-B': ' b', 'X-C': untyped(5) }, https: untyped('yes') }),
    [
      'https "yes" has the wrong type; expected true or false. (wrong-type)',
      'header "X-B" with the value " b" is not a header value: write printable ASCII without a space at either end. (header)',
      'header "X-C" with the value 5 is not a header value: write printable ASCII without a space at either end. (header)',
      'header "X_A:" is not a name of a header: write letters, digits and "-", for example "X-Probe". (header)',
    ],
  ],
  [
    'with a secret in a header',
    Health.http('/', { headers: { Authorization: 'Bearer abcdef', 'X-Api-Key': 'hunter2' } }),
    ['Authorization', 'X-Api-Key'].map(
      (name) =>
        `header "${name}" looks like a secret and has a literal value: no Secret can be read there, so ask a path that needs none, or list it in publicNames if anybody may read it. (secret-literal)`,
    ),
  ],
  [
    'with a secret in a command',
    Health.command(['mysqladmin', 'ping', '-phunter2'], { live: ['redis-cli', '-a', 'hunter2', 'ping'] }),
    [
      ['-p', 'health'],
      ['-a', 'live'],
    ].map(
      ([option, which]) =>
        `option "${option}" of the ${which} command looks like a secret and has a literal value: write a variable from secrets in its place, in a line for a shell, or list "${option}" in publicNames if anybody may read it. (secret-literal)`,
    ),
  ],
  [
    'with times and numbers out of range',
    Health.tcp({
      initialDelay: Duration.days(2),
      timeout: Duration.seconds(0),
      restartGracePeriod: Duration.seconds(0),
      startup: { period: Duration.millis(500) },
      readiness: { failures: 0, successes: untyped('2') },
      liveness: untyped(5),
    }),
    [
      'initialDelay 2 days is not a whole number of seconds from 0 to 86400: write, for example, Duration.seconds(30). (duration)',
      'timeout 0 seconds is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30). (duration)',
      'restartGracePeriod 0 seconds is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30). (duration)',
      'startup: period 500 millis is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30). (duration)',
      'readiness: failures 0 is not a whole number of 1 or more: write, for example, 1. (number)',
      'readiness: successes "2" is not a whole number of 1 or more: write, for example, 1. (number)',
      'liveness 5 has the wrong type; expected an object with period, timeout, failures. (wrong-type)',
    ],
  ],
  [
    'with tries that take longer than the time between them',
    Health.http('/', {
      timeout: Duration.seconds(15),
      readiness: { period: Duration.seconds(5) },
      liveness: { period: Duration.seconds(20), timeout: Duration.seconds(21) },
    }),
    [
      'readiness: timeout 15 s is above period 5 s, so that a try that hangs delays the next: write a period of 15 s, or a shorter timeout. (health)',
      'liveness: timeout 21 s is above period 20 s, so that a try that hangs delays the next: write a period of 21 s, or a shorter timeout. (health)',
    ],
  ],
  [
    'that begins when the time to start is over',
    Health.tcp({ initialDelay: Duration.minutes(3), startupTimeout: Duration.minutes(2) }),
    [
      'initialDelay 180 s is not below startupTimeout 120 s, so that the first try would come too late: raise startupTimeout. (health)',
    ],
  ],
  [
    'with time for one try to start only',
    Health.tcp({ initialDelay: Duration.seconds(5), startup: { period: Duration.seconds(40) } }),
    [
      'startup: period 40 s leaves time for one try only, as startupTimeout 65 s - initialDelay 5 s = 60 s: raise startupTimeout or shorten the period. (health)',
    ],
  ],
  [
    'with the names of Kubernetes',
    Health.http('/', untyped({ initialDelaySeconds: 5, httpHeaders: [] })),
    [
      'a health check has no option "initialDelaySeconds": write initialDelay: Duration.seconds(10). (unknown-option)',
      'a health check has no option "httpHeaders": write headers: { "X-Probe": "yes" }. (unknown-option)',
    ],
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
    [
      'a health check has no option "startTimeout": write one of startupTimeout, initialDelay, timeout, restartGracePeriod, startup, readiness, liveness, port, live, started, headers, https. (unknown-option)',
    ],
  ],
  [
    'as a text',
    '/',
    ['health "/" has the wrong type; expected a health check such as Health.http("/healthz"). (wrong-type)'],
  ],
])('a check %s is a problem', (_, health, expected) => {
  expect(messages(checkHealth(health))).toEqual(expected);
});
