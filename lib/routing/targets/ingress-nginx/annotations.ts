import { ANNOTATION_PREFIX } from '../../../nginx/annotations/annotation-spec';
import type { CanarySplit } from '../../table/backend';
import type { Redirect } from '../../table/redirect';
import type { Route, RouteTable } from '../../table/route-table';
import { type Annotations, certificateAnnotations, policyAnnotations } from './policy-annotations';
import { rewriteTargetOf } from './regex-paths';

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
  const { appRoot, clientCertificates, hosts, httpsRedirect, namespace, tls } = table;
  const made = {
    ...(appRoot !== undefined && { 'app-root': appRoot }),
    ...(hosts.some(({ redirectedHost }) => redirectedHost !== undefined) && { 'from-to-www-redirect': 'true' }),
    ...(tls.length > 0 && { 'ssl-redirect': String(httpsRedirect) }),
    ...(tls.length === 0 && httpsRedirect && { 'force-ssl-redirect': 'true' }),
    ...(httpsRedirect && { 'preserve-trailing-slash': 'true' }),
    ...(clientCertificates && certificateAnnotations(clientCertificates, namespace)),
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
