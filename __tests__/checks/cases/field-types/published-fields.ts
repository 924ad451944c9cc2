import { PorticoDefaults } from '../../../../lib';
import { type Case, raw } from '../../case';
import { deployment, object, type Raw, widgets, withContainer } from '../../objects';

const version = (fields: Raw) =>
  widgets({
    versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } }, ...fields }],
  });

const POD = 'spec.template.spec';

const LIST = 'is not a list: write one, in [ ].';

const OBJECT = 'is not an object: write one, in { }.';

const one = (title: string, wrong: Raw, ...messages: readonly string[]): Case =>
  raw(
    title,
    [wrong],
    messages.map((message) => `[shop/0] ${message}`),
  );

const onNewClusters = (row: Case): Case => ({
  ...row,
  build: (chart, app) => {
    PorticoDefaults.of(chart).set({ kubernetesVersion: '1.36' });
    row.build(chart, app);
  },
});

export const wrong: readonly Case[] = [
  one(
    'printer columns as a text',
    version({ additionalPrinterColumns: 'x' }),
    `spec.versions[0].additionalPrinterColumns "x" ${LIST}`,
  ),
  one('subresources as a number', version({ subresources: 3 }), `spec.versions[0].subresources 3 ${OBJECT}`),
  one('a conversion as a word', widgets({ conversion: 'None' }), `spec.conversion "None" ${OBJECT}`),
  one(
    'a schema of a wrong type',
    version({ schema: { openAPIV3Schema: { type: 'object', properties: { spec: { required: 'a' } } } } }),
    `spec.versions[0].schema.openAPIV3Schema.properties.spec.required "a" ${LIST}`,
  ),
  one(
    'a disk of a cloud as a number',
    object('v1', 'PersistentVolume', {
      spec: { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], awsElasticBlockStore: 5 },
    }),
    `spec.awsElasticBlockStore 5 ${OBJECT}`,
  ),
  one(
    'a number of a disk as a text',
    withContainer(
      { volumeMounts: [{ name: 'a', mountPath: '/a' }] },
      { volumes: [{ name: 'a', iscsi: { iqn: 'iqn.2026-01.com.example:a', lun: 'x', targetPortal: 'b' } }] },
    ),
    `${POD}.volumes[0].iscsi.lun "x" is not a whole number: write, for example, 3.`,
  ),
  one(
    'ephemeral containers as a number',
    deployment({}, { ephemeralContainers: 5 }),
    `${POD}.ephemeralContainers 5 ${LIST}`,
  ),
  one(
    'an ephemeral container from the start',
    deployment({}, { ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37.0' }] }),
    `${POD} has ephemeralContainers, which only kubectl debug adds to a running pod: leave them out.`,
  ),
  one(
    'a time as a number',
    object('coordination.k8s.io/v1', 'Lease', { spec: { acquireTime: 5 } }),
    'spec.acquireTime 5 is not a time: write one, for example "2026-01-31T12:00:00Z".',
  ),
  one(
    'an owner that is nothing',
    object('v1', 'ConfigMap', { metadata: { ownerReferences: [{}] } }),
    // cdk8s writes metadata without what is empty.
    `metadata.ownerReferences[0] undefined ${OBJECT}`,
  ),
  one(
    'an owner by its name only',
    object('v1', 'ConfigMap', { metadata: { ownerReferences: [{ name: 'user' }] } }),
    ...['apiVersion', 'kind', 'uid'].map(
      (field) => `metadata.ownerReferences[0].${field} is missing: write it, since the API server requires it.`,
    ),
  ),
  one(
    'a finalizer with a blank',
    object('v1', 'ConfigMap', { metadata: { finalizers: ['a b'] } }),
    'metadata.finalizers[0] "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
  ),
  onNewClusters(
    one(
      'restart rules as a text',
      withContainer({ restartPolicyRules: 'x' }),
      `${POD}.containers[0].restartPolicyRules "x" ${LIST}`,
    ),
  ),
  one('taints as a number', object('v1', 'Node', { spec: { taints: 5 } }), `spec.taints 5 ${LIST}`),
  one('subsets as a number', object('v1', 'Endpoints', { subsets: 5 }), `subsets 5 ${LIST}`),
  one('a CSI driver as a number', object('storage.k8s.io/v1', 'CSIDriver', { spec: 5 }), `spec 5 ${OBJECT}`),
  onNewClusters(
    one(
      'a flow schema as a number',
      object('flowcontrol.apiserver.k8s.io/v1', 'FlowSchema', { spec: 5 }),
      `spec 5 ${OBJECT}`,
    ),
  ),
  onNewClusters(
    one(
      'an admission policy as a number',
      object('admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy', { spec: 5 }),
      `spec 5 ${OBJECT}`,
    ),
  ),
  one(
    'an API service with nothing in it',
    object('apiregistration.k8s.io/v1', 'APIService', { spec: {} }, 'v1.example.com'),
    ...['groupPriorityMinimum', 'versionPriority'].map(
      (field) => `spec.${field} is missing: write it, since the API server requires it.`,
    ),
  ),
  one(
    'a gateway class with nothing in it',
    object('gateway.networking.k8s.io/v1', 'GatewayClass', { spec: {} }),
    'spec.controllerName is missing: write it, since the API server requires it.',
  ),
  one(
    'a route for gRPC as a number',
    object('gateway.networking.k8s.io/v1', 'GRPCRoute', { spec: 5 }),
    `spec 5 ${OBJECT}`,
  ),
];
