import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { childObject, optionalChildObject } from '../cdk8s/child-object';
import { clusterScoped } from '../cdk8s/cluster-scoped';
import { reportOrRender } from '../cdk8s/construction';
import { k8s } from '../cdk8s/k8s';
import { recommendedLabels } from '../cdk8s/labels';
import { unlessEmpty } from '../cdk8s/objects';
import { claimId } from '../cdk8s/scope';
import { Synthesis } from '../cdk8s/synthesis';
import { enableChecks } from '../checks';
import { declareNamespace } from '../connections/declared-pods';
import { renderPoliciesAtSynth } from '../connections/render-policies';
import { asText } from '../rules/show';
import { checkNamespace } from './check-namespace';
import { applyFirst } from './first-in-order';
import { limitRangeItems } from './namespace-limit-range';
import type { NamespaceProps } from './namespace-props';
import { hardLimits } from './namespace-quota';
import { podSecurityLabels } from './pod-security-labels';
import { toKube } from './resource-amounts';

/**
 * A namespace that refuses pods below a level of Pod Security, with a quota and limits where they are wanted. It is applied
 * before everything in it, whatever the order in which constructs are made.
 *
 * @example
 * const namespace = new Namespace(new Chart(app, 'namespaces'), 'shop');
 * const shop = new Chart(app, 'shop', { namespace: namespace.namespaceName });
 */
export class Namespace extends Construct {
  /** Name of the namespace, for the `namespace` of charts. */
  readonly namespaceName: string;

  /**
   * @param scope a chart, or a construct in one.
   * @param id unique in the scope, and the namespace's name unless `name` is set.
   * @param props levels, quota and limits. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: NamespaceProps = {}) {
    super(scope, claimId(scope, id));
    Synthesis.of(this).locate(this);
    enableChecks(this);
    const { name = id } = props ?? {};
    this.namespaceName = asText(name);
    reportOrRender(this, {
      findings: checkNamespace(name, props ?? {}),
      labels: props?.labels ?? undefined,
      objects: [{ kind: 'Namespace', name: this.namespaceName }],
      render: () => this.render(props ?? {}),
    });
  }

  /** The Namespace, for fields that no option has. */
  get namespaceObject(): ApiObject {
    return childObject(this, 'namespace', 'Namespace');
  }

  /** The ResourceQuota, where there is one. */
  get resourceQuota(): ApiObject | undefined {
    return optionalChildObject(this, 'quota');
  }

  /** The LimitRange, where there is one. */
  get limitRange(): ApiObject | undefined {
    return optionalChildObject(this, 'limit-range');
  }

  private render({ podSecurity, quota, limitRange, network, labels, annotations }: NamespaceProps): void {
    const name = this.namespaceName;
    const common = { ...recommendedLabels(this, { name, instance: name }), ...labels };
    const metadata = { name, annotations: unlessEmpty({ ...annotations }), labels: common };
    const ofNamespace = { ...metadata, labels: { ...common, ...podSecurityLabels(podSecurity ?? {}) } };
    const namespace = new ApiObject(this, 'namespace', k8s.KubeNamespace.manifest({ metadata: ofNamespace }));
    clusterScoped(namespace);
    const own = [namespace];
    const within = { ...metadata, namespace: name };
    if (limitRange !== undefined) {
      const manifest = k8s.KubeLimitRange.manifest({ metadata: within, spec: { limits: limitRangeItems(limitRange) } });
      own.push(new ApiObject(this, 'limit-range', manifest));
    }
    if (quota !== undefined) {
      const spec = { hard: toKube(hardLimits(quota)) };
      own.push(new ApiObject(this, 'quota', k8s.KubeResourceQuota.manifest({ metadata: within, spec })));
    }
    for (const object of own.slice(1)) object.node.addDependency(namespace);
    if (network !== undefined) {
      declareNamespace({ construct: this, name, network });
      renderPoliciesAtSynth(this);
    }
    Synthesis.of(this).arrange((root) => applyFirst(root, name, own));
  }
}
