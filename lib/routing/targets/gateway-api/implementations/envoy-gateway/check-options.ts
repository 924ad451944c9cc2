import { checkStruct } from '../../../../../rules/check';
import type { Findings } from '../../../../../rules/finding';
import type { AcceptedDifferences } from '../../differences';
import type { GatewayImplementationEnvoyGatewayOptions } from './options';

const OPTIONS = Object.keys({
  accepts: true,
} satisfies { [name in keyof GatewayImplementationEnvoyGatewayOptions]-?: true });

/** Checks the options of the implementation. */
export function* checkOptions(
  options: GatewayImplementationEnvoyGatewayOptions,
  accepted: AcceptedDifferences,
): Findings {
  if (yield* checkStruct('GatewayImplementation.envoyGateway()', options, OPTIONS)) yield* accepted.problems();
}
