import { Construct } from 'constructs';
import type { CanarySplit, IBackend, RouteBackend, ServiceBackend } from './backend';
import { isKubernetesService, kubernetesBackend } from './kubernetes-service';

/** The Services that a backend stands for, or undefined for any other value. */
export function toRouteBackend(backend: unknown): RouteBackend | undefined {
  // Plain JavaScript may leave Backend.of() out.
  if (isKubernetesService(backend)) return { stable: kubernetesBackend(backend) };
  const answer = isBackend(backend) ? (backend.toRouteBackend() as unknown) : undefined;
  return isRouteBackend(answer) ? answer : undefined;
}

function isBackend(value: unknown): value is IBackend {
  return (
    typeof value === 'object' &&
    value !== null &&
    'toRouteBackend' in value &&
    typeof value.toRouteBackend === 'function'
  );
}

/** A backend of somebody else may answer anything. */
function isRouteBackend(answer: unknown): answer is RouteBackend {
  if (typeof answer !== 'object' || answer === null) return false;
  const { stable, split } = answer as { stable?: unknown; split?: Partial<CanarySplit> | null };
  return isService(stable) && (split === undefined || isService(split?.canary));
}

function isService(service: unknown): service is ServiceBackend {
  if (typeof service !== 'object' || service === null) return false;
  const { serviceName, servicePort, servicePortName, source } = service as Partial<ServiceBackend>;
  // A name of a wrong type is a wrong name, which is reported as such.
  if (typeof serviceName === 'string' && servicePortName !== undefined) return true;
  const isSource = source === undefined || Construct.isConstruct(source);
  return typeof serviceName === 'string' && typeof servicePort === 'number' && isSource;
}
