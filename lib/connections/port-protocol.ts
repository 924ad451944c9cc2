import type { ServiceBackend } from '../routing/table/backend';
import { BackendProtocol } from '../routing/table/backend-protocol';
import { checkStruct, checkValue, wrongType } from '../rules/check';
import type { Findings } from '../rules/finding';
import { labelKeyFlaw } from '../rules/label';
import { portNameFlaw } from '../rules/port';
import { asText } from '../rules/show';

/** The protocols below those of applications, of which the API server's default is TCP. */
export type Transport = 'TCP' | 'UDP' | 'SCTP';

/** Options of a protocol over TCP. */
export interface PortProtocolTcpOptions {
  /**
   * The word of the Service's `appProtocol`, such as `linkerd.io/opaque`: a name, or one with a domain before it.
   *
   * @default - the protocol's name where a service mesh knows it, otherwise `tcp`; left out where the name of the port says the same
   */
  readonly appProtocol?: string;
}

/** Everything that follows from a protocol. */
interface Traits {
  /** Name of a port that speaks it. */
  readonly name: string;
  readonly transport?: Transport;
  /** The word that `appProtocol` has in any case, since no name of a port says as much. */
  readonly appProtocol?: string;
  /** The word by which a service mesh reads the protocol off `appProtocol` or the first part of a port's name. */
  readonly word?: string;
  /** The scheme of URLs, and the port that they need not name. */
  readonly scheme: string;
  readonly defaultPort?: number;
  /** The protocol for those that pass requests on, or undefined for one that is not HTTP. */
  readonly backend?: BackendProtocol;
}

const { HTTP, HTTPS, H2C, GRPC, GRPCS } = BackendProtocol;

/** Protocols over TCP that Istio knows by a name of their own: https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/ */
const KNOWN_OVER_TCP = ['mongo', 'mysql', 'redis', 'tcp', 'tls'];

/**
 * The protocol of a port. Its name becomes the name of the port, in the container and in the Service. Where that says too little to those
 * who pass requests on, such as a Gateway or a service mesh, the Service has `appProtocol` as well
 * (https://kubernetes.io/docs/concepts/services-networking/service/#application-protocol).
 *
 * @example
 * new WebService(chart, 'cart', { image, port: 7070, protocol: PortProtocol.grpc() });
 */
export class PortProtocol {
  /** HTTP/1.1 without TLS, under the name `http`. */
  static http(): PortProtocol {
    return new PortProtocol({ name: 'http', word: 'http', scheme: 'http', defaultPort: 80, backend: HTTP });
  }

  /** HTTP/1.1 over TLS, under the name `https`. */
  static https(): PortProtocol {
    return new PortProtocol({ name: 'https', word: 'https', scheme: 'https', defaultPort: 443, backend: HTTPS });
  }

  /** HTTP/2 without TLS from the first byte, under the name `h2c` with the `appProtocol` `kubernetes.io/h2c`. */
  static h2c(): PortProtocol {
    const appProtocol = 'kubernetes.io/h2c';
    return new PortProtocol({ name: 'h2c', appProtocol, scheme: 'http', defaultPort: 80, backend: H2C });
  }

  /** gRPC without TLS, under the name `grpc` with the `appProtocol` `kubernetes.io/h2c`, since it is HTTP/2. */
  static grpc(): PortProtocol {
    return new PortProtocol({ name: 'grpc', appProtocol: 'kubernetes.io/h2c', scheme: 'http', backend: GRPC });
  }

  /** gRPC over TLS, under the name `grpcs` with the `appProtocol` `https`. */
  static grpcs(): PortProtocol {
    return new PortProtocol({ name: 'grpcs', appProtocol: 'https', scheme: 'https', backend: GRPCS });
  }

  /** WebSocket without TLS, under the name `ws` with the `appProtocol` `kubernetes.io/ws`. */
  static webSocket(): PortProtocol {
    const appProtocol = 'kubernetes.io/ws';
    return new PortProtocol({ name: 'ws', appProtocol, scheme: 'ws', defaultPort: 80, backend: HTTP });
  }

