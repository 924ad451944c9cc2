import { Construct, type IConstruct } from 'constructs';
import { pathOf, rootsInCluster } from '../../cdk8s/app-trees';
import { CallSite } from '../../cdk8s/call-site';
import { chartOf } from '../../cdk8s/charts';
import { Synthesis } from '../../cdk8s/synthesis';
import { Callee, type ICallee } from '../../connections/callee';
import { PortProtocol } from '../../connections/port-protocol';
import type { IBackend, RouteBackend } from '../../routing/table/backend';
import { wrongType } from '../../rules/check';
import { choiceOf } from '../../rules/choice';
import type { Finding } from '../../rules/finding';
import { asText, show } from '../../rules/show';
import { finding } from '../codes';
import type { ReleasedService } from '../replicas/rollout-canary';
import { type OfferedPort, offeredPorts } from './service-ports';
import type { ServiceSpec } from './service-spec';

/** A Service of the app that a patch has renamed leads nowhere, as opposed to everywhere. */
const NOWHERE = { peers: [] };

/** A Service that has addresses, with all of its ports. */
interface AddressedService {
  /** The word that variables with its address are called after. */
  readonly word: string;
  readonly serviceName: string;
  /** The number that holds where there is no port at all. */
  readonly servicePort: number;
  readonly ports: readonly OfferedPort[];
  /** The Service of new pods, to which requests move from this one. */
  readonly released?: ReleasedService;
}

/**
 * A port of a Service, as other pods reach it. Routes lead to it as well.
 *
 * @example
 * new WebService(chart, 'web', { image, config: { CART_ADDR: cart.port('grpc').address } });
 */
export class ServiceAddress implements IBackend, ICallee {
  /** @internal */
  static _of(owner: Construct, service: ServiceSpec, further?: readonly OfferedPort[]): ServiceAddress {
    const { serviceName, servicePort, pods } = service;
    const [word, ports] = further === undefined ? [pods.name, offeredPorts(service)] : [serviceName, further];
    const released = further === undefined ? service.released : undefined;
    const main = ports.find(({ isMain }) => isMain) ?? ports[0];
    return new ServiceAddress(owner, { word, serviceName, servicePort, ports, released }, main, asText(serviceName));
  }

  private constructor(
    private readonly owner: Construct,
    private readonly addressed: AddressedService,
    private readonly offered: OfferedPort | undefined,
    /** DNS name of the Service, as pods of its own namespace ask for it: `cart`. */
    readonly host: string,
  ) {}

  /** Name of the Service. */
  get serviceName(): string {
    return this.addressed.serviceName;
  }

  /** The port that the Service offers. */
  get servicePort(): number {
    return this.offered?.servicePort ?? this.addressed.servicePort;
  }

  /** Host and port, such as `cart:7070`. */
  get address(): string {
    return `${this.host}:${asText(this.servicePort)}`;
  }

  /**
   * The URL, without the port that its scheme has anyway: `http://pay`, `http://pay:3000`. Of gRPC the scheme is that of HTTP, and
   * of another protocol the name of the protocol: `redis://cart:6379`.
   */
  get url(): string {
    return (this.offered?.port._protocol ?? PortProtocol.http())._url(this.host, this.servicePort);
  }

  /**
   * Another port of the Service.
   *
   * @param portName a name that the Service offers, such as one in `ports`.
   */
  port(portName: string): ServiceAddress {
    const offered = this.addressed.ports;
    const port = offered.find(({ title }) => title === portName);
    if (port === undefined) {
      const names = offered.map(({ title }) => show(title));
      const fix = `${names.length === 0 ? '' : `write ${choiceOf(names)}, or `}add it to ports by PodPort.offered()`;
      this.report(finding('service-port', `port ${show(portName)} is not offered by the Service: ${fix}.`));
    }
    return new ServiceAddress(this.owner, this.addressed, port ?? this.offered, this.host);
  }

  /**
   * The same as pods of the chart of a construct reach it: under its short name in the namespace of the Service, and with the
   * namespace in every other one, such as `cart.shop.svc`.
   *
   * @param caller the construct that needs the address, or its chart.
   */
  seenFrom(caller: IConstruct): ServiceAddress {
    if (!Construct.isConstruct(caller)) {
      this.report(wrongType('the caller of seenFrom()', caller, 'a construct, such as the chart of the caller'));
      return this;
    }
    const [own, theirs] = [chartOf(this.owner)?.namespace, chartOf(caller)?.namespace];
    const name = asText(this.serviceName);
    if (own === undefined && theirs !== undefined) {
      const where = 'is in a chart without a namespace, so that it cannot be found from';
      const message = `the Service ${show(name)} ${where} the namespace ${show(theirs)}: set the namespace of its chart.`;
      this.report(finding('service-address', message));
    }
    const host = own === theirs || own === undefined ? name : `${name}.${own}.svc`;
    return new ServiceAddress(this.owner, this.addressed, this.offered, host);
  }

  /** This port as the backend of a route. */
  toRouteBackend(): RouteBackend {
    const { serviceName, servicePort, owner, offered } = this;
    const { released } = this.addressed;
    const stable = { serviceName, servicePort, ...offered?.port._protocol?._ofBackend, source: owner };
    // One of the own name is reported by the service.
    if (released === undefined || released.serviceName === serviceName) return { stable };
    const canary = { ...stable, serviceName: released.serviceName };
    return { stable, split: { canary, weight: 0, weightTotal: 100, header: released.header, rollout: true } };
  }

  /** This port as pods of the chart of a construct call it. */
  toCallee(caller: IConstruct): Callee {
    const { serviceName, servicePort, offered, owner } = this;
    const { host, url } = this.seenFrom(caller);
    const namespace = chartOf(owner)?.namespace;
    const protocol = offered?.port._protocol ?? PortProtocol.http();
    const findings = [];
    if (!rootsInCluster(owner).includes(caller.node.root)) {
      const where = `is in ${pathOf(owner)}, which is applied to another cluster`;
      findings.push(
        finding('service-address', `the Service ${show(asText(serviceName))} ${where}: write Peer.host("…").`),
      );
    }
    return Callee._of({
      title: pathOf(owner),
      word: offered === undefined || offered.isMain ? this.addressed.word : `${this.addressed.word}-${offered.title}`,
      address: { host, port: servicePort, url, isUrl: protocol._hasUrl },
      service: { name: asText(serviceName), namespace, port: servicePort, elsewhere: NOWHERE },
      findings,
    });
  }

  private report(found: Finding): void {
    Synthesis.of(this.owner).report(this.owner, [found], CallSite.capture());
  }
}
