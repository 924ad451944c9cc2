import {
  type GatewayApiTargetOptions,
  type GatewayDifference,
  type GatewayImplementation,
  RoutingTarget,
} from '../../../lib';
import { GATEWAY, type TargetChoice } from './driver';

/** Differences that are accepted, so that all else can be compared. */
export const accepting = (...differences: readonly GatewayDifference[]): { [difference: string]: string } =>
  Object.fromEntries(differences.map((difference) => [difference, 'all else is compared']));

/** The targets for any implementation, without the switch and with it. */
export const portableChoices = (gatewayClassName: string): TargetChoice[] =>
  [false, true].map((allowImplementationSpecific) => {
    const target = (options: Partial<GatewayApiTargetOptions>) =>
      RoutingTarget.gatewayApi({ gateway: GATEWAY, allowImplementationSpecific, ...options });
    return {
      label: allowImplementationSpecific ? 'portable, with the switch' : 'portable',
      isStrict: !allowImplementationSpecific,
      target: (makesGateway) => target({ create: makesGateway ? { gatewayClassName } : undefined }),
      listenerSet: target({ listenerSet: true }),
    };
  });

/** A target for an implementation; not a strict one where it accepts differences. */
export const targetChoice = (
  label: string,
  gatewayClassName: string,
  implementation: GatewayImplementation,
  isStrict = true,
): TargetChoice => ({
  label,
  isStrict,
  target: (makesGateway) =>
    RoutingTarget.gatewayApi({
      gateway: GATEWAY,
      implementation,
      create: makesGateway ? { gatewayClassName } : undefined,
    }),
  listenerSet: RoutingTarget.gatewayApi({ gateway: GATEWAY, implementation, listenerSet: true }),
});
