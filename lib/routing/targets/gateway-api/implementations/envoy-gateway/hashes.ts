import {
  type BackendTrafficPolicySpecLoadBalancerConsistentHash as Hash,
  BackendTrafficPolicySpecLoadBalancerConsistentHashType as HashType,
  type BackendTrafficPolicySpecLoadBalancer as LoadBalancer,
  BackendTrafficPolicySpecLoadBalancerType as LoadBalancerType,
} from '../../../../../../imports/gateway.envoyproxy.io';
import type { RoutePolicies } from '../../../../table/policies';
import type { StickySession } from '../../../../table/sticky-session';
import { SESSION_COOKIE } from '../../session-cookie';
import { durationOf } from './durations';

/** The choice of a pod by a hash; a sticky session comes before a key, as on ingress-nginx. */
export function podChoiceOf({ stickySession, consistentHash }: RoutePolicies): LoadBalancer | undefined {
  const hash = stickySession ? cookieOf(stickySession) : consistentHash && hashOf(consistentHash.key);
  return hash && { type: LoadBalancerType.CONSISTENT_HASH, consistentHash: hash };
}

/** A cookie without a lifetime would not be given to a client at all. */
function cookieOf({ cookie = SESSION_COOKIE, maxAge, path = '/', sameSite, secure }: StickySession): Hash {
  const attributes = {
    Path: path,
    ...(sameSite !== undefined && { SameSite: sameSite }),
    ...(secure === true && { Secure: '' }),
  };
  return { type: HashType.COOKIE, cookie: { name: cookie, ttl: durationOf(maxAge?.toSeconds() ?? 0), attributes } };
}

/** The hash for a key of one variable of nginx, if Envoy has the same. */
export function hashOf(key: string): Hash | undefined {
  const fixed = FIXED[key];
  if (fixed !== undefined) return fixed;
  const [, kind, name = ''] = /^\$(http|cookie|arg)_([A-Za-z0-9_]+)$/.exec(key) ?? [];
  switch (kind) {
    case 'http':
      return header(name.replace(/_/g, '-'));
    case 'cookie':
      return { type: HashType.COOKIE, cookie: { name } };
    case 'arg':
      return { type: HashType.QUERY_PARAMS, queryParams: [{ name }] };
    default:
      return undefined;
  }
}

/** True for a key that every request has. */
export const isAlwaysThere = (key: string) => FIXED[key] !== undefined;

const header = (name: string): Hash => ({ type: HashType.HEADER, header: { name } });

const FIXED: { readonly [key: string]: Hash | undefined } = {
  $remote_addr: { type: HashType.SOURCE_IP },
  $binary_remote_addr: { type: HashType.SOURCE_IP },
  $request_uri: header(':path'),
  $http_host: header(':authority'),
};
