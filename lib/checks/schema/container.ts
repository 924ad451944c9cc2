import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import {
  amounts,
  count,
  dataKey,
  fileMode,
  flag,
  numberOrWord,
  objectName,
  oneOf,
  oneOfOrNone,
  quantity,
  relativePath,
  relativePathOrNone,
  scalarOf,
  text,
  wholeNumber,
  within,
  word,
} from './scalars';
import { securityContext } from './security';
import { fields, list, type Rule } from './shape';

/** What a container may know of its pod (https://kubernetes.io/docs/concepts/workloads/pods/downward-api/). */
const podField = (paths: RegExp) =>
  fields({
    apiVersion: oneOf('v1'),
    'fieldPath!': scalarOf(
      (value) => paths.test(value),
      'field of a pod that can be passed on',
      'one, for example "metadata.name"',
    ),
  });
const LABEL = /^metadata\.(labels|annotations)\['[^']+'\]$/;
const FIELD = /^(metadata\.(name|namespace|uid)|spec\.(nodeName|serviceAccountName)|status\.(host|pod)IPs?)$/;
const FILE_FIELD = /^metadata\.(name|namespace|uid|labels|annotations)$/;
const either = (...patterns: readonly RegExp[]) => new RegExp(patterns.map(({ source }) => source).join('|'));

const DIVISORS = ['0', '1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** What a container may know of its own limits and requests. */
const resourceField = {
  containerName: text,
  'resource!': scalarOf(
    (value) => /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(value),
    'resource of a container',
    'one, for example "limits.memory"',
  ),
  divisor: quantity,
};
const divides: Rule = ({ resource, divisor = '0' }) => {
  const isCpu = /\.cpu$/.test(String(resource));
  const parts = isCpu ? ['0', '1', '1m'] : DIVISORS;
  return parts.includes(String(divisor))
    ? undefined
    : `divides ${show(resource)} by ${show(divisor)}: write, for example, ${isCpu ? '"1m"' : '"1Mi"'}`;
};

/** A file that tells of the pod. */
export const downwardFile = fields(
  {
    'path!': relativePath,
    fieldRef: podField(either(LABEL, FILE_FIELD)),
    resourceFieldRef: fields({ ...resourceField, 'containerName!': word }, divides),
    mode: fileMode,
  },
  ({ fieldRef, resourceFieldRef }) =>
    (fieldRef === undefined) === (resourceFieldRef === undefined)
      ? 'needs one of fieldRef and resourceFieldRef: write one'
      : undefined,
);

const keyRef = fields({ 'name!': objectName, 'key!': dataKey, optional: flag });
const wholeRef = fields({ 'name!': objectName, optional: flag });

const variable = fields({
  'name!': text,
  value: text,
  valueFrom: fields({
    configMapKeyRef: keyRef,
    secretKeyRef: keyRef,
    fieldRef: podField(either(LABEL, FIELD)),
    resourceFieldRef: fields(resourceField, divides),
    fileKeyRef: fields({ 'key!': word, 'path!': word, 'volumeName!': word, optional: flag }),
  }),
});

const variables = fields(
  {
    prefix: text,
    configMapRef: wholeRef,
    secretRef: wholeRef,
  },
  ({ configMapRef, secretRef }) =>
    (configMapRef === undefined) === (secretRef === undefined)
      ? 'needs one of configMapRef and secretRef: write one'
      : undefined,
);

const mount = fields({
  'name!': text,
  'mountPath!': word,
  subPath: text,
  subPathExpr: relativePathOrNone,
  readOnly: flag,
  mountPropagation: oneOf('None', 'HostToContainer', 'Bidirectional'),
  recursiveReadOnly: oneOf('Disabled', 'IfPossible', 'Enabled'),
});

const headerName = scalarOf(
  (value) => /^[-A-Za-z0-9]+$/.test(value),
  'name of a header',
  'letters, digits and "-", for example "X-Probe"',
);
const host = text;

/** What asks a container, or tells it something. */
const handler = {
  exec: fields({ 'command!': list(text, { notEmpty: true }) }),
  httpGet: fields({
    'port!': numberOrWord,
    path: text,
    host,
    scheme: text,
    httpHeaders: list(fields({ 'name!': headerName, 'value!': text })),
  }),
  tcpSocket: fields({ 'port!': numberOrWord, host }),
};
const hook = fields({ ...handler, sleep: fields({ 'seconds!': count }) });

const probe = {
  ...handler,
  grpc: fields({ 'port!': wholeNumber, service: text }),
  initialDelaySeconds: wholeNumber,
  periodSeconds: wholeNumber,
  timeoutSeconds: wholeNumber,
  successThreshold: wholeNumber,
  failureThreshold: wholeNumber,
};
const stoppingProbe = fields({ ...probe, terminationGracePeriodSeconds: within(1, 2 ** 31 - 1, 30) });
const readinessProbe = fields(
  { ...probe, terminationGracePeriodSeconds: wholeNumber },
  ({ terminationGracePeriodSeconds: seconds }) =>
    seconds === undefined
      ? undefined
      : `has terminationGracePeriodSeconds ${show(seconds)}, which stops nothing there: leave it out`,
);

export const resources = fields({
  requests: amounts,
  limits: amounts,
  claims: list(fields({ 'name!': word, request: text }), { unique: ['name'] }),
});

/** A container of any kind. */
export const container = fields(
  {
    'name!': text,
    image: text,
    imagePullPolicy: text,
    command: list(text),
    args: list(text),
    workingDir: text,
    ports: list(
      fields({ 'containerPort!': wholeNumber, hostPort: wholeNumber, hostIP: text, name: text, protocol: text }),
    ),
    env: list(variable),
    envFrom: list(variables),
    resources,
    resizePolicy: list(
      fields({ 'resourceName!': oneOf('cpu', 'memory'), 'restartPolicy!': oneOf('NotRequired', 'RestartContainer') }),
      { unique: ['resourceName'] },
    ),
    restartPolicy: text,
    volumeMounts: list(mount),
    volumeDevices: list(fields({ 'name!': word, 'devicePath!': word }), { unique: ['devicePath'] }),
    startupProbe: stoppingProbe,
    readinessProbe,
    livenessProbe: stoppingProbe,
    lifecycle: fields({ preStop: hook, postStart: hook, stopSignal: text }),
    terminationMessagePath: text,
    terminationMessagePolicy: oneOfOrNone('File', 'FallbackToLogsOnError'),
    securityContext,
    stdin: flag,
    stdinOnce: flag,
    tty: flag,
  },
  propagatesPrivileged,
);

/** https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation */
function propagatesPrivileged({ volumeMounts, securityContext: context }: Fields): string | undefined {
  const mounts = (volumeMounts ?? []) as readonly Fields[];
  const found = mounts.some(({ mountPropagation }) => mountPropagation === 'Bidirectional');
  const { privileged } = (context ?? {}) as Fields;
  return found && privileged !== true
    ? 'has mountPropagation "Bidirectional", which is for privileged containers alone: write "HostToContainer"'
    : undefined;
}
