import { ApiObject, Duration } from 'cdk8s';
import {
  Queue,
  Resources,
  Scale,
  SecretKey,
  StatefulService,
  WebService,
  Worker,
  type WorkerProps,
} from '../../../../lib';
import { findingsOf } from '../../../checks/case';
import { only, problemsOf, synthesize } from '../../../support/app';
import { image, messages } from '../../support';

const queue = Queue.redisList({ address: 'redis.shop.svc:6379', list: 'jobs' });
const onQueue = (options: object = {}) => Scale.onQueue(queue, { messagesPerPod: 5, min: 0, max: 10, ...options });
const schedule = { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 20 * * 1-5', replicas: 5 };
const onSchedule = (options: object = {}) => Scale.onSchedule({ ...schedule, min: 1, ...options });
const onPrometheus = (options: object = {}) =>
  Scale.onPrometheus({
    server: 'http://prometheus.monitoring.svc:9090',
    query: 'sum(rate(http_requests_total[2m]))',
    threshold: 100,
    min: 2,
    max: 10,
    ...options,
  });

const worker = (scale: Scale, props: Partial<WorkerProps> = {}, id = 'mailer') =>
  synthesize((chart) => void new Worker(chart, id, { image, scale, ...props }));
const scaledObject = (scale: Scale) => only(worker(scale), 'ScaledObject').spec;
const kindsOf = (scale: Scale) => worker(scale).map(({ kind }) => kind);

test('a schedule has more pods at some hours, at most those that it names', () => {
  expect(scaledObject(onSchedule())).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' },
    minReplicaCount: 1,
    maxReplicaCount: 5,
    triggers: [
      {
        type: 'cron',
        metadata: { timezone: 'Europe/Berlin', start: '0 8 * * 1-5', end: '0 20 * * 1-5', desiredReplicas: '5' },
      },
    ],
  });
});

test('further hours, CPU and memory are further triggers, and the one that asks for the most pods counts', () => {
  const saturday = { ...schedule, start: '0 10 * * 6', end: '0 16 * * 6', replicas: 7 };
  expect(scaledObject(onSchedule({ schedules: [saturday] })).maxReplicaCount).toBe(7);
  const { triggers, maxReplicaCount } = scaledObject(
    onQueue({ schedules: [saturday], cpuPercent: 70, memoryPercent: 80 }),
  );
  expect(maxReplicaCount).toBe(10);
  expect(triggers.slice(1)).toEqual([
    {
      type: 'cron',
      metadata: { timezone: 'Europe/Berlin', start: '0 10 * * 6', end: '0 16 * * 6', desiredReplicas: '7' },
    },
    { type: 'cpu', metricType: 'Utilization', metadata: { value: '70' } },
    { type: 'memory', metricType: 'Utilization', metadata: { value: '80' } },
  ]);
});

test('a query to Prometheus has a value for each pod', () => {
  const metadata = {
    serverAddress: 'http://prometheus.monitoring.svc:9090',
    query: 'sum(rate(http_requests_total[2m]))',
    threshold: '100',
  };
  expect(scaledObject(onPrometheus()).triggers).toEqual([{ type: 'prometheus', metadata }]);
  const more = { min: 0, activation: 0.5, ignoreNullValues: false, bearerToken: SecretKey.of('prometheus', 'token') };
  const objects = worker(onPrometheus(more));
  expect(only(objects, 'ScaledObject').spec.triggers[0].metadata).toEqual({
    ...metadata,
    activationThreshold: '0.5',
    ignoreNullValues: 'false',
    authModes: 'bearer',
  });
  expect(only(objects, 'TriggerAuthentication').spec).toEqual({
    secretTargetRef: [{ parameter: 'bearerToken', name: 'prometheus', key: 'token' }],
  });
  const basic = { username: SecretKey.of('prometheus', 'user'), password: SecretKey.of('prometheus', 'password') };
  expect(scaledObject(onPrometheus(basic)).triggers[0].metadata.authModes).toBe('basic');
});

test('times and a fallback are written where they are set', () => {
  const times = {
    pollingInterval: Duration.seconds(10),
    cooldownPeriod: Duration.minutes(20),
    scaleUpWindow: Duration.seconds(60),
    scaleDownWindow: Duration.minutes(10),
    fallback: { failureThreshold: 3, replicas: 4 },
  };
  expect(scaledObject(onQueue(times))).toMatchObject({
    pollingInterval: 10,
    cooldownPeriod: 1200,
    fallback: { failureThreshold: 3, replicas: 4 },
    advanced: {
      horizontalPodAutoscalerConfig: {
        behavior: { scaleUp: { stabilizationWindowSeconds: 60 }, scaleDown: { stabilizationWindowSeconds: 600 } },
      },
    },
  });
});

