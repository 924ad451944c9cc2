import { checkPort } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

/** Name of the port that a web service listens on; Services and probes refer to it by this name. */
export const PORT_NAME = 'http';

/**
 * A further port of a container, and whether the Service offers it too.
 *
 * @example
 * new WebService(chart, 'user', { image, ports: { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) } });
 */
export class PodPort {
  /**
   * Reached by the pod's own address alone, as probes and scrapers do.
   *
   * @param port the port that the container listens on, 1 to 65535.
   */
  static podOnly(port: number): PodPort {
    return new PodPort(port);
  }

  /**
   * Offered by the Service under the same name.
   *
   * @param port the port that the container listens on, 1 to 65535.
   * @param servicePort the Service's port; left out, it is the same number.
   */
  static offered(port: number, servicePort: number = port): PodPort {
    return new PodPort(port, servicePort);
  }

  private constructor(
    /** @internal */ readonly _port: number,
    /** @internal */ readonly _servicePort?: number,
  ) {}

  /** @internal */
  _check(report: Report, name: string): void {
    checkPort(report, `port ${show(name)}`, this._port);
    if (this._servicePort !== undefined && this._servicePort !== this._port) {
      checkPort(report, `servicePort of ${show(name)}`, this._servicePort);
    }
  }
}

/** The API server's rule for names of ports, IANA_SVC_NAME (https://www.rfc-editor.org/rfc/rfc6335#section-5.1). */
export function checkPortName(report: Report, name: string): void {
  if (name.length > 15 || !/^(?!-)(?!.*--)(?=.*[a-z])[-a-z0-9]*[a-z0-9]$/.test(name)) {
    report(
      `port name ${show(name)} is invalid: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".`,
    );
  }
}
