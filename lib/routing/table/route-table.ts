import type { RouteBackend } from './backend';
import type { ClientCertificates } from './client-certificates';
import type { PathMatch } from './path-match';
import type { RoutePolicies } from './policies';
import type { Redirect } from './redirect';
import type { Rewrite } from './rewrite';
import type { RoutePolicy } from './route-policy';
import type { TlsCertificate } from './tls';

/** A rule of a route table: the requests that it takes, and the backend or redirect that answers them. */
export interface Route {
  /** Names the route in its table, for example `abc.com prefix "/user"`. Findings of a target refer to it. */
  readonly key: string;

  /** The way in which the path is compared. */
  readonly match: PathMatch;

  /** The path: absolute, without a slash at its end unless it is `/` or exact, or else a regular expression. */
  readonly path: string;

  /**
   * The backend of the requests.
   *
   * @default - they are redirected
   */
  readonly backend?: RouteBackend;

  /**
   * The redirect that answers the requests.
   *
   * @default - they go to the backend
   */
  readonly redirect?: Redirect;

  /**
   * The path that the backend sees.
   *
   * @default - the path that was asked for
   */
  readonly rewrite?: Rewrite;

  /** Treatment of the requests on their way, with what the route has from its router. */
  readonly policies: RoutePolicies;

  /**
   * The policies of the router that the route is without.
   *
   * @default - it has all of them, or replaces them
   */
  readonly without?: RoutePolicy[];
}

/** All routes of one host. */
export interface HostRoutes {
  /**
   * A DNS name, or one whose first label is `*` for any single label.
   *
   * @default - every host that has no routes of its own
   */
  readonly host?: string;

  /**
   * Another name, all of whose requests are redirected to this host (308). Path and query are kept, but for a slash at
   * their very end.
   *
   * @default - none
   */
  readonly redirectedHost?: string;

  /** The routes in the order they were written. */
  readonly routes: Route[];

  /**
   * The backend of requests that no route takes.
   *
   * @default - they are answered with 404
   */
  readonly defaultBackend?: RouteBackend;
}

/**
 * The meaning of a router as frozen data, independent of any target.
 *
 * For a request, only the most specific host decides (the name itself, then `*.` in place of its first label, then the
 * routes without a host). Within that host an exact path comes before a regular expression, and that before a prefix; a
 * longer prefix comes before a shorter one, and regular expressions in the order they were written.
 */
export interface RouteTable {
  /** The router's name, from which targets derive the names of their objects. */
  readonly name: string;

  /**
   * The namespace of the router's objects.
   *
   * @default - whichever they are applied to
   */
  readonly namespace?: string;

  /** Hosts in the order they were first named. */
  readonly hosts: HostRoutes[];

  /** The certificates of its hosts. */
  readonly tls: TlsCertificate[];

  /**
   * Redirects requests by HTTP to HTTPS (308), unless a route redirects them anyway.
   */
  readonly httpsRedirect: boolean;

  /**
   * Certificates that clients have to show.
   *
   * @default - nobody is asked
   */
  readonly clientCertificates?: ClientCertificates;

  /**
   * The path to which requests for `/` are redirected (302).
   *
   * @default - `/` is a path like any other
   */
  readonly appRoot?: string;

  /** Treatment of requests that no route takes. */
  readonly policies: RoutePolicies;
}

/** The backends of all routes of a table, and the default backends. */
export function backendsOf({ hosts }: RouteTable): RouteBackend[] {
  const backends: RouteBackend[] = [];
  for (const { routes, defaultBackend } of hosts) {
    for (const { backend } of routes) if (backend !== undefined) backends.push(backend);
    if (defaultBackend !== undefined) backends.push(defaultBackend);
  }
  return backends;
}
