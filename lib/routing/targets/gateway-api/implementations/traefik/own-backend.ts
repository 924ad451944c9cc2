import { portOf } from '../../../../table/backend';
import type { StickySession } from '../../../../table/sticky-session';
import type { Share } from '../../meant-rule';
import { SESSION_COOKIE } from '../../session-cookie';
import type { OwnBackend } from '../compiled-rule';

/** A Service whose port has a name, or whose pods are chosen by a cookie: HTTPRoutes have no fields for either. */
export function ownBackend({ backend, weight }: Share, session: StickySession | undefined): OwnBackend | undefined {
  const { serviceName, servicePortName } = backend;
  if (session === undefined && servicePortName === undefined) return undefined;
  const sticky = session && { cookie: cookieOf(session) };
  return {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'TraefikService',
    suffix: serviceName,
    spec: { weighted: { services: [{ name: serviceName, port: portOf(backend), ...(sticky && { sticky }) }] } },
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
