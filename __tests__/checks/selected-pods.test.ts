import { ApiObject } from 'cdk8s';
import { WebService } from '../../lib';
import { type Case, findingsOf, raw } from './case';
import { container, cronJob, deployment, headless, job, object, type Raw, service, statefulSet } from './objects';

const selecting = (labels: Raw, name = 'some') =>
  service({ selector: labels, ports: [{ port: 80, targetPort: 8080 }] }, name);

const policy = (labels: Raw, name = 'some') =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: { matchLabels: labels } } }, name);

const budget = (labels: Raw, spec: Raw = { maxUnavailable: 1 }, name = 'some') =>
  object('policy/v1', 'PodDisruptionBudget', { spec: { selector: { matchLabels: labels }, ...spec } }, name);

const POD_NAME = 'statefulset.kubernetes.io/pod-name';
const db = (spec: Raw = {}) => [statefulSet({ replicas: 3, ...spec }, {}, 'db'), headless('db')];

const daemonSet = object('apps/v1', 'DaemonSet', {
  spec: {
    selector: { matchLabels: { app: 'agent' } },
    template: { metadata: { labels: { app: 'agent' } }, spec: { containers: [container()] } },
  },
});

const nothing = (title: string, objects: readonly Raw[]) => raw(title, objects, []);

const RIGHT: readonly Case[] = [
  nothing('a Service of one pod of a StatefulSet', [...db(), selecting({ app: 'db', [POD_NAME]: 'db-0' })]),
  nothing('Services of the pods of the official Argo CD manifests', [
    ...db(),
    ...[0, 1, 2].map((index) => selecting({ app: 'db', [POD_NAME]: `db-${index}` }, `announce-${index}`)),
  ]),
  nothing('a label of a StatefulSet alone', [...db(), selecting({ [POD_NAME]: 'db-2' })]),
  nothing('the index of a pod', [...db(), selecting({ app: 'db', 'apps.kubernetes.io/pod-index': '1' })]),
  nothing('numbers that do not start at 0', [
    ...db({ ordinals: { start: 5 } }),
    selecting({ app: 'db', [POD_NAME]: 'db-7' }),
  ]),
  nothing('a number of a StatefulSet that an autoscaler scales', [
    ...db({ replicas: undefined }),
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'db' }, maxReplicas: 9 },
    }),
    selecting({ app: 'db', [POD_NAME]: 'db-7' }),
  ]),
  nothing('a budget for each of two pods', [
    ...db(),
    budget({ [POD_NAME]: 'db-0' }, { maxUnavailable: 1 }, 'one'),
    budget({ [POD_NAME]: 'db-1' }, { maxUnavailable: 1 }, 'two'),
    budget({ app: 'db' }, { minAvailable: 2 }, 'all'),
  ]),
  nothing('the revision of a DaemonSet', [
    daemonSet,
    selecting({ app: 'agent', 'controller-revision-hash': '6d9f9b' }),
  ]),
  nothing('the generation of a DaemonSet', [daemonSet, selecting({ 'pod-template-generation': '2' })]),
  nothing('the revision of a Deployment', [deployment(), selecting({ app: 'user', 'pod-template-hash': '7c9f' })]),
  nothing('the pods of a Job', [
    job(),
    selecting({ 'job-name': 'user' }),
    policy({ 'batch.kubernetes.io/job-name': 'user' }),
  ]),
  nothing('the uid of a Job', [job(), policy({ 'batch.kubernetes.io/controller-uid': 'a1b2' })]),
  nothing('one pod of an indexed Job', [
    job({ completionMode: 'Indexed', completions: 3, parallelism: 3 }),
    selecting({ 'batch.kubernetes.io/job-completion-index': '0', 'job-name': 'user' }),
  ]),
  nothing('a Job of a CronJob', [cronJob('0 0 * * *'), policy({ 'job-name': 'user-28934400' })]),
  nothing('pods of one zone', [deployment(), selecting({ app: 'user', 'topology.kubernetes.io/zone': 'a' })]),
  nothing('an expression about such a label', [
    ...db(),
    object('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: {
        podSelector: { matchExpressions: [{ key: POD_NAME, operator: 'In', values: ['db-0', 'db-1'] }] },
      },
    }),
    budget({ app: 'db' }),
  ]),
  ...(
    [
      ['a database', 'postgresql.cnpg.io/v1', 'Cluster', { 'cnpg.io/cluster': 'pg', role: 'primary' }],
      ['a Prometheus', 'monitoring.coreos.com/v1', 'Prometheus', { 'app.kubernetes.io/name': 'prometheus' }],
      ['a Kafka', 'kafka.strimzi.io/v1beta2', 'Kafka', { 'strimzi.io/cluster': 'pg' }],
      ['a Helm release of Flux', 'helm.toolkit.fluxcd.io/v2', 'HelmRelease', { app: 'ghost' }],
    ] as const
  ).map(([title, apiVersion, kind, labels]) =>
    nothing(`pods that an operator makes from ${title}`, [
      deployment(),
      service(),
      object(apiVersion, kind, {}, 'pg'),
      selecting(labels),
      policy(labels),
      budget(labels),
    ]),
  ),
  nothing('a policy for pods of an operator that is not in the app', [
    deployment(),
    policy({ 'acme.cert-manager.io/http01-solver': 'true' }),
  ]),
];

