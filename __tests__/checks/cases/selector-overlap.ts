import { type Case, raw } from '../case';
import { container, deployment, job, type Raw, statefulSet } from '../objects';

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

export const wrong: readonly Case[] = [
  raw('two workloads with the same selector', twice({ app: 'shop' }, { app: 'shop' }), [
    '[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
    '[shop/1] selector "app=shop" selects the pods of Deployment "a" (shop/0) as well: give each workload a label of its own.',
  ]),
  raw('a selector that includes that of another workload', twice({ app: 'shop' }, { app: 'shop', tier: 'web' }), [
    '[shop/0] selector "app=shop" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
  ]),
  raw(
    'the overlap of a StatefulSet and a Deployment',
    [deployment({}, {}, 'user'), { ...statefulSet({}, {}, 'user'), metadata: { name: 'other' } }],
    [
      '[shop/0] selector "app=user" selects the pods of StatefulSet "other" (shop/1) as well: give each workload a label of its own.',
      '[shop/1] selector "app=user" selects the pods of Deployment "user" (shop/0) as well: give each workload a label of its own.',
    ],
  ),
  raw(
    'an overlap by an expression',
    [
      deployment({ selector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] } }, {}, 'a'),
      deployment({}, {}, 'b'),
    ],
    [
      '[shop/0] selector "app Exists" selects the pods of Deployment "b" (shop/1) as well: give each workload a label of its own.',
    ],
  ),
  raw(
    'the pods of a Job under a selector of a Deployment',
    [deployment({}, {}, 'job'), job()],
    [
      '[shop/0] selector "app=job" selects the pods of Job "user" (shop/1) as well: give each workload a label of its own.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'the same labels in two namespaces',
    ['a', 'b'].map((namespace) => ({ ...deployment(), metadata: { name: 'user', namespace } })),
    [],
  ),
];
