import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { CallSite } from '../../cdk8s/call-site';
import { Synthesis } from '../../cdk8s/synthesis';
import type { IBackend, RouteBackend } from '../../routing/table/backend';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { Drain } from '../pods/drain';
import { Health } from '../pods/health/health';
import { MAIN_PORT } from '../pods/pod-port';
import { Spread } from '../pods/spread';
import { resolveWorkload, type WorkloadSpec } from '../pods/workload-spec';
import { renderAutoscaler } from '../replicas/autoscaler';
import { renderDeployment } from '../replicas/deployment';
import { checkDeployment, type DeploymentSpec, resolveDeployment } from '../replicas/deployment-spec';
import { warnOfNodeRoom } from '../replicas/node-room';
import { renderBudget } from '../replicas/pod-disruption-budget';
import { renderService } from '../service/service';
import { offeredPorts } from '../service/service-ports';
import { checkService, ownPort, resolveService, type ServiceSpec } from '../service/service-spec';
import { WorkloadBase } from '../workload-base';
import { WEB_SERVICE_PROPS, type WebServiceProps } from './web-service-props';

interface WebServiceSpec extends DeploymentSpec, ServiceSpec {}

const WEB_SERVICE: WorkloadKind<WebServiceProps, WebServiceSpec> = {
  title: 'the service',
  props: WEB_SERVICE_PROPS,
  resolve(id, props, versions) {
    const pods = resolveWorkload(
      {
        id,
        image: props.image,
        versions,
        ports: ownPort(props),
        health: Health.tcp(),
        drain: Drain.graceful(),
        spread: Spread.preferred(),
      },
      props,
    );
    return { ...resolveDeployment(pods, props), ...resolveService(pods, props) };
  },
  *check(spec, props) {
    yield* checkService(spec, props);
    yield* checkDeployment(spec);
  },
  warn: warnOfNodeRoom,
  render(scope, spec) {
    renderDeployment(scope, spec);
    renderService(scope, spec);
    renderAutoscaler(scope, spec);
    renderBudget(scope, spec);
  },
  objects: ({ pods, serviceName }) => [
    { kind: 'Service', name: asText(serviceName) },
    { kind: 'Deployment', name: pods.workloadName },
  ],
};

/**
 * A web service: a Deployment of one image and the Service in front of it, safe to run and to route to.
 *
 * Names and selectors follow from name and version only, so that the construct can move within its chart without a change
 * of any object.
 *
 * @example
 * new WebService(chart, 'user', { image: 'registry.example.com/shop/user:1.4.0' });
 */
export class WebService extends WorkloadBase implements IBackend {
  /** Name of the Service. */
  readonly serviceName: string;

  /** The port that the Service offers. */
  readonly servicePort: number;

  /** @internal */
  protected readonly _pods: WorkloadSpec;

  private readonly offered: ReadonlyMap<string, number>;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the service's name unless `name` is set.
   * @param props the image and options; wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    const spec = constructWorkload(this, id, props, WEB_SERVICE);
    this._pods = spec.pods;
    this.serviceName = spec.serviceName;
    this.servicePort = spec.servicePort;
    this.offered = new Map(offeredPorts(spec).map((port) => [port.name || MAIN_PORT, port.servicePort]));
  }

  /** The Deployment, for fields that no option has. */
  get deployment(): ApiObject {
    return this._object('deployment', 'Deployment');
  }

  /** The Service, for fields that no option has. */
  get service(): ApiObject {
    return this._object('service', 'Service');
  }

  /** This service as the backend of a route. */
  toRouteBackend(): RouteBackend {
    return this.onPort(this.servicePort);
  }

  /**
   * Another port of this service as the backend of a route.
   *
   * @param portName a name in `ports` that the Service offers.
   */
  port(portName: string): IBackend {
    const servicePort = this.offered.get(portName);
    if (servicePort === undefined) {
      const names = [...this.offered.keys()].map(show).join(', ');
      const unknown = finding(
        'service-port',
        `port ${show(portName)} is not offered by the Service: write one of ${names}, or add it to ports by PodPort.offered().`,
      );
      Synthesis.of(this).report(this, [unknown], CallSite.capture());
    }
    return { toRouteBackend: () => this.onPort(servicePort ?? this.servicePort) };
  }

  private onPort(servicePort: number): RouteBackend {
    return { stable: { serviceName: this.serviceName, servicePort, source: this } };
  }
}
