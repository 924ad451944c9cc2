import type { IBackend, RouteBackend, ServiceBackend } from './backend';
import { type IKubernetesService, isKubernetesService, kubernetesBackend } from './kubernetes-service';
import { toRouteBackend } from './to-route-backend';

/**
 * Backends that are not constructs of Portico.
 *
 * @example
 * router.prefix('/billing', Backend.external('billing', 8080));
 */
export class Backend implements IBackend {
  /**
   * A Service of cdk8s-plus, at the first port that it offers when the app is synthesized.
   *
   * @param service a Service of any version of cdk8s-plus, in the namespace of the router.
   *
   * @example
   * router.prefix('/billing', Backend.of(deployment.exposeViaService()));
   */
  static of(service: IKubernetesService): Backend {
    return new Backend(service);
  }

  /**
   * A Service that something else makes in the namespace of the router, such as a Helm release.
   *
   * @param serviceName name of the Service object.
   * @param servicePort the port that it offers.
   */
  static external(serviceName: string, servicePort: number): Backend {
    return new Backend({ serviceName, servicePort });
  }

  /**
   * A Service that something else makes in the namespace of the router, at the port of a name. Gateway API knows ports by
   * number alone.
   *
   * @param serviceName name of the Service object.
   * @param portName the name of the port that it offers.
   *
   * @example
   * router.prefix('/grafana', Backend.externalNamed('grafana', 'http-web'));
   */
  static externalNamed(serviceName: string, portName: string): Backend {
    return new Backend({ serviceName, servicePort: 0, servicePortName: portName ?? '' });
  }

  /**
   * A Service of another namespace, which no other backend reaches.
   *
   * On ingress-nginx the router makes a Service of type ExternalName in its own namespace that leads there. On Gateway API it
   * makes a ReferenceGrant in the other namespace.
   *
   * @param namespace the namespace of the Service, which its chart sets as well where the app makes it.
   * @param service the Service, for example a `WebService` of the other chart, or `Backend.external()`.
   *
   * @example
   * router.prefix('/pay', Backend.inNamespace('payments', pay));
   */
  static inNamespace(namespace: string, service: IBackend): Backend {
    // A namespace that plain JavaScript leaves out is a wrong one, not the router's.
    return new Backend(service, namespace ?? null);
  }

  private constructor(
    private readonly service: IKubernetesService | ServiceBackend | IBackend,
    private readonly namespace?: string | null,
  ) {}

  /** This Service as the backend of a route. */
  toRouteBackend(): RouteBackend {
    const { service, namespace } = this;
    if (namespace !== undefined) return inNamespace(namespace as string, toRouteBackend(service));
    return { stable: isKubernetesService(service) ? kubernetesBackend(service) : (service as ServiceBackend) };
  }
}

/** The Services of a backend, all in one namespace; a value that is no backend stays none. */
function inNamespace(namespace: string, backend: RouteBackend | undefined): RouteBackend {
  const { stable, split } = backend ?? {};
  if (stable === undefined) return backend as never;
  return { stable: { ...stable, namespace }, split: split && { ...split, canary: { ...split.canary, namespace } } };
}
