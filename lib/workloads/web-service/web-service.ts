import { Construct } from 'constructs';
import { CallSite } from '../../cdk8s/call-site';
import { declareExternal } from '../../cdk8s/externals';
import { kubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { checkChart } from '../../cdk8s/labels';
import { unlessEmpty } from '../../cdk8s/objects';
import { claimId, Synthesis } from '../../cdk8s/synthesis';
import { enableChecks } from '../../checks';
import type { IBackend, RouteBackend } from '../../routing/table/backend';
import { asText, show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import { withDefaults } from '../defaults/portico-defaults';
import { applyAfter } from '../pods/chart-order';
import { objectLabels, selectorLabels } from '../pods/pod-labels';
import { renderSettings } from '../pods/settings-maps';
import { renderAutoscaler } from './autoscaler';
import { checkSpec } from './check-web-service';
import { renderDeployment } from './deployment';
import { renderDisruptionBudget } from './disruption-budget';
import { renderService } from './service';
import { PROPS, type WebServiceProps } from './web-service-props';
import { offeredPorts, resolveSpec, type WebServiceSpec } from './web-service-spec';

/**
 * A web service: a Deployment of one image and the Service in front of it, safe to run and to route to.
 *
 * Names and selectors follow from name and version alone, so that the construct can move within its chart without
 * changing what runs.
 *
 * @example
 * new WebService(chart, 'user', { image: 'registry.example.com/shop/user:1.4.0' });
 */
export class WebService extends Construct implements IBackend {
  /** Name of the Deployment and value of the label `app`: the name, and the version where there is one. */
  readonly workloadName: string;

  /** Name of the Service. */
  readonly serviceName: string;

  /** The port that the Service offers. */
  readonly servicePort: number;

  private readonly offered: ReadonlyMap<string, number>;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the service's name unless `name` is set.
   * @param props what the service is made of; wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, claimId(scope, id));
    const synthesis = Synthesis.of(this);
    synthesis.locate(this);
    const report = synthesis.reporter(this);
    const told = withDefaults(this, props ?? {});
    const spec = resolveSpec(id, told, kubernetesVersions(this));
    this.workloadName = spec.pods.workloadName;
    this.serviceName = spec.serviceName;
    this.servicePort = spec.servicePort;
    this.offered = new Map(offeredPorts(spec.pods).map((port) => [port.name, port.servicePort]));

    enableChecks(this);
    checkStruct(report, 'the service', props ?? {}, PROPS);
    checkSpec(report, this, spec, told);
    checkChart(report, this, spec.pods.labels);
    if (synthesis.hasProblems(this)) {
      // What refers to it is right, and must not be reported for want of it.
      declareExternal(this, 'Service', asText(this.serviceName));
      declareExternal(this, 'Deployment', this.workloadName);
      return;
    }
    render(this, spec);
    for (const settings of told.settings ?? []) applyAfter(this, settings);
  }

  /** This service as a route's backend: all requests go to it. */
  toRouteBackend(): RouteBackend {
    return this.onPort(this.servicePort);
  }

  /**
   * Another port of this service as a route's backend.
   *
   * @param portName a name in `ports` that is offered by the Service.
   */
  port(portName: string): IBackend {
    const servicePort = this.offered.get(portName);
    if (servicePort === undefined) {
      const report = Synthesis.of(this).reporter(this, CallSite.capture());
      const names = [...this.offered.keys()].map(show).join(', ');
      report(
        `port ${show(portName)} is not offered by the Service: write one of ${names}, or add it to ports by PodPort.offered().`,
      );
    }
    return { toRouteBackend: () => this.onPort(servicePort ?? this.servicePort) };
  }

  private onPort(servicePort: number): RouteBackend {
    return { stable: { serviceName: this.serviceName, servicePort, source: this } };
  }
}

/** In the order in which a cluster needs them: what pods refer to comes before them. */
function render(scope: WebService, spec: WebServiceSpec): void {
  const { pods, scale, disruptionBudget } = spec;
  const metadata = {
    name: pods.workloadName,
    labels: objectLabels(scope, pods),
    annotations: unlessEmpty(pods.annotations),
  };
  pods.identity._render(scope, metadata);
  renderSettings(scope, pods.ownSettings, metadata);
  renderDeployment(scope, spec);
  renderService(scope, spec);
  renderAutoscaler(scope, spec);
  // One pod has nothing to spare, so that a budget by default would be none.
  const maxUnavailable = disruptionBudget === undefined ? (scale._lowest > 1 ? 1 : undefined) : disruptionBudget._pods;
  if (maxUnavailable === undefined) return;
  renderDisruptionBudget(scope, { metadata, maxUnavailable, selector: selectorLabels(pods) });
}
