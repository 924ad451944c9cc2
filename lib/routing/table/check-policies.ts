import { checkAnnotationMap, checkMap, checkValue, wrongType } from '../../rules/check';
import { checkCidrs } from '../../rules/cidr';
import type { Findings } from '../../rules/finding';
import { sizeFlaw } from '../../rules/size';
import { checkBasicAuth } from './basic-auth';
import { checkCors } from './cors';
import { checkExternalAuth } from './external-auth';
import { BackendProtocol, type RoutePolicies } from './policies';
import { checkRateLimit } from './rate-limit';
import { checkResponseHeaders } from './response-headers';
import { checkStickySession } from './sticky-session';
import { checkRouteTimeouts } from './timeouts';

/** Checks policies by what HTTP and Kubernetes say of them; targets may take less. */
export function* checkPolicies(policies: RoutePolicies): Findings {
  const { cors, timeouts, bodySize, rateLimit, allowFrom, denyFrom } = policies;
  const { stickySession, protocol, basicAuth, externalAuth, annotations } = policies;
  if (cors !== undefined) yield* checkCors(cors);
  if (timeouts !== undefined) yield* checkRouteTimeouts(timeouts);
  if (bodySize !== undefined) yield* checkValue('size', 'bodySize', bodySize, sizeFlaw);
  if (rateLimit !== undefined) yield* checkRateLimit(rateLimit);
  if (allowFrom !== undefined) yield* checkCidrs('allowFrom', allowFrom);
  if (denyFrom !== undefined) yield* checkCidrs('denyFrom', denyFrom);
  if (stickySession !== undefined) yield* checkStickySession(stickySession);
  if (protocol !== undefined && !Object.values(BackendProtocol).includes(protocol)) {
    yield wrongType('protocol', protocol, 'a BackendProtocol such as BackendProtocol.GRPC');
  }
  if (basicAuth !== undefined) yield* checkBasicAuth(basicAuth);
  if (externalAuth !== undefined) yield* checkExternalAuth(externalAuth);
  if (policies.responseHeaders !== undefined) yield* checkResponseHeaders(policies.responseHeaders);
  if (annotations === undefined) return;
  if (yield* checkMap('annotations', annotations, '{ "example.com/team": "shop" }'))
    yield* checkAnnotationMap(annotations);
}
