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
    buffering: faithful('off, and without sizes: Envoy passes on bodies as they come'),
    rateLimit: refused(
      'to which Envoy Gateway 1.9 holds nobody as soon as more than 20 clients send requests to a route at a time',
      'limit requests in the service, or at the load balancer',
    ),
    allowFrom: faithful(),
    denyFrom: faithful(),
    stickySession: accepted.answer(
      GatewayDifference.SESSION_HASH,
      'where Envoy Gateway chooses by a hash, so that clients move whenever the number of pods changes',
      'keep sessions in a store that all pods share',
    ),
    consistentHash: faithful('by $request_uri, $remote_addr, $http_host, or one header, cookie or parameter'),
    protocol: accepted.answer(
      GatewayDifference.CLIENT_PROTOCOL,
      'which Envoy Gateway speaks with a backend where the client does',
      'have the service say it by PortProtocol, or set appProtocol of a Service made elsewhere',
    ),
    basicAuth: faithful(
      'without a realm; by a Secret with the key ".htpasswd", whose hashes are {SHA}, as `htpasswd -s` writes them',
    ),
    externalAuth: accepted.answer(
      GatewayDifference.AUTH_REQUEST,
      'where Envoy Gateway asks with the host of the request and few of its headers, and takes no status but 200',
      'ask in the service',
    ),
  };
}
