import {
  type GatewayApiTargetOptions,
  GatewayDifference,
  GatewayImplementation,
  RoutingTarget,
} from '../../../../../../lib';

const REASON = 'nobody minds';

/** The target without any option of its own. */
export const strict = (options: Partial<GatewayApiTargetOptions> = {}) =>
  RoutingTarget.gatewayApi({
    gateway: 'shop-gateway',
    implementation: GatewayImplementation.envoyGateway(),
    ...options,
  });

/** The target with all that can be accepted, but for the port of redirects. */
export const accepting = (options: Partial<GatewayApiTargetOptions> = {}) =>
  strict({
    implementation: GatewayImplementation.envoyGateway({
      accepts: {
        [GatewayDifference.BUFFERED_BODY]: REASON,
        [GatewayDifference.REDIRECT_CORS]: REASON,
        [GatewayDifference.WWW_SLASH]: REASON,
      },
    }),
    ...options,
  });
