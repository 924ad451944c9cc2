import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { IBackend, RouteBackend } from '../../routing/table/backend';
import type { WorkloadSpec } from '../pods/workload-spec';
import { ReplicaWorkload } from '../replicas/replica-workload';
import { furtherServiceId } from './service';
import { ServiceAddress } from './service-address';
import { offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';

/** Everything that others may need to know of a workload with a Service, whatever its kind. Routes lead to it. */
export abstract class ServiceWorkload extends ReplicaWorkload implements IBackend {
  /** @internal */
  protected abstract readonly _spec: ServiceSpec;

  /** Name of the Service. */
  get serviceName(): string {
    return this.ownAddress.serviceName;
  }

  /** The port that the Service offers. */
  get servicePort(): number {
    return this.ownAddress.servicePort;
  }

  /** DNS name of the Service, as pods of its own namespace ask for it: `pay`. */
  get host(): string {
    return this.ownAddress.host;
  }

  /** Host and port of the Service, such as `pay:80`. */
  get address(): string {
    return this.ownAddress.address;
  }

  /**
   * URL of the Service, without the port that its scheme has anyway: `http://pay`, `http://pay:3000`. Of gRPC the scheme is that of
   * HTTP, and of another protocol the name of the protocol: `redis://cart:6379`.
   */
  get url(): string {
    return this.ownAddress.url;
  }

  /** The Service, for fields that no option has. */
  get service(): ApiObject {
    return this._object('service', 'Service');
  }

  /**
   * A further Service, for fields that no option has.
   *
   * @param name its name in `services`.
   */
  furtherService(name: string): ApiObject | undefined {
    return this._optionalObject(furtherServiceId(name));
  }

  /** This service as the backend of a route. */
  toRouteBackend(): RouteBackend {
    return this.ownAddress.toRouteBackend();
  }

  /**
   * Another port of this service, for its address, or as the backend of a route.
   *
   * @param portName a name in `ports` that the Service offers.
   */
  port(portName: string): ServiceAddress {
    return this.ownAddress.port(portName);
  }

  /**
   * The addresses of this service as pods of the chart of a construct reach it: `http://pay.shop.svc` from another namespace.
   *
   * @param caller the construct that needs the address, or its chart.
   */
  seenFrom(caller: IConstruct): ServiceAddress {
    return this.ownAddress.seenFrom(caller);
  }

  /** @internal */
  protected get _pods(): WorkloadSpec {
    return this._spec.pods;
  }

  private get ownAddress(): ServiceAddress {
    const own = offeredPorts(this._spec).find(({ isMain }) => isMain);
    return ServiceAddress._of(this, this._spec, own);
  }
}
