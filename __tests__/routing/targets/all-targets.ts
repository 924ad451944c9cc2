import { GatewayImplementation, IngressNginxServer, type IRoutingTarget, RoutingTarget } from '../../../lib';
import type { Capabilities, Option } from '../../../lib/routing/targets/capability';
import { DIFFERENCES as ENVOY_GATEWAY } from '../../../lib/routing/targets/gateway-api/implementations/envoy-gateway/implementation';
import { DIFFERENCES as NGINX_GATEWAY_FABRIC } from '../../../lib/routing/targets/gateway-api/implementations/nginx-gateway-fabric/implementation';
import { DIFFERENCES as TRAEFIK } from '../../../lib/routing/targets/gateway-api/implementations/traefik/implementation';
import { CAPABILITIES } from '../../../lib/routing/targets/ingress-nginx/capabilities';
import { accepts, targetOf } from './gateway-api/implementations/targets';

/** A target that comes with Portico, for the suites and documents that are about all of them. */
export interface TargetRow {
  /** The heading of its column in docs/targets.md. */
  readonly name: string;
  /** Its folder in lib/routing/targets/. */
  readonly folder: string;
  /** Its answers without any option set. */
  readonly capabilities: Capabilities;
  /** The target with every switch set, so that it takes all that it can. */
  readonly target: IRoutingTarget;
  /** Options that other objects than the target's bring about. */
  readonly elsewhere?: readonly Option[];
  /** The target as it takes tables that `target` does not, since one of its options excludes them. */
  readonly otherwise?: IRoutingTarget;
}

export const TARGETS: readonly TargetRow[] = [
  {
    name: 'ingress-nginx',
    folder: 'ingress-nginx',
    capabilities: CAPABILITIES,
    target: RoutingTarget.ingressNginx(),
  },
  {
    name: 'Gateway API',
    folder: 'gateway-api',
    capabilities: RoutingTarget.gatewayApi({ gateway: 'shop-gateway' }).capabilities as Capabilities,
    // The appProtocol of the Service.
    elsewhere: ['protocol of the service'],
    target: RoutingTarget.gatewayApi({
      gateway: 'shop-gateway',
      create: { gatewayClassName: 'envoy' },
      allowImplementationSpecific: true,
    }),
    otherwise: RoutingTarget.gatewayApi({ gateway: 'shop-gateway', allowImplementationSpecific: true }),
  },
];

/** Programs that serve the objects of ingress-nginx in its place, each of which has a folder in lib/routing/targets/ingress-nginx/servers/. */
export const SERVERS: readonly TargetRow[] = [
  {
    name: 'served by Traefik',
    folder: 'traefik',
    capabilities: RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() }).capabilities as Capabilities,
    target: RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.traefik() }),
  },
];

/** An implementation as it is, and with all that it takes by options of its own. */
function rowOf(
  name: string,
  folder: string,
  asItIs: GatewayImplementation,
  withAll: GatewayImplementation,
  elsewhere: readonly Option[] = [],
): TargetRow {
  const target = targetOf(withAll);
  return {
    name,
    folder,
    capabilities: targetOf(asItIs)().capabilities as Capabilities,
    target: target({ create: { gatewayClassName: 'own' } }),
    otherwise: target(),
    elsewhere: ['protocol of the service', ...elsewhere],
  };
}

/** Implementations of Gateway API, each of which has a folder in lib/routing/targets/gateway-api/implementations/. */
export const IMPLEMENTATIONS: readonly TargetRow[] = [
  rowOf(
    'Envoy Gateway',
    'envoy-gateway',
    GatewayImplementation.envoyGateway(),
    GatewayImplementation.envoyGateway({
      accepts: accepts(...ENVOY_GATEWAY),
    }),
    // Nothing limits a body that no option limits, nor waits for it.
    ['buffering', 'unlimitedBody'],
  ),
  rowOf(
    'NGINX Gateway Fabric',
    'nginx-gateway-fabric',
    GatewayImplementation.nginxGatewayFabric(),
    GatewayImplementation.nginxGatewayFabric({
      snippets: true,
      accepts: accepts(...NGINX_GATEWAY_FABRIC),
    }),
  ),
  rowOf(
    'Traefik',
    'traefik',
    GatewayImplementation.traefik(),
    GatewayImplementation.traefik({
      accepts: accepts(...TRAEFIK),
    }),
    // The same.
    ['unlimitedBody'],
  ),
];

/** Every option of routes and routers. */
export const OPTIONS = Object.keys(CAPABILITIES) as Option[];
