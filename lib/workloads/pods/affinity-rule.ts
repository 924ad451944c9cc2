import type { k8s } from '../../cdk8s/k8s';
import { checkLabelMap, checkStrings, checkStruct, checkValue, isMap, wrongType } from '../../rules/check';
import { dnsLabelFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { labelKeyFlaw } from '../../rules/label';
import { finding } from '../codes';
import { checkWeight, DEFAULT_WEIGHT } from './affinity-weight';
import { checkRequirements, type LabelRequirement } from './label-requirement';
import { NODE } from './spread-rule';

/** A rule about other pods, of which the nodes that they run on matter. */
export interface AffinityRuleOptions {
  readonly labels?: { readonly [key: string]: string };
  readonly requirements?: readonly LabelRequirement[];
  readonly topologyKey?: string;
  readonly namespaces?: readonly string[];
  readonly weight?: number;
}

export interface AffinityLabels {
  readonly [key: string]: string;
}

const REQUIRED_OPTIONS = ['labels', 'requirements', 'topologyKey', 'namespaces'];

/** One term of an affinity or an anti-affinity, with options as the user wrote them. */
export class AffinityRule {
  constructor(
    readonly strength: 'required' | 'preferred',
    private readonly options: AffinityRuleOptions,
  ) {}

  /** @param what the rule in messages, such as `AntiAffinity.required()`. */
  *check(what: string): Findings {
    const known = this.strength === 'required' ? REQUIRED_OPTIONS : [...REQUIRED_OPTIONS, 'weight'];
    if (!(yield* checkStruct(what, this.options, known))) return;
    const { labels, requirements, topologyKey, namespaces, weight } = this.options;
    if (labels !== undefined) yield* checkLabels(what, labels);
    if (requirements !== undefined) yield* checkRequirements(`requirements of ${what}`, requirements, true);
    if (topologyKey !== undefined) yield* checkValue('label', `topologyKey of ${what}`, topologyKey, labelKeyFlaw);
    if (namespaces !== undefined && (yield* checkStrings(`namespaces of ${what}`, namespaces, '["shop"]'))) {
      for (const name of namespaces) yield* checkValue('dns-name', `namespaces of ${what}`, name, dnsLabelFlaw);
    }
    yield* checkWeight(weight);
  }

  get topologyKey(): string {
    return this.options.topologyKey ?? NODE;
  }

  /** True for a rule about the pods with these labels themselves. */
  isAbout(own: AffinityLabels): boolean {
    const { labels, requirements, namespaces } = this.options;
    if (namespaces !== undefined || requirements !== undefined) return false;
    return labels === undefined || Object.entries(labels).every(([key, value]) => own[key] === value);
  }

  /** @param own the labels of the workload's pods. */
  term(own: AffinityLabels): k8s.PodAffinityTerm {
    const { labels, requirements, namespaces } = this.options;
    const matchLabels = labels === undefined && requirements === undefined ? own : labels;
    return {
      topologyKey: this.topologyKey,
      labelSelector: {
        ...(matchLabels !== undefined && { matchLabels: { ...matchLabels } }),
        ...(requirements !== undefined && { matchExpressions: requirements.map((one) => one._toKube()) }),
      },
      namespaces: namespaces && [...namespaces],
    };
  }

  weightedTerm(own: AffinityLabels): k8s.WeightedPodAffinityTerm {
    return { weight: this.options.weight ?? DEFAULT_WEIGHT, podAffinityTerm: this.term(own) };
  }
}

function* checkLabels(what: string, labels: unknown): Findings {
  const example = '{ app: "cache" }';
  if (!isMap(labels)) yield wrongType(`labels of ${what}`, labels, `an object such as ${example}`);
  else if (Object.keys(labels).length > 0) yield* checkLabelMap(`label of ${what}`, labels);
  else {
    yield finding(
      'affinity',
      `labels {} of ${what} matches every pod of the namespace: write a label, for example ${example}, or leave labels out to match the pods of the workload itself.`,
    );
  }
}

/** The terms of several rules, in the fields that affinity and anti-affinity have both. */
export function affinityTerms(rules: readonly AffinityRule[], own: AffinityLabels): k8s.PodAffinity | undefined {
  if (rules.length === 0) return undefined;
  const [required, preferred] = (['required', 'preferred'] as const).map((strength) =>
    rules.filter((rule) => rule.strength === strength),
  ) as [AffinityRule[], AffinityRule[]];
  return {
    ...(required.length > 0 && {
      requiredDuringSchedulingIgnoredDuringExecution: required.map((rule) => rule.term(own)),
    }),
    ...(preferred.length > 0 && {
      preferredDuringSchedulingIgnoredDuringExecution: preferred.map((rule) => rule.weightedTerm(own)),
    }),
  };
}

/** A value of a class whose instances hold rules, or other instances. */
interface RuleHolder {
  readonly _rules: readonly AffinityRule[];
  _check(): Findings;
}

type HolderClass = { readonly name: string; [Symbol.hasInstance](value: unknown): boolean };

/** The rules in the content of such a value; anything else is reported by the check. */
export function rulesIn(content: unknown, type: HolderClass): AffinityRule[] {
  if (!Array.isArray(content)) return [];
  return content.flatMap((one: unknown) => (one instanceof AffinityRule ? one : isHolder(one, type) ? one._rules : []));
}

/** Checks the content of such a value: one rule, or a list of other values of the class. */
export function* checkRulesIn(content: unknown, type: HolderClass): Findings {
  const example = `${type.name}.required()`;
  if (!Array.isArray(content) || content.length === 0) {
    yield wrongType(`${type.name}.all()`, content, `a list such as [${example}]`);
    return;
  }
  for (const one of content) {
    if (one instanceof AffinityRule) yield* one.check(`${type.name}.${one.strength}()`);
    else if (isHolder(one, type)) yield* one._check();
    else yield wrongType(`${type.name}.all()`, one, `rules such as ${example}`);
  }
}

const isHolder = (value: unknown, type: HolderClass): value is RuleHolder => type[Symbol.hasInstance](value);
