import { Construct, type IConstruct } from 'constructs';

/** A port that a Service of cdk8s-plus offers. */
export interface KubernetesServicePort {
  /** The number of the port. */
  readonly port: number;
}

/** A Service of cdk8s-plus, whichever version it has. */
export interface IKubernetesService extends IConstruct {
  /** Name of the Service object. */
  readonly name: string;

  /** `services`, the plural of the kind. */
  readonly resourceType: string;

  /** The ports that it offers. Routes lead to the first. */
  readonly ports: KubernetesServicePort[];
}

/** Tells a Service of cdk8s-plus by its members, since each version of the library has a class of its own. */
export function isKubernetesService(value: unknown): value is IKubernetesService {
  if (!Construct.isConstruct(value) || !('resourceType' in value) || value.resourceType !== 'services') return false;
  return 'ports' in value && Array.isArray(value.ports) && value.ports.length > 0;
}

/** The Service as a backend, at its first port. */
export function kubernetesBackend(service: IKubernetesService) {
  const { name, ports } = service;
  return { serviceName: name, servicePort: ports[0]?.port ?? 0, source: service };
}
