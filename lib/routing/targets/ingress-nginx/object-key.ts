import type { RouteBackend } from '../../table/backend';
import type { Route } from '../../table/route-table';
import { withPrefix } from './annotations';
import type { Annotations } from './policy-annotations';

/** The annotations that limit how many requests and connections a client may have. */
const LIMITS = Object.keys(withPrefix({ 'limit-rps': '', 'limit-rpm': '', 'limit-connections': '' }));

/** True for annotations by which the controller counts something for each Ingress. */
export function isLimited(annotations: Annotations): boolean {
  return LIMITS.some((key) => annotations[key] !== undefined);
}

/**
 * Routes with the same key share an Ingress, those with the same annotations. nginx counts the requests of a client for each
 * Ingress, by which its zone is named (annotations/ratelimit/main.go), and so a route with a limit is alone in one, as are the
 * default backends: the limit is its own. A redirect is answered before anything is counted. Of the Ingress of a Service whose
 * pods a Rollout replaces, Argo Rollouts copies every path of a host into a canary, so that no other Service may be in it.
 */
export function objectKey(
  annotations: Annotations,
  route: Route | undefined,
  backend: RouteBackend | undefined,
): string {
  const key: unknown[] = [annotations];
  if (isLimited(annotations) && route?.redirect === undefined) key.push(route?.key ?? 'default');
  if (backend?.split?.rollout) key.push({ rollout: backend.stable.serviceName });
  return JSON.stringify(key);
}
