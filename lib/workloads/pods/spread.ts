import type { k8s } from '../../cdk8s/k8s';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

interface Labels {
  readonly [key: string]: string;
}

const ZONE = 'topology.kubernetes.io/zone';
const NODE = 'kubernetes.io/hostname';

/** The label by which the pods of a Deployment's revisions differ. */
export const POD_TEMPLATE_HASH = 'pod-template-hash';

/**
 * Constraints that spread pods evenly over zones and nodes.
 *
 * @param revisionLabel the label by which the pods of a rollout are counted apart from those that they replace. Counted
 * together, new pods go where old ones are not, and are left there in a heap when those are gone.
 */
export function spreadConstraints(
  selector: Labels,
  revisionLabel: string | undefined,
  whenUnsatisfiable: Unsatisfiable = 'ScheduleAnyway',
): k8s.TopologySpreadConstraint[] {
  return [ZONE, NODE].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable,
    labelSelector: { matchLabels: { ...selector } },
    matchLabelKeys: revisionLabel === undefined ? undefined : [revisionLabel],
    // A node that takes no pods, such as one that is drained, would count as one that has none yet, and hold the others back.
    nodeTaintsPolicy: whenUnsatisfiable === 'DoNotSchedule' ? 'Honor' : undefined,
  }));
}

/** The lot of a pod that would make the spread uneven. */
type Unsatisfiable = 'ScheduleAnyway' | 'DoNotSchedule';

/**
 * The spread of a workload's pods over zones and nodes, so that the loss of one of those does not take them all. The
 * scheduler looks at it when it places a pod, and never afterwards: after a scale down, a drain or the loss of a node, pods
 * stay where they are until the next rollout, which spreads its own pods anew.
 *
 * @example
 * Spread.required()
 */
export class Spread {
  /** Evenly over zones and nodes where there is room: the scheduler weighs it against its other aims. */
  static preferred(): Spread {
    return new Spread('ScheduleAnyway');
  }

  /**
   * Evenly over zones and nodes, or not at all: a pod that would make the difference greater than one waits. All nodes
   * must have the label `topology.kubernetes.io/zone`; those with taints that the pods do not tolerate do not count.
   */
  static required(): Spread {
    return new Spread('DoNotSchedule');
  }

  /** No constraints: the scheduler decides. */
  static none(): Spread {
    return new Spread();
  }

  private constructor(private readonly whenUnsatisfiable?: Unsatisfiable) {}

  /** @internal */
  get _isRequired(): boolean {
    return this.whenUnsatisfiable === 'DoNotSchedule';
  }

  /** @internal */
  _constraints(selector: Labels, revisionLabel?: string): k8s.TopologySpreadConstraint[] {
    if (this.whenUnsatisfiable === undefined) return [];
    return spreadConstraints(selector, revisionLabel, this.whenUnsatisfiable);
  }
}

/**
 * A rule against two pods of a workload on one node.
 *
 * @example
 * AntiAffinity.required()
 */
export class AntiAffinity {
  /** Never two on a node, as long as there are nodes without one. */
  static preferred(): AntiAffinity {
    return new AntiAffinity('preferred');
  }

  /**
   * Never two on a node: pods for which there is no node wait. A rollout replaces pods one by one on the nodes that they
   * have, so that for its time one pod is missing; where a single pod may run, and with a `rollout` whose options say that no pod stops first,
   * it needs one more node than there are pods.
   */
  static required(): AntiAffinity {
    return new AntiAffinity('required');
  }

  /** No rule: two pods may be on one node. */
  static none(): AntiAffinity {
    return new AntiAffinity();
  }

  private constructor(private readonly strength?: 'preferred' | 'required') {}

  /** @internal */
  get _isRequired(): boolean {
    return this.strength === 'required';
  }

  /** @internal */
  _affinity(selector: Labels): k8s.Affinity | undefined {
    const term = { topologyKey: NODE, labelSelector: { matchLabels: { ...selector } } };
    switch (this.strength) {
      case 'required':
        return { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } };
      case 'preferred':
        return {
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: term }],
          },
        };
      default:
        return undefined;
    }
  }
}

export function* checkSpread(spread: unknown): Findings {
  if (!(spread instanceof Spread)) yield wrongType('spread', spread, 'a spread such as Spread.required()');
}

export function* checkAntiAffinity(antiAffinity: unknown): Findings {
  if (antiAffinity instanceof AntiAffinity) return;
  yield wrongType('antiAffinity', antiAffinity, 'a rule such as AntiAffinity.preferred()');
}
