import type { k8s } from '../../cdk8s/k8s';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { type AffinityLabels, AffinityRule, affinityTerms, checkRulesIn, rulesIn } from './affinity-rule';
import type { PodAffinityPreferredOptions, PodAffinityRequiredOptions } from './pod-affinity';

/** Options of a rule about pods that must not be near. */
export interface AntiAffinityRequiredOptions extends PodAffinityRequiredOptions {}

/** Options of a rule about pods that should not be near. */
export interface AntiAffinityPreferredOptions extends PodAffinityPreferredOptions {}

/**
 * A rule against two pods of a workload on one node, or against its pods where certain others are.
 *
 * @example
 * AntiAffinity.all([
 *   AntiAffinity.required(),
 *   AntiAffinity.preferred({ topologyKey: 'topology.kubernetes.io/zone' }),
 * ])
 */
export class AntiAffinity {
  /**
   * Never two on a node, as long as there are nodes without one.
   *
   * @param options other pods than those of the workload, or larger places than a node.
   */
  static preferred(options: AntiAffinityPreferredOptions = {}): AntiAffinity {
    return new AntiAffinity([new AffinityRule('preferred', options ?? {})]);
  }

  /**
   * Never two on a node: pods for which there is no node wait. A rollout replaces pods one by one on the nodes that they
   * have, so that for its time one pod is missing; where a single pod may run, and with a `rollout` whose options say that no pod stops first,
   * it needs one more node than there are pods.
   *
   * @param options other pods than those of the workload, or larger places than a node.
   */
  static required(options: AntiAffinityRequiredOptions = {}): AntiAffinity {
    return new AntiAffinity([new AffinityRule('required', options ?? {})]);
  }

  /**
   * All of these rules together.
   *
   * @param rules at least one.
   */
  static all(rules: AntiAffinity[]): AntiAffinity {
    return new AntiAffinity(rules);
  }

  /** No rule: two pods may be on one node. */
  static none(): AntiAffinity {
    return new AntiAffinity();
  }

  private constructor(private readonly content?: readonly (AffinityRule | AntiAffinity)[]) {}

  /** @internal */
  *_check(): Findings {
    if (this.content !== undefined) yield* checkRulesIn(this.content, AntiAffinity);
  }

  /** @internal */
  get _rules(): readonly AffinityRule[] {
    return rulesIn(this.content, AntiAffinity);
  }

  /**
   * The label of the places of which each has at most one pod of the workload, if there must be no second one.
   *
   * @internal
   */
  _onePodPer(own: AffinityLabels): string | undefined {
    return this._rules.find((rule) => rule.strength === 'required' && rule.isAbout(own))?.topologyKey;
  }

  /** The rules about other pods than those of the workload itself. @internal */
  _aboutOthers(own: AffinityLabels): AntiAffinity {
    return new AntiAffinity(this._rules.filter((rule) => !rule.isAbout(own)));
  }

  /** @internal */
  _fields(own: AffinityLabels): k8s.PodAntiAffinity | undefined {
    return affinityTerms(this._rules, own);
  }
}

export function* checkAntiAffinity(antiAffinity: unknown): Findings {
  if (antiAffinity instanceof AntiAffinity) yield* antiAffinity._check();
  else yield wrongType('antiAffinity', antiAffinity, 'a rule such as AntiAffinity.preferred()');
}
