import { type Capabilities, TargetCapability } from '../../../capability';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import type { TargetSettings } from '../implementation';
import { capabilitiesOf as portableCapabilities } from '../portable/capabilities';

const { faithful, refused } = TargetCapability;

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
    timeouts: faithful('one time for read and send'),
    bodySize: accepted.answer(
      GatewayDifference.BUFFERED_BODY,
      'of which Envoy Gateway waits for the whole body before a backend gets any of it',
      'limit it in the service',
    ),
    unlimitedBody: faithful(),
    buffering: refused('since Envoy streams bodies by buffers of its own', 'leave it out'),
    rateLimit: refused(
      'which Envoy Gateway 1.9.0 does not hold to as soon as there are more than 20 clients, and which has no burst',
      'limit requests in the service, or at the load balancer',
    ),
    allowFrom: faithful(),
    denyFrom: faithful(),
    stickySession: refused(
      'where Envoy Gateway chooses by a hash, so that clients move whenever the number of pods changes',
      'keep sessions in a store that all pods share',
    ),
    consistentHash: refused('for which Portico writes no policy of Envoy Gateway', 'leave it out'),
    basicAuth: faithful(
      'without a realm; by a Secret with the key ".htpasswd", whose hashes are {SHA}, as `htpasswd -s` writes them',
    ),
    externalAuth: refused(
      'where Envoy Gateway asks with the host of the request, and takes no status but 200',
      'ask in the service, or write a SecurityPolicy',
    ),
  };
}
