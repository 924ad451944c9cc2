import { type Case, raw } from '../case';
import { container, deployment, job, object, type Raw, statefulSet } from '../objects';

const twice = (labels: Raw, others: Raw) => [
  deployment(
    {
      selector: { matchLabels: { app: 'shop' } },
      template: { metadata: { labels }, spec: { containers: [container()] } },
    },
    {},
    'a',
  ),
  deployment(
    {
      selector: { matchLabels: others },
      template: { metadata: { labels: others }, spec: { containers: [container()] } },
    },
    {},
    'b',
  ),
];

const sets = (...names: string[]) =>
  names.map((name) => ({
    ...object(
      'apps/v1',
      'DaemonSet',
      {
        spec: {
          selector: { matchLabels: { app: 'flannel' } },
          template: { metadata: { labels: { app: 'flannel' } }, spec: { containers: [container()] } },
        },
      },
      name,
    ),
  }));

const pod = (labels: Raw) =>
  object('v1', 'Pod', { metadata: { name: 'alone', labels }, spec: { containers: [container()] } });

const BOTH = 'and a Service, autoscaler or budget with these labels means both: give each workload a label of its own.';

const both = twice({ app: 'shop' }, { app: 'shop' });

export const wrong: readonly Case[] = [
  raw(
    'two workloads with the same selector',
    both,
    [],
    [
      `[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well, ${BOTH}`,
      `[shop/1] selector "app=shop" selects the pods of Deployment "a" (shop/0) as well, ${BOTH}`,
    ],
  ),
  raw(
    'a selector that includes that of another workload',
    twice({ app: 'shop' }, { app: 'shop', tier: 'web' }),
    [],
    [`[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well, ${BOTH}`],
  ),
  raw(
    'an autoscaler that measures the pods of two workloads',
    [
      ...both,
      object('autoscaling/v2', 'HorizontalPodAutoscaler', {
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'b' }, maxReplicas: 5 },
      }),
    ],
    [
      '[shop/1] selector "app=shop" selects the pods of Deployment "a" (shop/0) as well, and HorizontalPodAutoscaler "user" counts the pods of both: give each workload a label of its own.',
    ],
    [`[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well, ${BOTH}`],
  ),
  raw(
    'a budget that counts the pods of two workloads',
    [
      ...twice({ app: 'shop' }, { app: 'shop', tier: 'web' }),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'shop' } } },
      }),
    ],
    [
      '[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well, and PodDisruptionBudget "user" counts the pods of both: give each workload a label of its own.',
    ],
  ),
  raw(
    'five DaemonSets of one selector, one for each architecture',
    sets('amd64', 'arm64', 'arm', 'ppc64le', 's390x'),
    [],
    ['amd64', 'arm64', 'arm', 'ppc64le', 's390x'].map((_, index, all) => {
      const others = all.flatMap((name, at) => (at === index ? [] : [`DaemonSet "${name}" (shop/${at})`])).slice(0, 3);
      return `[shop/${index}] selector "app=flannel" selects the pods of ${others.join(', ')} and 1 more as well, ${BOTH}`;
    }),
  ),
  raw(
    'the overlap of a StatefulSet and a Deployment',
    [
      deployment({}, {}, 'user'),
      { ...statefulSet({ serviceName: undefined }, {}, 'user'), metadata: { name: 'other' } },
    ],
    [],
    [
      `[shop/0] selector "app=user" selects the pods of StatefulSet "other" (shop/1) as well, ${BOTH}`,
      `[shop/1] selector "app=user" selects the pods of Deployment "user" (shop/0) as well, ${BOTH}`,
    ],
  ),
  raw(
    'an overlap by an expression',
    [
      deployment({ selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }, {}, 'a'),
      deployment({}, {}, 'b'),
    ],
    [],
    [`[shop/0] selector "app Exists" selects the pods of Deployment "b" (shop/1) as well, ${BOTH}`],
  ),
  raw(
    'the pods of a Job under a selector of a Deployment',
    [deployment({}, {}, 'job'), job()],
    [],
    [`[shop/0] selector "app=job" selects the pods of Job "user" (shop/1) as well, ${BOTH}`],
  ),
  raw(
    'a bare Pod that a ReplicationController adopts',
    [
      object(
        'v1',
        'ReplicationController',
        {
          spec: {
            selector: { app: 'redis' },
            template: { metadata: { labels: { app: 'redis' } }, spec: { containers: [container()] } },
          },
        },
        'redis',
      ),
      pod({ app: 'redis' }),
    ],
    [],
    [
      '[shop/0] selector "app=redis" selects Pod "alone" (shop/1), which this ReplicationController adopts as one of its own pods: give the Pod other labels, unless that is meant.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'the same labels in two namespaces',
    ['a', 'b'].map((namespace) => ({ ...deployment(), metadata: { name: 'user', namespace } })),
    [],
  ),
  raw('a bare Pod, which no Deployment adopts', [deployment(), pod({ app: 'user' })], []),
  raw(
    'an autoscaler of the narrower of two selectors, and a budget for it',
    [
      deployment({}, {}, 'shop'),
      deployment({}, {}, 'other'),
      object('policy/v1', 'PodDisruptionBudget', {
        spec: {
          maxUnavailable: 1,
          selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop', 'other'] }] },
        },
      }),
    ],
    [],
  ),
];
