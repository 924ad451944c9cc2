import { checkStruct } from '../../../../../rules/check';
import type { Findings } from '../../../../../rules/finding';
import { finding } from '../../codes';
import type { AcceptedDifferences } from '../../differences';
import type { TargetSettings } from '../implementation';
import type { GatewayImplementationTraefikOptions } from './options';

const OPTIONS = Object.keys({
  accepts: true,
} satisfies { [name in keyof GatewayImplementationTraefikOptions]-?: true });

/** Checks the options of the implementation, and those of the target that it does not read. */
export function* checkOptions(
  options: GatewayImplementationTraefikOptions,
  accepted: AcceptedDifferences,
  { requestTimeout, listenerSet }: TargetSettings,
): Findings {
  if (!(yield* checkStruct('GatewayImplementation.traefik()', options, OPTIONS))) return;
  yield* accepted.problems();
  if (listenerSet) {
    const message =
      'listenerSet makes a ListenerSet, which Traefik 3.7 does not read: name the listener of the Gateway that has the certificates in httpsListener, or have the Gateway made by create.';
    yield finding('gateway-implementation', message);
  }
  if (requestTimeout === undefined) return;
  const message =
    'requestTimeout is a field that Traefik ignores: set respondingTimeouts of its entry point, and leave requestTimeout out.';
  yield finding('gateway-implementation', message);
}
