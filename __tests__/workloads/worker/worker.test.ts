import { Duration } from 'cdk8s';
import {
  AntiAffinity,
  Drain,
  Health,
  IngressRouter,
  LifecycleHook,
  PodPort,
  PorticoDefaults,
  Rollout,
  Scale,
  Worker,
  type WorkerProps,
} from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { podSecurityViolations } from '../../support/pod-security';
import { untyped } from '../support';

const image = 'registry.example.com/shop/app:1.4.0';

const objects = (props: Partial<WorkerProps> = {}) =>
  synthesize((chart) => void new Worker(chart, 'mailer', { image, command: ['bundle', 'exec', 'sidekiq'], ...props }));
const pod = (props?: Partial<WorkerProps>) => only(objects(props), 'Deployment').spec.template.spec;
const problems = (props: object) => problemsOf((chart) => void new Worker(chart, 'mailer', { image, ...props }));

test('a worker is two pods, an account and a disruption budget: no Service, and no port that nothing listens on', () => {
  expect(objects().map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount mailer',
    'Deployment mailer',
    'PodDisruptionBudget mailer',
  ]);
  const [container] = pod().containers;
  expect([container.command, container.ports, container.readinessProbe]).toEqual([
    ['bundle', 'exec', 'sidekiq'],
    undefined,
    undefined,
  ]);
  expect(only(objects(), 'Deployment').spec.replicas).toBe(2);
  expect(objects().flatMap(podSecurityViolations)).toEqual([]);
});

test('a worker gets SIGTERM at once and the 30 seconds of Kubernetes for its task, or as long as it says', () => {
  const stop = (drain?: Drain) => {
    const { containers, terminationGracePeriodSeconds } = pod({ drain });
    return [containers[0].lifecycle, terminationGracePeriodSeconds];
  };
  expect(stop()).toEqual([undefined, undefined]);
  expect(stop(Drain.graceful({ shutdown: Duration.minutes(10) }))).toEqual([undefined, 605]);
  const pause = Duration.seconds(3);
  expect(stop(Drain.graceful({ pause }))).toEqual([{ preStop: { sleep: { seconds: 3 } } }, 23]);
});

test('a worker with a hook of its own says how long it takes, as a service does', () => {
  const preStop = LifecycleHook.command(['/bin/quiet']);
  expect(problems({ drain: Drain.graceful({ preStop }) })).toEqual([
    expect.stringMatching('preStop takes the place of the pause'),
  ]);
});

test('a drain of all workloads pauses the worker only where it says a pause', () => {
  const shutdown = Duration.minutes(1);
  const pauses = [{ shutdown }, { shutdown, pause: Duration.seconds(10) }].map((options) => {
    const made = synthesize((chart) => {
      PorticoDefaults.of(chart).set({ drain: Drain.graceful(options) });
      new Worker(chart, 'mailer', { image });
    });
    return only(made, 'Deployment').spec.template.spec.containers[0].lifecycle?.preStop.sleep.seconds;
  });
  expect(pauses).toEqual([undefined, 10]);
});

test('a worker says that it works by a file that it touches, a command, or a port of its own', () => {
  expect(pod({ health: Health.file('/tmp/alive') }).containers[0].livenessProbe.exec.command.at(-1)).toBe('/tmp/alive');
  const ports = { admin: PodPort.podOnly(9000) };
  expect(pod({ ports, health: Health.http('/ready') }).containers[0]).toMatchObject({
    ports: [{ name: 'admin', containerPort: 9000 }],
    readinessProbe: { httpGet: { path: '/ready', port: 'admin' } },
  });
  expect(problems({ health: Health.tcp() })).toEqual([
    '[shop/mailer] health names no port, which container "mailer" does not have: add it to ports.',
  ]);
});

test('a worker scales, rolls out and keeps its pods apart as a web service does', () => {
  const scale = Scale.auto({ min: 1, max: 9 });
  const made = objects({ scale, rollout: Rollout.recreate(), antiAffinity: AntiAffinity.required() });
  expect(made.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Deployment', 'HorizontalPodAutoscaler']);
  expect(only(made, 'Deployment').spec.strategy).toEqual({ type: 'Recreate' });
});

test('a port that a Service would offer is a problem, whichever container has it', () => {
  const ports = { grpc: PodPort.offered(9000) };
  const sidecars = [{ name: 'proxy', image, ports: { proxy: PodPort.offered(9001) } }];
  expect(problems({ ports, sidecars })).toEqual([
    '[shop/mailer] port "grpc" is offered by no Service, as a worker has none: write PodPort.podOnly(9000), or a WebService.',
    '[shop/mailer] port "proxy" is offered by no Service, as a worker has none: write PodPort.podOnly(9001), or a WebService.',
  ]);
});

test('a port or an exposure, which only a service has, is a problem', () => {
  const [port, ...others] = problems({ port: 8080, exposure: 5, serviceName: 'mailer' });
  expect(port).toMatch('the worker has no option "port": write ');
  expect(others).toHaveLength(2);
});

test('a worker cannot be the backend of a route', () => {
  const [problem] = problemsOf((chart) => {
    const mailer = new Worker(chart, 'mailer', { image });
    new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: untyped(mailer) });
  });
  expect(problem).toMatch('has the backend the construct "shop/mailer": pass a WebService');
});

test('others may patch the Deployment', () => {
  const made = synthesize((chart) => {
    const mailer = new Worker(chart, 'mailer', { image, version: 'v2' });
    mailer.deployment.metadata.addAnnotation('example.com/owner', 'checkout');
    expect([mailer.workloadName, mailer.selector, mailer.serviceAccountName]).toEqual([
      'mailer-v2',
      { app: 'mailer-v2' },
      'mailer-v2',
    ]);
  });
  expect(only(made, 'Deployment').metadata.annotations).toEqual({ 'example.com/owner': 'checkout' });
});
