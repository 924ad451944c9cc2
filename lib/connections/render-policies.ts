import { ApiObject, type ApiObjectProps } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { pathOf } from '../cdk8s/app-trees';
import type { Found } from '../cdk8s/findings';
import { k8s } from '../cdk8s/k8s';
import { recommendedLabels } from '../cdk8s/labels';
import { unlessEmpty } from '../cdk8s/objects';
import { ScopeState } from '../cdk8s/scope-state';
import { Synthesis } from '../cdk8s/synthesis';
import { planPolicies } from './plan-policies';
import type { PlannedPolicy } from './planned-policy';

/** The policies of a tree that the last synthesis made. */
const MADE = new ScopeState<ApiObject[]>('NetworkPolicies');

/** True for a policy that the last synthesis made, and that the next one replaces. */
export const isMadeAtSynth = (object: ApiObject): boolean => MADE.get(object.node.root)?.includes(object) ?? false;

/** Has the policies of a tree made at synth, when all connections are known. */
export function renderPoliciesAtSynth(construct: Construct): void {
  const { root } = construct.node;
  if (MADE.get(root) !== undefined) return;
  MADE.set(root, []);
  Synthesis.of(root).renderLate(() => renderPolicies(root));
}

function renderPolicies(root: IConstruct): Found {
  const { policies, problems } = planPolicies(root as Construct);
  for (const { node } of MADE.get(root) ?? []) node.scope?.node.tryRemoveChild(node.id);
  const rendered = problems.length > 0 ? [] : policies.filter(({ scope }) => scope.node.root === root);
  MADE.set(root, rendered.map(renderPolicy));
  const own = problems.filter(([construct]) => construct.node.root === root);
  return {
    problems: own.map(([construct, { code, message }]) => ({
      path: pathOf(construct),
      callSite: Synthesis.of(construct).callSiteOf(construct),
      code,
      message,
    })),
    warnings: [],
  };
}

const renderPolicy = (policy: PlannedPolicy): ApiObject =>
  new ApiObject(policy.scope, policy.metadata === undefined ? policy.name : 'network-policy', policyManifest(policy));

/** The policy as it is written. */
export const policyManifest = (policy: PlannedPolicy): ApiObjectProps =>
  k8s.KubeNetworkPolicy.manifest(propsOf(policy));

function propsOf({ scope, namespace, name, selector, metadata, ...rules }: PlannedPolicy): k8s.KubeNetworkPolicyProps {
  const isForAll = Object.keys(selector).length === 0;
  return {
    metadata: metadata?.() ?? { name, namespace, labels: recommendedLabels(scope, { name, instance: name }) },
    spec: {
      podSelector: isForAll ? {} : { matchLabels: { ...selector } },
      policyTypes: isForAll ? ['Ingress', 'Egress'] : typesOf(rules),
      ingress: unlessEmpty(rules.ingress.map(({ peers, ports }) => ({ from: peers, ports }))),
      egress: unlessEmpty(rules.egress.map(({ peers, ports }) => ({ to: peers, ports }))),
    },
  };
}

/** The directions that a policy says something about: the others are those of the policy for the whole namespace. */
function typesOf({ ingress, egress }: Pick<PlannedPolicy, 'ingress' | 'egress'>): string[] {
  return [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])];
}
