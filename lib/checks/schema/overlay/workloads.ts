import { show } from '../../../rules/show';
import type { Fields } from '../../model/read';
import {
  count,
  dnsLabelOrEmpty,
  INT32,
  labelKey,
  labelMap,
  oneOf,
  podsOrAnyPercent,
  podsOrPercent,
  text,
  texts,
  timeZone,
  within,
} from '../scalars';
import { every, fields, list, type Rule } from '../shape';
import { looseSelector } from './meta';
import { asIs, distinct, notEmpty, type Overlay, refine, wordOrEmpty } from './refine';

/** The API server's default. */
const DEFAULT_DEADLINE = 600;

const becomesReady: Rule = ({ progressDeadlineSeconds = DEFAULT_DEADLINE, minReadySeconds = 0 }) =>
  (progressDeadlineSeconds as number) > (minReadySeconds as number)
    ? undefined
    : `has progressDeadlineSeconds ${progressDeadlineSeconds}, within which no pod is ready for minReadySeconds ${minReadySeconds}: write more for the one or less for the other`;

const isNone = (pods: unknown) => pods === 0 || pods === '0%';

/** Exactly one of maxSurge and maxUnavailable must be zero, unless nothing is replaced anyway. */
const replacesPods: Rule = ({ type, rollingUpdate }) => {
  const { maxSurge = 0, maxUnavailable = 1 } = (rollingUpdate ?? {}) as Fields;
  if (type === 'OnDelete' || isNone(maxSurge) !== isNone(maxUnavailable)) return undefined;
  const both = `has maxSurge ${show(maxSurge)} and maxUnavailable ${show(maxUnavailable)}`;
  return `${both}: write ${isNone(maxSurge) ? '1 for one of them' : '0 for one of them'}`;
};

const hasOneCondition: Rule = ({ onExitCodes, onPodConditions }) =>
  (onExitCodes === undefined) === (!Array.isArray(onPodConditions) || onPodConditions.length === 0)
    ? 'needs one of onExitCodes and onPodConditions: write one'
    : undefined;

const fails: Rule = ({ operator, values }) =>
  operator === 'In' && (values as readonly number[]).includes(0)
    ? 'has the exit code 0, with which no container fails: leave it out'
    : undefined;

const isIndexed = ({ completionMode }: Fields) => completionMode === 'Indexed';

const MOST_INDEXES = 100_000;

const counts: Rule = (spec) => {
  if (!isIndexed(spec)) return undefined;
  if (spec.completions === undefined) return 'has completionMode "Indexed" and no completions: write how many';
  return (spec.parallelism as number) > MOST_INDEXES
    ? `has parallelism ${spec.parallelism} together with completionMode "Indexed": write at most ${MOST_INDEXES}`
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
    ? `has ${field}, which goes with completionMode "Indexed" only: write that, or leave ${field} out`
    : undefined;
};

const replicas = { replicas: count, minReadySeconds: count };
const withSpec = refine({ 'spec!': asIs });

export const WORKLOADS: Overlay = {
  'core.v1.Pod': withSpec,
  'core.v1.PodTemplate': refine({ 'template!': asIs }),
  'core.v1.PodTemplateSpec': withSpec,
  'core.v1.ReplicationController': withSpec,
  'core.v1.ReplicationControllerSpec': refine({ ...replicas, 'template!': asIs }),
  'apps.v1.DaemonSet': withSpec,
  'apps.v1.DaemonSetSpec': refine({ selector: looseSelector, minReadySeconds: count, revisionHistoryLimit: count }),
  'apps.v1.DaemonSetUpdateStrategy': refine({ type: wordOrEmpty }, replacesPods),
  'apps.v1.RollingUpdateDaemonSet': refine({ maxSurge: podsOrPercent, maxUnavailable: podsOrPercent }),
  'apps.v1.Deployment': withSpec,
  'apps.v1.DeploymentSpec': refine(
    { ...replicas, selector: looseSelector, progressDeadlineSeconds: count, revisionHistoryLimit: count },
    becomesReady,
  ),
  'apps.v1.DeploymentStrategy': refine({ type: text }),
  'apps.v1.RollingUpdateDeployment': refine({ maxSurge: podsOrAnyPercent, maxUnavailable: podsOrPercent }),
  'apps.v1.ReplicaSet': withSpec,
  'apps.v1.ReplicaSetSpec': refine({ ...replicas, selector: looseSelector, 'template!': asIs }),
  'apps.v1.StatefulSet': withSpec,
  'apps.v1.StatefulSetSpec': refine({
    ...replicas,
    selector: looseSelector,
    'serviceName?': dnsLabelOrEmpty,
    podManagementPolicy: wordOrEmpty,
    volumeClaimTemplates: (schema, shapeOf) =>
      every(shapeOf(schema), list(fields({ 'metadata!': fields({ 'name!': text }) }))),
  }),
  'apps.v1.StatefulSetOrdinals': refine({ start: count }),
  'apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy': refine({
    whenDeleted: oneOf('Retain', 'Delete', ''),
    whenScaled: oneOf('Retain', 'Delete', ''),
  }),
  // "Recreate" came with 1.37, behind a gate that is off.
  'apps.v1.StatefulSetUpdateStrategy': refine({ type: oneOf('RollingUpdate', 'OnDelete', '') }),
  'apps.v1.RollingUpdateStatefulSetStrategy': refine({ partition: count, maxUnavailable: podsOrPercent }),
  'batch.v1.CronJob': withSpec,
  'batch.v1.CronJobSpec': refine({
    timeZone,
    concurrencyPolicy: text,
    startingDeadlineSeconds: count,
    successfulJobsHistoryLimit: count,
    failedJobsHistoryLimit: count,
  }),
  'batch.v1.Job': withSpec,
  'batch.v1.JobSpec': refine(
    {
      backoffLimit: count,
      backoffLimitPerIndex: count,
      maxFailedIndexes: count,
      completions: count,
      parallelism: count,
      activeDeadlineSeconds: count,
      ttlSecondsAfterFinished: count,
      managedBy: labelKey,
    },
    counts,
    failsEach,
    namesContainers,
  ),
  'batch.v1.JobTemplateSpec': refine({ metadata: fields({ labels: labelMap, annotations: texts }), 'spec!': asIs }),
  'batch.v1.PodFailurePolicyOnExitCodesRequirement': refine({ values: distinct }, fails),
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': refine({
    type: labelKey,
    'status?': oneOf('True', 'False', 'Unknown', ''),
  }),
  'batch.v1.PodFailurePolicyRule': refine({}, hasOneCondition),
  'batch.v1.SuccessPolicy': refine({ rules: notEmpty }),
  'batch.v1.SuccessPolicyRule': refine({ succeededCount: within(1, INT32) }),
};
