import type { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkStruct, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { checkWeight, DEFAULT_WEIGHT } from './affinity-weight';
import { checkRequirements, type LabelRequirement } from './label-requirement';

/** Options of nodes that are preferred. */
export interface NodeAffinityPreferredOptions {
  /**
   * The weight of this preference among others, from 1 to 100.
   *
   * @default 100
   */
  readonly weight?: number;
}

type Kind = 'required' | 'preferred' | 'anyOf' | 'all' | 'none';

const EXAMPLE = 'NodeAffinity.required([LabelRequirement.exists("gpu")])';

/**
 * The nodes that pods may run on, or should, by expressions on their labels.
 *
 * @example
 * NodeAffinity.all([
 *   NodeAffinity.required([LabelRequirement.exists('gpu')]),
 *   NodeAffinity.preferred([LabelRequirement.notIn('topology.kubernetes.io/zone', ['eu-central-1c'])]),
 * ])
 */
export class NodeAffinity {
  /**
   * Only nodes that meet all of these. Pods for which there is no such node wait.
   *
   * @param requirements at least one.
   */
  static required(requirements: LabelRequirement[]): NodeAffinity {
    return new NodeAffinity('required', requirements);
  }

  /**
   * Nodes that meet all of these before others.
   *
   * @param requirements at least one.
   * @param options for example `{ weight: 10 }`.
   */
  static preferred(requirements: LabelRequirement[], options: NodeAffinityPreferredOptions = {}): NodeAffinity {
    return new NodeAffinity('preferred', requirements, options ?? {});
  }

  /**
   * Nodes to which at least one of these rules applies.
   *
   * @param rules at least one, each of which requires something.
   */
  static anyOf(rules: NodeAffinity[]): NodeAffinity {
    return new NodeAffinity('anyOf', rules);
  }

  /**
   * All of these rules together.
   *
   * @param rules at least one.
   */
  static all(rules: NodeAffinity[]): NodeAffinity {
    return new NodeAffinity('all', rules);
  }

  /** No rule: any node will do. */
  static none(): NodeAffinity {
    return new NodeAffinity('none');
  }

  private constructor(
    private readonly kind: Kind,
    private readonly content: readonly (LabelRequirement | NodeAffinity)[] = [],
    private readonly options: NodeAffinityPreferredOptions = {},
  ) {}

  /** @internal */
  *_check(): Findings {
    const { kind, content, options } = this;
    if (kind === 'none') return;
    const what = `NodeAffinity.${kind}()`;
    if (kind === 'anyOf' || kind === 'all') yield* checkRules(what, content, kind === 'anyOf');
    else yield* checkRequirements(what, content);
    if (yield* checkStruct('a preferred node', options, ['weight'])) yield* checkWeight(options.weight);
  }

  /** Alternatives, each of which is a list of requirements that must all hold. @internal */
  get _terms(): readonly (readonly LabelRequirement[])[] {
    switch (this.kind) {
      case 'required':
        return [this.content as LabelRequirement[]];
      case 'anyOf':
        return this.rules.flatMap(({ _terms }) => _terms);
      default:
        return this.rules.map(({ _terms }) => _terms).reduce(bothOf, []);
    }
  }

  /** @internal */
  get _preferences(): readonly k8s.PreferredSchedulingTerm[] {
    const { kind, content, options } = this;
    if (kind !== 'preferred') return this.rules.flatMap(({ _preferences }) => _preferences);
    return [{ weight: options.weight ?? DEFAULT_WEIGHT, preference: termOf(content as LabelRequirement[]) }];
  }

  /** @internal */
  get _fields(): k8s.NodeAffinity | undefined {
    if (this.kind === 'none') return undefined;
    const [terms, preferences] = [this._terms, this._preferences];
    return unlessEmpty({
      ...(terms.length > 0 && {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map(termOf) },
      }),
      ...(preferences.length > 0 && { preferredDuringSchedulingIgnoredDuringExecution: [...preferences] }),
    });
  }

  private get rules(): readonly NodeAffinity[] {
    return this.content.filter((rule) => rule instanceof NodeAffinity);
  }
}

type Terms = NodeAffinity['_terms'];

/** The alternatives that two rules leave together, the first of which may not require anything. */
const bothOf = (some: Terms, more: Terms): Terms => {
  if (some.length === 0 || more.length === 0) return [...some, ...more];
  return some.flatMap((one) => more.map((other) => [...one, ...other]));
};

const termOf = (requirements: readonly LabelRequirement[]): k8s.NodeSelectorTerm => ({
  matchExpressions: requirements.map((requirement) => requirement._toKube()),
});

function* checkRules(what: string, rules: unknown, mustRequire: boolean): Findings {
  if (!Array.isArray(rules) || rules.length === 0) {
    yield wrongType(what, rules, `a list such as [${EXAMPLE}]`);
    return;
  }
  for (const rule of rules) {
    if (!(rule instanceof NodeAffinity)) {
      yield wrongType(what, rule, `rules such as ${EXAMPLE}`);
      continue;
    }
    yield* rule._check();
    if (!mustRequire || (rule._terms.length > 0 && rule._preferences.length === 0)) continue;
    yield finding(
      'affinity',
      `${what} has a rule that does not only require: write rules such as ${EXAMPLE}, and put preferences next to it, in NodeAffinity.all().`,
    );
  }
}

export function* checkNodeAffinity(affinity: unknown): Findings {
  if (affinity instanceof NodeAffinity) yield* affinity._check();
  else yield wrongType('nodeAffinity', affinity, `a rule such as ${EXAMPLE}`);
}
