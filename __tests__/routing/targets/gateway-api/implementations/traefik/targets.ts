import {
  type GatewayApiTargetOptions,
  GatewayDifference,
  GatewayImplementation,
  RoutingTarget,
} from '../../../../../../lib';

const REASON = 'nobody minds';

/** The target without any option of its own. */
export const strict = (options: Partial<GatewayApiTargetOptions> = {}) =>
  RoutingTarget.gatewayApi({ gateway: 'shop-gateway', implementation: GatewayImplementation.traefik(), ...options });

/** The target with what can be accepted, but for the query of redirects and the order of hosts. */
export const accepting = (options: Partial<GatewayApiTargetOptions> = {}) =>
  strict({
    implementation: GatewayImplementation.traefik({
      accepts: {
        [GatewayDifference.BUFFERED_BODY]: REASON,
        [GatewayDifference.RATE_COUNTING]: REASON,
        [GatewayDifference.REDIRECT_METHOD]: REASON,
        [GatewayDifference.WILDCARD_LABELS]: REASON,
        [GatewayDifference.WWW_SLASH]: REASON,
      },
    }),
    ...options,
  });
