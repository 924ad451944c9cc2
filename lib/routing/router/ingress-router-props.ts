import { frozenCopy } from '../table/frozen-copy';
import type { RouterOptions } from '../table/router-options';
import type { IRoutingTarget } from '../targets/routing-target';

/** Options of all routes of a router. */
export interface IngressRouterProps extends RouterOptions {
  /**
   * The target that the routes are compiled for.
   *
   * @default RoutingTarget.ingressNginx()
   */
  readonly target?: IRoutingTarget;
}

/** The props as they are now, but for target and backend, which have a state of their own. */
export function copyOfProps({ target, defaultBackend, ...data }: IngressRouterProps): IngressRouterProps {
  return { ...frozenCopy(data), target, defaultBackend: defaultBackend ?? undefined };
}
