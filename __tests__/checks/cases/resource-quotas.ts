import { type Case, madeFor, raw } from '../case';
import {
  container,
  cronJob,
  daemonSet,
  deployment,
  ingress,
  job,
  object,
  path,
  type Raw,
  service,
  statefulSet,
} from '../objects';

const quota = (hard: Raw, spec: Raw = {}, name = 'all') =>
  object('v1', 'ResourceQuota', { spec: { hard, ...spec } }, name);

const cronJobOf = (name: string, pod: Raw) => {
  const spec = { concurrencyPolicy: 'Forbid', jobTemplate: { spec: job({}, pod).spec } };
  return { ...cronJob('0 3 * * *', spec), metadata: { name } };
};

const limitRange = (...limits: Raw[]) => object('v1', 'LimitRange', { spec: { limits } }, 'limits');

const asking = (requests: Raw, limits: Raw = {}): Raw => ({
  containers: [container({ resources: { requests, limits } })],
});

const memory = asking({ memory: '512Mi' });

const claim = (storage: string, name = 'data', storageClassName?: string) =>
  object(
    'v1',
    'PersistentVolumeClaim',
    {
      spec: {
        accessModes: ['ReadWriteMany'],
        resources: { requests: { storage } },
        ...(storageClassName !== undefined && { storageClassName }),
      },
    },
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
      daemonSet({}, {}, 'logs'),
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
  raw(
    'more objects than there may be, with those that the cluster makes',
    [
      quota({
        services: '1',
        configmaps: '2',
        'count/configmaps': '1',
        'count/secrets': '0',
        'count/deployments.apps': '1',
        'count/ingresses.networking.k8s.io': '0',
        'count/serviceaccounts': '1',
        resourcequotas: 0,
      }),
      deployment(),
      deployment({}, {}, 'pay'),
      service(),
      service({ selector: { app: 'pay' } }, 'pay'),
      object('v1', 'ConfigMap', { data: { A: 'b' } }, 'settings'),
      object('v1', 'Secret', { stringData: { a: 'b' } }, 'key'),
      object('v1', 'ServiceAccount', {}, 'user'),
      ingress([path('/')]),
    ],
    [
      room(
        'count/configmaps "1" of the quota is less than the 2 that the namespace asks for (ConfigMap "settings" 1, ConfigMap "kube-root-ca.crt" of the cluster 1)',
      ),
      room(
        'count/deployments.apps "1" of the quota is less than the 2 that the namespace asks for (Deployment "user" 1, Deployment "pay" 1)',
      ),
      room(
        'count/ingresses.networking.k8s.io "0" of the quota is less than the 1 that the namespace asks for (Ingress "user" 1)',
      ),
      room('count/secrets "0" of the quota is less than the 1 that the namespace asks for (Secret "key" 1)'),
      room(
        'count/serviceaccounts "1" of the quota is less than the 2 that the namespace asks for (ServiceAccount "user" 1, ServiceAccount "default" of the cluster 1)',
      ),
      room('resourcequotas 0 of the quota is less than the 1 that the namespace asks for (ResourceQuota "all" 1)'),
      room(
        'services "1" of the quota is less than the 2 that the namespace asks for (Service "user" 1, Service "pay" 1)',
      ),
    ],
  ),
  raw(
    'claims of a class, those of pods among them, and node ports that are written',
    [
      quota({
        'gold.storageclass.storage.k8s.io/requests.storage': '5Gi',
        'gold.storageclass.storage.k8s.io/persistentvolumeclaims': '2',
        persistentvolumeclaims: '4',
        'services.nodeports': '1',
      }),
      claim('4Gi', 'slow'),
      claim('4Gi', 'data', 'gold'),
      deployment(
        { replicas: 2, strategy: { type: 'Recreate' } },
        {
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
            { name: 'slow', persistentVolumeClaim: { claimName: 'slow' } },
            { name: 'scratch', ephemeral: { volumeClaimTemplate: { spec: claim('1Gi', 'scratch', 'gold').spec } } },
          ],
          containers: [
            container({
              volumeMounts: ['data', 'slow', 'scratch'].map((name) => ({ name, mountPath: `/${name}` })),
            }),
          ],
        },
      ),
      service({
        type: 'LoadBalancer',
        allocateLoadBalancerNodePorts: false,
        ports: [
          { name: 'http', port: 80, targetPort: 'http', nodePort: 30080 },
          { name: 'more', port: 81, targetPort: 'http', nodePort: 30081 },
          { name: 'none', port: 82, targetPort: 'http' },
        ],
      }),
    ],
    [
      room(
        'gold.storageclass.storage.k8s.io/persistentvolumeclaims "2" of the quota is less than the 3 that the namespace asks for (PersistentVolumeClaim "data" 1, Deployment "user" 2)',
      ),
      room(
        'gold.storageclass.storage.k8s.io/requests.storage "5Gi" of the quota is less than the 6Gi that the namespace asks for (PersistentVolumeClaim "data" 1 × 4Gi, Deployment "user" 2 × 1Gi)',
      ),
      room('services.nodeports "1" of the quota is less than the 2 that the namespace asks for (Service "user" 1 × 2)'),
    ],
  ),
  raw(
    'a job with pods of which not one has room',
    [
      quota({ 'requests.memory': '1Gi' }),
      job({ completions: 2, parallelism: 3 }, { restartPolicy: 'Never', ...asking({ memory: '2Gi' }) }),
    ],
    [
      room(
        'requests.memory "1Gi" of the quota is less than the 2Gi that each pod of Job "user" asks for, so that it never runs',
      ),
    ],
  ),
  raw(
    'a job that has fewer pods than may run at once, and another run of a schedule',
    [
      quota({ pods: '2' }),
      job({ completions: 2, parallelism: 5 }, {}, 'migrate'),
      cronJob('0 3 * * *', { concurrencyPolicy: 'Allow' }),
    ],
    [],
    [
      room(
        'pods "2" of the quota is less than the 3 that the namespace may ask for at once, with autoscalers at their most, rollouts and jobs (Job "migrate" 2, CronJob "user" 1), besides further runs of CronJob "user"',
      ),
    ],
  ),
  raw(
    'an autoscaler of events, which leaves no pods at times',
    [
      quota({ pods: 4 }),
      deployment({}),
      object('keda.sh/v1alpha1', 'ScaledObject', {
        spec: {
          scaleTargetRef: { name: 'user' },
          maxReplicaCount: 5,
          triggers: [{ type: 'rabbitmq', metadata: { queueName: 'orders' } }],
        },
      }),
    ],
    [],
    [
      room(
        'pods 4 of the quota is less than the 5 that the namespace may ask for at once, with autoscalers at their most, rollouts and jobs (Deployment "user" 5)',
      ),
    ],
  ),
  raw(
    'pods of a class or a kind that a quota is about',
    [
      quota(
        { pods: 0 },
        { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'In', values: ['high'] }] } },
      ),
      quota({ pods: 0 }, { scopes: ['BestEffort', 'NotTerminating'] }, 'least'),
      quota({ pods: 0 }, { scopes: ['CrossNamespacePodAffinity'] }, 'across'),
      quota({ 'requests.cpu': '1' }, { scopes: ['NotBestEffort'] }, 'most'),
      deployment({}, { priorityClassName: 'high', ...asking({ cpu: '500m' }) }),
      deployment({}, {}, 'pay'),
      deployment(
        {},
        {
          ...asking({ cpu: '800m' }),
          affinity: {
            podAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                {
                  weight: 1,
                  podAffinityTerm: {
                    topologyKey: 'kubernetes.io/hostname',
                    namespaceSelector: {},
                    labelSelector: { matchLabels: { app: 'user' } },
                  },
                },
              ],
            },
          },
        },
        'near',
      ),
    ],
    [
      room('pods 0 of the quota is less than the 1 that the namespace asks for (Deployment "user" 1)'),
      '[shop/1] pods 0 of the quota is less than the 1 that the namespace asks for (Deployment "pay" 1): raise it, or ask for less.',
      '[shop/2] pods 0 of the quota is less than the 1 that the namespace asks for (Deployment "near" 1): raise it, or ask for less.',
      '[shop/3] requests.cpu "1" of the quota is less than the 1300m that the namespace asks for (Deployment "user" 1 × 500m, Deployment "near" 1 × 800m): raise it, or ask for less.',
    ],
  ),
  raw(
    'pods of the class that is the default',
    [
      object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1000, globalDefault: true }, 'usual'),
      quota(
        { pods: 0 },
        { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'NotIn', values: ['high'] }] } },
      ),
      quota(
        { pods: 0 },
        { scopeSelector: { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'DoesNotExist' }] } },
        'none',
      ),
      deployment(),
    ],
    [
      '[shop/1] pods 0 of the quota is less than the 1 that the namespace asks for (Deployment "user" 1): raise it, or ask for less.',
    ],
  ),
  madeFor(
    '1.34..1.37',
    raw(
      'amounts of pods as a whole, and what their runtime takes',
      [
        quota({
          'requests.memory': '1Gi',
          'requests.cpu': '2',
          'requests.hugepages-2Mi': '2Mi',
          'limits.memory': '4Gi',
        }),
        deployment({}, { resources: { limits: { memory: '1Gi', cpu: '1' }, requests: { cpu: '900m' } } }),
        deployment(
          {},
          {
            overhead: { memory: '100Mi' },
            ...asking({ memory: '1Mi', cpu: '1m', 'hugepages-2Mi': '4Mi' }, { memory: '1Mi', 'hugepages-2Mi': '4Mi' }),
          },
          'pay',
        ),
      ],
      [
        room(
          'requests.hugepages-2Mi "2Mi" of the quota is less than the 4Mi that the namespace asks for (Deployment "pay" 1 × 4Mi)',
        ),
        room(
          'requests.memory "1Gi" of the quota is less than the 1125Mi that the namespace asks for (Deployment "user" 1 × 1Gi, Deployment "pay" 1 × 101Mi)',
        ),
      ],
    ),
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
      quota({ pods: 0 }, { scopes: ['Terminating'] }),
      deployment(),
    ],
    [],
  ),
  raw(
    'no pods of a template, and as few as an autoscaler of events may leave',
    [
      quota({ pods: 0, 'limits.cpu': 1, 'limits.nvidia.com/gpu': 0 }),
      {
        ...object('v1', 'PodTemplate', {}, 'later'),
        template: { metadata: { labels: { app: 'later' } }, spec: { containers: [container()] } },
      },
    ],
    [],
  ),
  raw(
    'as many pods as there may be, of jobs that run one by one',
    [
      quota({ pods: 2, 'requests.memory': '1Gi' }),
      deployment({ strategy: { type: 'Recreate' } }, memory),
      cronJobOf('report', asking({ memory: '512Mi' })),
    ],
    [],
  ),
];
