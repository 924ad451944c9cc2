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
    implementation: GatewayImplementation.nginxGatewayFabric(),
    ...options,
  });

/** The target with all that can be accepted, but without snippets. */
export const accepting = (options: Partial<GatewayApiTargetOptions> = {}) =>
  strict({
    implementation: GatewayImplementation.nginxGatewayFabric({
      accepts: {
        [GatewayDifference.REDIRECT_QUERY]: REASON,
        [GatewayDifference.LISTENER_PORT]: REASON,
        [GatewayDifference.WWW_SLASH]: REASON,
        [GatewayDifference.HEADER_LISTS]: REASON,
        [GatewayDifference.REWRITE_ENCODING]: REASON,
      },
    }),
    ...options,
  });

/** The target with snippets and all that can be accepted besides, but for wildcards. */
export const withSnippets = (options: Partial<GatewayApiTargetOptions> = {}) =>
  strict({
    implementation: GatewayImplementation.nginxGatewayFabric({
      snippets: true,
      accepts: {
        [GatewayDifference.LISTENER_PORT]: REASON,
        [GatewayDifference.WWW_SLASH]: REASON,
        [GatewayDifference.HEADER_LISTS]: REASON,
        [GatewayDifference.REWRITE_ENCODING]: REASON,
      },
    }),
    ...options,
  });
