import type { ApiObject } from 'cdk8s';
import { CallSite } from '../../cdk8s/call-site';
import { Synthesis } from '../../cdk8s/synthesis';
import type { IBackend, RouteBackend } from '../../routing/table/backend';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { MAIN_PORT } from '../pods/pod-port';
import type { WorkloadSpec } from '../pods/workload-spec';
import { WorkloadBase } from '../workload-base';
import { offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';

/** Everything that others may need to know of a workload with a Service, whatever its kind. Routes lead to it. */
export abstract class ServiceWorkload extends WorkloadBase implements IBackend {
  /** @internal */
  protected abstract readonly _spec: ServiceSpec;

  /** Name of the Service. */
  get serviceName(): string {
    return this._spec.serviceName;
  }

  /** The port that the Service offers. */
  get servicePort(): number {
    return this._spec.servicePort;
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
    const offered = new Map(offeredPorts(this._spec).map((port) => [port.name || MAIN_PORT, port.servicePort]));
    const servicePort = offered.get(portName);
    if (servicePort === undefined) {
      const names = [...offered.keys()].map(show).join(', ');
      const unknown = finding(
        'service-port',
        `port ${show(portName)} is not offered by the Service: write one of ${names}, or add it to ports by PodPort.offered().`,
      );
      Synthesis.of(this).report(this, [unknown], CallSite.capture());
    }
    return { toRouteBackend: () => this.onPort(servicePort ?? this.servicePort) };
  }

  /** @internal */
  protected get _pods(): WorkloadSpec {
    return this._spec.pods;
  }

  private onPort(servicePort: number): RouteBackend {
    return { stable: { serviceName: this.serviceName, servicePort, source: this } };
  }
}
