import {
  type GatewayApiTargetOptions,
  type GatewayDifference,
  type GatewayImplementation,
  RoutingTarget,
} from '../../../../../lib';

/** Makes the target for an implementation. */
export const targetOf =
  (implementation: GatewayImplementation) =>
  (options: Partial<GatewayApiTargetOptions> = {}) =>
    RoutingTarget.gatewayApi({ gateway: 'shop-gateway', implementation, ...options });

/** Differences with a reason. */
export const accepts = (...differences: readonly GatewayDifference[]): { [difference: string]: string } =>
  Object.fromEntries(differences.map((difference) => [difference, 'nobody minds']));
