import { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { checkChart } from '../../cdk8s/labels';
import { claimId, Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { isTrue } from '../../nginx/annotations/annotation-validators';
import type { IIngressNginxController, IngressNginxFacts } from '../../routing/targets/ingress-nginx-controller';
import { checkStruct } from '../../rules/structs';
import { renderControllerBudget } from './availability';
import { configData } from './config';
import { renderControllerAccount } from './controller-account';
import { renderControllerDeployment } from './controller-deployment';
import { type ControllerSpec, checkSpec, resolveSpec } from './controller-spec';
import { renderConfigMap, renderIngressClass, renderNamespace, renderService } from './entrance';
import { ExternalTrafficPolicy } from './external-traffic-policy';
import { type IngressNginxControllerProps, PROPS } from './ingress-nginx-controller-props';
import { renderWebhook } from './webhook';

/**
 * The ingress-nginx controller v1.15.1, the last release, as its manifest for clusters without a cloud installs it, and
 * the IngressClass that routers name. Give it a chart of its own: a router that has it as its target is applied after it.
 *
 * @example
 * const controller = new IngressNginxController(chart, 'controller', {
 *   exposure: Exposure.nodePorts({ http: 31234, https: 31235 }),
 * });
 * new IngressRouter(shop, 'router', { target: RoutingTarget.ingressNginx({ controller }) });
 */
export class IngressNginxController extends Construct implements IIngressNginxController {
  /** The IngressClass that it serves. */
  readonly className: string;

  /** The namespace that it runs in. */
  readonly namespace: string;

  /** What routers know of it. */
  readonly facts: IngressNginxFacts;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope; the objects are named after `name`.
   * @param props how it is installed; wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: IngressNginxControllerProps = {}) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    const report = synthesis.reporter(this);
    const chart = chartOf(this);
    const spec = resolveSpec(props ?? {}, chart?.namespace);
    this.className = spec.className;
    this.namespace = spec.namespace;

    enableChecks(this);
    checkStruct(report, 'the controller', props ?? {}, PROPS);
    checkSpec(report, spec, props ?? {});
    synthesis.report(this, checkChart(this));
    const sound = !synthesis.hasProblems(this);
    this.facts = sound ? factsOf(spec) : NOTHING_KNOWN;
    if (!sound) return;

    renderNamespace(this, spec);
    renderControllerAccount(this, spec);
    renderConfigMap(this, spec);
    renderService(this, spec);
    renderControllerDeployment(this, spec);
    renderControllerBudget(this, spec);
    renderIngressClass(this, spec);
    if (spec.webhook) renderWebhook(this, spec);
  }
}

function factsOf(spec: ControllerSpec): IngressNginxFacts {
  const { _type: type, _nodePorts: nodePorts } = spec.exposure;
  const data = configData(spec.config);
  const named = isTrue(data['use-forwarded-headers']) || isTrue(data['use-proxy-protocol']);
  return {
    onNodePorts: type === 'NodePort',
    httpNodePort: type === 'NodePort' ? nodePorts?.http : undefined,
    httpsNodePort: type === 'NodePort' ? nodePorts?.https : undefined,
    seesClients: named || spec.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL,
    replicas: spec.replicas,
    hstsByDefault: !Object.keys(data).some((key) => /^hsts/.test(key)),
    admissionWebhook: spec.webhook,
  };
}

/** Of a controller with problems: nothing is written anyway, and a router need not add to them. */
const NOTHING_KNOWN: IngressNginxFacts = {
  onNodePorts: false,
  seesClients: true,
  replicas: 1,
  hstsByDefault: false,
  admissionWebhook: false,
};