test('budget, spread and rollout go by the fewest and the most pods', () => {
  expect(kindsOf(onQueue())).not.toContain('PodDisruptionBudget');
  expect(kindsOf(onQueue({ min: 2 }))).toContain('PodDisruptionBudget');
  const spreadOf = (scale: Scale) =>
    only(worker(scale), 'Deployment').spec.template.spec.topologySpreadConstraints?.length;
  expect(spreadOf(onQueue())).toBe(2);
  expect(spreadOf(onQueue({ max: 1 }))).toBeUndefined();
});

test('the HorizontalPodAutoscaler that KEDA makes has a name of its own where that of KEDA would be too long', () => {
  const nameOf = (id: string) =>
    only(worker(onQueue(), {}, id), 'ScaledObject').spec.advanced?.horizontalPodAutoscalerConfig.name;
  expect(nameOf('m'.repeat(54))).toBeUndefined();
  expect(nameOf('m'.repeat(55))).toBe('m'.repeat(55));
});

test('labels and annotations of the autoscaler are those of the ScaledObject', () => {
  const paused = { annotations: { 'autoscaling.keda.sh/paused': 'true' } };
  const { metadata } = only(worker(onQueue(), { autoscaler: paused }), 'ScaledObject');
  expect(metadata.annotations).toEqual(paused.annotations);
});

test('a workload hands out its ScaledObject and the TriggerAuthentication', () => {
  synthesize((chart) => {
    const withSecret = Queue.rabbitMq({ queue: 'orders', url: SecretKey.of('broker', 'url') });
    const mailer = new Worker(chart, 'mailer', {
      image,
      scale: Scale.onQueue(withSecret, { messagesPerPod: 5, min: 0, max: 9 }),
    });
    expect([mailer.autoscaler?.kind, mailer.triggerAuthentication?.kind]).toEqual([
      'ScaledObject',
      'TriggerAuthentication',
    ]);
    expect(new Worker(chart, 'cleaner', { image, scale: onQueue() }).triggerAuthentication).toBeUndefined();
  });
});

test('a StatefulService is scaled by its own kind', () => {
  const objects = synthesize((chart) => void new StatefulService(chart, 'db', { image, scale: onSchedule() }));
  expect(only(objects, 'ScaledObject').spec.scaleTargetRef.kind).toBe('StatefulSet');
  expect(only(objects, 'StatefulSet').spec.replicas).toBeUndefined();
});

test('a quota counts the most pods', () => {
  const { warnings } = findingsOf({
    title: 'a quota',
    problems: [],
    build(chart) {
      const spec = { hard: { pods: '9' } };
      new ApiObject(chart, 'quota', { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'shop' }, spec });
      new Worker(chart, 'mailer', { image, scale: onQueue() });
    },
  });
  expect(warnings).toEqual([expect.stringContaining('Deployment "mailer" 13')]);
});

const NO_PODS =
  'with min 0, requests find no pod until an event makes KEDA start one, and a request is not such an event: write min: 1, or accept this if nobody waits for an answer (the HTTP add-on of KEDA is not covered).';

test.each<[string, Scale, readonly string[]]>([
  ['a queue', onQueue(), [NO_PODS]],
  ['a query', onPrometheus({ min: 0 }), [NO_PODS]],
  ['a queue that leaves a pod', onQueue({ min: 1 }), []],
  ['the clock, by decision of its author', onSchedule({ min: 0 }), []],
])('a Service without pods by %s is a warning, and a worker is none', (_, scale, expected) => {
  const warningsOf = (build: (chart: never) => void) =>
    findingsOf({ title: '', build: build as never, problems: [] }).warnings;
  const at = (id: string) => expected.map((message) => `[shop/${id}] ${message}`);
  expect(warningsOf((chart) => void new WebService(chart, 'user', { image, scale }))).toEqual(at('user'));
  expect(warningsOf((chart) => void new StatefulService(chart, 'db', { image, scale }))).toEqual(at('db'));
  expect(warningsOf((chart) => void new Worker(chart, 'mailer', { image, scale }))).toEqual([]);
});

