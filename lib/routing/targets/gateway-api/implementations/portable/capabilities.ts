import { type Capabilities, TargetCapability } from '../../../capability';
import type { TargetSettings } from '../implementation';

const { faithful, differs, needsSwitch, refused } = TargetCapability;

const POLICY = 'name the implementation, where it has a policy for that';
const NO_FIELD = 'which HTTPRoute has no field for';
const QUERY = "of which each implementation of Gateway API keeps or drops the request's query as it likes";
const OWN_READING = 'which each implementation of Gateway API reads in its own way';

/** The target's answer for each option, with the target's own options as they are set. */
export function capabilitiesOf({ allowImplementationSpecific, hasCertificates }: TargetSettings): Capabilities {
  const specific = (reason: string, instead: string) =>
    allowImplementationSpecific
      ? differs(reason)
      : needsSwitch(reason, `${instead}, or set allowImplementationSpecific: true`);
  return {
    'exact path': faithful(),
    'prefix path': faithful(),
    'regex path': specific(OWN_READING, 'route prefixes instead'),
    host: faithful(),
    hosts: faithful(),
    'host next to every host': specific(
      'which some implementations of Gateway API try for requests of the host as well',
      'name the hosts of all routes',
    ),
    'wildcard host': refused('where "*." of Gateway API stands for any number of labels', 'list the hosts by name'),
    name: faithful(),
    defaultBackend: faithful(),
    appRoot: specific(QUERY, 'let the service redirect "/"'),
    www: specific(
      'on Gateway API with the slash at the end of a path, which resolve() drops',
      'serve both names as hosts',
    ),
    httpsRedirect: faithful('needs listeners for HTTP and HTTPS'),
    'httpsRedirect of every host': specific(
      'of which some implementations of Gateway API keep the port, unless a hostname can be written',
      'name the hosts',
    ),
    clientCertificates: refused(NO_FIELD, 'have the listener of the Gateway ask for them'),
    tls: hasCertificates
      ? faithful()
      : needsSwitch(
          'which belong to the listeners of a Gateway',
          'let the option create of the target make the Gateway, set listenerSet: true to make a ListenerSet, or name the listener that has the certificates in httpsListener',
        ),
    redirect: specific(QUERY, 'let a service redirect'),
    'redirect keepPath': faithful(),
    'redirect with cors': specific(
      'which some implementations of Gateway API answer without the headers of CORS',
      'set cors on the routes that need it instead of the router',
    ),
    'rewrite stripPrefix': faithful(),
    'rewrite replacePrefix': faithful(),
    'rewrite replacePrefix on "/"': specific(
      'on which some implementations of Gateway API lose the slash before the rest of the path',
      'route the prefixes by name',
    ),
    'rewrite replacePath': faithful(),
    'rewrite regex': refused(
      'which Gateway API cannot do',
      'route a prefix with Rewrite.stripPrefix() or Rewrite.replacePrefix(), or let the service take the path',
    ),
    'backend with a named port': refused('which HTTPRoute has no field for', 'write its number in Backend.external()'),
    'backend in another namespace': faithful('by a ReferenceGrant'),
    'canary weight': faithful('each share at most 1000000'),
    'canary weightTotal': faithful(),
    'canary header name': faithful(),
    'canary header value': faithful(),
    'canary header pattern': specific(OWN_READING, "write the header's value"),
    'canary rollout': faithful(),
    'canary cookie': specific('for which Gateway API has no match', 'decide by a header'),
    cors: faithful(
      'needs the feature HTTPRouteCORS; no origins with "*.", which stands for any number of labels there; only methods of HTTP',
    ),
    timeouts: refused(NO_FIELD, 'set requestTimeout of RoutingTarget.gatewayApi(), which limits the whole answer'),
    bodySize: refused(NO_FIELD, `limit it in the service, or ${POLICY}`),
    unlimitedBody: refused(NO_FIELD, 'leave it out, since Gateway API limits no body'),
    buffering: refused(NO_FIELD, POLICY),
    rateLimit: refused(NO_FIELD, POLICY),
    allowFrom: refused(NO_FIELD, `limit the addresses at the load balancer, or ${POLICY}`),
    denyFrom: refused(NO_FIELD, `limit the addresses at the load balancer, or ${POLICY}`),
    stickySession: refused(NO_FIELD, `keep sessions in a store that all pods share, or ${POLICY}`),
    consistentHash: refused(NO_FIELD, POLICY),
    'protocol of the service': faithful('HTTPS and GRPCS need a BackendTLSPolicy'),
    protocol: refused(
      NO_FIELD,
      'have the service say it by PortProtocol, or set appProtocol of a Service made elsewhere, or set backendTls for HTTPS, and leave protocol out',
    ),
    backendTls: faithful('by a BackendTLSPolicy, for all requests to the Service'),
    basicAuth: refused(NO_FIELD, `ask in the service, or ${POLICY}`),
    externalAuth: refused(NO_FIELD, `ask in the service, or ${POLICY}`),
    responseHeaders: faithful('at most 16'),
    annotations: refused(NO_FIELD, "leave them out: a Gateway's implementation has policies instead of annotations"),
  };
}
