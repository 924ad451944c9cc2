import { nginxServer } from './servers/ingress-nginx/server';
import type { IngressServer } from './servers/server';
import { traefikServer } from './servers/traefik/server';

/**
 * The program that serves the Ingress objects of an ingress-nginx class. Others read the same objects and annotations, each with
 * gaps and in its own way.
 *
 * @example
 * RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() })
 */
export class IngressNginxServer {
  /** The ingress-nginx controller itself, version 1.15. */
  static ingressNginx(): IngressNginxServer {
    return new IngressNginxServer(nginxServer);
  }

  /**
   * Traefik 3.7 with its provider `kubernetesIngressNGINX`, as RKE2 comes with it. It serves every IngressClass whose controller
   * is `k8s.io/ingress-nginx`.
   */
  static traefik(): IngressNginxServer {
    return new IngressNginxServer(traefikServer);
  }

  private constructor(
    /** @internal */
    readonly _server: IngressServer,
  ) {}
}
