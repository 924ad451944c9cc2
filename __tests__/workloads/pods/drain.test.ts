import { Duration } from 'cdk8s';
import { Drain, ImageRuntime, PodPort } from '../../../lib';
import { checkDrain } from '../../../lib/workloads/pods/drain';
import { container, messages, pod, problems, proxy, untyped } from './support';

test('a pod pauses before it stops, by the cluster itself, and by a command of the image where a version cannot', () => {
  expect(container().lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
  expect(container({}, 30).lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
  expect(container({}, 29).lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '10'] } } });
  const distroless = { runtime: ImageRuntime.distroless() };
  expect(container(distroless).lifecycle).toEqual({ preStop: { sleep: { seconds: 10 } } });
});

test('the grace period is pause, shutdown and slack, and is left out where it is the default of clusters', () => {
  const period = (drain?: Drain) => pod({ drain }).terminationGracePeriodSeconds;
  expect(period()).toBeUndefined();
  expect(period(Drain.graceful({ shutdown: Duration.minutes(2) }))).toBe(10 + 120 + 5);
  expect(period(Drain.graceful({ pause: Duration.seconds(0), shutdown: Duration.seconds(5) }))).toBe(10);
  expect(period(Drain.graceful({ gracePeriod: Duration.seconds(90) }))).toBe(90);
});

test('a sidecar that gets requests pauses too, unless it stops after the workload anyway', () => {
  const lifecycles = (port: PodPort, oldest?: number) => {
    const sidecars = [{ name: 'proxy', image: proxy, ports: { proxy: port } }];
    const { containers, initContainers = [] } = pod({ sidecars }, oldest);
    return [...containers.slice(1), ...initContainers].map(({ lifecycle }) => lifecycle);
  };
  expect(lifecycles(PodPort.offered(9001), 28)).toEqual([{ preStop: { exec: { command: ['sleep', '10'] } } }]);
  expect(lifecycles(PodPort.podOnly(9001), 28)).toEqual([undefined]);
  expect(lifecycles(PodPort.offered(9001), 29)).toEqual([undefined]);
});

test('Drain.none() and a pause of 0 seconds add no pause', () => {
  expect(container({ drain: Drain.none() }).lifecycle).toBeUndefined();
  expect(container({ drain: Drain.graceful({ pause: Duration.seconds(0) }) }, 30).lifecycle).toBeUndefined();
});

test('an image without the command for the pause is a problem where a cluster may need it', () => {
  expect(problems({ runtime: ImageRuntime.distroless() })).toEqual([]);
  expect(problems({ runtime: ImageRuntime.distroless() }, 27)).toEqual([
    'the pause of 10 s before a pod stops needs the command "sleep" in the image below Kubernetes 1.30: raise kubernetesVersion to "1.30..1.37", or write Drain.none(). (drain)',
  ]);
  const ports = { proxy: PodPort.offered(9001) };
  const sidecars = [{ name: 'proxy', image: proxy, runtime: ImageRuntime.distroless(), ports }];
  expect(problems({ sidecars }, 27)).toEqual([
    'sidecar "proxy": the pause of 10 s before a pod stops needs the command "sleep" in the image below Kubernetes 1.29: raise kubernetesVersion to "1.29..1.37", or write Drain.none(). (drain)',
  ]);
});

test.each<[string, unknown, string[]]>([
  [
    'that takes longer than it may',
    Drain.graceful({ shutdown: Duration.seconds(60), gracePeriod: Duration.seconds(25) }),
    ['pause 10 s + shutdown 60 s + slack 5 s = 75 s are above gracePeriod 25 s: shorten pause or shutdown. (drain)'],
  ],
  [
    'with half a second, and more seconds than the API has room for',
    Drain.graceful({ pause: Duration.millis(500), shutdown: Duration.days(40_000) }),
    [
      'pause 500 millis is not a whole number of seconds from 0: write, for example, Duration.seconds(30). (duration)',
      'shutdown 40000 days is not a whole number of seconds from 0: write, for example, Duration.seconds(30). (duration)',
    ],
  ],
  [
    'with a misspelt option',
    Drain.graceful(untyped({ wait: 5 })),
    ['a drain has no option "wait": write one of pause, shutdown, gracePeriod. (unknown-option)'],
  ],
  ['as a number', 30, ['drain 30 has the wrong type; expected a drain such as Drain.none(). (wrong-type)']],
])('a drain %s is a problem', (_, drain, expected) => {
  expect(messages(checkDrain(drain))).toEqual(expected);
});
