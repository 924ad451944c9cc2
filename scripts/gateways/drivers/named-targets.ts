import { GatewayDifference, type GatewayImplementation, RoutingTarget } from '../../../lib';
import { checkTarget } from '../../../lib/routing/targets/check-target';
import { GATEWAY, type TargetChoice } from './driver';

/** The target for an implementation by its name: as it is, and with all of its differences accepted. */
export function namedTargets(
  gatewayClassName: string,
  implementation: (accepts?: { [difference: string]: string }) => GatewayImplementation,
): TargetChoice[] {
  const targetFor = (accepts: { [difference: string]: string } | undefined, makesGateway: boolean) =>
    RoutingTarget.gatewayApi({
      gateway: GATEWAY,
      implementation: implementation(accepts),
      create: makesGateway ? { gatewayClassName } : undefined,
    });
  const known = Object.values(GatewayDifference).filter(
    (difference) => checkTarget(targetFor({ [difference]: 'compared' }, false)).length === 0,
  );
  const all = Object.fromEntries(known.map((difference) => [difference, 'compared']));
  return [true, false].map((isStrict) => ({
    label: isStrict ? 'as it is' : 'with its differences accepted',
    isStrict,
    target: (makesGateway) => targetFor(isStrict ? undefined : all, makesGateway),
  }));
}
