import { nginxSeconds, proxyLimits } from '../../../nginx/amounts';
import { ANNOTATION_PREFIX } from '../../../nginx/annotations/annotation-spec';
import type { CanarySplit } from '../../table/backend';
import { resolveCors } from '../../table/cors';
import type { RoutePolicies } from '../../table/policies';
import type { Redirect } from '../../table/redirect';
import type { Route, RouteTable } from '../../table/route-table';
import { rewriteTargetOf } from './regex-paths';

/** Annotations by key, without the controller's prefix. */
export interface Annotations {
  readonly [name: string]: string;
}

/** With the controller's prefix, as they stand on the object. */
export function withPrefix(annotations: Annotations): Annotations {
  return Object.fromEntries(Object.entries(annotations).map(([name, value]) => [ANNOTATION_PREFIX + name, value]));
}

/** All annotations of the object that a route is in, or a default backend where there is no route. */
export function objectAnnotations(table: RouteTable, route: Route | undefined, regexMode: boolean): Annotations {
  const raw = (route ?? table).policies.annotations;
  return { ...withPrefix(routeAnnotations(table, route, regexMode)), ...raw };
}

/** The annotations of options, of a route or of a default backend where there is no route. */
function routeAnnotations(table: RouteTable, route: Route | undefined, regexMode: boolean): Annotations {
  const target = route && rewriteTargetOf(route);
  return {
    ...(target !== undefined && { 'rewrite-target': target }),
    // Written on each object, so that its paths are read right whatever other objects exist, and in any order.
    ...(target === undefined && regexMode && { 'use-regex': 'true' }),
    ...(route?.redirect && !route.redirect.keepsPath && redirectAnnotations(route.redirect)),
    ...hostAnnotations(table),
    ...policyAnnotations(route ? route.policies : table.policies),
  };
}

/** Annotations of tables, which never change and may have many hosts. */
const OF_HOSTS = new WeakMap<RouteTable, Annotations>();

/** Options that hold for a whole host are written on every object of it, since the controller reads the first one it finds. */
function hostAnnotations(table: RouteTable): Annotations {
  const known = OF_HOSTS.get(table);
  if (known !== undefined) return known;
  const { appRoot, hosts, httpsRedirect, tls } = table;
  const made = {
    ...(appRoot !== undefined && { 'app-root': appRoot }),
    ...(hosts.some(({ redirectedHost }) => redirectedHost !== undefined) && { 'from-to-www-redirect': 'true' }),
    ...(tls.length > 0 && { 'ssl-redirect': String(httpsRedirect) }),
    ...(tls.length === 0 && httpsRedirect && { 'force-ssl-redirect': 'true' }),
    ...(httpsRedirect && { 'preserve-trailing-slash': 'true' }),
  };
  OF_HOSTS.set(table, made);
  return made;
}

/** A permanent redirect takes every code and also a path; a temporal one only a URL. */
function redirectAnnotations({ location, status }: Redirect): Annotations {
  return {
    'permanent-redirect': location,
    ...(status !== 301 && { 'permanent-redirect-code': String(status) }),
    ...(location.startsWith('/') && { 'relative-redirects': 'true' }),
  };
}

export function canaryAnnotations({ weight, weightTotal, header, cookie }: CanarySplit): Annotations {
  return {
    canary: 'true',
    ...(header && { 'canary-by-header': header.name }),
    ...(header?.value !== undefined && { 'canary-by-header-value': header.value }),
    // The controller looks for the pattern anywhere in the value.
    ...(header?.pattern !== undefined && { 'canary-by-header-pattern': `^(?:${header.pattern})$` }),
    ...(cookie !== undefined && { 'canary-by-cookie': cookie }),
    ...(weight > 0 && { 'canary-weight': String(weight) }),
    ...(weight > 0 && weightTotal !== 100 && { 'canary-weight-total': String(weightTotal) }),
  };
}

/** The policies that options name; raw annotations are added as they are. */
export function policyAnnotations(policies: RoutePolicies): Annotations {
  const { timeouts, bodySize, rateLimit, allowFrom, denyFrom, stickySession, protocol, basicAuth, externalAuth } =
    policies;
  return {
    ...corsAnnotations(policies),
    ...proxyLimits(timeouts, bodySize),
    ...(rateLimit?.requestsPerSecond && { 'limit-rps': String(rateLimit.requestsPerSecond) }),
    ...(rateLimit?.requestsPerMinute && { 'limit-rpm': String(rateLimit.requestsPerMinute) }),
    ...(rateLimit?.connections && { 'limit-connections': String(rateLimit.connections) }),
    ...(rateLimit?.burst && { 'limit-burst-multiplier': String(rateLimit.burst) }),
    ...(allowFrom && { 'allowlist-source-range': allowFrom.join(',') }),
    ...(denyFrom && { 'denylist-source-range': denyFrom.join(',') }),
    ...(stickySession && {
      affinity: 'cookie',
      // Without it the cookie's path would be the location's, which may be a regular expression.
      'session-cookie-path': '/',
      ...(stickySession.cookie !== undefined && { 'session-cookie-name': stickySession.cookie }),
      ...(stickySession.maxAge && { 'session-cookie-max-age': nginxSeconds(stickySession.maxAge) }),
    }),
    ...(protocol !== undefined && protocol !== 'HTTP' && { 'backend-protocol': protocol }),
    ...(basicAuth && {
      'auth-type': 'basic',
      'auth-secret': basicAuth.secretName,
      ...(basicAuth.realm !== undefined && { 'auth-realm': basicAuth.realm }),
    }),
    ...(externalAuth && {
      'auth-url': externalAuth.url,
      ...(externalAuth.signinUrl !== undefined && { 'auth-signin': externalAuth.signinUrl }),
      ...(externalAuth.responseHeaders && { 'auth-response-headers': externalAuth.responseHeaders.join(', ') }),
    }),
  };
}

function corsAnnotations({ cors }: RoutePolicies): Annotations {
  if (cors === undefined) return {};
  const { origins, methods, headers, exposedHeaders, credentials, maxAgeSeconds } = resolveCors(cors);
  return {
    'enable-cors': 'true',
    'cors-allow-origin': origins.join(', '),
    'cors-allow-methods': methods.join(', '),
    'cors-allow-headers': headers.join(', '),
    ...(exposedHeaders.length > 0 && { 'cors-expose-headers': exposedHeaders.join(', ') }),
    'cors-allow-credentials': String(credentials),
    'cors-max-age': String(maxAgeSeconds),
  };
}
