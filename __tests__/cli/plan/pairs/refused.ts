import {
  cronJob,
  daemonSet,
  deployment,
  headless,
  job,
  object,
  type Raw,
  service,
  statefulSet,
} from '../../../checks/objects';
import { type PairCase, pair } from './pair-case';

const claim = (spec: Raw = {}): Raw =>
  object(
    'v1',
    'PersistentVolumeClaim',
    {
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'fast',
        resources: { requests: { storage: '2Gi' } },
        ...spec,
      },
    },
    'data',
  );
const template = (storage: string, labels?: Raw) => ({
  volumeClaimTemplates: [
    {
      metadata: { name: 'data', labels },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
    },
  ],
});
const set = (spec: Raw = {}) => statefulSet({ serviceName: 'db', ...template('1Gi'), ...spec }, {}, 'db');
const config = (fields: Raw) => object('v1', 'ConfigMap', fields, 'config');
const binding = (name: string, kind = 'RoleBinding') =>
  object('rbac.authorization.k8s.io/v1', kind, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
    subjects: [{ kind: 'ServiceAccount', name: 'user', namespace: 'shop' }],
  });
const storage = (fields: Raw) =>
  object('storage.k8s.io/v1', 'StorageClass', { provisioner: 'a.b/c', ...fields }, 'fast');
const other = { selector: { matchLabels: { app: 'other' } } };
const otherPods = (kind: (spec: Raw) => Raw) => {
  const changed = kind(other);
  return {
    ...changed,
    spec: { ...changed.spec, template: { ...changed.spec.template, metadata: { labels: { app: 'other' } } } },
  };
};
const indexed = (completions: number) =>
  job({ completionMode: 'Indexed', completions, parallelism: completions }, {}, 'index');
const pod = (spec: Raw) => object('v1', 'Pod', { spec: { containers: [{ name: 'user', image: 'user:1' }], ...spec } });

