import {
  type GatewayCreation,
  GatewayDifference,
  GatewayImplementation,
  type IRoutingTarget,
  RoutingTarget,
} from '../../../lib';
import type { Capabilities, Option } from '../../../lib/routing/targets/capability';
import { CAPABILITIES } from '../../../lib/routing/targets/ingress-nginx/capabilities';

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

const REASON = 'nobody minds';

/** Implementations of Gateway API, each of which has a folder in lib/routing/targets/gateway-api/implementations/. */
export const IMPLEMENTATIONS: readonly TargetRow[] = [
  {
    name: 'Envoy Gateway',
    folder: 'envoy-gateway',
    capabilities: RoutingTarget.gatewayApi({
      gateway: 'shop-gateway',
      implementation: GatewayImplementation.envoyGateway(),
    }).capabilities as Capabilities,
    // Nothing limits a body that no option limits.
    elsewhere: ['protocol of the service', 'unlimitedBody'],
    ...eachWay((create) =>
      RoutingTarget.gatewayApi({
        gateway: 'shop-gateway',
        create,
        implementation: GatewayImplementation.envoyGateway({
          accepts: {
            [GatewayDifference.BUFFERED_BODY]: REASON,
            [GatewayDifference.HTTPS_REDIRECT_PORT]: REASON,
            [GatewayDifference.REDIRECT_CORS]: REASON,
            [GatewayDifference.WWW_SLASH]: REASON,
          },
        }),
      }),
    ),
  },
  {
    name: 'NGINX Gateway Fabric',
    folder: 'nginx-gateway-fabric',
    capabilities: RoutingTarget.gatewayApi({
      gateway: 'shop-gateway',
      implementation: GatewayImplementation.nginxGatewayFabric(),
    }).capabilities as Capabilities,
    elsewhere: ['protocol of the service'],
    ...eachWay((create) =>
      RoutingTarget.gatewayApi({
        gateway: 'shop-gateway',
        create,
        implementation: GatewayImplementation.nginxGatewayFabric({
          snippets: true,
          accepts: {
            [GatewayDifference.LISTENER_PORT]: REASON,
            [GatewayDifference.WWW_SLASH]: REASON,
            [GatewayDifference.HEADER_LISTS]: REASON,
            [GatewayDifference.REWRITE_ENCODING]: REASON,
          },
        }),
      }),
    ),
  },
  {
    name: 'Traefik',
    folder: 'traefik',
    capabilities: RoutingTarget.gatewayApi({
      gateway: 'shop-gateway',
      implementation: GatewayImplementation.traefik(),
    }).capabilities as Capabilities,
    // Nothing limits a body that no option limits.
    elsewhere: ['protocol of the service', 'unlimitedBody'],
    ...eachWay((create) =>
      RoutingTarget.gatewayApi({
        gateway: 'shop-gateway',
        create,
        implementation: GatewayImplementation.traefik({
          accepts: {
            [GatewayDifference.BUFFERED_BODY]: REASON,
            [GatewayDifference.HOST_ORDER]: REASON,
            [GatewayDifference.RATE_COUNTING]: REASON,
            [GatewayDifference.REDIRECT_METHOD]: REASON,
            [GatewayDifference.REDIRECT_QUERY]: REASON,
            [GatewayDifference.WILDCARD_LABELS]: REASON,
            [GatewayDifference.WWW_SLASH]: REASON,
          },
        }),
      }),
    ),
  },
];

/** With the Gateway made, and without. */
function eachWay(targetWith: (create?: GatewayCreation) => IRoutingTarget) {
  return { target: targetWith({ gatewayClassName: 'own' }), otherwise: targetWith() };
}

/** Every option of routes and routers. */
export const OPTIONS = Object.keys(CAPABILITIES) as Option[];
