import { Duration } from 'cdk8s';
import { AntiAffinity, Drain, Health, PodCount, PodPort, Rollout, type WebServiceOptions } from '../../../lib';
import { checkRollout } from '../../../lib/workloads/replicas/rollout';
import { deployment, messages, problems, proxy, untyped } from '../support';

test('by default no pod stops before a new one has been ready for a while', () => {
  expect(deployment()).toMatchObject({
    strategy: { rollingUpdate: { maxUnavailable: 0 } },
    minReadySeconds: 5,
    revisionHistoryLimit: 3,
  });
});

test('every option is written, except those that are the own default of a cluster', () => {
  const rollout = Rollout.rolling({
    maxSurge: PodCount.of(1),
    maxUnavailable: PodCount.percent(25),
    minReady: Duration.seconds(0),
    deadline: Duration.minutes(20),
    history: 0,
  });
  const { strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit } = deployment({ rollout });
  expect({ strategy, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit }).toEqual({
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } },
    minReadySeconds: undefined,
    progressDeadlineSeconds: 1200,
    revisionHistoryLimit: 0,
  });
});

test('the deadline leaves time for a slow start', () => {
  const deadline = (minutes: number) =>
    deployment({ health: Health.tcp({ startupTimeout: Duration.minutes(minutes) }) }).progressDeadlineSeconds;
  expect(deadline(5)).toBeUndefined();
  expect(deadline(15)).toBe(15 * 60 + 5 + 120);
});

test('the deadline leaves time for a slow stop, where a new pod may wait for an old one', () => {
  const drain = Drain.graceful({ shutdown: Duration.minutes(10) });
  const stop = 10 + 10 * 60 + 5;
  const deadline = (props: WebServiceOptions) => deployment({ drain, ...props }).progressDeadlineSeconds;
  const ofStart = (props: WebServiceOptions) =>
    deployment({ health: Health.tcp({ startupTimeout: Duration.minutes(15) }), ...props }).progressDeadlineSeconds;
  expect(deadline({})).toBeUndefined();
  expect(deadline({ rollout: Rollout.recreate() })).toBe(stop + 60 + 5 + 120);
  expect(deadline({ antiAffinity: AntiAffinity.required() })).toBe(stop + 60 + 5 + 120);
  expect(ofStart({ rollout: Rollout.recreate(), drain: Drain.none() })).toBe(30 + 15 * 60 + 5 + 120);
});

test('the start of a native sidecar comes before that of the service, and the start of any other at the same time', () => {
  const health = Health.tcp({ startupTimeout: Duration.minutes(8) });
  const sidecars = [{ name: 'proxy', image: proxy, health, ports: { proxy: PodPort.podOnly(9001) } }];
  const deadline = (versions: string) => deployment({ health, sidecars }, versions).progressDeadlineSeconds;
  expect(deadline('1.29..1.36')).toBe(8 * 60 + 8 * 60 + 5 + 120);
  expect(deadline('1.28..1.36')).toBe(8 * 60 + 5 + 120);
});

test('a surge may be more pods than there are', () => {
  const rollout = Rollout.rolling({ maxSurge: PodCount.percent(200) });
  expect(deployment({ rollout }).strategy.rollingUpdate.maxSurge).toBe('200%');
});

test('Rollout.recreate() stops all pods first', () => {
  expect(deployment({ rollout: Rollout.recreate() }).strategy).toEqual({ type: 'Recreate' });
});

test.each<[string, unknown, string[]]>([
  [
    'a rollout of the wrong type',
    'recreate',
    ['rollout "recreate" has the wrong type; expected Rollout.rolling(). (wrong-type)'],
  ],
  [
    'a rollout that can neither add nor stop a pod',
    Rollout.rolling({ maxSurge: PodCount.of(0) }),
    ['maxSurge 0 and maxUnavailable 0 let a rolling update neither add nor stop a pod: raise one of them. (rollout)'],
  ],
  [
    'a surge that is a number',
    Rollout.rolling({ maxSurge: untyped(1) }),
    ['maxSurge 1 has the wrong type; expected PodCount.of(1) or PodCount.percent(25). (wrong-type)'],
  ],
  [
    'more pods missing than there are',
    Rollout.rolling({ maxUnavailable: PodCount.percent(200) }),
    ['percentage of maxUnavailable 200 is not a whole number from 0 to 100: write, for example, 25. (pod-count)'],
  ],
  [
    'half a second',
    Rollout.rolling({ minReady: Duration.millis(500) }),
    [
      'minReady 500 millis is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30). (duration)',
    ],
  ],
  [
    'a time that no field of the API holds',
    Rollout.rolling({ minReady: Duration.days(40_000) }),
    [
      'minReady 40000 days is not a whole number of seconds of 0 or more: write, for example, Duration.seconds(30). (duration)',
    ],
  ],
  [
    'a negative history',
    Rollout.rolling({ history: -1 }),
    ['history -1 is not a whole number of 0 or more: write, for example, 3. (number)'],
  ],
])('%s is a problem', (_, rollout, expected) => {
  expect(messages(checkRollout(rollout))).toEqual(expected);
});

test('a deadline that a slow start would miss is a problem', () => {
  const rollout = Rollout.rolling({ deadline: Duration.seconds(65) });
  expect(problems({ rollout })).toEqual([
    'startupTimeout 60 s + minReady 5 s = 65 s are not below deadline 65 s: every slow start would count as a failed rollout, so raise the deadline. (rollout)',
  ]);
});

test('a deadline is not compared with a start whose time is wrong', () => {
  const health = Health.tcp({ startupTimeout: untyped('1m') });
  const rollout = Rollout.rolling({ deadline: Duration.minutes(5) });
  expect(problems({ health, rollout })).toEqual([
    'startupTimeout "1m" is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30). (duration)',
  ]);
});

test('a deadline that is over before the old pods have stopped is a problem where the new ones wait for them', () => {
  const drain = Drain.graceful({ pause: Duration.seconds(0), shutdown: Duration.minutes(15) });
  const options = { deadline: Duration.minutes(10) };
  expect(problems({ drain, rollout: Rollout.recreate(options) })).toEqual([
    'old pods may take 905 s to stop before the first new one starts, which is not below deadline 600 s: every slow stop would count as a failed rollout, so raise the deadline or shorten the drain. (rollout)',
  ]);
  expect(problems({ drain, rollout: Rollout.rolling(options) })).toEqual([]);
  expect(problems({ drain, rollout: Rollout.recreate() })).toEqual([]);
});
