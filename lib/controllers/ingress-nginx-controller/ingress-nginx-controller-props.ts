import type { Resources } from '../../workloads/pods/resources';
import type { Exposure } from '../../workloads/service/exposure';
import type { IngressNginxConfig } from './config';
import type { ExternalTrafficPolicy } from './external-traffic-policy';

/** How ingress-nginx is installed. */
export interface IngressNginxControllerProps {
  /**
   * What its objects are named after, a DNS label of at most 42 characters: a second controller needs another.
   *
   * @default 'ingress-nginx'
   */
  readonly name?: string;

  /**
   * The namespace that is made for it.
   *
   * @default - the chart's, or 'ingress-nginx'
   */
  readonly namespace?: string;

  /**
   * The IngressClass that it serves, a DNS subdomain.
   *
   * @default 'nginx'
   */
  readonly className?: string;

  /**
   * Whether Ingress objects that name no class are of this one.
   *
   * @default false
   */
  readonly default?: boolean;

  /**
   * Where it can be reached from.
   *
   * @default Exposure.nodePorts()
   */
  readonly exposure?: Exposure;

  /**
   * Which pods a node may hand a request to; `LOCAL` shows the controller the clients' addresses.
   *
   * @default ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * A registry, and the path in it, that holds copies of all images, for example `registry.example.com/ingress-nginx`.
   *
   * @default 'registry.k8s.io/ingress-nginx'
   */
  readonly imageRegistry?: string;

  /**
   * Whether images are pinned by digest too; say false of a registry whose copies were built or packed anew.
   *
   * @default true
   */
  readonly imageDigests?: boolean;

  /**
   * The controller's image, instead of v1.15.1 from `imageRegistry`; pinned by a tag other than `latest`, or by digest.
   *
   * @default - v1.15.1
   */
  readonly controllerImage?: string;

  /**
   * The image that makes the webhook's certificate, instead of kube-webhook-certgen v1.6.9 from `imageRegistry`.
   *
   * @default - v1.6.9
   */
  readonly certgenImage?: string;

  /**
   * How many pods run, from 1. From 2 they are spread over nodes and zones, and a drain takes one at a time.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * CPU and memory; what is left out keeps the default, and nothing is limited unless said.
   *
   * @default - 100m CPU and 90Mi memory requested
   */
  readonly resources?: Resources;

  /**
   * What nginx is told beside routes.
   *
   * @default - the controller's own settings
   */
  readonly config?: IngressNginxConfig;

  /**
   * Whether the API server asks the controller about each Ingress before it takes it. Portico checks more at synth; with
   * the webhook, Ingress objects can only be applied once the controller runs.
   *
   * @default false
   */
  readonly admissionWebhook?: boolean;
}

/** The names of all props; the compiler sees that none is missing. */
export const PROPS = Object.keys({
  name: true,
  namespace: true,
  className: true,
  default: true,
  exposure: true,
  externalTrafficPolicy: true,
  imageRegistry: true,
  imageDigests: true,
  controllerImage: true,
  certgenImage: true,
  replicas: true,
  resources: true,
  config: true,
  admissionWebhook: true,
} satisfies { [name in keyof IngressNginxControllerProps]-?: true });
