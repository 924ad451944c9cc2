import { type Capabilities, TargetCapability } from '../../../capability';
import { CAPABILITIES as OF_INGRESS_NGINX } from '../../capabilities';

const { faithful, refused } = TargetCapability;

const UNREAD = 'whose annotation Traefik does not read';

/** The answers of Traefik 3.7 in the place of ingress-nginx. */
export const CAPABILITIES: Capabilities = {
  ...OF_INGRESS_NGINX,
  'wildcard host': faithful('one label; longer paths of a wildcard in another router come first'),
  www: faithful('with the port that a client names'),
  clientCertificates: refused(
    'of which Traefik takes those of a host by the options of one Ingress',
    'ask for them by a TLSOption of Traefik, or leave them to ingress-nginx',
  ),
  'redirect keepPath': faithful('only with the status 302, of the path in normal form'),
  'redirect with cors': refused(
    'which Traefik answers without headers of CORS',
    'write without: [RoutePolicy.CORS], or let a service redirect',
  ),
  'rewrite stripPrefix': faithful('of the path as it was sent, not decoded'),
  'rewrite replacePrefix': faithful('of the path as it was sent, not decoded'),
  'rewrite replacePath': faithful('of the path as it was sent, not decoded'),
  'rewrite regex': faithful('of the path as it was sent, not decoded'),
  'canary rollout': refused(
    'whose canary Ingress Argo Rollouts makes for ingress-nginx',
    'write Rollout.rolling(), or route by the Gateway API',
  ),
  cors: faithful('of origins that are named one by one'),
  timeouts: faithful('for each try; one that was sent is not tried again'),
  bodySize: faithful('of bodies that arrive before the backend sees them'),
  buffering: faithful('of whole answers, up to 1 GiB'),
  rateLimit: faithful('for each path, host and scheme, and on each replica; answered with 429'),
  stickySession: faithful('the cookie is for HTTPS alone where secure says so'),
  basicAuth: faithful('the hashes MD5, SHA1 and bcrypt; without its Secret a wider route answers'),
  denyFrom: refused(UNREAD, 'list the addresses that may pass in allowFrom, or deny them in front of Traefik'),
  backendTls: refused(
    'which the annotations of ingress-nginx have only by a Secret',
    'write protocol: BackendProtocol.HTTPS, which looks at no certificate, or with it the annotations proxy-ssl-secret, proxy-ssl-verify and proxy-ssl-name',
  ),
  responseHeaders: refused('which ingress-nginx has no annotation for', 'set them in the service'),
  annotations: faithful('that Traefik reads as ingress-nginx does'),
};
