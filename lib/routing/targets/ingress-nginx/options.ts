import type { IIngressNginxController } from '../ingress-nginx-controller';
import type { IngressNginxServer } from './ingress-nginx-server';

/** Settings of the ingress-nginx target. */
export interface IngressNginxTargetOptions {
  /**
   * The IngressClass whose controller serves the routes, a DNS subdomain.
   *
   * @default - the controller's, or 'nginx'
   */
  readonly className?: string;

  /**
   * The controller that serves the routes, where it is known: it is applied before them, and warnings are precise about how
   * it is installed.
   *
   * @default - any of that class
   */
  readonly controller?: IIngressNginxController;

  /**
   * The domain of the cluster's Services, by which the controller finds those of other namespaces.
   *
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;

  /**
   * The program that serves the objects.
   *
   * @default IngressNginxServer.ingressNginx()
   */
  readonly servedBy?: IngressNginxServer;
}
