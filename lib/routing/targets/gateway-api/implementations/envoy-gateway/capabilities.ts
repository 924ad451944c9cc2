import { type Capabilities, TargetCapability } from '../../../capability';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import type { TargetSettings } from '../implementation';
import { capabilitiesOf as portableCapabilities } from '../portable/capabilities';

const { faithful } = TargetCapability;

/** The answers of Envoy Gateway 1.9 for each option. */
export function capabilitiesOf(settings: TargetSettings, accepted: AcceptedDifferences): Capabilities {
  return {
    ...portableCapabilities(settings),
    'regex path': faithful(),
    'host next to every host': faithful(),
    'wildcard host': faithful('one label, by the header Host'),
    appRoot: faithful(),
    www: accepted.answer(
      GatewayDifference.WWW_SLASH,
      'on Envoy Gateway with the slash at the end of a path, which resolve() drops',
      'serve both names as hosts',
    ),
    'httpsRedirect of every host': accepted.answer(
      GatewayDifference.HTTPS_REDIRECT_PORT,
      'of which Envoy Gateway keeps the port, unless a hostname can be written',
      'name the hosts',
    ),
    redirect: faithful(),
    'redirect with cors': accepted.answer(
      GatewayDifference.REDIRECT_CORS,
      'which Envoy Gateway answers without the headers of CORS',
      'set cors on the routes that need it instead of the router',
    ),
    'rewrite replacePrefix on "/"': faithful(),
    'rewrite regex': faithful(),
    'canary header pattern': faithful(),
    'canary cookie': faithful(),
  };
}
