import { RoutingTarget } from '../../../lib';
import { GATEWAY, type TargetChoice } from './driver';

/** The target for every implementation: as it is, and with the switch. */
export function portableTargets(gatewayClassName: string): TargetChoice[] {
  return [true, false].map((isStrict) => ({
    label: isStrict ? 'portable' : 'portable, allowImplementationSpecific',
    isStrict,
    target: (makesGateway) =>
      RoutingTarget.gatewayApi({
        gateway: GATEWAY,
        allowImplementationSpecific: !isStrict,
        create: makesGateway ? { gatewayClassName } : undefined,
      }),
  }));
}
