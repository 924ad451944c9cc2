import type { k8s } from '../../cdk8s/k8s';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import {
  type SpreadLabels,
  type SpreadPreferredOptions,
  type SpreadRequiredOptions,
  SpreadRule,
  spreadConstraints,
} from './spread-rule';

/**
 * The spread of a workload's pods over zones and nodes, so that the loss of one of those does not take them all. The
 * scheduler looks at it when it places a pod, and never afterwards: after a scale down, a drain or the loss of a node, pods
 * stay where they are until the next rollout, which spreads its own pods.
 *
 * @example
 * Spread.all([
 *   Spread.required({ topologyKey: 'topology.kubernetes.io/zone', minDomains: 3 }),
 *   Spread.preferred({ topologyKey: 'kubernetes.io/hostname' }),
 * ])
 */
export class Spread {
  /**
   * Evenly over zones and nodes where there is room: the scheduler weighs it against its other aims.
   *
   * @param options for example `{ topologyKey: 'example.com/rack' }`.
   */
  static preferred(options: SpreadPreferredOptions = {}): Spread {
    return new Spread([new SpreadRule('ScheduleAnyway', options ?? {})]);
  }

  /**
   * Evenly over zones and nodes, or not at all: a pod that would make the difference greater than one waits. All nodes
   * must have the label `topology.kubernetes.io/zone`; those with taints that the pods do not tolerate do not count.
   *
   * @param options for example `{ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 2 }`.
   */
  static required(options: SpreadRequiredOptions = {}): Spread {
    return new Spread([new SpreadRule('DoNotSchedule', options ?? {})]);
  }

  /**
   * All of these spreads together, of which no two are of one strength and over the same places.
   *
   * @param spreads at least one.
   */
  static all(spreads: Spread[]): Spread {
    return new Spread(spreads);
  }

  /** No constraints: the scheduler decides. */
  static none(): Spread {
    return new Spread();
  }

  private constructor(private readonly content?: readonly (SpreadRule | Spread)[]) {}

  /** @internal */
  *_check(): Findings {
    if (this.content === undefined) return;
    const findings = [...this.checkContent(this.content)];
    yield* findings;
    if (findings.length === 0) yield* this.checkTwins();
  }

  /**
   * @param selector that of the workload's pods.
   * @internal
   */
  *_checkKeys(selector: SpreadLabels): Findings {
    for (const { options } of this.rules) {
      const { matchLabelKeys } = options;
      for (const key of Array.isArray(matchLabelKeys) ? matchLabelKeys : []) {
        if (typeof key !== 'string' || !Object.hasOwn(selector, key)) continue;
        yield finding(
          'spread',
          `matchLabelKeys of the spread has ${show(key)}, which all pods that the workload selects have alike: leave it out.`,
        );
      }
    }
  }

  /** @internal */
  get _isRequired(): boolean {
    return this.rules.some(({ whenUnsatisfiable }) => whenUnsatisfiable === 'DoNotSchedule');
  }

  /** @internal */
  _constraints(selector: SpreadLabels, revisionLabel?: string): k8s.TopologySpreadConstraint[] {
    return this.rules.flatMap(({ whenUnsatisfiable, options }) =>
      spreadConstraints(selector, revisionLabel, whenUnsatisfiable, options),
    );
  }

  private get rules(): readonly SpreadRule[] {
    const list = Array.isArray(this.content) ? this.content : [];
    return list.flatMap((one) => (one instanceof SpreadRule ? one : one instanceof Spread ? one.rules : []));
  }

  private *checkContent(content: unknown): Findings {
    if (!Array.isArray(content) || content.length === 0) {
      yield wrongType('Spread.all()', content, 'a list such as [Spread.required()]');
      return;
    }
    for (const one of content) {
      if (one instanceof SpreadRule) yield* one.check();
      else if (one instanceof Spread) yield* one._check();
      else yield wrongType('Spread.all()', one, 'spreads such as Spread.required()');
    }
  }

  /** The API server takes one constraint of each strength for a key. */
  private *checkTwins(): Findings {
    const pairs = this._constraints({}).map((one) => [one.whenUnsatisfiable, one.topologyKey] as const);
    const twin = pairs.find(([strength, key], index) =>
      pairs.slice(0, index).some(([other, same]) => other === strength && same === key),
    );
    if (twin === undefined) return;
    yield finding(
      'spread',
      `two spreads with the same whenUnsatisfiable have the topologyKey ${show(twin[1])}: leave one out, or write another topologyKey.`,
    );
  }
}

export function* checkSpread(spread: unknown): Findings {
  if (spread instanceof Spread) yield* spread._check();
  else yield wrongType('spread', spread, 'a spread such as Spread.required()');
}
