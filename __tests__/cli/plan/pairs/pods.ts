import {
  container,
  cronJob,
  daemonSet,
  deployment,
  object,
  type Raw,
  statefulSet,
  withContainer,
} from '../../../checks/objects';
import { type PairCase, pair } from './pair-case';

const ready = (fields: Raw = {}) => ({ readinessProbe: { tcpSocket: { port: 8080 } }, ...fields });
const replicas = (count: number, image: string, spec: Raw = {}, pod: Raw = {}) =>
  deployment({ replicas: count, ...spec }, { containers: [container({ image, ...ready() })], ...pod });
const image = (image: string) => ({ containers: [container({ image })] });
const scaler = (spec: Raw) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' }, maxReplicas: 6, ...spec },
  });
const config = (data: Raw) => object('v1', 'ConfigMap', { data }, 'config');
const fromConfig = { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'config', key: 'a' } } }] };
const mounted = { volumes: [{ name: 'config', configMap: { name: 'config' } }] };
const variables = (...names: string[]) => ({ env: names.map((name) => ({ name, value: '1' })) });

const rollout = (image: string, steps: readonly Raw[] = [], spec: Raw = {}) =>
  object('argoproj.io/v1alpha1', 'Rollout', {
    spec: {
      ...deployment({ replicas: 4 }, { containers: [container({ image })] }).spec,
      strategy: { canary: { steps } },
      ...spec,
    },
  });
