import type { Resources } from '../../workloads/pods/resources';
import type { Exposure } from '../../workloads/service/exposure';
import type { ExternalTrafficPolicy } from '../../workloads/service/external-traffic-policy';
import type { IngressNginxConfig } from './config';

/** Props of `IngressNginxController`. */
export interface IngressNginxControllerProps {
  /**
   * The name from which those of its objects are made, a DNS label of at most 42 characters. A second controller needs another.
   *
   * @default 'ingress-nginx'
   */
  readonly name?: string;

  /**
   * The namespace that is created for it.
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
   * Makes the class the default one, which Ingress objects without a class belong to.
   *
   * @default false
   */
  readonly defaultClass?: boolean;

  /**
   * The access to the controller: node ports, a load balancer, or the cluster only.
   *
   * @default Exposure.nodePorts()
   */
  readonly exposure?: Exposure;

  /**
   * The pods that a node may pass a request to. With `LOCAL` the controller sees the addresses of clients.
   *
   * @default - that of the exposure, or else ExternalTrafficPolicy.CLUSTER
   */
  readonly externalTrafficPolicy?: ExternalTrafficPolicy;

  /**
   * The registry and path of copies of all images, for example `registry.example.com/ingress-nginx`.
   *
   * @default 'registry.k8s.io/ingress-nginx'
   */
  readonly imageRegistry?: string;

  /**
   * Pins images by digest too. Write false for a registry whose copies were rebuilt or repacked.
   *
   * @default true
   */
  readonly imageDigests?: boolean;

  /**
   * The controller's image, instead of v1.15.1 from `imageRegistry`, pinned by a tag other than `latest` or by digest.
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
   * The number of pods, from 1. From 2 on they are spread over nodes and zones, and a drain takes one at a time.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Requests and limits of CPU and memory. What is left out keeps the default, without a limit.
   *
   * @default - 100m CPU and 90Mi memory requested
   */
  readonly resources?: Resources;

  /**
   * Settings of nginx for all hosts.
   *
   * @default - the controller's own settings
   */
  readonly config?: IngressNginxConfig;

  /**
   * Installs the webhook by which the API server asks the controller about each Ingress. Portico checks more at synth, and with
   * the webhook, Ingress objects can be applied only once the controller runs.
   *
   * @default false
   */
  readonly admissionWebhook?: boolean;
}

/** The names of all props. The compiler sees that none is missing. */
export const PROPS = Object.keys({
  name: true,
  namespace: true,
  className: true,
  defaultClass: true,
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
