import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { CallSite } from '../../cdk8s/call-site';
import { Synthesis } from '../../cdk8s/synthesis';
import type { Callee, ICallee } from '../../connections/callee';
import type { IBackend, RouteBackend } from '../../routing/table/backend';
import { isMap } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { WorkloadSpec } from '../pods/workload-spec';
import { ReplicaWorkload } from '../replicas/replica-workload';
import { portsOf } from './further-service';
import { furtherServiceId } from './service';
import { ServiceAddress } from './service-address';
import type { ServiceSpec } from './service-spec';

/** Everything that others may need to know of a workload with a Service, whatever its kind. Routes lead to it. */
export abstract class ServiceWorkload extends ReplicaWorkload implements IBackend, ICallee {
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

  /**
   * The addresses of a further Service, for other pods, or as the backend of a route.
   *
   * @param name its name in `services`.
   */
  furtherAddress(name: string): ServiceAddress {
    const { services } = this._spec;
    const further = typeof name === 'string' && Object.hasOwn(services, name) ? services[name] : undefined;
    if (isMap(further)) {
      return ServiceAddress._of(this, { ...this._spec, serviceName: name }, portsOf(further, this._spec));
    }
    const names = Object.keys(services).map(show);
    const fix = names.length === 0 ? 'add it to services' : `write ${choiceOf(names)}, or add it to services`;
    const unknown = finding('service-address', `${show(name)} is no further Service of the workload: ${fix}.`);
    Synthesis.of(this).report(this, [unknown], CallSite.capture());
    return this.ownAddress;
  }

  /** This service as the backend of a route. */
  toRouteBackend(): RouteBackend {
    return this.ownAddress.toRouteBackend();
  }

  /** This service as pods of the chart of a construct call it. */
  toCallee(caller: IConstruct): Callee {
    return this.ownAddress.toCallee(caller);
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
    return ServiceAddress._of(this, this._spec);
  }
}
