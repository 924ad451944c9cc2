import type { Duration, Size } from 'cdk8s';
import type { Cors } from './cors';
import type { RouteTimeouts } from './timeouts';

export type { RouteTimeouts };

/** How much one client address may ask for, on each replica of the controller; more is answered with 503. */
export interface RateLimit {
  /**
   * Requests a second, a whole number from 1.
   *
   * @default - unlimited
   */
  readonly requestsPerSecond?: number;

  /**
   * Requests a minute, a whole number from 1.
   *
   * @default - unlimited
   */
  readonly requestsPerMinute?: number;

  /**
   * Connections at a time, a whole number from 1.
   *
   * @default - unlimited
   */
  readonly connections?: number;

  /**
   * How many times the rate may come at once, a whole number from 1.
   *
   * @default 5
   */
  readonly burst?: number;
}

/** Keeps a client on the pod that answered it first, by a cookie. */
export interface StickySession {
  /**
   * The cookie's name.
   *
   * @default 'INGRESSCOOKIE'
   */
  readonly cookie?: string;

  /**
   * How long the cookie lives, in whole seconds.
   *
   * @default - as long as the browser runs
   */
  readonly maxAge?: Duration;
}

/** Asks for a user name and password. */
export interface BasicAuth {
  /** The Secret in the router's namespace, whose key `auth` holds lines as `htpasswd` writes them. */
  readonly secretName: string;

  /**
   * What the browser shows: letters, digits, spaces and `-._~/:`.
   *
   * @default - nothing
   */
  readonly realm?: string;
}

/** Asks another service whether a request may pass: any answer but 2xx refuses it. */
export interface ExternalAuth {
  /** The URL that is asked, for example `https://auth.example.com/verify`. */
  readonly url: string;

  /**
   * Where a client is sent to sign in.
   *
   * @default - it is answered with 401
   */
  readonly signinUrl?: string;

  /**
   * Headers of the answer that the backend gets too.
   *
   * @default - none
   */
  readonly responseHeaders?: string[];
}

/** What a backend speaks. */
export enum BackendProtocol {
  /** HTTP/1.1. */
  HTTP = 'HTTP',
  /** HTTP/1.1 over TLS. */
  HTTPS = 'HTTPS',
  /** gRPC. */
  GRPC = 'GRPC',
  /** gRPC over TLS. */
  GRPCS = 'GRPCS',
}

/** What happens to requests on their way, whichever route they take; said of a router, or of one route and then instead. */
export interface RoutePolicies {
  /**
   * Which other origins' pages may send requests.
   *
   * @default - none
   */
  readonly cors?: Cors;

  /**
   * How long a backend may take.
   *
   * @default - the controller's own
   */
  readonly timeouts?: RouteTimeouts;

  /**
   * How large a request's body may be; more is answered with 413.
   *
   * @default - the controller's own: 1 MiB on ingress-nginx
   */
  readonly bodySize?: Size;

  /**
   * How much a client may ask for.
   *
   * @default - unlimited
   */
  readonly rateLimit?: RateLimit;

  /**
   * The only client addresses that may pass, as CIDR blocks; others are answered with 403.
   *
   * @default - all
   */
  readonly allowFrom?: string[];

  /**
   * Client addresses that may not pass, as CIDR blocks.
   *
   * @default - none
   */
  readonly denyFrom?: string[];

  /**
   * Keeps a client on one pod.
   *
   * @default - requests are spread
   */
  readonly stickySession?: StickySession;

  /**
   * What the backend speaks.
   *
   * @default BackendProtocol.HTTP
   */
  readonly protocol?: BackendProtocol;

  /**
   * Asks for a user name and password.
   *
   * @default - no one is asked
   */
  readonly basicAuth?: BasicAuth;

  /**
   * Asks another service whether a request may pass.
   *
   * @default - none is asked
   */
  readonly externalAuth?: ExternalAuth;

  /**
   * Headers of every answer of a backend, by name; a header of this name that the backend sends is replaced.
   *
   * @default - the answer's own
   */
  readonly responseHeaders?: { [name: string]: string };

  /**
   * Annotations for the routing target, for whatever has no option of its own; they are checked against what the
   * controller knows, and may not say what an option says.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The names of all policies; the compiler sees that none is missing. */
export const POLICIES = Object.keys({
  cors: true,
  timeouts: true,
  bodySize: true,
  rateLimit: true,
  allowFrom: true,
  denyFrom: true,
  stickySession: true,
  protocol: true,
  basicAuth: true,
  externalAuth: true,
  responseHeaders: true,
  annotations: true,
} satisfies { [name in keyof RoutePolicies]-?: true }) as (keyof RoutePolicies)[];

/** The policies among other props, without those that are undefined; a route's replace the router's one by one. */
export function policiesOf(router: RoutePolicies, route: RoutePolicies = {}): RoutePolicies {
  return Object.fromEntries(
    POLICIES.map((name) => [name, route[name] ?? router[name]]).filter(
      ([, policy]) => policy !== undefined && policy !== null,
    ),
  );
}
