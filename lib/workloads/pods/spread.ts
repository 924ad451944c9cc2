import type { k8s } from '../../cdk8s/k8s';

interface Labels {
  readonly [key: string]: string;
}

/** What pods are spread over. */
const ZONE = 'topology.kubernetes.io/zone';
const NODE = 'kubernetes.io/hostname';

/** Pods go evenly over zones and nodes as far as there are any; where a pod does not fit, it runs all the same. */
export function spreadConstraints(
  selector: Labels,
  whenUnsatisfiable = 'ScheduleAnyway',
): k8s.TopologySpreadConstraint[] {
  return [ZONE, NODE].map((topologyKey) => ({
    topologyKey,
    maxSkew: 1,
    whenUnsatisfiable,
    labelSelector: { matchLabels: { ...selector } },
  }));
}

/**
 * How a service's pods are spread over zones and nodes, so that losing one of those does not take them all.
 *
 * @example
 * Spread.required()
 */
export class Spread {
  /** Evenly over zones and nodes, as far as the cluster allows. */
  static preferred(): Spread {
    return new Spread('ScheduleAnyway');
  }

  /**
   * Evenly over zones and nodes, or not at all: a pod that would make the difference greater than one waits. All nodes
   * must bear the label `topology.kubernetes.io/zone`.
   */
  static required(): Spread {
    return new Spread('DoNotSchedule');
  }

  /** As the scheduler pleases. */
  static none(): Spread {
    return new Spread();
  }

  private constructor(private readonly whenUnsatisfiable?: string) {}

  /** @internal */
  _constraints(selector: Labels): k8s.TopologySpreadConstraint[] {
    return this.whenUnsatisfiable === undefined ? [] : spreadConstraints(selector, this.whenUnsatisfiable);
  }
}

/**
 * Whether two pods of a service may be on one node.
 *
 * @example
 * AntiAffinity.required()
 */
export class AntiAffinity {
  /** No two on a node, as long as there are nodes without one. */
  static preferred(): AntiAffinity {
    return new AntiAffinity('preferred');
  }

  /** Never two on a node. A rollout needs one more node than there are pods. */
  static required(): AntiAffinity {
    return new AntiAffinity('required');
  }

  /** Says nothing. */
  static none(): AntiAffinity {
    return new AntiAffinity();
  }

  private constructor(private readonly strength?: 'preferred' | 'required') {}

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
