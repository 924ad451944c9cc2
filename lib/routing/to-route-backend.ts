import { Construct } from 'constructs';
import type { PlusService } from '../private/k8s';
import type { IBackend, RouteBackend } from './backend';

/** What a backend stands for, or undefined when it is none. */
export function toRouteBackend(backend: unknown): RouteBackend | undefined {
  if (typeof backend !== 'object' || backend === null) return undefined;
  if ('toRouteBackend' in backend) return (backend as IBackend).toRouteBackend();
  if (!isPlusService(backend) || backend.ports[0] === undefined) return undefined;
  return { stable: { serviceName: backend.name, servicePort: backend.ports[0].port, source: backend } };
}

function isPlusService(value: object): value is PlusService {
  return Construct.isConstruct(value) && 'resourceType' in value && value.resourceType === 'services';
}
