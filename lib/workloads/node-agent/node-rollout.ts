import { Duration } from 'cdk8s';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import { checkDurations, secondsOf } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';
import { checkPodCount, PodCount } from '../replicas/pod-count';

/** Options of an update that waits for pods to be deleted. */
export interface NodeRolloutOnDeleteOptions {
  /**
   * Number of earlier states that are kept for `kubectl rollout undo`, from 0.
   *
   * @default 3
   */
  readonly history?: number;
}

/** Options of a rolling update. Only one of `maxUnavailable` and `maxSurge` can be above 0. */
export interface NodeRolloutRollingOptions extends NodeRolloutOnDeleteOptions {
  /**
   * Nodes that may be without an agent at a time, while its successor starts. A share is rounded up.
   *
   * @default - PodCount.of(1), or 0 with `maxSurge`
   */
  readonly maxUnavailable?: PodCount;

  /**
   * Nodes on which the new agent may start while the old one still runs, so that no node is without. A share is rounded up. No two
   * pods of a node can have one port of it.
   *
   * @default PodCount.of(0)
   */
  readonly maxSurge?: PodCount;

  /**
   * Time for which a new pod must have been ready before it counts, in whole seconds. A pod that fails soon after its start
   * then stops the rollout.
   *
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;
}

const ON_DELETE_OPTIONS = ['history'];
const ROLLING_OPTIONS = [...ON_DELETE_OPTIONS, 'maxUnavailable', 'maxSurge', 'minReady'];
const DEFAULT_HISTORY = 3;
const DEFAULT_MIN_READY = Duration.seconds(5);

/** The API server's own defaults. */
const API_DEFAULTS = { maxUnavailable: '1', minReady: 0, history: 10 };

/**
 * The way in which the agents of all nodes are replaced by those of a new version.
 *
 * @example
 * NodeRollout.rolling({ maxUnavailable: PodCount.percent(10) })
 */
export class NodeRollout {
  /** Node by node, or as many at a time as the options say. */
  static rolling(options: NodeRolloutRollingOptions = {}): NodeRollout {
    return new NodeRollout(options ?? {}, false);
  }

  /** A node gets the new version when somebody deletes its old pod: for agents that no node can be without unattended. */
  static onDelete(options: NodeRolloutOnDeleteOptions = {}): NodeRollout {
    return new NodeRollout(options ?? {}, true);
  }

  private constructor(
    private readonly options: NodeRolloutRollingOptions,
    private readonly isOnDelete: boolean,
  ) {}

  /** @internal */
  *_check(): Findings {
    const known = this.isOnDelete ? ON_DELETE_OPTIONS : ROLLING_OPTIONS;
    if (!(yield* checkStruct('a rollout', this.options, known))) return;
    const { minReady, history, maxSurge, maxUnavailable } = this.options;
    yield* checkDurations({ minReady }, 0);
    const historyFlaw = (value: unknown) => wholeNumberFlaw(value, 0, undefined, DEFAULT_HISTORY);
    if (history !== undefined) yield* checkValue('number', 'history', history, historyFlaw);
    let isRight = true;
    for (const [what, count] of Object.entries({ maxSurge, maxUnavailable })) {
      if (count !== undefined) isRight = (yield* checkPodCount(what, count)) && isRight;
    }
    if (isRight) yield* this.checkProgress();
  }

  private *checkProgress(): Findings {
    const { maxSurge, maxUnavailable } = this.counts;
    if (maxSurge._isZero !== maxUnavailable._isZero) return;
    const [flaw, fix] = maxSurge._isZero
      ? ['leave no node to begin with', 'raise one of them']
      : ['are both above 0, which the API server refuses', 'leave one of them out'];
    yield finding('rollout', `maxSurge ${maxSurge} and maxUnavailable ${maxUnavailable} ${flaw}: ${fix}.`);
  }

  /** @internal */
  _toKube(): Pick<AsWritten<k8s.DaemonSetSpec>, 'updateStrategy' | 'minReadySeconds' | 'revisionHistoryLimit'> {
    const { history = DEFAULT_HISTORY, minReady = DEFAULT_MIN_READY } = this.options;
    return {
      updateStrategy: this.strategy,
      minReadySeconds: this.isOnDelete ? undefined : secondsOf(minReady) || undefined,
      revisionHistoryLimit: history === API_DEFAULTS.history ? undefined : history,
    };
  }

  private get strategy(): AsWritten<k8s.DaemonSetUpdateStrategy> | undefined {
    if (this.isOnDelete) return { type: 'OnDelete' };
    const { maxSurge, maxUnavailable } = this.counts;
    if (!maxSurge._isZero) {
      return { rollingUpdate: { maxSurge: maxSurge._toKube(), maxUnavailable: maxUnavailable._toKube() } };
    }
    if (`${maxUnavailable}` === API_DEFAULTS.maxUnavailable) return undefined;
    return { rollingUpdate: { maxUnavailable: maxUnavailable._toKube() } };
  }

  private get counts(): { readonly maxSurge: PodCount; readonly maxUnavailable: PodCount } {
    const { maxSurge = PodCount.of(0), maxUnavailable = PodCount.of(maxSurge._isZero ? 1 : 0) } = this.options;
    return { maxSurge, maxUnavailable };
  }
}

export function* checkNodeRollout(rollout: unknown): Findings {
  if (rollout instanceof NodeRollout) yield* rollout._check();
  else yield wrongType('rollout', rollout, 'NodeRollout.rolling()');
}