const byWorkload = { template: undefined, workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' } };
const steps = [{ setWeight: 10 }, { pause: { duration: '10m' } }, { analysis: {} }, { pause: {} }];
const routed = { strategy: { canary: { steps, trafficRouting: { nginx: { stableIngress: 'user' } } } } };

/** Changes of pods, and of fields next to them. */
export const PODS: readonly PairCase[] = [
  pair('an image, by Argo Rollouts', rollout('user:1', steps, routed), rollout('user:2', steps, routed), [
    'restart Rollout user: 4 pods restart by Argo Rollouts, next to all old ones (10 % of the requests, 10m, analysis, a pause): containers["user"].image "user:1" → "user:2".',
  ]),
  pair('an image, by Argo Rollouts that moves no requests', rollout('user:1', steps), rollout('user:2', steps), [
    'restart Rollout user: 4 pods restart by Argo Rollouts, in place of old ones (10 % of the pods, 10m, analysis, a pause): containers["user"].image "user:1" → "user:2".',
  ]),
  pair('an image, of a Rollout that is paused', rollout('user:1', steps), rollout('user:2', steps, { paused: true }), [
    'restart Rollout user: the rollout is paused, so that pods restart once it is resumed: containers["user"].image "user:1" → "user:2".',
    'in-place Rollout user: spec.paused is true.',
  ]),
  pair('pods of a Rollout that a Deployment has from now on', rollout('user:1'), rollout('user:1', [], byWorkload), [
    'in-place Rollout user: spec.template {"metadata":{"labels":{"app":"user"}},"spec":{"containers":[{"name":"user","imag… is gone, spec.workloadRef is {"apiVersion":"apps/v1","kind":"Deployment","name":"user"}.',
  ]),
  pair('a Rollout in the place of a Deployment', replicas(4, 'user:1'), rollout('user:1'), [
    'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster, where its pods run next to those of Rollout user: delete it when these are ready.',
    'in-place Rollout user: is new.',
  ]),
  pair('a Deployment in the place of a Rollout', rollout('user:1'), replicas(4, 'user:1'), [
    'left-behind Rollout user: is in no file any more, and kubectl apply leaves it in the cluster, where its pods run next to those of Deployment user: delete it when these are ready.',
    'in-place Deployment user: is new.',
  ]),
  pair('an image, of one pod', deployment(), deployment({}, image('nginx:2')), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].image "nginx:1.29.3" → "nginx:2".',
  ]),
  pair(
    'an image, of four pods one by one',
    replicas(4, 'user:1', { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }),
    replicas(4, 'user:2', { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }),
    [
      'restart Deployment user: 4 pods restart one by one, new ones are ready before old ones end, in at least 0 s by probes and drain: containers["user"].image "user:1" → "user:2".',
    ],
  ),
  pair('an image, by the strategy of the API server', replicas(8, 'user:1'), replicas(8, 'user:2'), [
    'restart Deployment user: 8 pods restart 4 at once, old ones end before new ones start, in at least 0 s by probes and drain: containers["user"].image "user:1" → "user:2".',
  ]),
  pair(
    'an image, by Recreate',
    replicas(2, 'user:1', { strategy: { type: 'Recreate' } }),
    replicas(2, 'user:2', { strategy: { type: 'Recreate' } }),
    [
      'restart Deployment user: 2 pods restart all at once, old ones end before new ones start, in at least 0 s by probes and drain: containers["user"].image "user:1" → "user:2".',
    ],
  ),
  pair(
    'an image, of pods that take long to start and to end',
    replicas(2, 'user:1', { minReadySeconds: 10 }),
    replicas(
      2,
      'user:2',
      { minReadySeconds: 10 },
      {
        terminationGracePeriodSeconds: 120,
        containers: [
          container({
            image: 'user:2',
            ...ready({ startupProbe: { tcpSocket: { port: 8080 }, periodSeconds: 2, failureThreshold: 30 } }),
          }),
        ],
      },
    ),
    [
      'restart Deployment user: 2 pods restart one by one, new ones are ready before old ones end, in 20 to 260 s by probes and drain: containers["user"].image "user:1" → "user:2", containers["user"].startupProbe is {"failureThreshold":30,"initialDelaySeconds":0,"periodSeconds":2,"successThresho…, terminationGracePeriodSeconds 30 → 120.',
    ],
  ),
  pair(
    'an image, of a paused Deployment',
    deployment({ paused: true }),
    deployment({ paused: true }, image('nginx:2')),
    [
      'restart Deployment user: the rollout is paused, so that pods restart once it is resumed: containers["user"].image "nginx:1.29.3" → "nginx:2".',
    ],
  ),
  pair(
    'an image, of a Deployment without pods',
    deployment({ replicas: 0 }),
    deployment({ replicas: 0 }, image('nginx:2')),
    [
      'restart Deployment user: no pod runs (0 replicas), and the next ones are new: containers["user"].image "nginx:1.29.3" → "nginx:2".',
    ],
  ),
  pair(
    'an image, of pods that an autoscaler counts',
    [deployment(), scaler({ minReplicas: 3 })],
    [deployment({}, image('nginx:2')), scaler({ minReplicas: 3 })],
    [
      'restart Deployment user: 3 pods restart one by one, new ones are ready before old ones end, in 0 to 30 s by probes and drain: containers["user"].image "nginx:1.29.3" → "nginx:2".',
    ],
  ),
  pair(
    'an image, of a StatefulSet',
    statefulSet({ replicas: 3 }, {}, 'db'),
    statefulSet({ replicas: 3 }, image('db:2'), 'db'),
    [
      'restart StatefulSet db: 3 pods restart one by one, old ones end before new ones start, in 0 to 90 s by probes and drain: containers["user"].image "nginx:1.29.3" → "db:2".',
    ],
  ),
  pair(
    'an image, of a StatefulSet with a partition',
    statefulSet({ replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } }, {}, 'db'),
    statefulSet({ replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } }, image('db:2'), 'db'),
    [
      'restart StatefulSet db: 3 pods restart from number 2 on, one by one, old ones end before new ones start, in 0 to 90 s by probes and drain: containers["user"].image "nginx:1.29.3" → "db:2".',
    ],
  ),
  pair(
    'an image, OnDelete',
    statefulSet({ updateStrategy: { type: 'OnDelete' } }, {}, 'db'),
    statefulSet({ updateStrategy: { type: 'OnDelete' } }, image('db:2'), 'db'),
    [
      'restart StatefulSet db: each pod changes when somebody deletes it (updateStrategy "OnDelete"): containers["user"].image "nginx:1.29.3" → "db:2".',
    ],
  ),
  pair('an image, of a DaemonSet', daemonSet(), daemonSet({}, image('agent:2')), [
    'restart DaemonSet agent: the pods of all nodes restart one by one, old ones end before new ones start, each in 0 s by its probes, with up to 30 s for the old one to end: containers["user"].image "nginx:1.29.3" → "agent:2".',
  ]),
  pair(
    'an image, of a DaemonSet with a surge',
    daemonSet({ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }),
    daemonSet({ updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }, image('agent:2')),
    [
      'restart DaemonSet agent: the pods of all nodes restart one by one, new ones are ready before old ones end, each in 0 s by its probes, with up to 30 s for the old one to end: containers["user"].image "nginx:1.29.3" → "agent:2".',
    ],
  ),
  pair(
    'an image, of a CronJob',
    cronJob('0 0 * * *'),
    cronJob('0 0 * * *', {
      jobTemplate: {
        spec: { template: { spec: { restartPolicy: 'Never', containers: [container({ image: 'nginx:2' })] } } },
      },
    }),
    [
      'in-place CronJob user: spec.jobTemplate.spec.template.metadata {"labels":{"app":"job"}} is gone, spec.jobTemplate.spec.template.spec.containers["user"].image "nginx:1.29.3" → "nginx:2".',
    ],
  ),
  pair(
    'a label of the pods',
    deployment(),
    deployment({
      template: { metadata: { labels: { app: 'user', tier: 'web' } }, spec: { containers: [container()] } },
    }),
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: metadata.labels.tier is "web".',
    ],
  ),
  pair(
    'a label of the Deployment',
    deployment(),
    { ...deployment(), metadata: { name: 'user', labels: { tier: 'web' } } },
    ['in-place Deployment user: metadata.labels is {"tier":"web"}.'],
  ),
  pair('the order of variables', withContainer(variables('A', 'B')), withContainer(variables('B', 'A')), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: the order of containers["user"].env ["A","B"] → ["B","A"].',
  ]),
  pair('a variable more', withContainer(variables('A')), withContainer(variables('A', 'B')), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].env["B"] is {"name":"B","value":"1"}.',
  ]),
  pair('a variable less', withContainer(variables('A', 'B')), withContainer(variables('A')), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].env["B"] {"name":"B","value":"1"} is gone.',
  ]),
  pair('a security context without settings', deployment(), deployment({}, { securityContext: {} }), [
    'none Deployment user: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair(
    'a security context of a container without settings',
    withContainer({}),
    withContainer({ securityContext: {} }),
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].securityContext is {}.',
    ],
  ),
  pair('an affinity without terms', deployment(), deployment({}, { affinity: {} }), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: affinity is {}.',
  ]),
  pair(
    'a volume whose emptyDir is written',
    deployment({}, { volumes: [{ name: 'tmp' }] }),
    deployment({}, { volumes: [{ name: 'tmp', emptyDir: {} }] }),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'limits that become requests as well',
    withContainer({ resources: { limits: { cpu: '1' } } }),
    withContainer({ resources: { limits: { cpu: '1' }, requests: { cpu: '1' } } }),
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].resources.requests is {"cpu":"1"}.',
    ],
  ),
  pair(
    'another spelling of an amount',
    withContainer({ resources: { requests: { cpu: '1', memory: '1Gi' } } }),
    withContainer({ resources: { requests: { cpu: '1000m', memory: '1024Mi' } } }),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'the defaults of a pod',
    deployment(),
    deployment(
      {},
      {
        dnsPolicy: 'ClusterFirst',
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        schedulerName: 'default-scheduler',
        hostNetwork: false,
      },
    ),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'the defaults of a container',
    withContainer({}),
    withContainer({
      imagePullPolicy: 'IfNotPresent',
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      stdin: false,
      env: [],
      resources: {},
    }),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'the defaults of a probe',
    withContainer({ livenessProbe: { httpGet: { port: 8080 } } }),
    withContainer({
      livenessProbe: {
        httpGet: { port: 8080, path: '/', scheme: 'HTTP' },
        periodSeconds: 10,
        timeoutSeconds: 1,
        successThreshold: 1,
        failureThreshold: 3,
        initialDelaySeconds: 0,
      },
    }),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'the defaults of a Deployment',
    deployment(),
    deployment({
      replicas: 1,
      revisionHistoryLimit: 10,
      progressDeadlineSeconds: 600,
      minReadySeconds: 0,
      paused: false,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    }),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'a tag that is pulled each time, where the policy was never written',
    withContainer({ image: 'user:1' }),
    withContainer({ image: 'user:latest' }),
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].image "user:1" → "user:latest".',
    ],
  ),
  pair(
    'the old name of serviceAccountName',
    deployment({}, { serviceAccountName: 'user' }),
    deployment({}, { serviceAccount: 'user' }),
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'a serviceAccountName that is no longer written',
    deployment({}, { serviceAccountName: 'user' }),
    deployment({}, {}),
    [
      'none Deployment user: spec.template.spec.serviceAccountName "user" is gone, and the API server keeps it all the same.',
    ],
  ),
  pair(
    'another serviceAccountName',
    deployment({}, { serviceAccountName: 'user' }),
    deployment({}, { serviceAccountName: 'other' }),
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: serviceAccountName "user" → "other".',
    ],
  ),
  pair('a probe that is null', withContainer({}), withContainer({ livenessProbe: null }), [
    'none Deployment user: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair('the strategy alone', deployment(), deployment({ strategy: { rollingUpdate: { maxSurge: 2 } } }), [
    'in-place Deployment user: spec.strategy.rollingUpdate.maxSurge "25%" → 2.',
  ]),
  pair(
    'a ConfigMap that variables are read from',
    [config({ a: '1' }), withContainer(fromConfig)],
    [config({ a: '2' }), withContainer(fromConfig)],
    [
      'in-place ConfigMap config: data.a "1" → "2". Variables of Deployment user keep the old values until the pods restart.',
    ],
  ),
  pair(
    'a ConfigMap that is a volume',
    [config({ a: '1' }), deployment({}, mounted)],
    [config({ a: '2' }), deployment({}, mounted)],
    ['in-place ConfigMap config: data.a "1" → "2".'],
  ),
  pair(
    'a ConfigMap together with the pods that read it',
    [config({ a: '1' }), withContainer(fromConfig)],
    [config({ a: '2' }), withContainer({ ...fromConfig, image: 'user:2' })],
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].image "nginx:1.29.3" → "user:2".',
      'in-place ConfigMap config: data.a "1" → "2".',
    ],
  ),
];
