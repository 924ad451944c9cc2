import { isWholeNumber } from '../private/numbers';
import { type Report, show } from '../private/problems';

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

  /** Through a load balancer that the cluster's cloud provider, or the like of MetalLB, sets up. */
  static loadBalancer(): Exposure {
    return new Exposure('LoadBalancer');
  }

  private constructor(
    /** @internal */ readonly _type: 'ClusterIP' | 'NodePort' | 'LoadBalancer',
    /** @internal */ readonly _nodePort?: number,
  ) {}

  /** @internal */
  _check(report: Report): void {
    if (this._nodePort !== undefined && !isWholeNumber(this._nodePort, 30000, 32767)) {
      report(
        `nodePort ${show(this._nodePort)} is outside 30000..32767: write a port of that range, or Exposure.nodePort() to let the cluster pick.`,
      );
    }
  }
}
