import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { childObject, optionalChildObject } from '../../cdk8s/child-object';
import { checkChart } from '../../cdk8s/labels';
import { claimId } from '../../cdk8s/scope';
import { Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import { isTrue } from '../../nginx/validators';
import type { IIngressNginxController, IngressNginxInstallation } from '../../routing/targets/ingress-nginx-controller';
import { ExternalTrafficPolicy } from '../../workloads/service/external-traffic-policy';
import { renderControllerAccount } from './account';
import { checkController } from './check-controller';
import { configData } from './config';
import { renderConfigMap } from './config-map';
import { renderControllerDeployment } from './deployment';
import { renderControllerBudget } from './disruption-budget';
import { renderIngressClass } from './ingress-class';
import type { IngressNginxControllerProps } from './ingress-nginx-controller-props';
import { renderNamespace } from './namespace';
import { renderService } from './service';
import { type ControllerSpec, resolveSpec } from './spec';
import { renderWebhook } from './webhook';

/**
 * The ingress-nginx controller v1.15.1, its last release, and the IngressClass that routers name. The objects are those of
 * upstream's manifest for bare metal. Put it into a chart of its own, which is applied before those of its routers.
 *
 * @example
 * const controller = new IngressNginxController(chart, 'controller', {
 *   exposure: Exposure.nodePorts({ http: 31234, https: 31235 }),
 * });
 * new IngressRouter(shop, 'router', { target: RoutingTarget.ingressNginx({ controller }) });
 */
export class IngressNginxController extends Construct implements IIngressNginxController {
  /** The IngressClass that the controller serves. */
  readonly className: string;

  /** The namespace that the controller runs in. */
  readonly namespace: string;

  /** Properties on which warnings about routes depend. */
  readonly installation: IngressNginxInstallation;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope. It has no part in the names of objects.
   * @param props the installation. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: IngressNginxControllerProps = {}) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    const spec = resolveSpec(props ?? {}, chartOf(this)?.namespace);
    this.className = spec.className;
    this.namespace = spec.namespace;

    enableChecks(this);
    synthesis.report(this, checkController(spec, props ?? {}));
    synthesis.report(this, checkChart(this));
    if (synthesis.hasProblems(this)) {
      this.installation = NEUTRAL_INSTALLATION;
      return;
    }
    this.installation = installationOf(spec);

    renderNamespace(this, spec);
    renderControllerAccount(this, spec);
    renderConfigMap(this, spec);
    renderService(this, spec);
    renderControllerDeployment(this, spec);
    renderControllerBudget(this, spec);
    renderIngressClass(this, spec);
    if (spec.webhook) renderWebhook(this, spec);
  }

  /** The Deployment, for fields that no option has. */
  get deployment(): ApiObject {
    return childObject(this, 'deployment', 'Deployment');
  }

  /** The Service, for fields that no option has. */
  get service(): ApiObject {
    return childObject(this, 'service', 'Service');
  }

  /** The ConfigMap with the settings of nginx. */
  get configMap(): ApiObject {
    return childObject(this, 'config', 'ConfigMap');
  }

  /** The PodDisruptionBudget, where there are several replicas. */
  get disruptionBudget(): ApiObject | undefined {
    return optionalChildObject(this, 'disruption-budget');
  }
}

function installationOf(spec: ControllerSpec): IngressNginxInstallation {
  const { _type: type, _nodePorts: nodePorts } = spec.exposure;
  const data = configData(spec.config);
  const seesScheme = isTrue(data['use-forwarded-headers']) || isTrue(data['use-proxy-protocol']);
  return {
    onNodePorts: type === 'NodePort',
    httpNodePort: type === 'NodePort' ? nodePorts?.http : undefined,
    httpsNodePort: type === 'NodePort' ? nodePorts?.https : undefined,
    seesClients:
      seesScheme || isTrue(data['enable-real-ip']) || spec.externalTrafficPolicy === ExternalTrafficPolicy.LOCAL,
    seesScheme,
    replicas: spec.replicas,
    hstsByDefault: !Object.keys(data).some((key) => /^hsts/.test(key)),
    admissionWebhook: spec.webhook,
    options: { ...data },
  };
}

/** An installation that no warning follows from, for a controller with problems: nothing is written anyway. */
const NEUTRAL_INSTALLATION: IngressNginxInstallation = {
  onNodePorts: false,
  seesClients: true,
  replicas: 1,
  hstsByDefault: false,
  admissionWebhook: false,
};
