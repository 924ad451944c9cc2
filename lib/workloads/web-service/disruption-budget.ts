import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { toIntOrString } from './int-or-string';
import { isNone, isPodsOrPercent } from './pods-or-percent';

/**
 * How many of a service's pods a node drain may take at a time. There is always at least one that it may take, since a
 * budget that allows none blocks the drain for ever.
 *
 * @example
 * DisruptionBudget.maxUnavailable('25%')
 */
export class DisruptionBudget {
  /**
   * At most this many pods at a time.
   *
   * @param pods a number from 1, or a share of the pods such as `'25%'` (rounded up).
   */
  static maxUnavailable(pods: number | string): DisruptionBudget {
    return new DisruptionBudget(pods);
  }

  /** No budget: a drain may take all pods at once. */
  static none(): DisruptionBudget {
    return new DisruptionBudget(undefined, true);
  }

  private constructor(
    /** @internal */ readonly _pods: number | string | undefined,
    private readonly isNone = false,
  ) {}

  /** @internal */
  _check(report: Report): void {
    if (this.isNone) return;
    if (!isPodsOrPercent(this._pods)) {
      report(
        `maxUnavailable ${show(this._pods)} of the budget is neither a number of pods nor a percentage: write, for example, 1 or "25%".`,
      );
    } else if (isNone(this._pods)) {
      report(
        `maxUnavailable ${show(this._pods)} of the budget would block every node drain for ever: write at least 1, or DisruptionBudget.none().`,
      );
    }
  }
}

/** What a budget is called and stands for. */
export interface DisruptionBudgetSpec {
  readonly metadata: k8s.ObjectMeta;
  readonly maxUnavailable: number | string;
  readonly selector: { readonly [key: string]: string };
}

export function renderDisruptionBudget(
  scope: Construct,
  { metadata, maxUnavailable, selector }: DisruptionBudgetSpec,
): void {
  new k8s.KubePodDisruptionBudget(scope, 'disruption-budget', {
    metadata,
    spec: {
      maxUnavailable: toIntOrString(maxUnavailable),
      selector: { matchLabels: { ...selector } },
      // A pod that does not work anyway is in nobody's way.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}
