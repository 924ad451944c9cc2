import {
  type GatewayApiTargetOptions,
  type GatewayDifference,
  type GatewayImplementation,
  type IRoutingTarget,
  RoutingTarget,
} from '../../../lib';

/** A target that tables are made into objects by. */
export interface TargetChoice {
  readonly label: string;
  /** The target accepts nothing in which the implementation may differ from `resolve()`. */
  readonly isStrict: boolean;
  /** A target for the Gateway `GATEWAY`, which it makes itself where the table has certificates. */
  readonly target: (makesGateway: boolean) => IRoutingTarget;
  /** A target for a Gateway that is made elsewhere, to which a table with certificates adds its own listeners. */
  readonly listenerSet?: IRoutingTarget;
}

/** Name of the Gateway of every table. */
export const GATEWAY = 'shop-gateway';

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
