import { MAX_LABEL } from '../../rules/names';
import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { downwardFile } from './container';
import {
  absolutePath,
  amounts,
  dataKey,
  fileMode,
  flag,
  objectName,
  objectNameOrNone,
  oneOf,
  oneOfOrNone,
  positiveQuantity,
  quantities,
  quantityFromZero,
  relativePath,
  scalarOf,
  text,
  texts,
  wholeNumber,
  within,
  word,
} from './scalars';
import { labelSelector } from './selectors';
import { fields, list, type Rule } from './shape';

const keyFiles = list(fields({ 'key!': dataKey, 'path!': relativePath, mode: fileMode }));
const nameRef = fields({ name: objectNameOrNone });

export const accessMode = oneOf('ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod');
const localReference = { apiGroup: objectNameOrNone, 'kind!': word, 'name!': word };

const claim = {
  'accessModes!': list(accessMode, { notEmpty: true }),
  storageClassName: objectNameOrNone,
  volumeAttributesClassName: objectNameOrNone,
  volumeMode: oneOf('Filesystem', 'Block'),
  volumeName: text,
  selector: labelSelector,
  dataSource: fields(localReference),
  dataSourceRef: fields({ ...localReference, namespace: objectName }),
};

/** What is asked of storage, by a claim or in a template of one; that some is asked for is another check's matter. */
export const claimSpec = fields({
  ...claim,
  resources: fields({ requests: amounts, limits: quantities }),
});

const ephemeralClaim = fields({
  ...claim,
  'resources!': fields({ 'requests!': quantities, limits: quantities }, ({ requests }) =>
    positiveQuantity.fits((requests as Fields).storage)
      ? undefined
      : 'requests no storage: write requests.storage, for example "1Gi"',
  ),
});

/** A folder of another host, for volumes of pods and of the cluster. */
export const nfs = fields({ 'server!': word, 'path!': absolutePath, readOnly: flag });

/** A folder of the node. */
export const hostPath = fields({
  'path!': scalarOf((value) => value !== '' && !value.split('/').includes('..'), 'path', 'one without ".."'),
  type: oneOfOrNone('DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'),
});

/** The name of a driver is a part of a path. */
export const driverName = scalarOf(
  (value) => value.length <= MAX_LABEL && objectName.fits(value),
  'name of a driver',
  `at most ${MAX_LABEL} lower-case letters, digits, "-" and "."`,
);

/** Sources write into one folder. */
const writesOnce: Rule = ({ sources }) => {
  const paths = (sources as readonly Fields[]).flatMap((parts) =>
    Object.values(parts).flatMap((part) => {
      const { path, items = [] } = (part ?? {}) as { path?: string; items?: readonly Fields[] };
      return [path, ...items.map((item) => item.path)].filter((each) => each !== undefined);
    }),
  );
  const double = paths.find((path, index) => paths.indexOf(path) < index);
  return double === undefined ? undefined : `writes the file ${show(double)} twice: write another path`;
};

const source = fields(
  {
    configMap: fields({ 'name!': objectName, items: keyFiles, optional: flag }),
    secret: fields({ 'name!': objectName, items: keyFiles, optional: flag }),
    downwardAPI: fields({ items: list(downwardFile) }),
    serviceAccountToken: fields({
      'path!': relativePath,
      expirationSeconds: within(600, 2 ** 32, 3600),
      audience: text,
    }),
    clusterTrustBundle: fields({
      'path!': relativePath,
      name: text,
      signerName: text,
      labelSelector,
      optional: flag,
    }),
    podCertificate: fields({
      'signerName!': word,
      'keyType!': word,
      keyPath: text,
      certificateChainPath: text,
      credentialBundlePath: text,
      maxExpirationSeconds: wholeNumber,
      userAnnotations: texts,
    }),
  },
  (sources) => {
    const named = Object.keys(sources);
    return named.length > 1 ? `has ${named.join(' and ')}: write a source for each` : undefined;
  },
);

/** A volume of a pod; those of providers that have become drivers of their own are left to the API server. */
export const volume = fields({
  'name!': text,
  configMap: fields({ 'name!': objectName, items: keyFiles, defaultMode: fileMode, optional: flag }),
  secret: fields({ 'secretName!': objectName, items: keyFiles, defaultMode: fileMode, optional: flag }),
  emptyDir: fields({
    medium: scalarOf((value) => /^(Memory|HugePages(-.+)?)?$/.test(value), 'medium', '"Memory", or leave it out'),
    sizeLimit: quantityFromZero,
  }),
  hostPath,
  persistentVolumeClaim: fields({ 'claimName!': word, readOnly: flag }),
  projected: fields({ 'sources!': list(source), defaultMode: fileMode }, writesOnce),
  downwardAPI: fields({ items: list(downwardFile), defaultMode: fileMode }),
  csi: fields({
    'driver!': driverName,
    fsType: text,
    readOnly: flag,
    volumeAttributes: texts,
    nodePublishSecretRef: nameRef,
  }),
  ephemeral: fields({ 'volumeClaimTemplate!': fields({ 'spec!': ephemeralClaim }) }),
  image: fields({ reference: text, pullPolicy: oneOf('Always', 'IfNotPresent', 'Never') }),
  nfs,
});
