import { type Capabilities, TargetCapability } from '../../../capability';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import type { TargetSettings } from '../implementation';
import { capabilitiesOf as portableCapabilities } from '../portable/capabilities';

const { faithful, needsSwitch, refused } = TargetCapability;

const FLAG =
  'or set snippets: true of GatewayImplementation.nginxGatewayFabric() if the controller runs with --snippets';

/** The answers of NGINX Gateway Fabric 2.6 for each option. */
export function capabilitiesOf(
  settings: TargetSettings,
  accepted: AcceptedDifferences,
  snippets: boolean,
): Capabilities {
  const { REDIRECT_QUERY, LISTENER_PORT, WWW_SLASH, WILDCARD_LABELS, HEADER_LISTS } = GatewayDifference;
  const port = (instead: string) =>
    accepted.answer(LISTENER_PORT, 'whose location NGINX Gateway Fabric gives the port of the listener', instead);
  const redirect = (instead: string) => {
    if (snippets) return faithful();
    if (accepted.has(REDIRECT_QUERY)) return port(`${instead}, ${FLAG}`);
    const reason = 'of which NGINX Gateway Fabric keeps the query of the request';
    return accepted.answer(REDIRECT_QUERY, reason, `${instead}, ${FLAG}`);
  };
  const addresses = snippets
    ? faithful()
    : needsSwitch('for which NGINX Gateway Fabric has no field', `limit the addresses at the load balancer, ${FLAG}`);
  return {
    ...portableCapabilities(settings),
    'regex path': faithful(),
    'host next to every host': faithful(),
    'wildcard host': accepted.has(WILDCARD_LABELS)
      ? TargetCapability.differs('which NGINX Gateway Fabric takes for any number of labels')
      : faithful('one label, by the header Host; not next to routes for every host'),
    appRoot: redirect('let the service redirect "/"'),
    www: accepted.has(LISTENER_PORT)
      ? accepted.answer(
          WWW_SLASH,
          'on NGINX Gateway Fabric with the slash at the end of a path, which resolve() drops',
          'serve both names as hosts',
        )
      : port('serve both names as hosts'),
    'httpsRedirect of every host': faithful(),
    redirect: redirect('let a service redirect'),
    'redirect with cors': faithful(),
    'rewrite stripPrefix': faithful('without "+", "(" and ")" in the prefix'),
    'rewrite replacePrefix': faithful('without "+", "(" and ")" in the prefix'),
    'rewrite replacePrefix on "/"': faithful(),
    'rewrite regex': snippets
      ? faithful('not for a release by header or cookie, and not on a wildcard host')
      : needsSwitch(
          'for which NGINX Gateway Fabric has no field',
          `route a prefix with Rewrite.stripPrefix() or Rewrite.replacePrefix(), ${FLAG}`,
        ),
    'canary weight': faithful('in hundredths of a percent'),
    'canary weightTotal': faithful('in hundredths of a percent'),
    'canary header value': faithful('without a comma'),
    'canary header pattern': accepted.answer(
      HEADER_LISTS,
      'which NGINX Gateway Fabric compares with each item of a list by itself',
      "write the header's value",
    ),
    'canary cookie': faithful(),
    cors: faithful('no origins with "*.", which stands for any number of labels there; only methods of HTTP'),
    timeouts: faithful(
      'for each try, of which there is one for each pod; at most 9999 seconds, whole minutes or hours',
    ),
    bodySize: faithful(),
    unlimitedBody: faithful(),
    buffering: faithful('answers only: "requests" and "requestBufferSize" have no field'),
    rateLimit: faithful('"connections" have no field'),
    allowFrom: addresses,
    denyFrom: addresses,
    stickySession: refused(
      'which only NGINX Plus has',
      'keep sessions in a store that all pods share, or set consistentHash with the key of a cookie that the service sets',
    ),
    consistentHash: faithful('one key for each Service; no subsetSize'),
    'protocol of the service': faithful('HTTPS needs a BackendTLSPolicy; no H2C, GRPC and GRPCS'),
    protocol: refused(
      'for which HTTPRoute has no field',
      'set backendTls for HTTPS, or write a GRPCRoute, and leave protocol out',
    ),
    backendTls: faithful(
      'by a BackendTLSPolicy, for all requests to the Service; by a Secret of the type kubernetes.io/tls only',
    ),
    basicAuth: faithful(),
    externalAuth: refused('for which NGINX Gateway Fabric has no field', 'ask in the service'),
    responseHeaders: faithful('at most 16, without "$"'),
  };
}
