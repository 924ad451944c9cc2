import { checkPortProtocol, PortProtocol, type Transport } from '../../connections/port-protocol';
import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';

/** Options of a port that no Service offers. */
export interface PodPortPodOnlyOptions {
  /**
   * The protocol that the port speaks.
   *
   * @default - any over TCP, and the Service has no `appProtocol`
   */
  readonly protocol?: PortProtocol;
}

/** Options of a port that a Service offers. */
export interface PodPortOfferedOptions extends PodPortPodOnlyOptions {}

/**
 * A port of a container, which a Service may offer as well.
 *
 * @example
 * new WebService(chart, 'user', { image, ports: { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) } });
 */
export class PodPort {
  /**
   * A port that is reached only at the pod's own address, as probes and scrapers do.
   *
   * @param port the port that the container listens on, 1 to 65535.
   * @param options the protocol, such as `{ protocol: PortProtocol.udp() }`.
   */
  static podOnly(port: number, options: PodPortPodOnlyOptions = {}): PodPort {
    return new PodPort(port, undefined, options ?? {});
  }

  /**
   * A port that the workload's Service offers under the same name.
   *
   * @param port the port that the container listens on, 1 to 65535.
   * @param servicePort the Service's port, by default the same number.
   * @param options the protocol, such as `{ protocol: PortProtocol.grpc() }`.
   */
  static offered(port: number, servicePort: number = port, options: PodPortOfferedOptions = {}): PodPort {
    return new PodPort(port, servicePort, options ?? {});
  }

  private constructor(
    /** @internal */ readonly _port: number,
    /** @internal */ readonly _servicePort: number | undefined,
    private readonly options: PodPortPodOnlyOptions,
  ) {}

  /** The protocol that the user wrote. @internal */
  get _protocol(): PortProtocol | undefined {
    const { protocol } = this.options;
    return protocol instanceof PortProtocol ? protocol : undefined;
  }

  /** @internal */
  get _transport(): Transport {
    return this._protocol?._transport ?? 'TCP';
  }

  /** @internal */
  *_check(name: string): Findings {
    yield* checkValue('port', `port ${show(name)}`, this._port, portFlaw);
    if (this._servicePort !== undefined && this._servicePort !== this._port) {
      yield* checkValue('port', `servicePort of ${show(name)}`, this._servicePort, portFlaw);
    }
    if (!(yield* checkStruct(`options of port ${show(name)}`, this.options, ['protocol']))) return;
    if (this.options.protocol !== undefined) yield* checkPortProtocol(this.options.protocol);
  }
}

/** Ports of a container by name. */
export interface PodPorts {
  readonly [name: string]: PodPort;
}

/** The name by which the main port is known where a kind of workload has none of its own, such as that of a sidecar. */
const USUAL_NAME = 'http';

/**
 * Name of the port that probes and scrapers ask unless they name one: the workload's own, the only one there is, or the one
 * with the usual name.
 */
export function mainPort({ ports, ownPort }: ContainerPorts): string | undefined {
  const names = Object.keys(ports);
  return ownPort ?? (names.length === 1 ? names[0] : names.find((name) => name === USUAL_NAME));
}

/** The ports of a container. */
export interface ContainerPorts {
  /** The ports by their names, of which an empty one stands for a port without a name. */
  readonly ports: PodPorts;
  /** Name of the port that the workload has in any case. */
  readonly ownPort?: string;
}
