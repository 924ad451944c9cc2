import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { CallSite } from '../../cdk8s/call-site';
import { Synthesis } from '../../cdk8s/synthesis';
import { asText } from '../../rules/show';
import { finding } from '../codes';
import { constructWorkload, type WorkloadKind } from '../construct-workload';
import { Drain } from '../pods/drain';
import { Health } from '../pods/health/health';
import { Spread } from '../pods/spread';
import { resolveWorkload } from '../pods/workload-spec';
import { renderRollout } from '../replicas/argo-rollout';
import { renderAutoscaler } from '../replicas/autoscaler';
import { renderDeployment } from '../replicas/deployment';
import { checkDeployment, type DeploymentSpec, resolveDeployment } from '../replicas/deployment-spec';
import { warnOfNodeRoom } from '../replicas/node-room';
import { renderBudget } from '../replicas/pod-disruption-budget';
import { scaleKeys, warnOfNoPods } from '../replicas/replica-spec';
import { checkReleased, releasedService } from '../replicas/rollout-canary';
import { monitoredServices } from '../service/monitor';
import { renderService } from '../service/service';
import { checkService, ownPort, resolveService, type ServiceSpec } from '../service/service-spec';
import { ServiceWorkload } from '../service/service-workload';
import { WEB_SERVICE_PROPS, type WebServiceProps } from './web-service-props';

interface WebServiceSpec extends DeploymentSpec, ServiceSpec {}

/** The values that a web service has unless an option says otherwise. */
const DEFAULTS = { health: Health.tcp(), drain: Drain.graceful(), spread: Spread.preferred() };

const WEB_SERVICE: WorkloadKind<WebServiceProps, WebServiceSpec> = {
  title: 'the service',
  props: WEB_SERVICE_PROPS,
  resolve(id, props, versions) {
    const pods = resolveWorkload({ ...DEFAULTS, id, image: props.image, versions, ownPort: ownPort(props) }, props);
    const deployment = resolveDeployment(pods, props);
    const service = resolveService(pods, props);
    const { _canary: canary } = deployment.rollout;
    const released = canary && releasedService(canary, service.serviceName);
    const services = released ? { [released.serviceName]: {}, ...service.services } : service.services;
    return { ...deployment, ...service, services, released };
  },
  *check(spec, props, _construct, written) {
    yield* checkService(spec, props);
    yield* checkDeployment(spec, props, written);
    yield* checkReleased(spec.released, spec.serviceName);
  },
  secretKeys: scaleKeys,
  *warn(spec) {
    yield* warnOfNodeRoom(spec);
    yield* warnOfNoPods(spec);
  },
  render(scope, spec) {
    if (spec.released === undefined) renderDeployment(scope, spec);
    else renderRollout(scope, spec, spec.serviceName, spec.released);
    renderService(scope, spec);
    renderAutoscaler(scope, spec, kindOf(spec));
    renderBudget(scope, spec);
  },
  services: monitoredServices,
  objects: (spec) => [
    ...[asText(spec.serviceName), ...Object.keys(spec.services)].map((name) => ({ kind: 'Service', name })),
    { kind: kindOf(spec), name: spec.pods.workloadName },
  ],
};

const kindOf = ({ released }: WebServiceSpec) => (released === undefined ? 'Deployment' : 'Rollout');

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

  /** The Deployment, for fields that no option has. With `Rollout.canary()` there is none. */
  get deployment(): ApiObject {
    if (this._spec.released !== undefined) {
      const wrong = finding(
        'rollout',
        'Rollout.canary() makes a Rollout in the place of a Deployment: write argoRollout.',
      );
      Synthesis.of(this).report(this, [wrong], CallSite.capture());
    }
    return this._object('deployment', 'Deployment');
  }

  /** The Rollout of Argo, for fields that no option has, where `rollout` is `Rollout.canary()`. */
  get argoRollout(): ApiObject | undefined {
    return this._optionalObject('rollout');
  }
}
