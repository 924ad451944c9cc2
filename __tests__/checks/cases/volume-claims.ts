import { type Case, raw } from '../case';
import { container, cronJob, deployment, headless, job, object, type Raw, statefulSet } from '../objects';

const storage = (accessModes: readonly string[], spec: Raw = {}) =>
  object(
    'v1',
    'PersistentVolumeClaim',
    { spec: { accessModes, resources: { requests: { storage: '1Gi' } }, ...spec } },
    'data',
  );

const once = storage(['ReadWriteOnce']);
const onePod = storage(['ReadWriteOncePod']);

const storing = (claimName = 'data', pod: Raw = {}): Raw => ({
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
  containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
  ...pod,
});

const RECREATE = { strategy: { type: 'Recreate' } };

const user = (spec: Raw = RECREATE, pod: Raw = {}, name = 'user') => deployment(spec, storing('data', pod), name);

const other = (pod: Raw = {}) => user(RECREATE, pod, 'other');

const hpa = object('autoscaling/v2', 'HorizontalPodAutoscaler', {
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'user' }, maxReplicas: 5 },
});

const ONE_NODE =
  'PersistentVolumeClaim "data" can be mounted on one node only (ReadWriteOnce), and pods on other nodes would wait forever: write the access mode "ReadWriteMany" in the claim, or one pod';

const oneNode = (title: string, spec: Raw, ...others: readonly Raw[]) =>
  raw(title, [once, user(spec), ...others], [], [`[shop/1] ${ONE_NODE} with the strategy Recreate.`]);

const secondNode = (first: string) =>
  `PersistentVolumeClaim "data" can be mounted on one node only (ReadWriteOnce), and ${first} mounts it as well, so that pods on another node would wait forever: write the access mode "ReadWriteMany" in the claim, or a required podAffinity by "kubernetes.io/hostname".`;

const missing = (written: string, meant: string, objects: readonly Raw[]) =>
  raw(
    `the claim "${written}", which is almost "${meant}"`,
    [deployment(RECREATE, storing(written)), ...objects],
    [],
    [
      `[shop/0] claimName "${written}" is not in the app: write "${meant}" if that is meant, or PorticoChecks.of(app).external("PersistentVolumeClaim", "${written}").`,
    ],
  );

const template = {
  metadata: { name: 'data' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
};

const db = (replicas: number, pod: Raw) => [statefulSet({ replicas }, pod, 'db'), headless('db')];

/** A StatefulSet that claims storage for each of its pods. */
const storingSet = (name: string, claim: string, modes = ['ReadWriteOnce'], spec: Raw = {}) => [
  statefulSet(
    {
      volumeClaimTemplates: [{ metadata: { name: claim }, spec: { ...template.spec, accessModes: modes } }],
      serviceName: name,
      ...spec,
    },
    { containers: [container({ volumeMounts: [{ name: claim, mountPath: '/data' }] })] },
    name,
  ),
  headless(name),
];

const readOnly = (mount: Raw = {}, claim: Raw = {}) =>
  deployment(
    {},
    {
      volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data', ...claim } }],
      containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data', ...mount }] })],
    },
  );

const mounting = { containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })] };

const together = (topologyKey: string) => ({
  affinity: {
    podAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        { topologyKey, labelSelector: { matchLabels: { app: 'user' } } },
      ],
    },
  },
});

