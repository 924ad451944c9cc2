import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { asText } from '../../rules/show';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { Drain } from '../pods/drain';
import { Health } from '../pods/health/health';
import { Spread } from '../pods/spread';
import { resolveWorkload } from '../pods/workload-spec';
import { renderAutoscaler } from '../replicas/autoscaler';
import { renderDeployment } from '../replicas/deployment';
import { checkDeployment, type DeploymentSpec, resolveDeployment } from '../replicas/deployment-spec';
import { warnOfNodeRoom } from '../replicas/node-room';
import { renderBudget } from '../replicas/pod-disruption-budget';
import { scaleKeys, warnOfNoPods } from '../replicas/replica-spec';
import { monitoredServices } from '../service/monitor';
import { renderService } from '../service/service';
import { checkService, ownPort, resolveService, type ServiceSpec } from '../service/service-spec';
import { ServiceWorkload } from '../service/service-workload';
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
        ownPort: ownPort(props),
        health: Health.tcp(),
        drain: Drain.graceful(),
        spread: Spread.preferred(),
      },
      props,
    );
    return { ...resolveDeployment(pods, props), ...resolveService(pods, props) };
  },
  *check(spec, props, _construct, written) {
    yield* checkService(spec, props);
    yield* checkDeployment(spec, written);
  },
  secretKeys: scaleKeys,
  *warn(spec) {
    yield* warnOfNodeRoom(spec);
    yield* warnOfNoPods(spec);
  },
  render(scope, spec) {
    renderDeployment(scope, spec);
    renderService(scope, spec);
    renderAutoscaler(scope, spec, 'Deployment');
    renderBudget(scope, spec);
  },
  services: monitoredServices,
  objects: ({ pods, serviceName, services }) => [
    ...[asText(serviceName), ...Object.keys(services)].map((name) => ({ kind: 'Service', name })),
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
export class WebService extends ServiceWorkload {
  /** @internal */
  protected readonly _spec: ServiceSpec;

  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope, and the service's name unless `name` is set.
   * @param props the image and options. Wrong values are reported at synth, all together.
   */
  constructor(scope: Construct, id: string, props: WebServiceProps) {
    super(scope, id);
    this._spec = constructWorkload(this, id, props, WEB_SERVICE);
  }

  /** The Deployment, for fields that no option has. */
  get deployment(): ApiObject {
    return this._object('deployment', 'Deployment');
  }
}
