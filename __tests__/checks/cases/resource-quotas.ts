import { type Case, raw } from '../case';
import { container, cronJob, deployment, job, object, type Raw, service, statefulSet } from '../objects';

const quota = (hard: Raw, spec: Raw = {}) => object('v1', 'ResourceQuota', { spec: { hard, ...spec } }, 'all');

const limitRange = (...limits: Raw[]) => object('v1', 'LimitRange', { spec: { limits } }, 'limits');

const asking = (requests: Raw, limits: Raw = {}): Raw => ({
  containers: [container({ resources: { requests, limits } })],
});

const memory = asking({ memory: '512Mi' });

const claim = (storage: string, name = 'data') =>
  object(
    'v1',
    'PersistentVolumeClaim',
    { spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage } } } },
    name,
  );

const autoscaler = (minReplicas: number, maxReplicas: number) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    spec: {
      minReplicas,
      maxReplicas,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' },
      metrics: [
        { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    },
  });

const room = (text: string) => `[shop/0] ${text}: raise it, or ask for less.`;

export const wrong: readonly Case[] = [
  raw(
    'pods that ask for more than there is',
    [quota({ 'requests.memory': '1Gi' }), deployment({ replicas: 3 }, memory)],
    [
      room(
        'requests.memory "1Gi" of the quota is less than the 1536Mi that the namespace asks for (Deployment "user" 3 × 512Mi)',
      ),
    ],
  ),
  raw(
    'more pods than there may be, with some on every node',
    [
      quota({ pods: 4 }),
      deployment({ replicas: 3 }),
      statefulSet({ replicas: 2, serviceName: 'db' }, {}, 'db'),
      service({ clusterIP: 'None', selector: { app: 'db' } }, 'db'),
      object(
        'apps/v1',
        'DaemonSet',
        {
          spec: {
            selector: { matchLabels: { app: 'logs' } },
            template: { metadata: { labels: { app: 'logs' } }, spec: { containers: [container({ ports: [] })] } },
          },
        },
        'logs',
      ),
    ],
    [
      room(
        'pods 4 of the quota is less than the 5 that the namespace asks for (Deployment "user" 3, StatefulSet "db" 2), besides DaemonSet "logs"',
      ),
    ],
  ),
  raw(
    'an autoscaler that goes beyond it',
    [quota({ memory: '2Gi' }), deployment({}, memory), autoscaler(2, 5)],
    [],
    [
      room(
        'memory "2Gi" of the quota is less than the 2560Mi that the namespace may ask for at once, with autoscalers at their most, rollouts and jobs (Deployment "user" 5 × 512Mi)',
      ),
    ],
  ),
  raw(
    'a rollout that has no room for a further pod',
    [
      quota({ pods: '2' }),
      deployment({
        replicas: 2,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
      }),
    ],
    [],
    [
      room(
        'pods "2" of the quota is less than the 3 that the namespace may ask for at once, with autoscalers at their most, rollouts and jobs (Deployment "user" 3)',
      ),
    ],
  ),
  raw(
    'jobs beside pods that run anyway',
    [
      quota({ 'limits.cpu': 2 }),
      deployment({ replicas: 2 }, asking({}, { cpu: '500m' })),
      job({ parallelism: 3 }, { restartPolicy: 'Never', ...asking({}, { cpu: 1 }) }),
    ],
    [],
    [
      room(
        'limits.cpu 2 of the quota is less than the 4500m that the namespace may ask for at once, with autoscalers at their most, rollouts and jobs (Deployment "user" 3 × 500m, Job "user" 3 × 1)',
      ),
    ],
  ),
  raw(
    'an init container that asks for more than all others',
    [
      quota({ 'requests.cpu': '1' }),
      deployment(
        {},
        {
          initContainers: [
            container({ name: 'proxy', restartPolicy: 'Always', ports: [], resources: { requests: { cpu: '250m' } } }),
            container({ name: 'migrate', ports: [], resources: { requests: { cpu: '900m' } } }),
          ],
          ...asking({ cpu: '500m' }),
        },
      ),
    ],
    [
      room(
        'requests.cpu "1" of the quota is less than the 1150m that the namespace asks for (Deployment "user" 1 × 1150m)',
      ),
    ],
  ),
  raw(
    'a container without what the quota counts',
    [quota({ 'limits.memory': '1Gi', 'requests.cpu': 4 }), deployment({}, asking({ cpu: 1 }))],
    [
      '[shop/1] container "user" has no memory limit, which quota "all" of its namespace counts, so that the API server refuses the pods: write resources.limits.memory, or a default in a LimitRange.',
    ],
  ),
  raw(
    'a default limit that comes to more than there is',
    [
      quota({ 'limits.memory': '1Gi' }),
      deployment({ replicas: 3 }),
      limitRange({ type: 'Container', default: { memory: '512Mi' } }),
    ],
    [
      room(
        'limits.memory "1Gi" of the quota is less than the 1536Mi that the namespace asks for (Deployment "user" 3 × 512Mi)',
      ),
    ],
  ),
  raw(
    'storage, claims, load balancers and node ports',
    [
      quota({
        'requests.storage': '5Gi',
        persistentvolumeclaims: 1,
        'services.loadbalancers': '0',
        'services.nodeports': '0',
      }),
      claim('4Gi'),
      claim('2Gi', 'logs'),
      deployment(),
      service({ type: 'LoadBalancer' }),
    ],
    [
      room(
        'persistentvolumeclaims 1 of the quota is less than the 2 that the namespace asks for (PersistentVolumeClaim "data" 1, PersistentVolumeClaim "logs" 1)',
      ),
      room(
        'requests.storage "5Gi" of the quota is less than the 6Gi that the namespace asks for (PersistentVolumeClaim "data" 1 × 4Gi, PersistentVolumeClaim "logs" 1 × 2Gi)',
      ),
      room('services.loadbalancers "0" of the quota is less than the 1 that the namespace asks for (Service "user" 1)'),
      room('services.nodeports "0" of the quota is less than the 1 that the namespace asks for (Service "user" 1)'),
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'room for everything, defaults and jobs that wait included',
    [
      quota({ pods: 4, 'requests.memory': '2Gi', 'limits.memory': '2Gi', 'count/secrets': 5 }),
      limitRange({ type: 'Container', max: { memory: '512Mi' } }),
      deployment({ replicas: 3 }),
      { ...cronJob('0 3 * * *', { suspend: true }), metadata: { name: 'report' } },
    ],
    [],
  ),
  raw(
    'a quota of another namespace, and one of some pods only',
    [
      object('v1', 'ResourceQuota', { metadata: { namespace: 'other' }, spec: { hard: { pods: 0 } } }, 'other'),
      quota({ pods: 0 }, { scopes: ['BestEffort'] }),
      deployment(),
    ],
    [],
  ),
];
