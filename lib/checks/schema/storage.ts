import type { Fields } from '../model/read';
import { objectReference } from './config';
import {
  flag,
  labelKey,
  objectName,
  objectNameOrNone,
  oneOf,
  oneOfOrNone,
  positiveQuantity,
  text,
  texts,
  word,
} from './scalars';
import { nodeSelector } from './selectors';
import { fields, list, map, type Rule } from './shape';
import { accessMode, claimSpec, driverName, hostPath, nfs } from './volumes';

const secretReference = fields({ 'name!': word, 'namespace!': word });

/** Where a volume's data is, of which it needs one. */
const SOURCES =
  /^(aws|azure|cephfs|cinder|csi|fc|flex|flocker|gce|glusterfs|hostPath|iscsi|local|nfs|photon|portworx|quobyte|rbd|scaleIO|storageos|vsphere)/;

const hasCapacity: Rule = ({ capacity }) =>
  (capacity as Fields).storage === undefined ? 'has no capacity: write capacity.storage, for example "1Gi"' : undefined;

const hasSource: Rule = (spec) => {
  const found = Object.keys(spec).filter((field) => SOURCES.test(field));
  if (found.length === 1) return undefined;
  return found.length === 0
    ? 'has no data anywhere: write its source, for example csi'
    : `has ${found.join(' and ')}: write one source`;
};

const volumeSpec = fields(
  {
    'capacity!': map(
      (name) => (name === 'storage' ? undefined : 'is no capacity of a volume: write "storage" alone'),
      positiveQuantity,
      '{ storage: "1Gi" }',
    ),
    'accessModes!': list(accessMode, { notEmpty: true }),
    persistentVolumeReclaimPolicy: oneOfOrNone('Retain', 'Delete', 'Recycle'),
    storageClassName: objectNameOrNone,
    volumeAttributesClassName: objectName,
    volumeMode: oneOf('Filesystem', 'Block'),
    mountOptions: list(text),
    claimRef: objectReference,
    nodeAffinity: fields({ 'required!': nodeSelector }),
    csi: fields({
      'driver!': driverName,
      'volumeHandle!': word,
      fsType: text,
      readOnly: flag,
      volumeAttributes: texts,
      controllerExpandSecretRef: secretReference,
      controllerPublishSecretRef: secretReference,
      nodeExpandSecretRef: secretReference,
      nodePublishSecretRef: secretReference,
      nodeStageSecretRef: secretReference,
    }),
    hostPath,
    local: fields({ 'path!': word, fsType: text }),
    nfs,
  },
  hasCapacity,
  hasSource,
);

const storageClass = fields({
  'provisioner!': labelKey,
  parameters: map(
    (key) => (key === '' ? 'is empty: write the name of a parameter' : undefined),
    text,
    '{ type: "ssd" }',
  ),
  reclaimPolicy: oneOf('Retain', 'Delete'),
  volumeBindingMode: oneOf('Immediate', 'WaitForFirstConsumer'),
  allowVolumeExpansion: flag,
  mountOptions: list(text),
  allowedTopologies: list(
    fields({
      'matchLabelExpressions!': list(
        fields({ 'key!': labelKey, 'values!': list(text, { notEmpty: true, unique: [] }) }),
        { notEmpty: true, unique: ['key'] },
      ),
    }),
    { unique: [] },
  ),
});

export const STORAGE = {
  ' PersistentVolume': fields({ 'spec!': volumeSpec }),
  ' PersistentVolumeClaim': fields({ 'spec!': claimSpec }),
  'storage.k8s.io StorageClass': storageClass,
};
