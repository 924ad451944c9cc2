import { show } from '../../rules/show';
import type { Fields } from '../model/read';
import { pod, podTemplate } from './pod';
import {
  count,
  dnsLabelOrNone,
  flag,
  INT32,
  labelKey,
  labelMap,
  oneOf,
  oneOfOrNone,
  podsOrAnyPercent,
  podsOrPercent,
  text,
  texts,
  timeZone,
  wholeNumber,
  within,
} from './scalars';
import { labelSelector, looseSelector } from './selectors';
import { fields, list, type Rule } from './shape';
import { claimSpec } from './volumes';

/** What the API server fills in. */
const DEFAULT_DEADLINE = 600;

const becomesReady: Rule = ({ progressDeadlineSeconds = DEFAULT_DEADLINE, minReadySeconds = 0 }) =>
  (progressDeadlineSeconds as number) > (minReadySeconds as number)
    ? undefined
    : `has progressDeadlineSeconds ${progressDeadlineSeconds}, within which no pod is ready for minReadySeconds ${minReadySeconds}: write more for the one or less for the other`;

const deploymentSpec = fields(
  {
    'selector!': looseSelector,
    'template!': podTemplate,
    replicas: count,
    minReadySeconds: count,
    progressDeadlineSeconds: count,
    revisionHistoryLimit: count,
    paused: flag,
    strategy: fields({
      type: text,
      rollingUpdate: fields({ maxSurge: podsOrAnyPercent, maxUnavailable: podsOrPercent }),
    }),
  },
  becomesReady,
);

const retention = oneOfOrNone('Retain', 'Delete');

const statefulSetSpec = fields({
  'selector!': looseSelector,
  'template!': podTemplate,
  serviceName: dnsLabelOrNone,
  replicas: count,
  minReadySeconds: count,
  revisionHistoryLimit: wholeNumber,
  podManagementPolicy: oneOfOrNone('OrderedReady', 'Parallel'),
  ordinals: fields({ start: count }),
  persistentVolumeClaimRetentionPolicy: fields({ whenDeleted: retention, whenScaled: retention }),
  updateStrategy: fields({
    type: oneOfOrNone('RollingUpdate', 'OnDelete'),
    rollingUpdate: fields({ partition: count, maxUnavailable: podsOrPercent }),
  }),
  volumeClaimTemplates: list(fields({ 'metadata!': fields({ 'name!': text }), 'spec!': claimSpec })),
});

const isNone = (pods: unknown) => pods === 0 || pods === '0%';

/** Of the two amounts one is none, and the other is not. */
const replacesPods: Rule = ({ maxSurge = 0, maxUnavailable = 1 }) => {
  if (isNone(maxSurge) !== isNone(maxUnavailable)) return undefined;
  const both = `has maxSurge ${show(maxSurge)} and maxUnavailable ${show(maxUnavailable)}`;
  return `${both}: write ${isNone(maxSurge) ? '1 for one of them' : '0 for one of them'}`;
};

const daemonSetSpec = fields({
  'selector!': looseSelector,
  'template!': podTemplate,
  minReadySeconds: count,
  revisionHistoryLimit: count,
  updateStrategy: fields({
    type: oneOfOrNone('RollingUpdate', 'OnDelete'),
    rollingUpdate: fields({ maxSurge: podsOrPercent, maxUnavailable: podsOrPercent }, replacesPods),
  }),
});

const replicas = { 'template!': podTemplate, replicas: count, minReadySeconds: count };

const failureRule = fields(
  {
    'action!': oneOf('FailJob', 'FailIndex', 'Ignore', 'Count'),
    onExitCodes: fields({
      containerName: text,
      'operator!': oneOf('In', 'NotIn'),
      'values!': list(wholeNumber, { notEmpty: true, unique: [] }),
    }),
    onPodConditions: list(fields({ 'type!': labelKey, status: oneOfOrNone('True', 'False', 'Unknown') })),
  },
  ({ onExitCodes, onPodConditions }) =>
    (onExitCodes === undefined) === (!Array.isArray(onPodConditions) || onPodConditions.length === 0)
      ? 'needs one of onExitCodes and onPodConditions: write one'
      : undefined,
  ({ onExitCodes }) => {
    const { operator, values } = (onExitCodes ?? {}) as Fields;
    if (operator !== 'In' || !(values as readonly number[]).includes(0)) return undefined;
    return 'has the exit code 0, with which no container fails: leave it out';
  },
);

