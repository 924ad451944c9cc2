import { ANNOTATION_PREFIX } from '../../../nginx/annotations/annotation-spec';
import { checkAnnotation } from '../../../nginx/annotations/check-annotation';
import { checkAnnotationSet } from '../../../nginx/annotations/check-annotation-set';
import { show } from '../../../rules/show';
import { describeRoute, PathMatch } from '../../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import type { TargetFinding } from '../routing-target';
import { policyAnnotations, withPrefix } from './annotations';
import { finding } from './codes';
import { anyBackend, planIngresses } from './plan';
import { typedAlternative } from './typed-annotations';

/** What the controller would refuse, ignore or do otherwise than the table says. */
export function findProblems(table: RouteTable): TargetFinding[] {
  return [
    ...table.hosts.flatMap((host) => checkHost(table, host)),
    ...checkRedirectBackend(table),
    ...rawAnnotationSources(table).flatMap(checkRawAnnotations),
    ...table.hosts.flatMap(({ routes }) => routes).flatMap((route) => checkAcme(table, route)),
    ...planIngresses(table).flatMap(({ annotations, route }) => checkEmitted(table, annotations, route)),
  ].filter(({ message }, index, all) => all.findIndex((other) => other.message === message) === index);
}

/**
 * The first Ingress of a host lends its annotations to the host's "/", unless a path "/" is written (createServers), so
 * that its redirect would answer requests which no route takes. The server for all other hosts is spared.
 */
function checkHost({ httpsRedirect, tls }: RouteTable, { host, routes, defaultBackend }: HostRoutes): TargetFinding[] {
  const root = routes.some(({ match, path }) => match === PathMatch.PREFIX && path === '/');
  if (defaultBackend !== undefined || root) return [];
  const mend = 'set defaultBackend, or route the prefix "/"';
  const redirect = routes.find((route) => route.redirect !== undefined);
  const found: TargetFinding[] = [];
  if (host !== undefined && redirect !== undefined) {
    found.push({
      code: 'unmatched-paths',
      routeKey: redirect.key,
      message: `${host} has a redirect, but nothing for paths that no route takes, which ingress-nginx might redirect as well: ${mend}.`,
    });
  }
  if (host === undefined && httpsRedirect && tls.length === 0) {
    found.push({
      code: 'unmatched-paths',
      message: `httpsRedirect for every host leaves out paths that no route takes, which ingress-nginx answers by HTTP: ${mend}.`,
    });
  }
  return found;
}

function checkRedirectBackend(table: RouteTable): TargetFinding[] {
  const route = table.hosts.flatMap(({ routes }) => routes).find(({ redirect }) => redirect !== undefined);
  if (route === undefined || anyBackend(table) !== undefined) return [];
  const message = 'the router has redirects alone, but an Ingress must name a Service: set defaultBackend.';
  return [{ ...finding('redirect-backend', message), routeKey: route.key }];
}

interface RawAnnotations {
  readonly raw: { readonly [key: string]: string };
  readonly typed: { readonly [key: string]: string };
  readonly route?: Route;
}

/** Where raw annotations were written, each beside what options say there. */
function rawAnnotationSources({ hosts, policies }: RouteTable): RawAnnotations[] {
  const sources: RawAnnotations[] = [...new Set(hosts.flatMap(({ routes }) => routes))].flatMap((route) =>
    route.policies.annotations
      ? [{ raw: route.policies.annotations, typed: withPrefix(policyAnnotations(route.policies)), route }]
      : [],
  );
  if (policies.annotations) sources.push({ raw: policies.annotations, typed: withPrefix(policyAnnotations(policies)) });
  return sources;
}

function checkRawAnnotations({ raw, typed, route }: RawAnnotations): TargetFinding[] {
  const found = (message: string) => [{ ...finding('ingress-nginx-annotation', message), routeKey: route?.key }];
  return Object.entries(raw).flatMap(([key, value]) => {
    const name = key.startsWith(ANNOTATION_PREFIX) ? key.slice(ANNOTATION_PREFIX.length) : '';
    const alternative = typedAlternative(name);
    if (key === 'kubernetes.io/ingress.class') {
      return found(
        'annotation "kubernetes.io/ingress.class" is refused beside ingressClassName: set the className of RoutingTarget.ingressNginx().',
      );
    }
    if (alternative !== undefined) {
      return found(`annotation "${key}" decides where requests go, unseen by resolve(): ${alternative}.`);
    }
    if (typed[key] !== undefined) {
      return found(
        `annotation "${key}" has the value ${show(value)}, but an option says ${show(typed[key])}: keep one of the two.`,
      );
    }
    return [...checkAnnotation(key, value)]
      .filter(({ severity }) => severity === 'problem')
      .map(({ code, message }) => ({ code, message, routeKey: route?.key }));
  });
}

/** The controller redirects no location below this path to HTTPS, whatever the annotations say (lua_ingress.lua). */
const ACME = '/.well-known/acme-challenge';

function checkAcme({ httpsRedirect }: RouteTable, route: Route): TargetFinding[] {
  if (!httpsRedirect || !route.path.startsWith(ACME)) return [];
  return [
    {
      code: 'acme-challenge',
      routeKey: route.key,
      message: `${describeRoute(route.match, route.path)} is never redirected to HTTPS by ingress-nginx: leave the route to cert-manager, or put it on a router with httpsRedirect false.`,
    },
  ];
}

/**
 * Whatever is emitted passes the controller's own validators, or is a problem here rather than silence there. Raw
 * annotations that decide about routing have been refused already, for a better reason.
 */
function checkEmitted(
  table: RouteTable,
  annotations: { readonly [key: string]: string },
  route: Route | undefined,
): TargetFinding[] {
  const allowed = Object.fromEntries(
    Object.entries(annotations).filter(
      ([key]) => !isRefused(key, route ? route.policies.annotations : table.policies.annotations),
    ),
  );
  const single = Object.entries(allowed).flatMap(([key, value]) => [...checkAnnotation(key, value)]);
  return [...single, ...checkAnnotationSet(allowed, table.namespace)]
    .filter(({ severity }) => severity === 'problem')
    .map(({ code, message }) => ({ code, message, routeKey: route?.key }));
}

function isRefused(key: string, raw: { readonly [key: string]: string } = {}): boolean {
  return key in raw && typedAlternative(key.slice(ANNOTATION_PREFIX.length)) !== undefined;
}
