import type { Size } from 'cdk8s';
import { checkAnnotations, checkFlag, checkValue } from '../../rules/check';
import { checkCidrs } from '../../rules/cidr';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { sizeFlaw } from '../../rules/size';
import { finding } from '../codes';
import { type BackendProtocol, checkBackendProtocol } from './backend-protocol';
import { type BackendTls, checkBackendTls } from './backend-tls';
import { type BasicAuth, checkBasicAuth } from './basic-auth';
import { type Buffering, checkBuffering } from './buffering';
import { type ConsistentHash, checkConsistentHash } from './consistent-hash';
import { type Cors, checkCors } from './cors';
import { checkExternalAuth, type ExternalAuth } from './external-auth';
import { checkRateLimit, type RateLimit } from './rate-limit';
import { checkResponseHeaders } from './response-headers';
import { checkStickySession, type StickySession } from './sticky-session';
import { checkRouteTimeouts, type RouteTimeouts } from './timeouts';

/**
 * Treatment of requests on their way to a backend. Routes have the policies of their router. A policy that a route has
 * itself replaces that of the router, except that `annotations` and `responseHeaders` are merged by name. The option
 * `without` of a route switches policies of the router off.
 *
 * Redirects, those of `appRoot` and to HTTPS included, are answered before any of them: access rules and limits do not hold for
 * a redirect.
 */
export interface RoutePolicies {
  /**
   * Other origins whose pages may send requests.
   *
   * @default - none
   */
  readonly cors?: Cors;

  /**
   * Limits for the time that a backend takes at each try.
   *
   * @default - the target's own
   */
  readonly timeouts?: RouteTimeouts;

  /**
   * The largest body of a request, in whole kibibytes. Larger ones are answered with 413.
   *
   * @default - the target's own: 1 MiB on ingress-nginx
   */
  readonly bodySize?: Size;

  /**
   * Lets bodies of any size pass, instead of `bodySize`. False is the same as nothing.
   *
   * @default false
   */
  readonly unlimitedBody?: boolean;

  /**
   * Memory in which requests and answers are kept on their way.
   *
   * @default - the target's own
   */
  readonly buffering?: Buffering;

  /**
   * Limits for the requests of one client address, counted for each route by itself.
   *
   * @default - unlimited
   */
  readonly rateLimit?: RateLimit;

  /**
   * The only client addresses that may pass, as CIDR blocks. Others are answered with 403.
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
   * Sends requests with the same key to the same pod.
   *
   * @default - requests are spread
   */
  readonly consistentHash?: ConsistentHash;

  /**
   * The protocol that the backend speaks, where its service does not say so itself by `PortProtocol`.
   *
   * @default - that of the service, or BackendProtocol.HTTP
   */
  readonly protocol?: BackendProtocol;

  /**
   * Speaks HTTPS to the backend, and answers no request unless its certificate is right. `protocol: BackendProtocol.HTTPS` alone
   * looks at no certificate.
   *
   * @default - HTTP, or as `protocol` says
   *
   * @example
   * router.prefix('/vault', Backend.external('vault', 8200), {
   *   backendTls: { hostname: 'vault.internal', caConfigMap: 'internal-ca' },
   * });
   */
  readonly backendTls?: BackendTls;

  /**
   * Asks for a user name and password.
   *
   * @default - nobody is asked
   */
  readonly basicAuth?: BasicAuth;

  /**
   * Asks another service whether a request may pass.
   *
   * @default - none is asked
   */
  readonly externalAuth?: ExternalAuth;

  /**
   * Headers of every answer of a backend, by name. A header of this name that the backend sends is replaced. Routes
   * have those of their router as well, but for names that they set themselves.
   *
   * @default - the answer's own
   */
  readonly responseHeaders?: { [name: string]: string };

  /**
   * Annotations for the objects of the routing target, for settings without an option. They are checked against what the
   * controller reads, and must not repeat an option. Routes have those of their router as well, but for keys that they
   * set themselves.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

type Policy<Name extends keyof RoutePolicies> = NonNullable<RoutePolicies[Name]>;

/** The check of each policy by what HTTP and Kubernetes say of it; targets may take less. */
const CHECKS: { readonly [Name in keyof RoutePolicies]-?: (policy: Policy<Name>) => Findings<unknown> } = {
  cors: checkCors,
  timeouts: checkRouteTimeouts,
  bodySize: (size) => checkValue('size', 'bodySize', size, sizeFlaw),
  unlimitedBody: (flag) => checkFlag('unlimitedBody', flag),
  buffering: checkBuffering,
  rateLimit: checkRateLimit,
  allowFrom: (blocks) => checkCidrs('allowFrom', blocks),
  denyFrom: (blocks) => checkCidrs('denyFrom', blocks),
  stickySession: checkStickySession,
  consistentHash: checkConsistentHash,
  protocol: checkBackendProtocol,
  backendTls: checkBackendTls,
  basicAuth: checkBasicAuth,
  externalAuth: checkExternalAuth,
  responseHeaders: checkResponseHeaders,
  annotations: checkAnnotations,
};

/** The names of all policies. */
export const POLICIES = Object.keys(CHECKS) as (keyof RoutePolicies)[];

/** The policies among other props, without those that are undefined. */
export function policiesOf(props: RoutePolicies): RoutePolicies {
  const policies: { [name: string]: unknown } = {};
  for (const name of POLICIES) {
    const policy = props[name];
    if (policy === undefined || policy === null || (name === 'unlimitedBody' && policy === false)) continue;
    policies[name] = policy;
  }
  return policies;
}

export function* checkPolicies(policies: RoutePolicies): Findings {
  for (const name of POLICIES) {
    const check = CHECKS[name] as (policy: unknown) => Findings<unknown>;
    if (policies[name] !== undefined) yield* check(policies[name]);
  }
  if (policies.bodySize !== undefined && policies.unlimitedBody === true) {
    const message = `unlimitedBody contradicts bodySize ${show(policies.bodySize)}: keep one of the two.`;
    yield finding('body-size', message);
  }
  if (policies.backendTls !== undefined && policies.protocol !== undefined) {
    const message = `backendTls says that the backend speaks HTTPS, and protocol ${policies.protocol} stands next to it: leave protocol out.`;
    yield finding('backend-tls', message);
  }
}
