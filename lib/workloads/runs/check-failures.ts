import { checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { isWholeNumber, wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';
import { containersOf, type WorkloadSpec } from '../pods/workload-spec';
import { JobRestartPolicy } from './job-restart-policy';
import type { JobRunOptions } from './job-run-options';
import { PodFailureRule } from './pod-failure-rule';

/** The most failed numbers of an indexed job, and from how many completions on there may only be fewer. */
const MOST_FAILED = 100_000;
const MANY = { completions: 100_000, parallelism: 10_000, failed: 10_000 };

const MOST_RULES = 20;

/** The options of what counts as a failure: https://kubernetes.io/docs/concepts/workloads/controllers/job/#handling-pod-and-container-failures */
export function* checkFailures(pods: WorkloadSpec, options: JobRunOptions): Findings {
  yield* checkIndexes(options);
  const { podFailurePolicy: rules, restartPolicy, retriesPerIndex } = options;
  if (rules === undefined) return;
  if (!Array.isArray(rules) || rules.length === 0) {
    yield wrongType(
      'podFailurePolicy',
      rules,
      'a list such as [PodFailureRule.exitCodes([42], PodFailureAction.FAIL_JOB)]',
    );
    return;
  }
  if (restartPolicy === JobRestartPolicy.ON_FAILURE) {
    yield finding(
      'job',
      'podFailurePolicy needs pods that fail, which those of JobRestartPolicy.ON_FAILURE do not at once: leave restartPolicy out.',
    );
  }
  if (rules.length > MOST_RULES) {
    yield finding('job', `podFailurePolicy has ${rules.length} rules: write at most ${MOST_RULES}.`);
  }
  const containers = containersOf(pods).map(({ name }) => name);
  for (const rule of rules) {
    if (rule instanceof PodFailureRule) yield* rule._check(containers, retriesPerIndex !== undefined);
    else yield wrongType('a rule of podFailurePolicy', rule, 'one such as PodFailureRule.exitCodes([42], …)');
  }
}

function* checkIndexes(options: JobRunOptions): Findings {
  const { indexed, retriesPerIndex, maxFailedIndexes, completions, parallelism } = options;
  for (const [name, count] of Object.entries({ retriesPerIndex, maxFailedIndexes })) {
    if (count === undefined) continue;
    yield* checkValue('number', name, count, (value) => wholeNumberFlaw(value, 0, undefined, 2));
    if (indexed === true) continue;
    yield finding('job', `${name} is for the pods of an indexed job: write indexed: true, or leave ${name} out.`);
  }
  if (indexed === true && maxFailedIndexes !== undefined && retriesPerIndex === undefined) {
    yield finding('job', 'maxFailedIndexes needs retriesPerIndex: write, for example, retriesPerIndex: 2.');
  }
  const isMany = isWholeNumber(completions, MANY.completions + 1) && retriesPerIndex !== undefined;
  const most = Math.min(isMany ? MANY.failed : MOST_FAILED, isWholeNumber(completions, 1) ? completions : MOST_FAILED);
  if (isWholeNumber(maxFailedIndexes, most + 1)) {
    yield finding(
      'job',
      `maxFailedIndexes ${maxFailedIndexes} is too many for completions ${completions}: write at most ${most}.`,
    );
  }
  if (!isMany) return;
  if (maxFailedIndexes === undefined) {
    yield finding(
      'job',
      `completions ${completions} with retriesPerIndex need maxFailedIndexes: write at most ${MANY.failed}.`,
    );
  }
  if (isWholeNumber(parallelism, MANY.parallelism + 1)) {
    yield finding(
      'job',
      `parallelism ${parallelism} is too many for completions ${completions} with retriesPerIndex: write at most ${MANY.parallelism}.`,
    );
  }
}
