import type { AsWritten, k8s } from '../../cdk8s/k8s';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { nodePortFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import {
  checkHeadlessOptions,
  checkLoadBalancerOptions,
  checkNodePortOptions,
  type ExposureHeadlessOptions,
  type ExposureLoadBalancerOptions,
  type ExposureNodePortOptions,
} from './exposure-options';
import { ExternalTrafficPolicy } from './external-traffic-policy';

/** Ports of the nodes for a controller, which listens to HTTP and HTTPS. */
export interface NodePorts {
  /**
   * Port of the nodes for HTTP, 30000 to 32767.
   *
   * @default - the cluster chooses one and keeps it
   */
  readonly http?: number;

  /**
   * Port of the nodes for HTTPS, 30000 to 32767.
   *
   * @default - the cluster chooses one and keeps it
   */
  readonly https?: number;
}

/**
 * The places that a service can be reached from.
 *
 * @example
 * Exposure.nodePort(30859)
 * @example
 * Exposure.loadBalancer({
 *   annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' },
 *   sourceRanges: ['10.0.0.0/8'],
 * })
 */
export class Exposure {
  /** Inside the cluster only, which is enough for a router and for every other pod. */
  static clusterIp(): Exposure {
    return new Exposure('ClusterIP');
  }

  /**
   * Inside the cluster only, without an address: the name leads to the addresses of all pods, of which clients choose one
   * themselves, as those of gRPC and of databases do. The port that the Service offers is the one that pods listen on.
   *
   * @param options for example `{ publishNotReadyAddresses: true }`.
   */
  static headless(options: ExposureHeadlessOptions = {}): Exposure {
    return new Exposure('Headless', options ?? {});
  }

  /**
   * On a port of every node in addition.
   *
   * @param port the node's port, 30000 to 32767 (the API server's default range). Left out, the cluster chooses one and keeps it.
   * @param options for example `{ externalTrafficPolicy: ExternalTrafficPolicy.LOCAL }`.
   */
  static nodePort(port?: number, options: ExposureNodePortOptions = {}): Exposure {
    return new Exposure('NodePort', options ?? {}, port);
  }

  /**
   * On two ports of every node in addition, for a controller, which listens to HTTP and HTTPS.
   *
   * @param ports the nodes' ports, for example `{ http: 31234, https: 31235 }`.
   */
  static nodePorts(ports: NodePorts = {}): Exposure {
    return new Exposure('NodePort', undefined, undefined, ports ?? {});
  }

  /**
   * Through a load balancer that the cloud provider of the cluster, or software such as MetalLB, sets up.
   *
   * @param options its annotations, kind and clients.
   */
  static loadBalancer(options: ExposureLoadBalancerOptions = {}): Exposure {
    return new Exposure('LoadBalancer', options ?? {});
  }

  private constructor(
    /** @internal */ readonly _type: 'ClusterIP' | 'Headless' | 'NodePort' | 'LoadBalancer',
    private readonly options: ExposureLoadBalancerOptions & ExposureHeadlessOptions = {},
    /** @internal */ readonly _nodePort?: number,
    /** @internal */ readonly _nodePorts?: NodePorts,
  ) {}

  /** @internal */
  get _isHeadless(): boolean {
    return this._type === 'Headless';
  }

  /** @internal */
  get _annotations(): { readonly [key: string]: string } {
    return this.options.annotations ?? {};
  }

  /** @internal */
  get _externalTrafficPolicy(): ExternalTrafficPolicy | undefined {
    return this.options.externalTrafficPolicy;
  }

  /**
   * The fields of a Service, but for its ports, that follow from its exposure.
   *
   * @internal
   */
  _fields(policy = this._externalTrafficPolicy): Partial<AsWritten<k8s.ServiceSpec>> {
    const { loadBalancerClass, sourceRanges, publishNotReadyAddresses } = this.options;
    return {
      // ClusterIP and Cluster are the API server's own defaults.
      type: this._type === 'ClusterIP' || this._isHeadless ? undefined : this._type,
      clusterIP: this._isHeadless ? 'None' : undefined,
      publishNotReadyAddresses: publishNotReadyAddresses || undefined,
      externalTrafficPolicy: policy === ExternalTrafficPolicy.LOCAL ? policy : undefined,
      loadBalancerClass,
      loadBalancerSourceRanges: sourceRanges && [...sourceRanges],
    };
  }

  /** @internal */
  *_check(): Findings {
    yield* this.checkOptions();
    if (this._nodePorts !== undefined) {
      const { http } = this._nodePorts;
      yield finding(
        'exposure',
        `exposure Exposure.nodePorts(${shown(this._nodePorts)}) sets two node ports, which only a controller has: write Exposure.nodePort(${http ?? ''}).`,
      );
    } else if (this._nodePort !== undefined) {
      yield* checkValue('port', 'nodePort', this._nodePort, nodePortFlaw);
    }
  }

  /**
   * The check of a controller's exposure, which has two ports.
   *
   * @internal
   */
  *_checkPair(): Findings {
    yield* this.checkOptions();
    if (this._isHeadless) {
      yield finding(
        'exposure',
        'exposure Exposure.headless() gives a controller no address: write Exposure.clusterIp().',
      );
    }
    if (this._nodePort !== undefined) {
      yield finding(
        'exposure',
        `exposure Exposure.nodePort(${show(this._nodePort)}) is for a single port: write Exposure.nodePorts({ http: ${show(this._nodePort)} }).`,
      );
    }
    if (!(yield* checkStruct('nodePorts', this._nodePorts ?? {}, ['http', 'https']))) return;
    const { http, https } = this._nodePorts ?? {};
    for (const [what, port] of Object.entries({ http, https })) {
      if (port !== undefined) yield* checkValue('port', `nodePorts ${what}`, port, nodePortFlaw);
    }
    if (http !== undefined && http === https) {
      yield finding(
        'exposure',
        `nodePorts ${shown({ http, https })} use one port twice: write two, or leave one out to let the cluster choose.`,
      );
    }
  }

  private *checkOptions(): Findings {
    if (this._type === 'LoadBalancer') yield* checkLoadBalancerOptions(this.options);
    else if (this._isHeadless) yield* checkHeadlessOptions(this.options);
    else yield* checkNodePortOptions(this.options);
  }
}

export function* checkExposure(exposure: unknown): Findings {
  if (exposure instanceof Exposure) yield* exposure._check();
  else yield wrongType('exposure', exposure, 'Exposure.nodePort()');
}

/** The ports as the user wrote them: `{ http: 31234 }`. */
function shown(ports: NodePorts): string {
  const parts = Object.entries(ports).map(([name, port]) => `${name}: ${show(port)}`);
  return parts.length === 0 ? '' : `{ ${parts.join(', ')} }`;
}
