import { checkFlag, checkStruct } from '../../../../../rules/check';
import type { Findings } from '../../../../../rules/finding';
import { finding } from '../../codes';
import type { AcceptedDifferences } from '../../differences';
import type { TargetSettings } from '../implementation';
import type { GatewayImplementationNginxGatewayFabricOptions } from './options';

const OPTIONS = Object.keys({
  accepts: true,
  snippets: true,
} satisfies { [name in keyof GatewayImplementationNginxGatewayFabricOptions]-?: true });

/** Checks the options of the implementation, and those of the target that it does not read. */
export function* checkOptions(
  options: GatewayImplementationNginxGatewayFabricOptions,
  accepted: AcceptedDifferences,
  { requestTimeout }: TargetSettings,
): Findings {
  if (!(yield* checkStruct('GatewayImplementation.nginxGatewayFabric()', options, OPTIONS))) return;
  yield* accepted.problems();
  yield* checkFlag('snippets', options.snippets);
  if (requestTimeout === undefined) return;
  const message =
    'requestTimeout is a field that NGINX Gateway Fabric ignores: set the timeouts of the router or its routes.';
  yield finding('gateway-implementation', message);
}
