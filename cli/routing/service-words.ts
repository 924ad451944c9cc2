import type { WeightedBackend } from '../../lib/routing/resolve/choose-backend';
import { portOf, type ServiceBackend } from '../../lib/routing/table/backend';

/** The parts of a Service that name it. */
export type NamedService = Pick<ServiceBackend, 'serviceName' | 'servicePort' | 'servicePortName' | 'namespace'>;

/** A Service and its port, such as `user:80` or `payments/pay:http`. */
export function serviceWords(service: NamedService): string {
  const { serviceName, namespace } = service;
  return `${namespace === undefined ? '' : `${namespace}/`}${serviceName}:${portOf(service)}`;
}

/** Services and their shares, such as `user-v1:80 (90 %), user-v2:80 (10 %)`. */
export function shareWords(backends: readonly WeightedBackend[]): string {
  return backends
    .map((backend) => serviceWords(backend) + (backend.weight === 100 ? '' : ` (${backend.weight} %)`))
    .join(', ');
}