const isIndexed = ({ completionMode }: Fields) => completionMode === 'Indexed';

const MOST_INDEXES = 100_000;

const counts: Rule = (spec) => {
  if (!isIndexed(spec)) return undefined;
  if (spec.completions === undefined) return 'has completionMode "Indexed" and no completions: write how many';
  return (spec.parallelism as number) > MOST_INDEXES
    ? `has parallelism ${spec.parallelism} beside completionMode "Indexed": write at most ${MOST_INDEXES}`
    : undefined;
};

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
const namesContainers: Rule = ({ podFailurePolicy, template }) => {
  const { rules = [] } = (podFailurePolicy ?? {}) as { rules?: readonly Fields[] };
  const { containers = [], initContainers = [] } = (template as { spec: { [field: string]: readonly Fields[] } }).spec;
  const names = [...containers, ...initContainers].map(({ name }) => name);
  const asked = rules.map(({ onExitCodes }) => (onExitCodes as Fields | undefined)?.containerName);
  const wrong = asked.find((name) => name !== undefined && !names.includes(name));
  return wrong === undefined
    ? undefined
    : `has the containerName ${show(wrong)} in podFailurePolicy, which no container has: write one of ${names.map(show).join(', ')}`;
};

const failsEach: Rule = (spec) => {
  const field = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'].find((name) => spec[name] !== undefined);
  return field !== undefined && !isIndexed(spec)
    ? `has ${field}, which goes with completionMode "Indexed" alone: write that, or leave ${field} out`
    : undefined;
};

const jobSpec = fields(
  {
    'template!': podTemplate,
    backoffLimit: count,
    backoffLimitPerIndex: count,
    maxFailedIndexes: count,
    completionMode: oneOf('NonIndexed', 'Indexed'),
    completions: count,
    parallelism: count,
    activeDeadlineSeconds: count,
    ttlSecondsAfterFinished: count,
    suspend: flag,
    manualSelector: flag,
    managedBy: labelKey,
    selector: labelSelector,
    podReplacementPolicy: oneOf('TerminatingOrFailed', 'Failed'),
    podFailurePolicy: fields({ 'rules!': list(failureRule) }),
    successPolicy: fields({
      'rules!': list(fields({ succeededCount: within(1, INT32), succeededIndexes: text }), { notEmpty: true }),
    }),
  },
  counts,
  failsEach,
  namesContainers,
);

const cronJobSpec = fields({
  'schedule!': text,
  timeZone,
  concurrencyPolicy: text,
  suspend: flag,
  startingDeadlineSeconds: count,
  successfulJobsHistoryLimit: count,
  failedJobsHistoryLimit: count,
  'jobTemplate!': fields({ metadata: fields({ labels: labelMap, annotations: texts }), 'spec!': jobSpec }),
});

export const WORKLOADS = {
  ' Pod': fields({ 'spec!': pod }),
  ' PodTemplate': fields({ 'template!': podTemplate }),
  ' ReplicationController': fields({ 'spec!': fields({ ...replicas, selector: texts }) }),
  'apps DaemonSet': fields({ 'spec!': daemonSetSpec }),
  'apps Deployment': fields({ 'spec!': deploymentSpec }),
  'apps ReplicaSet': fields({ 'spec!': fields({ ...replicas, 'selector!': looseSelector }) }),
  'apps StatefulSet': fields({ 'spec!': statefulSetSpec }),
  'batch CronJob': fields({ 'spec!': cronJobSpec }),
  'batch Job': fields({ 'spec!': jobSpec }),
};
