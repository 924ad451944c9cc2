import { deployment, object, type Raw, service, statefulSet } from '../../../checks/objects';
import { type PairCase, pair } from './pair-case';

const inNamespace = (json: Raw, namespace: string): Raw => ({ ...json, metadata: { ...json.metadata, namespace } });
const claims = {
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ],
};
const claim = (name: string) =>
  object(
    'v1',
    'PersistentVolumeClaim',
    { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    name,
  );
const withVolume = (source: Raw) => deployment({}, { volumes: [{ name: 'data', ...source }] });
const retention = (policy: Raw, replicas = 3) =>
  statefulSet({ replicas, ...claims, persistentVolumeClaimRetentionPolicy: policy }, {}, 'db');
const named = (name: string, spec: Raw = {}) => [
  deployment(spec, {}, name),
  service({ selector: { app: name } }, name),
];

/** Objects that come, go, move and lose data. */
export const OBJECTS: readonly PairCase[] = [
  pair('nothing', deployment(), deployment(), []),
  pair('the order of fields', deployment({ replicas: 2, paused: false }), deployment({ paused: false, replicas: 2 }), [
    'none Deployment user: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair('the order of objects', [deployment(), service()], [service(), deployment()], []),
  pair('empty labels', deployment(), { ...deployment(), metadata: { name: 'user', labels: {} } }, [
    'none Deployment user: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair(
    'the annotations of kubectl',
    deployment(),
    {
      ...deployment(),
      metadata: { name: 'user', annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' } },
    },
    ['none Deployment user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair('a status', deployment(), { ...deployment(), status: { replicas: 1 } }, [
    'none Deployment user: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair(
    'the defaults of a Service',
    service(),
    service({
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP' }],
    }),
    ['none Service user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'stringData that becomes data',
    object('v1', 'Secret', { stringData: { a: 'b' } }),
    object('v1', 'Secret', { data: { a: 'Yg==' } }),
    ['none Secret user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'the type of a Secret that is written',
    object('v1', 'Secret', { stringData: { a: 'b' } }),
    object('v1', 'Secret', { type: 'Opaque', stringData: { a: 'b' } }),
    ['none Secret user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair(
    'the items of a List',
    { apiVersion: 'v1', kind: 'List', items: [service(), deployment()] },
    [service(), deployment()],
    [
      'none Deployment user: only its text differs: order, comments, or what the API server fills in.',
      'none Service user: only its text differs: order, comments, or what the API server fills in.',
    ],
  ),
  pair(
    'a field of a custom kind',
    object('example.com/v1', 'Widget', { spec: { size: 1 } }),
    object('example.com/v1', 'Widget', { spec: { size: 2 } }),
    ['in-place Widget user: spec.size 1 → 2.'],
  ),
  pair(
    'the order of keys of a custom kind',
    object('example.com/v1', 'Widget', { spec: { a: 1, b: 2 } }),
    object('example.com/v1', 'Widget', { spec: { b: 2, a: 1 } }),
    ['none Widget user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair('a Service that is new', [], service(), ['in-place Service user: is new.']),
  pair(
    'a Deployment that is new',
    [],
    deployment(
      { replicas: 2 },
      { containers: [{ name: 'user', image: 'user:1', resources: { requests: { cpu: '100m', memory: '64Mi' } } }] },
    ),
    [
      'cost Deployment user: requests cpu 0 → 200m, memory 0 → 128Mi at least and at most; cpu 0 → 300m, memory 0 → 192Mi in a rollout.',
      'in-place Deployment user: is new.',
    ],
  ),
  pair(
    'a Service that is gone',
    service(),
    [],
    ['left-behind Service user: is in no file any more, and kubectl apply leaves it in the cluster.'],
  ),
  pair(
    'a ConfigMap that is gone',
    object('v1', 'ConfigMap', { data: { a: '1' } }, 'config'),
    [],
    ['left-behind ConfigMap config: is in no file any more, and kubectl apply leaves it in the cluster.'],
  ),
  pair(
    'a claim that is gone',
    claim('data'),
    [],
    [
      'data-loss PersistentVolumeClaim data: deleting it, by hand or by a tool that prunes, loses its data, unless its volume is retained.',
      'left-behind PersistentVolumeClaim data: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair(
    'a StatefulSet that is gone',
    statefulSet(claims, {}, 'db'),
    [],
    [
      'data-loss StatefulSet db: deleting it, by hand or by a tool that prunes, loses its pods, and its claims where they are not retained.',
      'left-behind StatefulSet db: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair(
    'a Namespace that is gone',
    object('v1', 'Namespace', {}, 'shop'),
    [],
    [
      'data-loss Namespace shop: deleting it, by hand or by a tool that prunes, loses all objects in it, and the data of its claims.',
      'left-behind Namespace shop: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair(
    'a definition that is gone',
    object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', { spec: {} }, 'widgets.example.com'),
    [],
    [
      'data-loss CustomResourceDefinition widgets.example.com: deleting it, by hand or by a tool that prunes, loses all objects of its kind.',
      'left-behind CustomResourceDefinition widgets.example.com: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair('a claim by another name', claim('data'), claim('files'), [
    'data-loss PersistentVolumeClaim data: deleting it, by hand or by a tool that prunes, loses its data, unless its volume is retained.',
    'data-loss PersistentVolumeClaim files: its volumes are new and empty: the data stay with PersistentVolumeClaim data.',
    'left-behind PersistentVolumeClaim data: is in no file any more, and kubectl apply leaves it in the cluster.',
    'cost PersistentVolumeClaim files: requests storage 0 → 1Gi.',
    'in-place PersistentVolumeClaim files: is PersistentVolumeClaim data by another name.',
  ]),
  pair(
    'pods without the claim that they had',
    withVolume({ persistentVolumeClaim: { claimName: 'data' } }),
    withVolume({ emptyDir: {} }),
    [
      'data-loss Deployment user: the pods no longer have claim "data" as volume "data", but emptyDir: they do not see its data.',
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: volumes["data"].persistentVolumeClaim {"claimName":"data","readOnly":false} is gone, volumes["data"].emptyDir is {}.',
    ],
  ),
  pair(
    'pods with another claim',
    withVolume({ persistentVolumeClaim: { claimName: 'data' } }),
    withVolume({ persistentVolumeClaim: { claimName: 'files' } }),
    [
      'data-loss Deployment user: the pods no longer have claim "data" as volume "data", but claim "files": they do not see its data.',
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: volumes["data"].persistentVolumeClaim.claimName "data" → "files".',
    ],
  ),
  pair(
    'pods with the same claim by another volume',
    withVolume({ persistentVolumeClaim: { claimName: 'data' } }),
    deployment({}, { volumes: [{ name: 'files', persistentVolumeClaim: { claimName: 'data' } }] }),
    [
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: volumes["data"] {"name":"data","persistentVolumeClaim":{"claimName":"data","readOnly":false}} is gone, volumes["files"] is {"name":"files","persistentVolumeClaim":{"claimName":"data","readOnly":false}}.',
    ],
  ),
  pair('claims that go with their StatefulSet', retention({}), retention({ whenDeleted: 'Delete' }), [
    'data-loss StatefulSet db: persistentVolumeClaimRetentionPolicy.whenDeleted "Delete": its claims go with it from now on.',
    'in-place StatefulSet db: spec.persistentVolumeClaimRetentionPolicy.whenDeleted "Retain" → "Delete".',
  ]),
  pair('claims that go with their pods', retention({}), retention({ whenScaled: 'Delete' }), [
    'data-loss StatefulSet db: persistentVolumeClaimRetentionPolicy.whenScaled "Delete": from now on a claim goes with the pod that is scaled away.',
    'in-place StatefulSet db: spec.persistentVolumeClaimRetentionPolicy.whenScaled "Retain" → "Delete".',
  ]),
  pair(
    'fewer pods whose claims go with them',
    retention({ whenScaled: 'Delete' }),
    retention({ whenScaled: 'Delete' }, 1),
    [
      'data-loss StatefulSet db: the claims of 2 pods are deleted: replicas 3 → 1, and persistentVolumeClaimRetentionPolicy.whenScaled is "Delete".',
      'less-available StatefulSet db: 1 pod runs at least, instead of 3, which a drain or a failed node takes away for a while.',
      'cost StatefulSet db: requests storage 3Gi → 1Gi.',
      'in-place StatefulSet db: spec.replicas 3 → 1.',
    ],
  ),
  pair('fewer pods whose claims stay', retention({}), retention({}, 1), [
    'less-available StatefulSet db: 1 pod runs at least, instead of 3, which a drain or a failed node takes away for a while.',
    'in-place StatefulSet db: spec.replicas 3 → 1.',
  ]),
  pair('a workload and its Service by another name', named('user'), named('client'), [
    'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster.',
    'left-behind Service user: is in no file any more, and kubectl apply leaves it in the cluster.',
    'in-place Deployment client: is Deployment user by another name.',
    'in-place Service client: is Service user by another name.',
  ]),
  pair(
    'a workload by another name with the same selector',
    deployment(),
    { ...deployment(), metadata: { name: 'client' } },
    [
      'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster.',
      'in-place Deployment client: is Deployment user by another name.',
    ],
  ),
  pair(
    'a workload by another name and with another image',
    named('user'),
    [
      deployment({}, { containers: [{ name: 'user', image: 'nginx:2' }] }, 'client'),
      service({ selector: { app: 'client' } }, 'client'),
    ],
    [
      'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster.',
      'left-behind Service user: is in no file any more, and kubectl apply leaves it in the cluster.',
      'in-place Deployment client: is Deployment user by another name.',
      'in-place Service client: is Service user by another name.',
    ],
  ),
  pair('a StatefulSet by another name', statefulSet(claims, {}, 'db'), statefulSet(claims, {}, 'store'), [
    'data-loss StatefulSet db: deleting it, by hand or by a tool that prunes, loses its pods, and its claims where they are not retained.',
    'data-loss StatefulSet store: its volumes are new and empty: the data stay with StatefulSet db.',
    'left-behind StatefulSet db: is in no file any more, and kubectl apply leaves it in the cluster.',
    'cost StatefulSet store: requests storage 0 → 1Gi.',
    'in-place StatefulSet store: is StatefulSet db by another name.',
  ]),
  pair('a Service by another name', service(), service({}, 'client'), [
    'left-behind Service user: is in no file any more, and kubectl apply leaves it in the cluster.',
    'in-place Service client: is Service user by another name.',
  ]),
  pair('a workload in another namespace', inNamespace(deployment(), 'shop'), inNamespace(deployment(), 'store'), [
    'left-behind Deployment shop/user: is in no file any more, and kubectl apply leaves it in the cluster.',
    'in-place Deployment store/user: is Deployment shop/user in another namespace.',
  ]),
  pair(
    'two workloads instead of one',
    deployment(),
    [deployment({}, {}, 'a'), deployment({}, {}, 'b')],
    [
      'left-behind Deployment user: is in no file any more, and kubectl apply leaves it in the cluster.',
      'in-place Deployment a: is new.',
      'in-place Deployment b: is new.',
    ],
  ),
];
