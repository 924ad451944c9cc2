import { Duration, Size } from 'cdk8s';
import { Resources, Scale } from '../../../lib';
import { only } from '../../support/app';
import { deployment, messages, problems, proxy, service, untyped } from '../support';

const auto = (options: object) => Scale.auto({ min: 2, max: 4, ...options });
const autoscaler = (scale: Scale) => only(service({ scale }), 'HorizontalPodAutoscaler');

test.each([
  [3, 3],
  [0, 0],
  // The API server's own default.
  [1, undefined],
])('Scale.fixed(%s) writes replicas %s', (pods, replicas) => {
  expect(deployment({ scale: Scale.fixed(pods) }).replicas).toBe(replicas);
});

test('Scale.auto() leaves replicas to a HorizontalPodAutoscaler', () => {
  const scale = Scale.auto({ min: 2, max: 10 });
  expect(deployment({ scale }).replicas).toBeUndefined();
  expect(autoscaler(scale).metadata.name).toBe('user');
  expect(autoscaler(scale).spec).toEqual({
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    behavior: { scaleUp: { stabilizationWindowSeconds: 30 } },
  });
});

test('Scale.external() leaves replicas to whoever counts the pods, and treats them as several', () => {
  const objects = service({ scale: Scale.external() });
  expect(objects.map(({ kind }) => kind)).toEqual(['ServiceAccount', 'Deployment', 'Service', 'PodDisruptionBudget']);
  const { replicas, strategy, template } = only(objects, 'Deployment').spec;
  expect(replicas).toBeUndefined();
  expect(strategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } });
  expect(template.spec.topologySpreadConstraints).toHaveLength(2);
  expect(only(objects, 'PodDisruptionBudget').spec.maxUnavailable).toBe(1);
});

test.each([
  [{ cpuPercent: 60 }, ['cpu 60']],
  [{ memoryPercent: 80 }, ['memory 80']],
  [{ cpuPercent: 60, memoryPercent: 80 }, ['cpu 60', 'memory 80']],
])('%j measures these resources', (percents, expected) => {
  const { metrics } = autoscaler(auto(percents)).spec;
  expect(
    metrics.map(
      ({ resource }: { resource: { name: string; target: { averageUtilization: number } } }) =>
        `${resource.name} ${resource.target.averageUtilization}`,
    ),
  ).toEqual(expected);
});

test('the windows are written, except those that are the own default of a cluster', () => {
  const behavior = (up: number, down: number) =>
    autoscaler(auto({ scaleUpWindow: Duration.seconds(up), scaleDownWindow: Duration.seconds(down) })).spec.behavior;
  expect(behavior(0, 300)).toBeUndefined();
  expect(behavior(60, 600)).toEqual({
    scaleUp: { stabilizationWindowSeconds: 60 },
    scaleDown: { stabilizationWindowSeconds: 600 },
  });
});

test.each<[string, Scale, string]>([
  [
    'negative replicas',
    Scale.fixed(-1),
    'replicas -1 is not a whole number of 0 or more: write, for example, 2. (number)',
  ],
  [
    'half a replica',
    Scale.fixed(1.5),
    'replicas 1.5 is not a whole number of 0 or more: write, for example, 2. (number)',
  ],
  ['a min above max', auto({ min: 5 }), 'min 5 is above max 4: exchange them. (scale)'],
  ['a min of max', auto({ min: 4 }), 'min and max are both 4: write Scale.fixed(4), or a higher max. (scale)'],
  ['a min of 0', auto({ min: 0 }), 'min 0 is not a whole number of 1 or more: write, for example, 2. (number)'],
  [
    'a max of half a pod',
    auto({ max: 2.5 }),
    'max 2.5 is not a whole number of 1 or more: write, for example, 4. (number)',
  ],
  [
    'a percentage written as a fraction',
    auto({ cpuPercent: 0.7 }),
    'cpuPercent 0.7 is not a whole number of 1 or more: write, for example, 70. (number)',
  ],
  [
    'a window longer than the API server takes',
    auto({ scaleDownWindow: Duration.minutes(90) }),
    'scaleDownWindow 1 hour 30 minutes is not a whole number of seconds from 0 to 3600: write, for example, Duration.seconds(30). (duration)',
  ],
  [
    'a misspelt option',
    auto({ cpu: 70 }),
    'an automatic scale has no option "cpu": write one of min, max, cpuPercent, memoryPercent, scaleUpWindow, scaleDownWindow. (unknown-option)',
  ],
])('%s is a problem', (_, scale, message) => {
  expect(messages(scale._check())).toEqual([message]);
});

const sidecars = (resources?: Resources) => [{ name: 'proxy', image: proxy, resources }];

test.each<[string, object, string]>([
  [
    'a scale of the wrong type',
    { scale: untyped(3) },
    'scale 3 has the wrong type; expected Scale.fixed(2). (wrong-type)',
  ],
  [
    'a metric without a request',
    { scale: auto({}), resources: Resources.none() },
    'cpuPercent 70 needs a cpu request, and container "user" has none: set it by Resources.of(). (scale)',
  ],
  [
    'a metric without the request of a sidecar',
    { scale: auto({ memoryPercent: 80 }), sidecars: sidecars(Resources.none()) },
    'memoryPercent 80 needs a memory request, and container "proxy" has none: set it by Resources.of(). (scale)',
  ],
  [
    'a percentage above the limit',
    { scale: auto({ memoryPercent: 250 }) },
    'memoryPercent 250 of the request 128Mi of container "user" is 320Mi, above its limit 256Mi: it would never be reached, so lower the percentage or raise the limit. (scale)',
  ],
  [
    'a percentage that is below the limit by less than the tolerance of the autoscaler',
    { scale: auto({ memoryPercent: 190 }) },
    'memoryPercent 190 of the request 128Mi of container "user" is 243Mi, and pods are added from 268Mi on, above its limit 256Mi: it would never be reached, so lower the percentage or raise the limit. (scale)',
  ],
  [
    'a percentage above the limits of two containers together',
    { scale: auto({ memoryPercent: 250 }), sidecars: sidecars() },
    'memoryPercent 250 of the requests 256Mi of containers "user" and "proxy" is 640Mi, above their limits 512Mi: it would never be reached, so lower the percentage or raise the limit. (scale)',
  ],
])('%s is a problem', (_, props, message) => {
  expect(problems(props)).toEqual([message]);
});

test('a percentage is of the requests of all containers together, and so are the limits', () => {
  const size = (request: number, limit: number) =>
    Resources.of({ memory: { request: Size.mebibytes(request), limit: Size.mebibytes(limit) } });
  const scale = auto({ memoryPercent: 150 });
  expect(problems({ scale, sidecars: sidecars(size(64, 64)), resources: size(128, 512) })).toEqual([]);
});
