import { Duration } from 'cdk8s';
import { Drain, type DrainGracefulOptions, ImageRuntime, LifecycleHook, PodPort } from '../../../lib';
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

test.each<[string, DrainGracefulOptions, number, number]>([
  ['the default', { gracePeriod: Duration.seconds(30) }, 10, 30],
  ['five seconds', { gracePeriod: Duration.seconds(5) }, 1, 5],
  ['two seconds', { gracePeriod: Duration.seconds(2) }, 1, 2],
  ['half an hour', { gracePeriod: Duration.minutes(30) }, 10, 1800],
  [
    'a minute, most of it for the shutdown',
    { gracePeriod: Duration.seconds(60), shutdown: Duration.seconds(50) },
    7,
    60,
  ],
  [
    'a minute, with nothing but a second left',
    { gracePeriod: Duration.seconds(60), shutdown: Duration.seconds(59) },
    1,
    60,
  ],
  ['a minute, with a longer pause', { gracePeriod: Duration.seconds(60), pause: Duration.seconds(40) }, 40, 60],
  [
    'times that fill it',
    { gracePeriod: Duration.seconds(5), pause: Duration.seconds(2), shutdown: Duration.seconds(3) },
    2,
    5,
  ],
])('out of a grace period, %s, pause and shutdown follow', (_, options, pause, granted) => {
  const { containers, terminationGracePeriodSeconds = 30 } = pod({ drain: Drain.graceful(options) });
  expect([containers[0].lifecycle.preStop.sleep.seconds, terminationGracePeriodSeconds]).toEqual([pause, granted]);
});

test('a hook of its own takes the place of the pause, whose time is that of the hook', () => {
  const command = ['/bin/sh', '-c', 'sleep 10; nginx -s quit'];
  const drain = Drain.graceful({ preStop: LifecycleHook.command(command), pause: Duration.seconds(10) });
  expect(pod({ drain })).not.toHaveProperty('terminationGracePeriodSeconds');
  expect(container({ drain }).lifecycle).toEqual({ preStop: { exec: { command } } });
  expect(container({ drain, runtime: ImageRuntime.distroless() }, 27).lifecycle).toEqual({
    preStop: { exec: { command } },
  });

  const request = LifecycleHook.http('/quit', { port: 'admin', headers: { 'X-Quit': 'yes' }, https: true });
  const ports = { admin: PodPort.podOnly(9001) };
  expect(
    container({ ports, drain: Drain.graceful({ preStop: request, pause: Duration.seconds(0) }) }).lifecycle,
  ).toEqual({
    preStop: {
      httpGet: { path: '/quit', port: 'admin', scheme: 'HTTPS', httpHeaders: [{ name: 'X-Quit', value: 'yes' }] },
    },
  });
});

test('the own container and sidecars have hooks at their start, and sidecars at their stop', () => {
  const postStart = LifecycleHook.command(['/bin/warm-up']);
  const preStop = LifecycleHook.sleep(Duration.seconds(3));
  const sidecars = [{ name: 'proxy', image: proxy, ports: { proxy: PodPort.offered(9001) }, postStart, preStop }];
  const start = { exec: { command: ['/bin/warm-up'] } };
  const { containers, initContainers } = pod({ postStart, sidecars });
  expect(containers[0].lifecycle).toEqual({ postStart: start, preStop: { sleep: { seconds: 10 } } });
  expect(initContainers[0].lifecycle).toEqual({ postStart: start, preStop: { sleep: { seconds: 3 } } });
  // Where sidecars stop together with the workload, the hook takes the place of the pause.
  expect(pod({ sidecars }, 28).containers[1].lifecycle.preStop).toEqual({ exec: { command: ['sleep', '3'] } });
});

