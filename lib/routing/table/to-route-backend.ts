import { Construct } from 'constructs';
import type { PlusService } from '../../cdk8s/k8s';
import type { IBackend, RouteBackend, ServiceBackend } from './backend';

/** What a backend stands for, or undefined when it is none. */
export function toRouteBackend(backend: unknown): RouteBackend | undefined {
  if (typeof backend !== 'object' || backend === null) return undefined;
  if ('toRouteBackend' in backend) return askBackend(backend as IBackend);
  if (!isPlusService(backend) || backend.ports[0] === undefined) return undefined;
  return { stable: { serviceName: backend.name, servicePort: backend.ports[0].port, source: backend } };
}

/** A backend of somebody else's may answer anything. */
function askBackend(backend: IBackend): RouteBackend | undefined {
  if (typeof backend.toRouteBackend !== 'function') return undefined;
  const answer: Partial<RouteBackend> | undefined = backend.toRouteBackend();
  return isService(answer?.stable) && (answer?.split === undefined || isService(answer.split.canary))
    ? (answer as RouteBackend)
    : undefined;
}

function isService(service: unknown): service is ServiceBackend {
  if (typeof service !== 'object' || service === null) return false;
  const { serviceName, servicePort } = service as Partial<ServiceBackend>;
  return typeof serviceName === 'string' && typeof servicePort === 'number';
}

function isPlusService(value: object): value is PlusService {
  return Construct.isConstruct(value) && 'resourceType' in value && value.resourceType === 'services';
}
