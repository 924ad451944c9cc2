import { checkAnnotations, checkFlag, checkStruct, checkValue } from '../../rules/check';
import { checkCidrs } from '../../rules/cidr';
import type { Findings } from '../../rules/finding';
import { labelKeyFlaw } from '../../rules/label';
import { checkTrafficPolicy, type ExternalTrafficPolicy } from './external-traffic-policy';

/** Options of a Service that is reached on ports of the nodes. */
export interface ExposureNodePortOptions {
  /**
   * The pods that a node may pass a request to. With `LOCAL` the pods see the addresses of clients.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;
}

/** Options of a Service without an address of its own. */
export interface ExposureHeadlessOptions {
  /**
   * Names pods that are not ready as well, for those that find each other before they are.
   *
   * @default false
   */
  readonly publishNotReadyAddresses?: boolean;
}

/** Options of a Service with a load balancer. */
export interface ExposureLoadBalancerOptions extends ExposureNodePortOptions {
  /**
   * Annotations of the Service, by which most load balancers are set up, such as
   * `{ 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' }`. A change of them restarts no pod.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * The kind of load balancer, by the name that its controller listens to, such as `service.k8s.aws/nlb` or
   * `metallb.io/metallb`. It cannot be changed as long as the Service is there.
   *
   * @default - the cluster's own kind
   */
  readonly loadBalancerClass?: string;

  /**
   * The clients that the load balancer lets in, as CIDR blocks. A load balancer may ignore them, so that its documentation
   * must say that it does not.
   *
   * @default - everybody
   */
  readonly sourceRanges?: string[];
}

const NODE_PORT_OPTIONS = ['externalTrafficPolicy'];
/** The name that Kubernetes has for an option. */
const SYNONYMS = { loadBalancerSourceRanges: 'sourceRanges: ["10.0.0.0/8"]' };

const LOAD_BALANCER_OPTIONS = ['annotations', 'loadBalancerClass', 'sourceRanges', ...NODE_PORT_OPTIONS];

export function* checkHeadlessOptions(options: ExposureHeadlessOptions): Findings {
  if (!(yield* checkStruct('Exposure.headless', options, ['publishNotReadyAddresses']))) return;
  yield* checkFlag('publishNotReadyAddresses', options.publishNotReadyAddresses);
}

export function* checkNodePortOptions(options: ExposureNodePortOptions): Findings {
  if (yield* checkStruct('Exposure.nodePort', options, NODE_PORT_OPTIONS)) yield* checkPolicy(options);
}

export function* checkLoadBalancerOptions(options: ExposureLoadBalancerOptions): Findings {
  if (!(yield* checkStruct('Exposure.loadBalancer', options, LOAD_BALANCER_OPTIONS, SYNONYMS))) return;
  const { annotations, loadBalancerClass, sourceRanges } = options;
  if (annotations !== undefined) yield* checkAnnotations(annotations, 'annotations of the load balancer');
  if (loadBalancerClass !== undefined) {
    yield* checkValue('label', 'loadBalancerClass', loadBalancerClass, labelKeyFlaw);
  }
  if (sourceRanges !== undefined) yield* checkCidrs('sourceRanges', sourceRanges);
  yield* checkPolicy(options);
}

function* checkPolicy({ externalTrafficPolicy }: ExposureNodePortOptions): Findings {
  if (externalTrafficPolicy !== undefined) yield* checkTrafficPolicy(externalTrafficPolicy);
}