test('a hook that cannot work is a problem', () => {
  const sleep = LifecycleHook.sleep(Duration.seconds(40));
  const options = {
    runtime: ImageRuntime.distroless(),
    drain: Drain.graceful({ preStop: LifecycleHook.http('/quit', { port: 'gone' }), pause: Duration.seconds(0) }),
    postStart: LifecycleHook.http('quit', { headers: { Authorization: 'Basic abc' } }),
    sidecars: [
      {
        name: 'proxy',
        image: proxy,
        runtime: ImageRuntime.distroless(),
        preStop: sleep,
        postStart: LifecycleHook.command(['mysql', '-phunter2']),
      },
    ],
  };
  expect(problems(options, 29)).toEqual([
    'postStart: path "quit" must start with "/" and have no blanks and no "#": write, for example, "/healthz". (url)',
    'postStart: header "Authorization" looks like a secret and has a literal value: no Secret can be read there, so ask a path that needs none, or list it in publicNames if anybody may read it. (secret-literal)',
    'sidecar "proxy": postStart: option "-p" of the command looks like a secret and has a literal value: write a variable from secrets in its place, in a line for a shell, or list "-p" in publicNames if anybody may read it. (secret-literal)',
    'sidecar "proxy": preStop sleeps 40 s, longer than the grace period of 20 s, which the API server refuses: shorten it, or raise gracePeriod, an option of jobs and of Drain.graceful(). (lifecycle-hook)',
    'sidecar "proxy": the sleep of 40 s of preStop needs the command "sleep" in the image below Kubernetes 1.30: raise kubernetesVersion to "1.30..1.37", or leave it out. (lifecycle-hook)',
    'preStop uses the port "gone", which container "user" does not have: write "http". (lifecycle-hook)',
  ]);
  expect(
    problems({ postStart: 5, sidecars: [{ name: 'proxy', image: proxy, preStop: LifecycleHook.http('/quit') }] }),
  ).toEqual([
    'postStart 5 has the wrong type; expected a hook such as LifecycleHook.command(["/bin/drain"]). (wrong-type)',
    'preStop names no port, which container "proxy" does not have: add it to ports. (lifecycle-hook)',
  ]);
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
    'whose times are above its grace period',
    Drain.graceful({ pause: Duration.seconds(3), shutdown: Duration.seconds(3), gracePeriod: Duration.seconds(5) }),
    ['pause 3 s + shutdown 3 s = 6 s are above gracePeriod 5 s: shorten pause or shutdown. (drain)'],
  ],
  [
    'that has no time left for a pause',
    Drain.graceful({ shutdown: Duration.seconds(60), gracePeriod: Duration.seconds(60) }),
    [
      'shutdown 60 s leaves no time for a pause in gracePeriod 60 s: shorten shutdown, or write pause: Duration.seconds(0). (drain)',
    ],
  ],
  [
    'that has no time left for a shutdown',
    Drain.graceful({ pause: Duration.seconds(9), gracePeriod: Duration.seconds(9) }),
    ['pause 9 s leaves no time to shut down within gracePeriod 9 s: shorten the pause. (drain)'],
  ],
  [
    'that has a second for all of it',
    Drain.graceful({ gracePeriod: Duration.seconds(1) }),
    ['gracePeriod 1 s leaves no time for a pause: raise it, or write pause: Duration.seconds(0). (drain)'],
  ],
  [
    'with a hook whose time is not said',
    Drain.graceful({ preStop: LifecycleHook.command(['/bin/drain']) }),
    [
      'preStop takes the place of the pause, since a container has one hook only: write pause with the time that it waits, or Duration.seconds(0) if it does not. (drain)',
    ],
  ],
  [
    'with a hook that only sleeps',
    Drain.graceful({ preStop: LifecycleHook.sleep(Duration.seconds(8)) }),
    ['preStop only sleeps: write pause: Duration.seconds(8) instead. (drain)'],
  ],
  [
    'with a hook that is none',
    Drain.graceful({ preStop: untyped(['/bin/drain']), pause: Duration.seconds(1) }),
    [
      'preStop ["/bin/drain"] has the wrong type; expected a hook such as LifecycleHook.command(["/bin/drain"]). (wrong-type)',
    ],
  ],
  [
    'with a hook that has values of a wrong type',
    Drain.graceful({ preStop: LifecycleHook.command([]), pause: Duration.seconds(1) }),
    [
      'preStop: command [] has the wrong type; expected a list of strings such as ["/bin/drain", "--quick"]. (wrong-type)',
    ],
  ],
  [
    'with half a second, and more seconds than the API has room for',
    Drain.graceful({ pause: Duration.millis(500), shutdown: Duration.days(40_000) }),
    [
      'pause 500 millis is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30). (duration)',
      'shutdown 40000 days is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30). (duration)',
    ],
  ],
  [
    'with a misspelt option',
    Drain.graceful(untyped({ wait: 5 })),
    ['a drain has no option "wait": write one of pause, shutdown, gracePeriod, preStop. (unknown-option)'],
  ],
  ['as a number', 30, ['drain 30 has the wrong type; expected a drain such as Drain.none(). (wrong-type)']],
])('a drain %s is a problem', (_, drain, expected) => {
  expect(messages(checkDrain(drain))).toEqual(expected);
});