const ELSEWHERE = 'or turn the check off here when the pods are made elsewhere.';

const WRONG: readonly Case[] = [
  raw(
    'a pod that a StatefulSet does not have',
    [...db(), selecting({ app: 'db', [POD_NAME]: 'db-7' })],
    [],
    [
      '[shop/2] selector "app=db,statefulset.kubernetes.io/pod-name=db-7" selects no pod of StatefulSet "db", whose pods are numbered 0 to 2: write one of these numbers.',
    ],
  ),
  raw(
    'a pod that a StatefulSet of one pod does not have',
    [...db({ replicas: 1 }), selecting({ app: 'db', [POD_NAME]: 'db-7' })],
    [],
    [
      '[shop/2] selector "app=db,statefulset.kubernetes.io/pod-name=db-7" selects no pod of StatefulSet "db", whose only pod has the number 0: write it.',
    ],
  ),
  raw(
    'a pod of a StatefulSet that is spelt almost like one',
    [...db(), selecting({ [POD_NAME]: 'bd-0' })],
    [
      `[shop/2] selector "statefulset.kubernetes.io/pod-name=bd-0" selects no pods in this namespace: write "statefulset.kubernetes.io/pod-name=db-0" if that is meant, ${ELSEWHERE}`,
    ],
  ),
  raw(
    'the name of a pod of a Deployment, which has no such label',
    [deployment(), selecting({ app: 'user', [POD_NAME]: 'user-0' })],
    [
      `[shop/1] selector "app=user,statefulset.kubernetes.io/pod-name=user-0" selects no pods in this namespace: write labels that pods have, ${ELSEWHERE}`,
    ],
  ),
  raw(
    'a Job that is spelt almost like one',
    [job({}, {}, 'migrate'), policy({ 'job-name': 'migrat' })],
    [],
    [
      `[shop/1] selector "job-name=migrat" selects no pods in this namespace: write "job-name=migrate" if that is meant, ${ELSEWHERE}`,
    ],
  ),
  raw(
    'a label that the cluster adds, with a wrong letter',
    [...db(), selecting({ 'statefulset.kubernetes.io/podname': 'db-0' })],
    [
      `[shop/2] selector "statefulset.kubernetes.io/podname=db-0" selects no pods in this namespace: write "statefulset.kubernetes.io/pod-name=db-0" if that is meant, ${ELSEWHERE}`,
    ],
  ),
  raw(
    'a key with a wrong letter',
    [deployment(), selecting({ ap: 'user' })],
    [`[shop/1] selector "ap=user" selects no pods in this namespace: write "app=user" if that is meant, ${ELSEWHERE}`],
  ),
  raw(
    'a policy and a budget of pods that nobody has',
    [deployment(), policy({ app: 'ghost' }), budget({ app: 'ghost' })],
    [],
    [2, 1].map(
      (index) =>
        `[shop/${index}] selector "app=ghost" selects no pods in this namespace: write labels that pods have, ${ELSEWHERE}`,
    ),
  ),
  raw(
    'a Service that almost selects pods, next to a custom resource',
    [deployment(), object('postgresql.cnpg.io/v1', 'Cluster', {}, 'pg'), selecting({ app: 'usre' })],
    [],
    [`[shop/2] selector "app=usre" selects no pods in this namespace: write "app=user" if that is meant, ${ELSEWHERE}`],
  ),
  raw(
    'a Service next to a custom resource that no pods are made from',
    [
      deployment(),
      object('cert-manager.io/v1', 'ClusterIssuer', { spec: { selfSigned: {} } }, 'ca'),
      selecting({ app: 'ghost' }),
    ],
    [`[shop/2] selector "app=ghost" selects no pods in this namespace: write labels that pods have, ${ELSEWHERE}`],
  ),
  raw(
    'a Service of pods by a label of an operator that is not in the app',
    [deployment(), selecting({ 'cnpg.io/cluster': 'pg' })],
    [],
    [
      `[shop/1] selector "cnpg.io/cluster=pg" selects no pods in this namespace: write labels that pods have, ${ELSEWHERE}`,
    ],
  ),
  {
    title: 'a Service of the pods of an operator in another namespace',
    build: (chart) => {
      new WebService(chart, 'user', { image: 'registry.example.com/shop/user:1.0.0' });
      const cluster = object('postgresql.cnpg.io/v1', 'Cluster', { metadata: { namespace: 'data' } }, 'pg');
      new ApiObject(chart, 'pg', { ...cluster, metadata: { name: 'pg', namespace: 'data' } } as never);
      new ApiObject(chart, 'some', selecting({ app: 'ghost' }) as never);
    },
    problems: [
      `[shop/some] selector "app=ghost" selects no pods in this namespace: write labels that pods have, ${ELSEWHERE}`,
    ],
  },
];

test.each(WRONG)('is found: $title', (each) => {
  const { problems, warnings = [] } = each;
  expect(findingsOf(each)).toEqual({ problems, warnings });
});

test.each(RIGHT)('nothing is found in $title', (each) => {
  expect(findingsOf(each)).toEqual({ problems: [], warnings: [] });
});
