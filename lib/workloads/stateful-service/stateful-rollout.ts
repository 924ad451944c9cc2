import { Duration } from 'cdk8s';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import { checkDurations, secondsOf } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';
import { finding } from '../codes';
import { checkPodCount, type PodCount } from '../replicas/pod-count';

/** Times and history of a rollout, whoever starts it. */
export interface StatefulRolloutOnDeleteOptions {
  /**
   * Time for which a new pod must have been ready before the next one follows, in whole seconds. A pod that fails soon after its
   * start then stops the rollout.
   *
   * @default Duration.seconds(5)
   */
  readonly minReady?: Duration;

  /**
   * Number of earlier states that are kept for `kubectl rollout undo`, from 0.
   *
   * @default 3
   */
  readonly history?: number;
}

/** Options of a rolling update. */
export interface StatefulRolloutRollingOptions extends StatefulRolloutOnDeleteOptions {
  /**
   * The lowest number of a pod that is replaced, from 0. Those below keep the old version until the partition is lowered.
   *
   * @default 0
   */
  readonly partition?: number;

  /**
   * Pods that may be missing meanwhile, at least one. A share is rounded up. Needs Kubernetes 1.35.
   *
   * @default PodCount.of(1)
   */
  readonly maxUnavailable?: PodCount;
}

const ON_DELETE_OPTIONS = ['minReady', 'history'];
const ROLLING_OPTIONS = [...ON_DELETE_OPTIONS, 'partition', 'maxUnavailable'];
const DEFAULT_MIN_READY = Duration.seconds(5);
const DEFAULT_HISTORY = 3;

/** The API server's own defaults. */
const API_DEFAULTS = { partition: 0, maxUnavailable: '1', history: 10 };

/**
 * The way in which pods of a new version replace those of the old one. Each pod stops before its successor, which has its name
 * and its storage, is made, so that there is neither a surge nor a deadline. A disruption budget does not hold it back.
 *
 * @example
 * StatefulRollout.rolling({ partition: 2 })
 */
export class StatefulRollout {
  /** Pod by pod, the last number first. */
  static rolling(options: StatefulRolloutRollingOptions = {}): StatefulRollout {
    return new StatefulRollout(options ?? {}, false);
  }

  /** A pod gets the new version when somebody deletes the old one, for example after its data has been moved. */
  static onDelete(options: StatefulRolloutOnDeleteOptions = {}): StatefulRollout {
    return new StatefulRollout(options ?? {}, true);
  }

  private constructor(
    private readonly options: StatefulRolloutRollingOptions,
    private readonly isOnDelete: boolean,
  ) {}

  /** @internal */
  *_check(): Findings {
    const known = this.isOnDelete ? ON_DELETE_OPTIONS : ROLLING_OPTIONS;
    if (!(yield* checkStruct('a rollout', this.options, known))) return;
    const { minReady, history, partition, maxUnavailable } = this.options;
    yield* checkDurations({ minReady }, 0);
    for (const [what, value, example] of [
      ['history', history, DEFAULT_HISTORY],
      ['partition', partition, 1],
    ] as const) {
      const flawOf = (one: unknown) => wholeNumberFlaw(one, 0, undefined, example);
      if (value !== undefined) yield* checkValue('number', what, value, flawOf);
    }
    if (maxUnavailable === undefined || !(yield* checkPodCount('maxUnavailable', maxUnavailable))) return;
    if (maxUnavailable._isZero) {
      yield finding('rollout', `maxUnavailable ${maxUnavailable} leaves no pod to begin with: write PodCount.of(1).`);
    }
  }

  /** @internal */
  _toKube(): Pick<AsWritten<k8s.StatefulSetSpec>, 'updateStrategy' | 'minReadySeconds' | 'revisionHistoryLimit'> {
    const { minReady = DEFAULT_MIN_READY, history = DEFAULT_HISTORY } = this.options;
    return {
      updateStrategy: this.strategy,
      minReadySeconds: secondsOf(minReady) || undefined,
      revisionHistoryLimit: history === API_DEFAULTS.history ? undefined : history,
    };
  }

  private get strategy(): AsWritten<k8s.StatefulSetUpdateStrategy> | undefined {
    if (this.isOnDelete) return { type: 'OnDelete' };
    const { partition = API_DEFAULTS.partition, maxUnavailable } = this.options;
    const rollingUpdate = unlessEmpty({
      ...(partition !== API_DEFAULTS.partition && { partition }),
      ...(maxUnavailable !== undefined &&
        `${maxUnavailable}` !== API_DEFAULTS.maxUnavailable && { maxUnavailable: maxUnavailable._toKube() }),
    });
    return rollingUpdate && { rollingUpdate };
  }
}

export function* checkStatefulRollout(rollout: unknown): Findings {
  if (rollout instanceof StatefulRollout) yield* rollout._check();
  else yield wrongType('rollout', rollout, 'StatefulRollout.rolling()');
}
