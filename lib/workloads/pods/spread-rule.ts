import type { k8s } from '../../cdk8s/k8s';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { labelKeyFlaw } from '../../rules/label';
import { wholeNumberFlaw } from '../../rules/numbers';
import { show } from '../../rules/show';

export interface SpreadLabels {
  readonly [key: string]: string;
}

/** Options of a spread where there is room. */
export interface SpreadPreferredOptions {
  /**
   * Key of the label in which nodes that count as one place have the same value.
   *
   * @default - `topology.kubernetes.io/zone` and `kubernetes.io/hostname`, a constraint for each
   */
  readonly topologyKey?: string;

  /**
   * The most pods that one place may have more than another, from 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * Keys of labels whose values set pods apart that are counted apart. With an empty list, all pods that the workload selects are
   * counted together.
   *
   * @default - the label in which the pods of two revisions differ, where a rollout runs both at a time
   */
  readonly matchLabelKeys?: string[];
}

/** Options of a spread that pods wait for. */
export interface SpreadRequiredOptions extends SpreadPreferredOptions {
  /**
   * The fewest places that there should be, from 1. As long as there are fewer, each place takes `maxSkew` pods at most.
   *
   * @default 1
   */
  readonly minDomains?: number;
}

const ZONE = 'topology.kubernetes.io/zone';
export const NODE = 'kubernetes.io/hostname';

/** The label by which the pods of a Deployment's revisions differ. */
export const POD_TEMPLATE_HASH = 'pod-template-hash';

/** The same of a Rollout of Argo. */
export const ROLLOUT_HASH = 'rollouts-pod-template-hash';

const PREFERRED_OPTIONS = ['topologyKey', 'maxSkew', 'matchLabelKeys'];
const REQUIRED_OPTIONS = [...PREFERRED_OPTIONS, 'minDomains'];

/**
 * Constraints that spread pods evenly over zones and nodes.
 *
 * @param revisionLabel the label by which the pods of a rollout are counted apart from those that they replace. Counted
 * together, new pods go where old ones are not, and are left there in a heap when those are gone.
 */
export function spreadConstraints(
  selector: SpreadLabels,
  revisionLabel: string | undefined,
  whenUnsatisfiable: Unsatisfiable = 'ScheduleAnyway',
  { topologyKey, maxSkew = 1, minDomains, matchLabelKeys }: SpreadRequiredOptions = {},
): k8s.TopologySpreadConstraint[] {
  const keys = matchLabelKeys ?? (revisionLabel === undefined ? [] : [revisionLabel]);
  return (topologyKey === undefined ? [ZONE, NODE] : [topologyKey]).map((key) => ({
    topologyKey: key,
    maxSkew,
    // The API server's own default.
    minDomains: minDomains === 1 ? undefined : minDomains,
    whenUnsatisfiable,
    labelSelector: { matchLabels: { ...selector } },
    matchLabelKeys: keys.length === 0 ? undefined : [...keys],
    // A node that takes no pods, such as one that is drained, would count as one that has none yet, and hold the others back.
    nodeTaintsPolicy: whenUnsatisfiable === 'DoNotSchedule' ? 'Honor' : undefined,
  }));
}

/** The lot of a pod that would make the spread uneven. */
type Unsatisfiable = 'ScheduleAnyway' | 'DoNotSchedule';

/** A spread over the places of one kind, or over those of both default kinds, with options as the user wrote them. */
export class SpreadRule {
  constructor(
    readonly whenUnsatisfiable: Unsatisfiable,
    readonly options: SpreadRequiredOptions,
  ) {}

  *check(): Findings {
    const isRequired = this.whenUnsatisfiable === 'DoNotSchedule';
    const what = isRequired ? 'Spread.required()' : 'Spread.preferred()';
    if (!(yield* checkStruct(what, this.options, isRequired ? REQUIRED_OPTIONS : PREFERRED_OPTIONS))) return;
    const { topologyKey, maxSkew, minDomains, matchLabelKeys } = this.options;
    if (topologyKey !== undefined) yield* checkValue('label', `topologyKey of ${what}`, topologyKey, labelKeyFlaw);
    const amounts = { maxSkew, minDomains: isRequired ? minDomains : undefined };
    for (const [name, amount] of Object.entries(amounts)) {
      if (amount === undefined) continue;
      yield* checkValue('number', `${name} of ${what}`, amount, (value) => wholeNumberFlaw(value, 1, undefined, 2));
    }
    if (matchLabelKeys === undefined) return;
    if (!Array.isArray(matchLabelKeys)) {
      yield wrongType(`matchLabelKeys of ${what}`, matchLabelKeys, `a list such as [${show(POD_TEMPLATE_HASH)}]`);
      return;
    }
    for (const key of matchLabelKeys) yield* checkValue('label', `matchLabelKeys of ${what}`, key, labelKeyFlaw);
  }
}
