import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';

/** The ports of the nodes for something that listens on two, as a controller does. */
export interface NodePorts {
  /**
   * The nodes' port for HTTP, 30000 to 32767.
   *
   * @default - the cluster picks one and keeps it
   */
  readonly http?: number;

  /**
   * The nodes' port for HTTPS, 30000 to 32767.
   *
   * @default - the cluster picks one and keeps it
   */
  readonly https?: number;
}

/**
 * Where a service can be reached from.
 *
 * @example
 * Exposure.nodePort(30859)
 */
export class Exposure {
  /** Inside the cluster only; a router reaches it, and so does every other pod. */
  static clusterIp(): Exposure {
    return new Exposure('ClusterIP');
  }

  /**
   * On a port of every node as well.
   *
   * @param port the node's port, 30000 to 32767 (the API server's default range); left out, the cluster picks one and keeps it.
   */
  static nodePort(port?: number): Exposure {
    return new Exposure('NodePort', port);
  }

  /**
   * On two ports of every node as well: for a controller, which listens to HTTP and HTTPS.
   *
   * @param ports the nodes' ports, for example `{ http: 31234, https: 31235 }`.
   */
  static nodePorts(ports: NodePorts = {}): Exposure {
    return new Exposure('NodePort', undefined, ports ?? {});
  }

  /** Through a load balancer that the cluster's cloud provider, or the like of MetalLB, sets up. */
  static loadBalancer(): Exposure {
    return new Exposure('LoadBalancer');
  }

  private constructor(
    /** @internal */ readonly _type: 'ClusterIP' | 'NodePort' | 'LoadBalancer',
    /** @internal */ readonly _nodePort?: number,
    /** @internal */ readonly _nodePorts?: NodePorts,
  ) {}

  /** @internal */
  _check(report: Report): void {
    if (this._nodePorts !== undefined) {
      const { http } = this._nodePorts;
      report(
        `exposure Exposure.nodePorts(${shown(this._nodePorts)}) is for the two ports of a controller: write Exposure.nodePort(${http ?? ''}).`,
      );
    } else if (this._nodePort !== undefined) {
      checkNodePort(report, 'nodePort', this._nodePort, 'Exposure.nodePort()');
    }
  }

  /**
   * As that of a controller.
   *
   * @internal
   */
  _checkPair(report: Report): void {
    if (this._nodePort !== undefined) {
      report(
        `exposure Exposure.nodePort(${show(this._nodePort)}) is for a single port: write Exposure.nodePorts({ http: ${show(this._nodePort)} }).`,
      );
    }
    if (!checkStruct(report, 'nodePorts', this._nodePorts ?? {}, ['http', 'https'])) return;
    const { http, https } = this._nodePorts ?? {};
    for (const [what, port] of Object.entries({ http, https })) {
      if (port !== undefined) checkNodePort(report, `nodePorts ${what}`, port, 'leave it out');
    }
    if (http !== undefined && http === https) {
      report(`nodePorts ${shown({ http, https })} name one port twice: write two, or leave one out.`);
    }
  }
}

function checkNodePort(report: Report, what: string, port: unknown, otherwise: string): void {
  if (!isWholeNumber(port, 30000, 32767)) {
    report(
      `${what} ${show(port)} is outside 30000..32767: write a port of that range, or ${otherwise} to let the cluster pick.`,
    );
  }
}

/** As it is written: `{ http: 31234 }`. */
function shown(ports: NodePorts): string {
  const parts = Object.entries(ports).map(([name, port]) => `${name}: ${show(port)}`);
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}