export const wrong: readonly Case[] = [
  oneNode('storage of one node for two pods', { replicas: 2, ...RECREATE }),
  oneNode('storage of one node in a rolling update', {}),
  oneNode('storage of one node for pods that an autoscaler adds', RECREATE, hpa),
  raw('storage of one node for the pods of a StatefulSet', [once, ...db(3, storing())], [], [`[shop/1] ${ONE_NODE}.`]),
  raw(
    'storage of one node for a DaemonSet',
    [once, object('apps/v1', 'DaemonSet', { spec: deployment({}, storing()).spec })],
    [],
    [`[shop/1] ${ONE_NODE.replace(/one pod$/, 'a Deployment of one pod')} with the strategy Recreate.`],
  ),
  raw(
    'storage of one node for three Deployments',
    [once, user(), other(), user(RECREATE, {}, 'third')],
    [],
    [`[shop/2] ${secondNode('Deployment "user" (shop/1)')}`, `[shop/3] ${secondNode('Deployment "user" (shop/1)')}`],
  ),
  raw(
    'storage of one node for a Deployment and the job that backs it up',
    [once, cronJob('0 0 * * *', { jobTemplate: { spec: job({}, storing()).spec } }), user()],
    [],
    [`[shop/1] ${secondNode('Deployment "user" (shop/2)')}`],
  ),
  raw(
    'storage for one pod in a rolling update',
    [onePod, user({})],
    [
      '[shop/1] PersistentVolumeClaim "data" is for one pod (ReadWriteOncePod), and this Deployment runs up to 2, so that the others would wait forever: write the access mode "ReadWriteMany" in the claim, or one pod with the strategy Recreate.',
    ],
  ),
  raw(
    'storage for one pod of a StatefulSet with three',
    [onePod, ...db(3, storing())],
    [
      '[shop/1] PersistentVolumeClaim "data" is for one pod (ReadWriteOncePod), and this StatefulSet runs up to 3, so that the others would wait forever: write the access mode "ReadWriteMany" in the claim, or one pod.',
    ],
  ),
  raw(
    'storage for one pod in two Deployments',
    [onePod, user(), other(together('kubernetes.io/hostname'))],
    [
      '[shop/2] PersistentVolumeClaim "data" is for one pod (ReadWriteOncePod), and Deployment "user" (shop/1) mounts it as well, so that the second pod would wait forever: write a claim for each, or the access mode "ReadWriteMany" in this one.',
    ],
  ),
  raw(
    'the storage of a pod of a StatefulSet in the job that backs it up',
    [...storingSet('db', 'data'), cronJob('0 0 * * *', { jobTemplate: { spec: job({}, storing('data-db-0')).spec } })],
    [],
    [
      '[shop/2] PersistentVolumeClaim "data-db-0" can be mounted on one node only (ReadWriteOnce), and StatefulSet "db" (shop/0) mounts it as well, so that pods on another node would wait forever: write the access mode "ReadWriteMany" in the claim, or a required podAffinity by "kubernetes.io/hostname".',
    ],
  ),
  raw(
    'two StatefulSets whose claims have the same names',
    [...storingSet('c', 'a-b'), ...storingSet('b-c', 'a')],
    [
      '[shop/2] volumeClaimTemplates "a" gives the claim "a-b-c-0", which pods of StatefulSet "c" (shop/0) have as well: rename the template.',
    ],
  ),
  raw(
    'a mount to write to storage that can only be read',
    [storage(['ReadOnlyMany']), readOnly(), ...storingSet('db', 'data', ['ReadOnlyMany'])],
    [],
    [
      '[shop/2] PersistentVolumeClaim "data-db-0" can only be read (ReadOnlyMany), and container "user" mounts it to write: write readOnly true for the mount, or the access mode "ReadWriteMany" in the claim.',
      '[shop/1] PersistentVolumeClaim "data" can only be read (ReadOnlyMany), and container "user" mounts it to write: write readOnly true for the mount, or the access mode "ReadWriteMany" in the claim.',
    ],
  ),
  missing('dta', 'data', [once]),
  missing(
    'data-bd-0',
    'data-db-0',
    db(1, mounting).map((each, index) =>
      index === 0 ? { ...each, spec: { ...each.spec, volumeClaimTemplates: [template] } } : each,
    ),
  ),
];

const nothing = (title: string, ...objects: readonly Raw[]) => raw(title, objects, []);

export const right: readonly Case[] = [
  nothing('storage of one node for one pod at a time', once, user()),
  nothing('storage for one pod at a time', onePod, user()),
  nothing(
    'storage of one node in a rolling update that ends the old pod first',
    once,
    user({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } }),
  ),
  nothing('storage of many nodes', storage(['ReadWriteOnce', 'ReadWriteMany']), user({ replicas: 3 }), other()),
  nothing('a claim of a StatefulSet with one pod', once, ...db(1, storing())),
  nothing('a Deployment that runs no pods', once, user({ replicas: 0 }), other()),
  nothing('a claim that is made elsewhere', deployment({ replicas: 2 }, storing('elsewhere')), once),
  nothing('a second claim of a kind', deployment({ replicas: 2 }, storing('data-2')), {
    ...once,
    metadata: { name: 'data-1' },
  }),
  nothing(
    'a claim that a StatefulSet makes',
    job({}, storing('data-db-0')),
    { ...db(1, mounting)[0], spec: { ...db(1, mounting)[0]?.spec, volumeClaimTemplates: [template] } },
    headless('db'),
  ),
  nothing(
    'the storage of each pod of a StatefulSet',
    ...storingSet('db', 'data', ['ReadWriteOncePod'], { replicas: 3 }),
  ),
  nothing(
    'the storage of a pod that a StatefulSet does not have any more',
    ...storingSet('db', 'data', ['ReadWriteOncePod']),
    deployment(RECREATE, storing('data-db-1')),
  ),
  nothing(
    'two StatefulSets whose pods have other numbers',
    ...storingSet('c', 'a-b'),
    ...storingSet('b-c', 'a', ['ReadWriteOnce'], { ordinals: { start: 1 } }),
  ),
  nothing('storage that is only read', storage(['ReadOnlyMany']), readOnly({ readOnly: true })),
  nothing('storage that is only read as a whole', storage(['ReadOnlyMany']), readOnly({}, { readOnly: true })),
  nothing('two jobs, of which each ends', once, job({}, storing()), job({}, storing(), 'other')),
  nothing('a job that fills the storage of a Deployment', once, job({}, storing()), user()),
  nothing('pods that are kept on one node', once, user(), other(together('kubernetes.io/hostname'))),
  nothing('pods of one node', once, user({ replicas: 2 }, { nodeSelector: { 'kubernetes.io/hostname': 'a' } })),
  nothing(
    'a class of shared storage',
    storage(['ReadWriteOnce'], { storageClassName: 'nfs-client' }),
    user({ replicas: 2 }),
  ),
  nothing(
    'a volume that need not be attached',
    storage(['ReadWriteOnce'], { storageClassName: 'manual' }),
    object('v1', 'PersistentVolume', {
      spec: {
        accessModes: ['ReadWriteOnce'],
        capacity: { storage: '1Gi' },
        hostPath: { path: '/data' },
        storageClassName: 'manual',
      },
    }),
    user({ replicas: 2 }),
  ),
];
