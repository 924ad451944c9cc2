import type { k8s } from '../../cdk8s/k8s';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { type AffinityLabels, AffinityRule, affinityTerms, checkRulesIn, rulesIn } from './affinity-rule';
import type { LabelRequirement } from './label-requirement';

/** Options of a rule about pods that must be near. */
export interface PodAffinityRequiredOptions {
  /**
   * Labels of the pods that the rule is about, for example the `selector` of another workload.
   *
   * @default - the pods of the workload itself, unless there are `requirements`
   */
  readonly labels?: { [key: string]: string };

  /**
   * Further conditions on the labels of the pods that the rule is about.
   *
   * @default - none
   */
  readonly requirements?: LabelRequirement[];

  /**
   * Key of the label in which nodes that count as one place have the same value.
   *
   * @default 'kubernetes.io/hostname'
   */
  readonly topologyKey?: string;

  /**
   * Names of the namespaces of the pods that the rule is about.
   *
   * @default - the namespace of the workload
   */
  readonly namespaces?: string[];
}

/** Options of a rule about pods that should be near. */
export interface PodAffinityPreferredOptions extends PodAffinityRequiredOptions {
  /**
   * The weight of this preference among others, from 1 to 100.
   *
   * @default 100
   */
  readonly weight?: number;
}

/**
 * The pods that a workload's pods run near, on one node or in one zone.
 *
 * @example
 * PodAffinity.preferred({ labels: cache.selector, topologyKey: 'topology.kubernetes.io/zone' })
 */
export class PodAffinity {
  /**
   * Only places where such a pod runs. Pods for which there is no such place wait; the first pod of a workload that is to be near its
   * own pods does not.
   *
   * @param options for example `{ labels: cache.selector }`.
   */
  static required(options: PodAffinityRequiredOptions = {}): PodAffinity {
    return new PodAffinity([new AffinityRule('required', options ?? {})]);
  }

  /**
   * Places where such a pod runs before others.
   *
   * @param options for example `{ labels: cache.selector }`.
   */
  static preferred(options: PodAffinityPreferredOptions = {}): PodAffinity {
    return new PodAffinity([new AffinityRule('preferred', options ?? {})]);
  }

  /**
   * All of these rules together.
   *
   * @param rules at least one.
   */
  static all(rules: PodAffinity[]): PodAffinity {
    return new PodAffinity(rules);
  }

  /** No rule. */
  static none(): PodAffinity {
    return new PodAffinity();
  }

  private constructor(private readonly content?: readonly (AffinityRule | PodAffinity)[]) {}

  /** @internal */
  *_check(): Findings {
    if (this.content !== undefined) yield* checkRulesIn(this.content, PodAffinity);
  }

  /** @internal */
  get _rules(): readonly AffinityRule[] {
    return rulesIn(this.content, PodAffinity);
  }

  /** @internal */
  _fields(own: AffinityLabels): k8s.PodAffinity | undefined {
    return affinityTerms(this._rules, own);
  }
}

export function* checkPodAffinity(affinity: unknown): Findings {
  if (affinity instanceof PodAffinity) yield* affinity._check();
  else yield wrongType('podAffinity', affinity, 'a rule such as PodAffinity.preferred({ labels: { app: "cache" } })');
}
