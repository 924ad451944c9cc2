import type { StickySession } from '../../../../table/sticky-session';
import type { Share } from '../../meant-rule';
import { SESSION_COOKIE } from '../../session-cookie';
import type { OwnBackend } from '../compiled-rule';

/** A Service whose pods are chosen by a cookie, which HTTPRoutes have no field for. */
export function stickyBackend({ backend, weight }: Share, session: StickySession): OwnBackend {
  const { serviceName, servicePort } = backend;
  const sticky = { cookie: cookieOf(session) };
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'TraefikService',
    suffix: serviceName,
    spec: { weighted: { services: [{ name: serviceName, port: servicePort, sticky }] } },
    weight,
  };
}

/** Scripts of a page do not see it, as on ingress-nginx. */
function cookieOf({ cookie = SESSION_COOKIE, maxAge, path = '/', sameSite, secure }: StickySession) {
  return {
    name: cookie,
    httpOnly: true,
    path,
    ...(maxAge !== undefined && { maxAge: maxAge.toSeconds() }),
    ...(sameSite !== undefined && { sameSite: sameSite.toLowerCase() }),
    ...(secure === true && { secure }),
  };
}
