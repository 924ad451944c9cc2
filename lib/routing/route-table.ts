import type { RouteBackend } from './backend';
import type { Rewrite } from './rewrite';

/** How a route's path is compared with a request's. */
export enum PathMatch {
  /** The path itself alone. */
  EXACT = 'exact',
  /** The path itself, and everything below it: `/a` and `/a/…`, never `/ab`. */
  PREFIX = 'prefix',
}

/** A rule of a route table: which requests it takes, and what becomes of them. */
export interface Route {
  /** How the path is compared. */
  readonly match: PathMatch;

  /** The path: absolute, without a slash at its end unless it is `/` or exact. */
  readonly path: string;

  /** Where the requests go. */
  readonly backend: RouteBackend;

  /**
   * What the backend sees instead of the path.
   *
   * @default - the path as it was asked for
   */
  readonly rewrite?: Rewrite;
}

/** All routes of one host. */
export interface HostRoutes {
  /**
   * A DNS name, or one whose first label is `*` for any single label.
   *
   * @default - every host that has no routes of its own
   */
  readonly host?: string;

  /** The routes in the order they were written. */
  readonly routes: Route[];

  /**
   * Where requests go that no route takes.
   *
   * @default - nowhere: they are answered with 404
   */
  readonly defaultBackend?: RouteBackend;
}

/**
 * What a router means, as frozen data: it says nothing of how a target brings it about.
 *
 * For a request, the most specific host decides (the name itself, then `*.` in place of its first label, then the routes
 * without a host), and within that host an exact path comes before a prefix, and a longer prefix before a shorter one.
 */
export interface RouteTable {
  /** The router's name, from which targets derive the names of their objects. */
  readonly name: string;

  /** Hosts in the order they were first named. */
  readonly hosts: HostRoutes[];
}

/** A route as messages and decisions name it, for example `exact "/pay"`. */
export function describeRoute(match: PathMatch, path: unknown): string {
  return `${match} ${JSON.stringify(path)}`;
}

/** Makes the data of a table unchangeable, down to its routes. */
export function freezeTable(table: RouteTable): RouteTable {
  for (const host of table.hosts) {
    for (const route of host.routes) Object.freeze(route);
    Object.freeze(host.routes);
    Object.freeze(host);
  }
  Object.freeze(table.hosts);
  return Object.freeze(table);
}
