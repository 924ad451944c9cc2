import type { IBackend } from './backend';
import type { RoutePolicies } from './policies';
import type { Www } from './redirect';
import type { Tls } from './tls';

/** Options that hold for all routes of a router, whatever they are compiled for. */
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
   * Where requests go that no route takes.
   *
   * @default - nowhere: they are answered with 404
   */
  readonly defaultBackend?: IBackend;

  /**
   * Where the certificates come from.
   *
   * @default - the router serves HTTP, or something in front of it ends TLS
   */
  readonly tls?: Tls;

  /**
   * Whether requests by HTTP are redirected to HTTPS.
   *
   * @default - true with `tls`, otherwise false
   */
  readonly httpsRedirect?: boolean;

  /**
   * Whether `www.abc.com` is redirected to the host `abc.com`, or `abc.com` to the host `www.abc.com`.
   *
   * @default - neither
   */
  readonly www?: Www;

  /**
   * A path that requests for `/` are redirected to (302).
   *
   * @default - `/` is a path like any other
   */
  readonly appRoot?: string;

  /**
   * The router's name, a DNS label, from which its objects are named.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}
