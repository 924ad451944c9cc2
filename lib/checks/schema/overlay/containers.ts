import { probeHeaderNameFlaw } from '../../../rules/header';
import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import {
  count,
  dataKey,
  dnsName,
  fileMode,
  INT32,
  numberOrWord,
  oneOf,
  quantity,
  relativePath,
  relativePathOrEmpty,
  text,
  textOf,
  within,
  word,
} from '../scalars';
import { anything, fields, map, type Rule, scalar } from '../shape';
import { mayRepeat, notEmpty, type Overlay, refine, withRules, wordOrEmpty } from './refine';

/** Fields of a pod that a container can be given (https://kubernetes.io/docs/concepts/workloads/pods/downward-api/). */
const podField = (...paths: readonly RegExp[]) =>
  fields({
    apiVersion: oneOf('v1'),
    'fieldPath!': textOf(
      (value) => paths.some((path) => path.test(value)),
      'a field of a pod that can be passed on',
      'one, for example "metadata.name"',
    ),
  });
const LABEL = /^metadata\.(labels|annotations)\['[^']+'\]$/;
const FIELD = /^(metadata\.(name|namespace|uid)|spec\.(nodeName|serviceAccountName)|status\.(host|pod)IPs?)$/;
const FILE_FIELD = /^metadata\.(name|namespace|uid|labels|annotations)$/;

const DIVISORS = ['0', '1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

const divides: Rule = ({ resource, divisor = '0' }) => {
  const isCpu = /\.cpu$/.test(String(resource));
  const parts = isCpu ? ['0', '1', '1m'] : DIVISORS;
  return parts.includes(String(divisor))
    ? undefined
    : `divides ${show(resource)} by ${show(divisor)}: write, for example, ${isCpu ? '"1m"' : '"1Mi"'}`;
};

/** Needs one of two fields, and not both. */
const oneOfTwo =
  (a: string, b: string): Rule =>
  (values) =>
    (values[a] === undefined) === (values[b] === undefined) ? `needs one of ${a} and ${b}: write one` : undefined;

const stopsNothing: Rule = ({ terminationGracePeriodSeconds: seconds }) =>
  seconds === undefined
    ? undefined
    : `has terminationGracePeriodSeconds ${show(seconds)}, which stops nothing there: leave it out`;

/** https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation */
const propagatesPrivileged: Rule = ({ volumeMounts, securityContext }) => {
  const mounts = (volumeMounts ?? []) as readonly Fields[];
  const found = mounts.some(({ mountPropagation }) => mountPropagation === 'Bidirectional');
  return found && ((securityContext ?? {}) as Fields).privileged !== true
    ? 'has mountPropagation "Bidirectional", which is for privileged containers only: write "HostToContainer"'
    : undefined;
};

const container = refine(
  {
    imagePullPolicy: text,
    ports: mayRepeat,
    env: mayRepeat,
    terminationMessagePolicy: wordOrEmpty,
    volumeMounts: mayRepeat,
    readinessProbe: withRules(stopsNothing),
  },
  propagatesPrivileged,
);

const keySelector = refine({ 'name!': dnsName, key: dataKey });
const source = refine({ 'name!': dnsName });
/** Amounts have a check of their own. */
const amounts = map(anything, { example: '{ cpu: "50m" }' });

export const CONTAINERS: Overlay = {
  'core.v1.Container': container,
  'core.v1.EphemeralContainer': container,
  'core.v1.ContainerPort': refine({ protocol: text }),
  'core.v1.ContainerResizePolicy': refine({
    resourceName: oneOf('cpu', 'memory'),
    restartPolicy: oneOf('NotRequired', 'RestartContainer'),
  }),
  'core.v1.ResourceRequirements': refine({ requests: amounts, limits: amounts }),
  'core.v1.ResourceClaim': refine({ name: word }),
  'core.v1.EnvVarSource': refine({ fieldRef: podField(LABEL, FIELD) }),
  'core.v1.ConfigMapKeySelector': keySelector,
  'core.v1.SecretKeySelector': keySelector,
  'core.v1.FileKeySelector': refine({ key: word, path: word, volumeName: word }),
  'core.v1.EnvFromSource': refine({}, oneOfTwo('configMapRef', 'secretRef')),
  'core.v1.ConfigMapEnvSource': source,
  'core.v1.SecretEnvSource': source,
  'core.v1.ResourceFieldSelector': refine(
    {
      resource: textOf(
        (value) => /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(value),
        'a resource of a container',
        'one, for example "limits.memory"',
      ),
      divisor: quantity,
    },
    divides,
  ),
  'core.v1.DownwardAPIVolumeFile': refine(
    {
      path: relativePath,
      mode: fileMode,
      fieldRef: podField(LABEL, FILE_FIELD),
      resourceFieldRef: withRules(({ containerName }) =>
        !containerName ? 'has no containerName: write that of a container of the pod' : undefined,
      ),
    },
    oneOfTwo('fieldRef', 'resourceFieldRef'),
  ),
  'core.v1.VolumeMount': refine({
    mountPath: word,
    subPathExpr: relativePathOrEmpty,
    recursiveReadOnly: oneOf('Disabled', 'IfPossible', 'Enabled'),
  }),
  'core.v1.Probe': refine({ terminationGracePeriodSeconds: within(1, INT32, 30) }),
  'core.v1.ExecAction': refine({ 'command!': notEmpty }),
  'core.v1.HTTPGetAction': refine({ port: numberOrWord, scheme: text }),
  'core.v1.HTTPHeader': refine({ name: scalar(probeHeaderNameFlaw) }),
  'core.v1.TCPSocketAction': refine({ port: numberOrWord }),
  'core.v1.SleepAction': refine({ seconds: count }),
};
