import { type Capabilities, TargetCapability } from '../../../capability';
import { type AcceptedDifferences, GatewayDifference } from '../../differences';
import type { TargetSettings } from '../implementation';
import { capabilitiesOf as portableCapabilities } from '../portable/capabilities';

const { faithful, refused } = TargetCapability;

/** The answers of Traefik 3.7 for each option. */
export function capabilitiesOf(settings: TargetSettings, accepted: AcceptedDifferences): Capabilities {
  const {
    BUFFERED_BODY,
    HOST_ORDER,
    RATE_COUNTING,
    REDIRECT_METHOD,
    REDIRECT_QUERY,
    SESSION_SECURE,
    WILDCARD_LABELS,
    WWW_SLASH,
  } = GatewayDifference;
  const redirect = (instead: string) =>
    accepted.has(REDIRECT_QUERY)
      ? accepted.answer(REDIRECT_QUERY, 'of which Traefik keeps the query of the request', instead)
      : accepted.answer(
          REDIRECT_METHOD,
          'which Traefik answers with 307 in place of 302, and 308 in place of 301, for methods other than GET',
          instead,
        );
  const noField = (instead: string) => refused('for which Traefik has no Middleware', instead);
  return {
    ...portableCapabilities(settings),
    'regex path': faithful(),
    'host next to every host': accepted.answer(
      HOST_ORDER,
      'where Traefik tries a longer path for every host before the paths of a host',
      'name the hosts of all routes',
    ),
    'wildcard host': accepted.answer(
      WILDCARD_LABELS,
      'which Traefik takes for any number of labels',
      'list the hosts by name',
    ),
    appRoot: redirect('let the service redirect "/"'),
    www: accepted.answer(
      WWW_SLASH,
      'on Traefik with the slash at the end of a path and the port of the request, which resolve() drops',
      'serve both names as hosts',
    ),
    'httpsRedirect of every host': faithful(),
    redirect: redirect('let a service redirect'),
    'redirect with cors': faithful(),
    'rewrite replacePrefix on "/"': faithful(),
    'rewrite regex': faithful('a new path that is not in normal form is answered with 400'),
    'backend with a named port': faithful(),
    'canary header pattern': faithful(),
    'canary cookie': faithful(),
    cors: faithful('preflight requests of any origin are answered by Traefik'),
    timeouts: noField('set them in the ServersTransport that Traefik has for all services'),
    bodySize: accepted.answer(
      BUFFERED_BODY,
      'of which Traefik keeps the whole request and the whole answer before it passes them on',
      'limit it in the service',
    ),
    unlimitedBody: faithful(),
    buffering: noField('leave it out, since Traefik keeps nothing on its way unless bodySize is set'),
    rateLimit: accepted.answer(
      RATE_COUNTING,
      'beyond which Traefik answers with 429, while each rule of a release and each listener of a host counts for itself',
      'limit requests in the service',
    ),
    allowFrom: faithful(),
    denyFrom: noField('limit the addresses at the load balancer, or write those that may pass in allowFrom'),
    stickySession: accepted.answer(
      SESSION_SECURE,
      'whose cookie Traefik gives "Secure" only where "secure" says so',
      'keep sessions in a store that all pods share',
    ),
    consistentHash: noField('leave it out, and let any pod answer'),
    basicAuth: faithful(
      'by a Secret with one key only, which may be "auth", since Traefik drops the route otherwise; the hashes MD5, SHA1 and bcrypt',
    ),
    externalAuth: faithful(
      'without variables; the service is asked with X-Forwarded-Uri, and a client is sent to signinUrl as it is',
    ),
  };
}