/** Changes that an API server refuses, and near ones that it takes. */
export const REFUSED: readonly PairCase[] = [
  pair(
    'the selector of a Deployment',
    deployment(),
    otherPods((spec) => deployment(spec)),
    [
      'refused Deployment user: the API server takes this only in a new object: spec.selector.matchLabels.app "user" → "other".',
    ],
  ),
  pair(
    'the selector of a DaemonSet',
    daemonSet(),
    otherPods((spec) => daemonSet(spec)),
    [
      'refused DaemonSet agent: the API server takes this only in a new object: spec.selector.matchLabels.app "agent" → "other".',
    ],
  ),
  pair('the selector of a StatefulSet', set(), otherPods(set), [
    'refused StatefulSet db: the API server takes this only in a new object: spec.selector.matchLabels.app "db" → "other".',
  ]),
  pair('the size in a claim template', set(), set(template('2Gi')), [
    'refused StatefulSet db: the API server takes this only in a new object: spec.volumeClaimTemplates[0].spec.resources.requests.storage "1Gi" → "2Gi".',
    'cost StatefulSet db: requests storage 1Gi → 2Gi.',
  ]),
  pair('the same size in a claim template', set(), set(template('1024Mi')), [
    'none StatefulSet db: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair('a label in a claim template', set(), set(template('1Gi', { a: 'b' })), [
    'refused StatefulSet db: the API server takes this only in a new object: spec.volumeClaimTemplates[0].metadata.labels is {"a":"b"}.',
  ]),
  pair('the serviceName of a StatefulSet', set(), set({ serviceName: 'other' }), [
    'refused StatefulSet db: the API server takes this only in a new object: spec.serviceName "db" → "other".',
  ]),
  pair('the podManagementPolicy of a StatefulSet', set(), set({ podManagementPolicy: 'Parallel' }), [
    'refused StatefulSet db: the API server takes this only in a new object: spec.podManagementPolicy "OrderedReady" → "Parallel".',
  ]),
  pair(
    'the podManagementPolicy of a StatefulSet, as it is by default',
    set(),
    set({ podManagementPolicy: 'OrderedReady' }),
    ['none StatefulSet db: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'everything that a StatefulSet lets change',
    set(),
    set({ replicas: 2, minReadySeconds: 5, revisionHistoryLimit: 3, ordinals: { start: 1 } }),
    [
      'cost StatefulSet db: requests storage 1Gi → 2Gi.',
      'in-place StatefulSet db: spec.minReadySeconds 0 → 5, spec.replicas 1 → 2, spec.revisionHistoryLimit 10 → 3, spec.ordinals is {"start":1}.',
    ],
  ),
  pair('OnDelete where no updateStrategy was written', set(), set({ updateStrategy: { type: 'OnDelete' } }), [
    'refused StatefulSet db: spec.updateStrategy "OnDelete" does not go with the rollingUpdate that the API server has added: write rollingUpdate null next to it for one apply.',
  ]),
  pair(
    'OnDelete where an updateStrategy was written',
    set({ updateStrategy: { type: 'RollingUpdate' } }),
    set({ updateStrategy: { type: 'OnDelete' } }),
    ['in-place StatefulSet db: spec.updateStrategy.type "RollingUpdate" → "OnDelete".'],
  ),
  pair('OnDelete of a DaemonSet', daemonSet(), daemonSet({ updateStrategy: { type: 'OnDelete' } }), [
    'in-place DaemonSet agent: spec.updateStrategy.type "RollingUpdate" → "OnDelete".',
  ]),
  pair('the image of a Job', job(), job({}, { containers: [{ name: 'user', image: 'nginx:2' }] }), [
    'refused Job user: the API server takes this only in a new object: spec.template.spec.containers["user"].image "nginx:1.29.3" → "nginx:2", spec.template.spec.containers["user"].ports [{"containerPort":8080,"hostPort":0,"name":"http","protocol":"TCP"}] is gone.',
  ]),
  pair('the completions of a Job', job({ completions: 2 }), job({ completions: 3 }), [
    'refused Job user: the API server takes this only in a new object: spec.completions 2 → 3.',
  ]),
  pair('the length of an indexed Job', indexed(2), indexed(3), [
    'in-place Job index: spec.completions 2 → 3, spec.parallelism 2 → 3.',
  ]),
  pair('the completionMode of a Job', job({ completions: 2 }), job({ completions: 2, completionMode: 'Indexed' }), [
    'refused Job user: the API server takes this only in a new object: spec.completionMode "NonIndexed" → "Indexed".',
  ]),
  pair('the parallelism of a Job', job(), job({ parallelism: 2 }), ['in-place Job user: spec.parallelism 1 → 2.']),
  pair(
    'the backoffLimit and the deadline of a Job',
    job(),
    job({ backoffLimit: 1, activeDeadlineSeconds: 60, ttlSecondsAfterFinished: 60 }),
    [
      'in-place Job user: spec.backoffLimit 6 → 1, spec.activeDeadlineSeconds is 60, spec.ttlSecondsAfterFinished is 60.',
    ],
  ),
  pair(
    'the nodeSelector of a suspended Job',
    job({ suspend: true }),
    job({ suspend: true }, { nodeSelector: { disk: 'ssd' } }),
    ['in-place Job user: spec.template.spec.nodeSelector is {"disk":"ssd"}.'],
  ),
  pair(
    'the image of a suspended Job',
    job({ suspend: true }),
    job({ suspend: true }, { containers: [{ name: 'user', image: 'nginx:2' }] }),
    [
      'refused Job user: the API server takes this only in a new object: spec.template.spec.containers["user"].image "nginx:1.29.3" → "nginx:2", spec.template.spec.containers["user"].ports [{"containerPort":8080,"hostPort":0,"name":"http","protocol":"TCP"}] is gone.',
    ],
  ),
  pair('the managedBy of a Job', job(), job({ managedBy: 'example.com/queue' }), [
    'refused Job user: the API server takes this only in a new object: spec.managedBy is "example.com/queue".',
  ]),
  pair(
    'the pods of a CronJob',
    cronJob('0 0 * * *'),
    cronJob('0 0 * * *', { jobTemplate: { spec: job({ backoffLimit: 1 }).spec } }),
    ['in-place CronJob user: spec.jobTemplate.spec.backoffLimit is 1.'],
  ),
  pair('a Service that becomes headless', service(), service({ clusterIP: 'None' }), [
    'refused Service user: the API server takes this only in a new object: spec.clusterIP of the cluster → "None".',
  ]),
  pair('a NodePort that becomes headless', service({ type: 'NodePort' }), service({ clusterIP: 'None' }), [
    'refused Service user: the API server takes this only in a new object: spec.clusterIP of the cluster → "None".',
  ]),
  pair(
    'a headless Service that gets an address',
    headless('user'),
    object('v1', 'Service', { spec: { selector: { app: 'user' } } }),
    ['none Service user: spec.clusterIP "None" is gone, and the API server keeps it all the same.'],
  ),
  pair(
    'a headless Service that becomes a LoadBalancer',
    headless('user'),
    object('v1', 'Service', { spec: { type: 'LoadBalancer', selector: { app: 'user' } } }),
    [
      'refused Service user: a headless Service keeps its clusterIP "None", which type "LoadBalancer" does not take.',
      'less-safe Service user: type "ClusterIP" → "LoadBalancer" opens it to clients outside of the cluster.',
    ],
  ),
  pair(
    'a headless Service that becomes an ExternalName',
    headless('user'),
    object('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'a.example.com' } }),
    [
      'in-place Service user: spec.selector {"app":"user"} is gone, spec.type "ClusterIP" → "ExternalName", spec.externalName is "a.example.com".',
      'none Service user: spec.clusterIP "None" is gone, and the API server keeps it all the same.',
    ],
  ),
  pair(
    'an ExternalName that becomes headless',
    object('v1', 'Service', { spec: { type: 'ExternalName', externalName: 'a.example.com' } }),
    headless('user'),
    [
      'in-place Service user: spec.externalName "a.example.com" is gone, spec.type "ExternalName" → "ClusterIP", spec.clusterIP is "None", spec.selector is {"app":"user"}.',
    ],
  ),
  pair('another address of a Service', service({ clusterIP: '10.96.0.20' }), service({ clusterIP: '10.96.0.21' }), [
    'refused Service user: the API server takes this only in a new object: spec.clusterIP "10.96.0.20" → "10.96.0.21".',
  ]),
  pair('an address for a Service that has one of the cluster', service(), service({ clusterIP: '10.96.0.21' }), [
    'refused Service user: the API server takes this only in a new object: spec.clusterIP of the cluster → "10.96.0.21".',
  ]),
  pair('no address any more', service({ clusterIP: '10.96.0.20' }), service(), [
    'none Service user: spec.clusterIP "10.96.0.20" is gone, and the API server keeps it all the same.',
  ]),
  pair(
    'a nodePort that is not written any more',
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }),
    service({ type: 'NodePort', ports: [{ port: 80 }] }),
    ['none Service user: spec.ports["80"].nodePort 30080 is gone, and the API server keeps it all the same.'],
  ),
  pair(
    'another nodePort',
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }),
    service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30081 }] }),
    ['in-place Service user: spec.ports["80"].nodePort 30080 → 30081.'],
  ),
  pair('another IP family', service({ ipFamilies: ['IPv4'] }), service({ ipFamilies: ['IPv6'] }), [
    'refused Service user: the API server takes this only in a new object: the first of spec.ipFamilies "IPv4" → "IPv6".',
  ]),
  pair(
    'a second IP family',
    service({ ipFamilies: ['IPv4'] }),
    service({ ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'PreferDualStack' }),
    ['in-place Service user: spec.ipFamilies ["IPv4"] → ["IPv4","IPv6"], spec.ipFamilyPolicy is "PreferDualStack".'],
  ),
  pair(
    'another loadBalancerClass',
    service({ type: 'LoadBalancer', loadBalancerClass: 'a.b/c' }),
    service({ type: 'LoadBalancer', loadBalancerClass: 'a.b/d' }),
    ['refused Service user: the API server takes this only in a new object: spec.loadBalancerClass "a.b/c" → "a.b/d".'],
  ),
  pair(
    'a loadBalancerClass for a LoadBalancer that had none',
    service({ type: 'LoadBalancer' }),
    service({ type: 'LoadBalancer', loadBalancerClass: 'a.b/d' }),
    ['refused Service user: the API server takes this only in a new object: spec.loadBalancerClass is "a.b/d".'],
  ),
  pair(
    'a LoadBalancer with a class that becomes internal',
    service({ type: 'LoadBalancer', loadBalancerClass: 'a.b/c' }),
    service(),
    ['in-place Service user: spec.loadBalancerClass "a.b/c" is gone, spec.type "LoadBalancer" → "ClusterIP".'],
  ),
  pair(
    'another healthCheckNodePort',
    service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30090 }),
    service({ type: 'LoadBalancer', externalTrafficPolicy: 'Local', healthCheckNodePort: 30091 }),
    ['refused Service user: the API server takes this only in a new object: spec.healthCheckNodePort 30090 → 30091.'],
  ),
  pair(
    'the data of an immutable ConfigMap',
    config({ immutable: true, data: { a: '1' } }),
    config({ immutable: true, data: { a: '2' } }),
    ['refused ConfigMap config: the API server takes this only in a new object: data.a "1" → "2".'],
  ),
  pair(
    'an immutable ConfigMap that becomes mutable',
    config({ immutable: true, data: { a: '1' } }),
    config({ data: { a: '1' } }),
    ['refused ConfigMap config: the API server takes this only in a new object: immutable true is gone.'],
  ),
  pair(
    'a label of an immutable ConfigMap',
    config({ immutable: true, data: { a: '1' } }),
    config({ immutable: true, data: { a: '1' }, metadata: { labels: { a: 'b' } } }),
    ['in-place ConfigMap config: metadata.labels is {"a":"b"}.'],
  ),
  pair(
    'a ConfigMap that becomes immutable',
    config({ data: { a: '1' } }),
    config({ immutable: true, data: { a: '2' } }),
    ['in-place ConfigMap config: data.a "1" → "2", immutable is true.'],
  ),
  pair(
    'the type of a Secret',
    object('v1', 'Secret', { type: 'Opaque' }),
    object('v1', 'Secret', { type: 'kubernetes.io/tls' }),
    ['refused Secret user: the API server takes this only in a new object: type "Opaque" → "kubernetes.io/tls".'],
  ),
  pair('a smaller claim', claim(), claim({ resources: { requests: { storage: '1Gi' } } }), [
    'refused PersistentVolumeClaim data: a claim never becomes smaller: spec.resources.requests.storage "2Gi" → "1Gi".',
    'cost PersistentVolumeClaim data: requests storage 2Gi → 1Gi.',
  ]),
  pair('a larger claim', claim(), claim({ resources: { requests: { storage: '4Gi' } } }), [
    'cost PersistentVolumeClaim data: requests storage 2Gi → 4Gi.',
    'in-place PersistentVolumeClaim data: spec.resources.requests.storage "2Gi" → "4Gi". The claim must be bound, and its storage class must have allowVolumeExpansion.',
  ]),
  pair('the access modes of a claim', claim(), claim({ accessModes: ['ReadWriteMany'] }), [
    'refused PersistentVolumeClaim data: the API server takes this only in a new object: spec.accessModes ["ReadWriteOnce"] → ["ReadWriteMany"].',
  ]),
  pair('the storage class of a claim', claim(), claim({ storageClassName: 'slow' }), [
    'refused PersistentVolumeClaim data: the API server takes this only in a new object: spec.storageClassName "fast" → "slow".',
  ]),
  pair('the role of a RoleBinding', binding('view'), binding('edit'), [
    'refused RoleBinding user: the API server takes this only in a new object: roleRef.name "view" → "edit".',
  ]),
  pair(
    'the role of a ClusterRoleBinding',
    binding('view', 'ClusterRoleBinding'),
    binding('edit', 'ClusterRoleBinding'),
    ['refused ClusterRoleBinding user: the API server takes this only in a new object: roleRef.name "view" → "edit".'],
  ),
  pair('the parameters of a StorageClass', storage({}), storage({ parameters: { type: 'gp3' } }), [
    'refused StorageClass fast: the API server takes this only in a new object: parameters is {"type":"gp3"}.',
  ]),
  pair('the reclaimPolicy of a StorageClass', storage({}), storage({ reclaimPolicy: 'Retain' }), [
    'refused StorageClass fast: the API server takes this only in a new object: reclaimPolicy "Delete" → "Retain".',
  ]),
  pair('the expansion of a StorageClass', storage({}), storage({ allowVolumeExpansion: true }), [
    'in-place StorageClass fast: allowVolumeExpansion is true.',
  ]),
  pair(
    'the value of a PriorityClass',
    object('scheduling.k8s.io/v1', 'PriorityClass', { value: 1 }),
    object('scheduling.k8s.io/v1', 'PriorityClass', { value: 2 }),
    ['refused PriorityClass user: the API server takes this only in a new object: value 1 → 2.'],
  ),
  pair(
    'the controller of an IngressClass',
    object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.b/c' } }),
    object('networking.k8s.io/v1', 'IngressClass', { spec: { controller: 'a.b/d' } }),
    ['refused IngressClass user: the API server takes this only in a new object: spec.controller "a.b/c" → "a.b/d".'],
  ),
  pair(
    'the handler of a RuntimeClass',
    object('node.k8s.io/v1', 'RuntimeClass', { handler: 'a' }),
    object('node.k8s.io/v1', 'RuntimeClass', { handler: 'b' }),
    ['refused RuntimeClass user: the API server takes this only in a new object: handler "a" → "b".'],
  ),
  pair(
    'the scopes of a ResourceQuota',
    object('v1', 'ResourceQuota', { spec: { hard: { pods: '1' } } }),
    object('v1', 'ResourceQuota', { spec: { hard: { pods: '1' }, scopes: ['BestEffort'] } }),
    ['refused ResourceQuota user: the API server takes this only in a new object: spec.scopes is ["BestEffort"].'],
  ),
  pair('the image of a pod', pod({}), pod({ containers: [{ name: 'user', image: 'user:2' }] }), [
    'in-place Pod user: spec.containers["user"].image "user:1" → "user:2".',
  ]),
  pair(
    'a variable of a pod',
    pod({}),
    pod({ containers: [{ name: 'user', image: 'user:1', env: [{ name: 'A', value: '1' }] }] }),
    [
      'refused Pod user: the API server takes this only in a new object: spec.containers["user"].env is [{"name":"A","value":"1"}].',
    ],
  ),
  pair('a shorter deadline of a pod', pod({ activeDeadlineSeconds: 60 }), pod({ activeDeadlineSeconds: 30 }), [
    'in-place Pod user: spec.activeDeadlineSeconds 60 → 30.',
  ]),
  pair('a longer deadline of a pod', pod({ activeDeadlineSeconds: 60 }), pod({ activeDeadlineSeconds: 90 }), [
    'refused Pod user: spec.activeDeadlineSeconds of a pod may only become shorter: 60 → 90.',
  ]),
  pair('a toleration more for a pod', pod({}), pod({ tolerations: [{ key: 'a', operator: 'Exists' }] }), [
    'in-place Pod user: spec.tolerations is [{"key":"a","operator":"Exists"}].',
  ]),
  pair('a toleration less for a pod', pod({ tolerations: [{ key: 'a', operator: 'Exists' }] }), pod({}), [
    'refused Pod user: tolerations of a pod may only be added, and {"key":"a","operator":"Exists"} is gone.',
  ]),
];
