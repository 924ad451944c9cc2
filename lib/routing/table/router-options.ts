import type { IBackend } from './backend';
import type { ClientCertificates } from './client-certificates';
import type { RoutePolicies } from './policies';
import type { Tls } from './tls';
import type { Www } from './www';

/** Options of a router, whichever target its routes are compiled for. */
export interface RouterOptions extends RoutePolicies {
  /**
   * The host that the routes are for: a DNS name, or one whose first label is `*` for any single label.
   *
   * @default - every host that has no routes of its own
   */
  readonly host?: string;

  /**
   * The hosts that the routes are for, instead of one.
   *
   * @default - the host
   */
  readonly hosts?: string[];

  /**
   * The backend of requests that no route takes, with the policies of the router. A route for the prefix `/` in its place
   * has policies of its own.
   *
   * @default - they are answered with 404
   */
  readonly defaultBackend?: IBackend;

  /**
   * The certificates of the hosts.
   *
   * @default - the router serves HTTP, or something in front of it ends TLS
   */
  readonly tls?: Tls;

  /**
   * Redirects requests by HTTP to HTTPS.
   *
   * @default - true with `tls`, otherwise false
   */
  readonly httpsRedirect?: boolean;

  /**
   * Asks clients for a certificate, which they show by HTTPS alone.
   *
   * @default - nobody is asked
   */
  readonly clientCertificates?: ClientCertificates;

  /**
   * Redirects `www.abc.com` to the host `abc.com`, or `abc.com` to the host `www.abc.com`.
   *
   * @default - neither is redirected
   */
  readonly www?: Www;

  /**
   * The path to which requests for `/` are redirected (302), whatever access rules the router has.
   *
   * @default - `/` is a path like any other
   */
  readonly appRoot?: string;

  /**
   * Name of the router, a DNS label, from which its objects are named.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}
