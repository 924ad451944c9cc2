import { choiceOf } from '../../../rules/choice';
import { show } from '../../../rules/show';
import { at, type Fields, fieldsOf, itemsOf } from '../../model/read';
import { count, INT32, labelKey, labelMap, oneOf, text, texts, timeZone, within } from '../scalars';
import { fields, type Rule } from '../shape';
import { asIs, distinct, notEmpty, type Overlay, type Refinement, refine } from './refine';

const hasOneCondition: Rule = ({ onExitCodes, onPodConditions }) =>
  (onExitCodes === undefined) === (!Array.isArray(onPodConditions) || onPodConditions.length === 0)
    ? 'needs one of onExitCodes and onPodConditions: write one'
    : undefined;

const fails: Rule = ({ operator, values }) =>
  operator === 'In' && (values as readonly number[]).includes(0)
    ? 'has the exit code 0, with which no container fails: leave it out'
    : undefined;

const inOrder: Rule = ({ values }) => {
  const codes = values as readonly number[];
  return codes.some((code, index) => code < (codes[index - 1] ?? code))
    ? `has the exit codes ${codes.join(', ')}: write them in order`
    : undefined;
};

/** A list of so many elements at most. */
const most =
  (limit: number, refinement = asIs): Refinement =>
  (schema, shapeOf) =>
    refinement({ ...schema, maxItems: limit }, shapeOf);

const isIndexed = ({ completionMode }: Fields) => completionMode === 'Indexed';

const MOST_INDEXES = 100_000;

/** One by default, unless several pods run at a time. */
const completionsOf = ({ completions, parallelism }: Fields) =>
  completions ?? (parallelism === undefined ? 1 : undefined);

const counts: Rule = (spec) => {
  if (!isIndexed(spec)) return undefined;
  if (completionsOf(spec) === undefined) return 'has completionMode "Indexed" and no completions: write how many';
  return (spec.parallelism as number) > MOST_INDEXES
    ? `has parallelism ${spec.parallelism} together with completionMode "Indexed": write at most ${MOST_INDEXES}`
    : undefined;
};

/** From so many completions on, fewer may fail, and fewer run at a time. */
const MANY = { completions: 100_000, parallelism: 10_000, failed: 10_000 };

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#backoff-limit-per-index */
const failsFew: Rule = (spec) => {
  const { backoffLimitPerIndex, maxFailedIndexes: failed, parallelism } = spec;
  const completions = completionsOf(spec);
  if (failed !== undefined && backoffLimitPerIndex === undefined) {
    return 'has maxFailedIndexes and no backoffLimitPerIndex: write that, too';
  }
  const isMany = (completions as number) > MANY.completions && backoffLimitPerIndex !== undefined;
  const most = Math.min((completions ?? MOST_INDEXES) as number, isMany ? MANY.failed : MOST_INDEXES);
  if ((failed as number) > most) return `has maxFailedIndexes ${failed}: write at most ${most}`;
  if (!isMany) return undefined;
  const why = `has completions ${completions} with backoffLimitPerIndex`;
  if (failed === undefined) return `${why} and no maxFailedIndexes: write at most ${MANY.failed}`;
  return (parallelism as number) > MANY.parallelism
    ? `${why} and parallelism ${parallelism}: write at most ${MANY.parallelism}`
    : undefined;
};

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy */
const failsInNewPods: Rule = ({ podFailurePolicy, podReplacementPolicy, backoffLimitPerIndex, template }) => {
  if (podFailurePolicy === undefined) return undefined;
  const { restartPolicy } = fieldsOf(at(template, 'spec'));
  if (restartPolicy !== 'Never')
    return 'has a podFailurePolicy, which goes with restartPolicy "Never" only: write that';
  if ((podReplacementPolicy ?? 'Failed') !== 'Failed') {
    return `has podReplacementPolicy ${show(podReplacementPolicy)} with a podFailurePolicy: write "Failed"`;
  }
  const failsIndex = itemsOf(at(podFailurePolicy, 'rules')).some(({ action }) => action === 'FailIndex');
  return failsIndex && backoffLimitPerIndex === undefined
    ? 'has the action "FailIndex" and no backoffLimitPerIndex: write that, too'
    : undefined;
};

const namesContainers: Rule = ({ podFailurePolicy, template }) => {
  const { rules = [] } = (podFailurePolicy ?? {}) as { rules?: readonly Fields[] };
  const { containers = [], initContainers = [] } = (template as { spec: { [field: string]: readonly Fields[] } }).spec;
  const names = [...containers, ...initContainers].map(({ name }) => name);
  const asked = rules.map(({ onExitCodes }) => (onExitCodes as Fields | undefined)?.containerName);
  const wrong = asked.find((name) => name !== undefined && !names.includes(name));
  return wrong === undefined
    ? undefined
    : `has the containerName ${show(wrong)} in podFailurePolicy, which no container has: write ${choiceOf(names.map(show))}`;
};

const failsEach: Rule = (spec) => {
  const field = ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'].find((name) => spec[name] !== undefined);
  return field !== undefined && !isIndexed(spec)
    ? `has ${field}, which goes with completionMode "Indexed" only: write that, or leave ${field} out`
    : undefined;
};

const withSpec = refine({ 'spec!': asIs });

export const JOBS: Overlay = {
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
    failsFew,
    failsInNewPods,
    namesContainers,
  ),
  'batch.v1.JobTemplateSpec': refine({ metadata: fields({ labels: labelMap, annotations: texts }), 'spec!': asIs }),
  'batch.v1.PodFailurePolicyOnExitCodesRequirement': refine({ values: most(255, distinct) }, fails, inOrder),
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': refine({
    type: labelKey,
    'status?': oneOf('True', 'False', 'Unknown', ''),
  }),
  'batch.v1.PodFailurePolicy': refine({ rules: most(20) }),
  'batch.v1.PodFailurePolicyRule': refine({ onPodConditions: most(20) }, hasOneCondition),

  'batch.v1.SuccessPolicy': refine({ rules: notEmpty }),
  'batch.v1.SuccessPolicyRule': refine({ succeededCount: within(1, INT32) }),
};
