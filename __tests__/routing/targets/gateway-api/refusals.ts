import { App, Chart } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  type CanaryReleaseOptions,
  type GatewayApiTargetOptions,
  IngressRouter,
  type IngressRouterProps,
  type RouteOptions,
  RoutingTarget,
} from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';

export const web = Backend.external('web', 80);

export const release = (props: Partial<CanaryReleaseOptions>) =>
  new CanaryRelease({ stable: Backend.external('old', 80), canary: Backend.external('new', 80), ...props });

/** A router for abc.com as a row of a table writes it. */
export interface Written {
  /** Options of a route for the prefix "/a", where there are no other routes. */
  readonly route?: RouteOptions;
  readonly routes?: (router: IngressRouter) => void;
  readonly options?: Partial<GatewayApiTargetOptions>;
  readonly props?: IngressRouterProps;
}

/** The problems of a router on Gateway API as `message (code)`. */
export function refusals({ route = {}, routes, options, props }: Written): string[] {
  const { target = RoutingTarget.gatewayApi({ gateway: 'shop-gateway', ...options }), ...rest } = props ?? {};
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router', { host: 'abc.com', ...rest });
  if (routes) routes(router);
  else router.prefix('/a', web, route);
  return checkTarget(target, router.table).map(({ code, message }) => `${message} (${code})`);
}