test.each<[string, Scale, string]>([
  [
    'a start without a day',
    onSchedule({ start: '0 8' }),
    'start "0 8" is not a cron expression: write five fields, for example "0 3 * * *", or one of @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly. (cron)',
  ],
  [
    'a shorthand, which KEDA refuses',
    onSchedule({ end: '@daily' }),
    'end "@daily" is not five fields, which KEDA asks for: write, for example, "0 8 * * 1-5", and the time zone as timezone. (cron)',
  ],
  [
    'a zone of nowhere',
    onSchedule({ timezone: 'Berlin' }),
    'timezone "Berlin" is not in the IANA time zone database: write, for example, "Europe/Berlin". (time-zone)',
  ],
  [
    'an end at the start',
    onSchedule({ end: '0 8 * * 1-5' }),
    'start "0 8 * * 1-5" and end "0 8 * * 1-5" are the same times, so that KEDA refuses them or never comes to an end: write another end. (scale)',
  ],
  [
    'an end at the start in other words',
    onSchedule({ end: '00 08 * * mon-fri' }),
    'start "0 8 * * 1-5" and end "00 08 * * mon-fri" are the same times, so that KEDA refuses them or never comes to an end: write another end. (scale)',
  ],
  [
    'no more pods than at other times',
    onSchedule({ min: 5, max: 9 }),
    'replicas 5 of the schedule are not above min 5, so that it adds none: write more than 5, or a lower min. (scale)',
  ],
  [
    'more pods than the most',
    onSchedule({ max: 4 }),
    'replicas 5 of the schedule are above max 4: raise max, or lower replicas. (scale)',
  ],
  [
    'the time zone as a CronJob has it',
    onSchedule({ timeZone: 'Europe/Berlin' }),
    'a scale on a schedule has no option "timeZone": write timezone. (unknown-option)',
  ],
  [
    'an empty list of hours',
    onQueue({ schedules: [] }),
    'schedules [] are no list of hours: write [{ timezone: "Europe/Berlin", start: "0 8 * * 1-5", end: "0 20 * * 1-5", replicas: 5 }], or leave them out. (scale)',
  ],
  [
    'a window longer than the API server takes',
    onQueue({ scaleUpWindow: Duration.minutes(90) }),
    'scaleUpWindow 1 hour 30 minutes is not a whole number of seconds from 0 to 3600: write, for example, Duration.seconds(30). (duration)',
  ],
  [
    'a cooldown of pods that stay',
    onPrometheus({ cooldownPeriod: Duration.minutes(1) }),
    'cooldownPeriod has no effect with min 2, since the last pods stay: leave it out, or write min: 0. (scale)',
  ],
  [
    'a server by its short name',
    onPrometheus({ server: 'http://prometheus:9090' }),
    'server "http://prometheus:9090" is looked up in the namespace of KEDA: write the name with the namespace of its Service, for example "http://prometheus.shop.svc:9090". (url)',
  ],
  [
    'a server with a slash',
    onPrometheus({ server: 'http://prometheus.monitoring.svc:9090/' }),
    'server "http://prometheus.monitoring.svc:9090/" has a slash at its end, to which another is added: leave it out. (url)',
  ],
  [
    'no query',
    onPrometheus({ query: ' ' }),
    'query " " has the wrong type; expected a text such as "sum(rate(http_requests_total[2m]))". (wrong-type)',
  ],
  [
    'a threshold of nothing',
    onPrometheus({ threshold: 0 }),
    'threshold 0 is not a number of 0.001 or more: write, for example, 100. (number)',
  ],
  [
    'a name without a password',
    onPrometheus({ username: SecretKey.of('a', 'b') }),
    'basic authentication needs a username and a password: write password as well. (scale)',
  ],
  [
    'two ways to authenticate',
    onPrometheus({
      bearerToken: SecretKey.of('a', 'b'),
      username: SecretKey.of('a', 'b'),
      password: SecretKey.of('a', 'b'),
    }),
    'Prometheus gets a bearerToken, and a username as well: leave one of the two out. (scale)',
  ],
])('%s is a problem', (_, scale, message) => {
  expect(messages(scale._check())).toEqual([message]);
});

test('a share of CPU needs a request, as with Scale.auto()', () => {
  const scale = onQueue({ cpuPercent: 70 });
  expect(
    problemsOf((chart) => void new Worker(chart, 'mailer', { image, scale, resources: Resources.none() })),
  ).toEqual([
    '[shop/mailer] cpuPercent 70 needs a cpu request, and container "mailer" has none: set it by Resources.of().',
  ]);
});
