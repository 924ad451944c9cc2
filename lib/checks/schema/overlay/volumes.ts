import { MAX_LABEL } from '../../../rules/dns-name';
import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import {
  absolutePath,
  dataKey,
  dnsName,
  dnsNameOrEmpty,
  fileMode,
  labelKey,
  oneOf,
  positiveQuantity,
  quantities,
  quantityFromZero,
  relativePath,
  text,
  textOf,
  within,
  word,
} from '../scalars';
import { anything, every, fields, list, map, type Rule } from '../shape';
import { asIs, notEmpty, type Overlay, refine, wordOrEmpty } from './refine';

const claim = {
  'accessModes!': notEmpty,
  storageClassName: dnsNameOrEmpty,
  volumeAttributesClassName: dnsNameOrEmpty,
};

const requestsStorage: Rule = ({ resources }) =>
  positiveQuantity.fits((((resources ?? {}) as Fields).requests as Fields | undefined)?.storage)
    ? undefined
    : 'requests no storage: write resources.requests.storage, for example "1Gi"';

/** The name of a driver is a part of a path. */
const driverName = textOf(
  (value) => value.length <= MAX_LABEL && dnsName.fits(value),
  'a name of a driver',
  `at most ${MAX_LABEL} lower-case letters, digits, "-" and "."`,
);

/** Sources write into one folder. */
const writesOnce: Rule = ({ sources }) => {
  const paths = ((sources ?? []) as readonly Fields[]).flatMap((parts) =>
    Object.values(parts).flatMap((part) => {
      const { path, items = [] } = (part ?? {}) as { path?: string; items?: readonly Fields[] };
      return [path, ...items.map((item) => item.path)].filter((each) => each !== undefined);
    }),
  );
  const double = paths.find((path, index) => paths.indexOf(path) < index);
  return double === undefined ? undefined : `writes the file ${show(double)} twice: write another path`;
};

const isOneSource: Rule = (sources) => {
  const named = Object.keys(sources);
  return named.length > 1 ? `has ${named.join(' and ')}: write a source for each` : undefined;
};

/** Fields that name the source of a volume, of which it needs one. */
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

const files = { defaultMode: fileMode };
const secretReference = fields({ 'name!': word, 'namespace!': word });
const parameters = map(text, {
  key: (key) => (key === '' ? 'is empty: write the name of a parameter' : undefined),
  example: '{ type: "ssd" }',
});

export const VOLUMES: Overlay = {
  'core.v1.KeyToPath': refine({ key: dataKey, path: relativePath, mode: fileMode }),
  'core.v1.ConfigMapVolumeSource': refine({ ...files, 'name!': dnsName }),
  'core.v1.SecretVolumeSource': refine({ ...files, 'secretName!': dnsName }),
  'core.v1.DownwardAPIVolumeSource': refine(files),
  'core.v1.ProjectedVolumeSource': refine({ ...files, 'sources!': asIs }, writesOnce),
  'core.v1.VolumeProjection': refine({}, isOneSource),
  'core.v1.ConfigMapProjection': refine({ 'name!': dnsName }),
  'core.v1.SecretProjection': refine({ 'name!': dnsName }),
  'core.v1.ServiceAccountTokenProjection': refine({
    path: relativePath,
    expirationSeconds: within(600, 2 ** 32, 3600),
  }),
  'core.v1.ClusterTrustBundleProjection': refine({ path: relativePath }),
  'core.v1.PodCertificateProjection': refine({ signerName: word, keyType: word }),
  'core.v1.EmptyDirVolumeSource': refine({
    medium: textOf((value) => /^(Memory|HugePages(-.+)?)?$/.test(value), 'a medium', '"Memory", or leave it out'),
    sizeLimit: quantityFromZero,
  }),
  'core.v1.HostPathVolumeSource': refine({
    path: textOf((value) => value !== '' && !value.split('/').includes('..'), 'a path', 'one without ".."'),
  }),
  'core.v1.PersistentVolumeClaimVolumeSource': refine({ claimName: word }),
  'core.v1.CSIVolumeSource': refine({
    driver: driverName,
    nodePublishSecretRef: fields({ name: dnsNameOrEmpty }),
  }),
  'core.v1.EphemeralVolumeSource': refine({ 'volumeClaimTemplate!': asIs }),
  'core.v1.PersistentVolumeClaimTemplate': refine({
    spec: (schema, shapeOf) =>
      every(shapeOf(schema), fields({ resources: fields({ requests: quantities }) }, requestsStorage)),
  }),
  'core.v1.ImageVolumeSource': refine({ pullPolicy: wordOrEmpty }),
  'core.v1.NFSVolumeSource': refine({ server: word, path: absolutePath }),
  'core.v1.PersistentVolume': refine({ 'spec!': asIs }),
  'core.v1.PersistentVolumeClaim': refine({ 'spec!': asIs }),
  'core.v1.PersistentVolumeClaimSpec': refine(claim),
  'core.v1.VolumeResourceRequirements': refine({
    requests: map(anything, { example: '{ storage: "1Gi" }' }),
    limits: quantities,
  }),
  'core.v1.TypedLocalObjectReference': refine({ apiGroup: dnsNameOrEmpty, kind: word, name: word }),
  'core.v1.TypedObjectReference': refine({ apiGroup: dnsNameOrEmpty, kind: word, name: word, namespace: dnsName }),
  'core.v1.PersistentVolumeSpec': refine(
    {
      'capacity!': map(positiveQuantity, {
        key: (name) => (name === 'storage' ? undefined : 'is not a capacity of a volume: write only "storage"'),
        example: '{ storage: "1Gi" }',
      }),
      'accessModes!': notEmpty,
      persistentVolumeReclaimPolicy: wordOrEmpty,
      storageClassName: dnsNameOrEmpty,
      volumeAttributesClassName: dnsName,
    },
    hasCapacity,
    hasSource,
  ),
  'core.v1.VolumeNodeAffinity': refine({ 'required!': asIs }),
  'core.v1.CSIPersistentVolumeSource': refine({
    driver: driverName,
    volumeHandle: word,
    controllerExpandSecretRef: secretReference,
    controllerPublishSecretRef: secretReference,
    nodeExpandSecretRef: secretReference,
    nodePublishSecretRef: secretReference,
    nodeStageSecretRef: secretReference,
  }),
  // The schema requires these, and the API server does not.
  'core.v1.ISCSIVolumeSource': refine({ 'lun?': asIs }),
  'core.v1.ISCSIPersistentVolumeSource': refine({ 'lun?': asIs }),
  'core.v1.ScaleIOVolumeSource': refine({ 'secretRef?': asIs }),
  'storage.v1.CSIDriver': refine({ 'spec?': asIs }),
  'storage.v1.CSINode': refine({ 'spec?': asIs }),
  'storage.v1.CSINodeSpec': refine({ 'drivers?': asIs }),
  'storage.v1.TokenRequest': refine({ 'audience?': asIs }),
  'core.v1.LocalVolumeSource': refine({ path: word }),
  'storage.v1.StorageClass': refine({
    provisioner: labelKey,
    parameters,
    reclaimPolicy: oneOf('Retain', 'Delete'),
    allowedTopologies: list(
      fields({
        'matchLabelExpressions!': list(fields({ 'key!': labelKey, 'values!': list(text, { least: 1, unique: [] }) }), {
          least: 1,
          unique: ['key'],
        }),
      }),
      { unique: [] },
    ),
  }),
};
