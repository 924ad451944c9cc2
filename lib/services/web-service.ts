import { Construct } from 'constructs';
import { enableChecks } from '../checks';
import { checkChart } from '../private/labels';
import { checkStruct } from '../private/structs';
import { claimId, Synthesis } from '../private/synthesis';
import type { IBackend, RouteBackend } from '../routing/backend';
import { renderDeployment } from './deployment';
import { renderService } from './service';
import { PROPS, type WebServiceProps } from './web-service-props';
import { checkSpec, resolveSpec } from './web-service-spec';

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
    const spec = resolveSpec(id, props ?? {});
    this.workloadName = spec.workloadName;
    this.serviceName = spec.serviceName;
    this.servicePort = spec.servicePort;

    enableChecks(this);
    checkStruct(report, 'the service', props ?? {}, PROPS);
    checkSpec(report, spec);
    checkChart(report, this, spec.labels);
    if (synthesis.hasProblems(this)) return;

    renderDeployment(this, spec);
    renderService(this, spec);
  }

  /** This service as a route's backend: all requests go to it. */
  toRouteBackend(): RouteBackend {
    return { stable: { serviceName: this.serviceName, servicePort: this.servicePort, source: this } };
  }
}