  /** WebSocket over TLS, under the name `wss` with the `appProtocol` `kubernetes.io/wss`. */
  static secureWebSocket(): PortProtocol {
    const appProtocol = 'kubernetes.io/wss';
    return new PortProtocol({ name: 'wss', appProtocol, scheme: 'wss', defaultPort: 443, backend: HTTPS });
  }

  /**
   * A protocol over TCP that is not HTTP, such as that of a database.
   *
   * @param name the protocol's name, and the port's: at most 15 lower-case letters, digits and single "-".
   *
   * @example
   * PortProtocol.tcp('postgres')
   */
  static tcp(name: string = 'tcp', options: PortProtocolTcpOptions = {}): PortProtocol {
    const word = KNOWN_OVER_TCP.includes(name) ? name : 'tcp';
    const { appProtocol } = options ?? {};
    return new PortProtocol({ name, word, appProtocol, scheme: name }, options ?? {});
  }

  /**
   * A protocol over UDP, such as `dns`.
   *
   * @param name the protocol's name, and the port's: at most 15 lower-case letters, digits and single "-".
   */
  static udp(name: string = 'udp'): PortProtocol {
    return new PortProtocol({ name, transport: 'UDP', scheme: name });
  }

  /**
   * A protocol over SCTP, such as `diameter`.
   *
   * @param name the protocol's name, and the port's: at most 15 lower-case letters, digits and single "-".
   */
  static sctp(name: string = 'sctp'): PortProtocol {
    return new PortProtocol({ name, transport: 'SCTP', scheme: name });
  }

  private constructor(
    private readonly traits: Traits,
    private readonly options: PortProtocolTcpOptions = {},
  ) {}

  /** Name of a port that speaks it. @internal */
  get _name(): string {
    return asText(this.traits.name);
  }

  /** @internal */
  get _transport(): Transport {
    return this.traits.transport ?? 'TCP';
  }

  /** The part of a backend that a route has to know. @internal */
  get _ofBackend(): Pick<ServiceBackend, 'protocol' | 'otherProtocol'> {
    const { backend } = this.traits;
    return backend === undefined ? { otherProtocol: this._name } : { protocol: backend };
  }

  /** The scheme by which a port is asked with a GET, or undefined where there would be no answer. @internal */
  get _httpScheme(): 'HTTP' | 'HTTPS' | undefined {
    const { backend } = this.traits;
    if (backend === HTTPS) return 'HTTPS';
    return backend === HTTP || backend === H2C ? 'HTTP' : undefined;
  }

  /**
   * The word of `appProtocol` for a port of a name, unless the name says the same.
   *
   * @internal
   */
  _appProtocol(portName: string): string | undefined {
    const { appProtocol, word } = this.traits;
    // The part before the first "-" is what a service mesh reads.
    return appProtocol ?? (portName.split('-')[0] === word ? undefined : word);
  }

  /** True where clients are given a URL, as opposed to host and port, which those of gRPC and of a bare transport take. @internal */
  get _hasUrl(): boolean {
    const { backend, name, transport } = this.traits;
    if (backend !== undefined) return backend !== GRPC && backend !== GRPCS;
    return transport === undefined && name !== 'tcp';
  }

  /** @internal */
  _url(host: string, port: number): string {
    const { scheme, defaultPort } = this.traits;
    return `${asText(scheme)}://${host}${port === defaultPort ? '' : `:${asText(port)}`}`;
  }

  /** @internal */
  *_check(): Findings {
    yield* checkValue('port', 'protocol', this.traits.name, portNameFlaw);
    if (!(yield* checkStruct('PortProtocol.tcp', this.options, ['appProtocol']))) return;
    const { appProtocol } = this.options;
    if (appProtocol !== undefined) yield* checkValue('label', 'appProtocol', appProtocol, labelKeyFlaw);
  }
}

export function* checkPortProtocol(protocol: unknown): Findings {
  if (protocol instanceof PortProtocol) yield* protocol._check();
  else yield wrongType('protocol', protocol, 'a protocol such as PortProtocol.grpc()');
}
