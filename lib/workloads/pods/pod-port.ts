import { checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';

/** Name of the port that probes and scrapers ask where a container has several and nothing names one of them. */
export const MAIN_PORT = 'http';

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
   */
  static podOnly(port: number): PodPort {
    return new PodPort(port);
  }

  /**
   * A port that the workload's Service offers under the same name.
   *
   * @param port the port that the container listens on, 1 to 65535.
   * @param servicePort the Service's port, by default the same number.
   */
  static offered(port: number, servicePort: number = port): PodPort {
    return new PodPort(port, servicePort);
  }

  private constructor(
    /** @internal */ readonly _port: number,
    /** @internal */ readonly _servicePort?: number,
  ) {}

  /** @internal */
  *_check(name: string): Findings {
    yield* checkValue('port', `port ${show(name)}`, this._port, portFlaw);
    if (this._servicePort !== undefined && this._servicePort !== this._port) {
      yield* checkValue('port', `servicePort of ${show(name)}`, this._servicePort, portFlaw);
    }
  }
}

/** Ports of a container by name. */
export interface PodPorts {
  readonly [name: string]: PodPort;
}

/** Name of the port that probes and scrapers ask unless they name one: the usual one, or the only one there is. */
export function mainPort(ports: PodPorts): string | undefined {
  const names = Object.keys(ports);
  return names.length === 1 ? names[0] : names.find((name) => name === MAIN_PORT);
}
