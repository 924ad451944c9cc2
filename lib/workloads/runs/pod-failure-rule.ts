import { checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { labelKeyFlaw } from '../../rules/label';
import { isWholeNumber } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The consequence of a failed pod that a rule is about. */
export enum PodFailureAction {
  /** The job fails at once, however many retries are left, and its other pods are stopped. */
  FAIL_JOB = 'FailJob',

  /** The pod's number of an indexed job fails at once, and the others go on. It goes with `retriesPerIndex` only. */
  FAIL_INDEX = 'FailIndex',

  /** The pod is replaced, which is no retry. */
  IGNORE = 'Ignore',

  /** The pod counts as a retry, as without a rule. */
  COUNT = 'Count',
}

/** The most exit codes of a rule. */
const MOST_CODES = 255;

const HIGHEST_CODE = 255;

/**
 * A rule about pods of a job that fail in one way. Of several rules, the first that is about a pod counts, and pods that no rule is
 * about count as retries (https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy).
 *
 * @example
 * new Job(chart, 'migrate', {
 *   image,
 *   podFailurePolicy: [
 *     PodFailureRule.disruption(PodFailureAction.IGNORE),
 *     PodFailureRule.exitCodes([42], PodFailureAction.FAIL_JOB),
 *   ],
 * });
 */
export class PodFailureRule {
  /**
   * Pods of which a container ended with one of some exit codes.
   *
   * @param codes from 1 to 255.
   * @param action the consequence.
   * @param container name of the container that counts, or any of them.
   */
  static exitCodes(codes: number[], action: PodFailureAction, container?: string): PodFailureRule {
    return new PodFailureRule(action, { operator: 'In', codes, container });
  }

  /**
   * Pods of which a container ended with any other exit code than some, and than 0.
   *
   * @param codes from 0 to 255.
   * @param action the consequence.
   * @param container name of the container that counts, or any of them.
   */
  static otherExitCodes(codes: number[], action: PodFailureAction, container?: string): PodFailureRule {
    return new PodFailureRule(action, { operator: 'NotIn', codes, container });
  }

  /**
   * Pods that were evicted, such as by the drain of their node, or whose node failed.
   *
   * @param action the consequence.
   */
  static disruption(action: PodFailureAction): PodFailureRule {
    return PodFailureRule.condition('DisruptionTarget', action);
  }

  /**
   * Pods with a condition that is true.
   *
   * @param type of the condition, such as `ConfigIssue`.
   * @param action the consequence.
   */
  static condition(type: string, action: PodFailureAction): PodFailureRule {
    return new PodFailureRule(action, { type });
  }

  private constructor(
    private readonly action: PodFailureAction,
    private readonly pods: ExitCodes | Condition,
  ) {}

  /** @internal */
  *_check(containers: readonly string[], hasRetriesPerIndex: boolean): Findings {
    if (!Object.values(PodFailureAction).includes(this.action)) {
      yield wrongType('the action of podFailurePolicy', this.action, 'a value such as PodFailureAction.FAIL_JOB');
    } else if (this.action === PodFailureAction.FAIL_INDEX && !hasRetriesPerIndex) {
      yield finding(
        'job',
        'podFailurePolicy fails an index, which goes with retriesPerIndex only: write, for example, retriesPerIndex: 2.',
      );
    }
    if ('type' in this.pods) {
      yield* checkValue('label', 'the condition of podFailurePolicy', this.pods.type, labelKeyFlaw);
    } else yield* checkExitCodes(this.pods, containers);
  }

  /** @internal */
  get _fields(): object {
    // The API server's own status, which the schemas of older clusters require.
    if ('type' in this.pods)
      return { action: this.action, onPodConditions: [{ type: this.pods.type, status: 'True' }] };
    const { operator, codes, container } = this.pods;
    // The API server takes them in order only.
    const values = [...codes].sort((a, b) => a - b);
    return { action: this.action, onExitCodes: { containerName: container, operator, values } };
  }
}

interface ExitCodes {
  readonly operator: 'In' | 'NotIn';
  readonly codes: readonly number[];
  readonly container?: string;
}

interface Condition {
  readonly type: string;
}

function* checkExitCodes({ operator, codes, container }: ExitCodes, containers: readonly string[]): Findings {
  const least = operator === 'In' ? 1 : 0;
  if (!Array.isArray(codes) || codes.length === 0) {
    yield wrongType('exit codes of podFailurePolicy', codes, 'a list such as [42]');
    return;
  }
  for (const code of codes) {
    if (isWholeNumber(code, least, HIGHEST_CODE)) continue;
    yield finding(
      'job',
      `exit code ${show(code)} of podFailurePolicy is not a whole number from ${least} to ${HIGHEST_CODE}: write, for example, 42.`,
    );
  }
  if (codes.length > MOST_CODES) {
    yield finding('job', `podFailurePolicy has a rule about ${codes.length} exit codes: write at most ${MOST_CODES}.`);
  }
  const twice = codes.find((code, index) => codes.indexOf(code) < index);
  if (twice !== undefined) {
    yield finding('job', `podFailurePolicy has the exit code ${show(twice)} twice in a rule: write it once.`);
  }
  if (container === undefined || containers.includes(container)) return;
  yield finding(
    'job',
    `container ${show(container)} of podFailurePolicy is not one of the pods: write ${containers.map(show).join(' or ')}.`,
  );
}
