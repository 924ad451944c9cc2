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

const accepts = {
  [GatewayDifference.REDIRECT_METHOD]: REASON,
  [GatewayDifference.WWW_SLASH]: REASON,
};

/** The target with what makes no difference to any request of the tests. */
export const faithful = (options: Partial<GatewayApiTargetOptions> = {}) =>
  strict({ implementation: GatewayImplementation.traefik({ accepts }), ...options });

/** The target with wildcards of any number of labels as well. */
export const accepting = (options: Partial<GatewayApiTargetOptions> = {}) =>
  strict({
    implementation: GatewayImplementation.traefik({
      accepts: { ...accepts, [GatewayDifference.WILDCARD_LABELS]: REASON },
    }),
    ...options,
  });
