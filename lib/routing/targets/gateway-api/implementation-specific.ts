import {
  HttpRouteSpecRulesMatchesHeadersType as HeaderType,
  HttpRouteSpecRulesMatchesPathType as PathType,
  type HttpRouteSpecRules as Rule,
} from '../../../../imports/gateway.networking.k8s.io';
import { show } from '../../../rules/show';
import { describeRoute, PathMatch } from '../../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import { gatewayAlternative } from '../capabilities';
import type { TargetFinding } from '../routing-target';
import { finding } from './codes';

const QUERY = "of which each implementation of Gateway API keeps or drops the request's query as it likes";

/** What of a table implementations need not do as `resolve()` says: problems, unless it is allowed. */
export function findSpecifics(table: RouteTable): TargetFinding[] {
  const { hosts, appRoot } = table;
  return [
    ...hosts.flatMap((entry) => ofHost(table, entry)),
    ...[...new Set(hosts.flatMap(({ routes }) => routes))].flatMap((route) =>
      ofRoute(route).map((message) => ({
        ...finding('implementation-specific', `${describeRoute(route.match, route.path)} ${message}`),
        routeKey: route.key,
      })),
    ),
    ...(appRoot === undefined
      ? []
      : [
          finding(
            'implementation-specific',
            `appRoot ${show(appRoot)} is a redirect, ${QUERY}: ${gatewayAlternative('appRoot')}.`,
          ),
        ]),
  ];
}

/** The same of one HTTPRoute, in words for whoever reads it. */
export function describeSpecifics(rules: readonly Rule[], leavesPaths: boolean): string[] {
  const matches = rules.flatMap(({ matches: all = [] }) => all);
  const patterns = matches
    .flatMap(({ headers = [] }) => headers)
    .filter(({ type }) => type === HeaderType.REGULAR_EXPRESSION);
  const redirects = rules.flatMap(({ filters = [] }) =>
    filters.flatMap(({ requestRedirect }) => requestRedirect ?? []),
  );
  const uses = {
    'regular expressions of paths': matches.some(({ path }) => path?.type === PathType.REGULAR_EXPRESSION),
    'regular expressions of headers': patterns.some(({ name }) => name !== 'Cookie'),
    'cookies by regular expression': patterns.some(({ name }) => name === 'Cookie'),
    'query of redirects': redirects.some(({ path }) => path !== undefined),
    'slash at the end of a path': redirects.some(({ hostname, path }) => hostname !== undefined && path === undefined),
    'paths that no rule takes': leavesPaths,
  };
  return Object.entries(uses).flatMap(([what, used]) => (used ? [what] : []));
}

/**
 * Whether a host has paths that none of its routes takes, while there are routes for every host: the specification says
 * which of the two come first, not whether the others are tried at all.
 */
export function leavesPaths({ hosts }: RouteTable, entry: HostRoutes): boolean {
  return leaves(entry) && hosts.some(({ host }) => host === undefined);
}

function leaves({ host, routes, defaultBackend }: HostRoutes): boolean {
  const isRoot = ({ match, path }: Route) => match === PathMatch.PREFIX && path === '/';
  return host !== undefined && defaultBackend === undefined && !routes.some(isRoot);
}

/** The same of a table whose Gateway serves another router's routes for every host, which messages call by its path. */
export function findLeftPaths({ hosts }: RouteTable, other: string): string[] {
  return hosts.filter(leaves).map((entry) => describeLeft(entry, `the routes of ${other}, which are for every host`));
}

function describeLeft({ host }: HostRoutes, others: string): string {
  return `host ${show(host)} has paths that none of its routes takes, for which some implementations of Gateway API try ${others}: ${gatewayAlternative('host beside every host')}.`;
}

function ofHost(table: RouteTable, entry: HostRoutes): TargetFinding[] {
  const { redirectedHost, defaultBackend } = entry;
  const found: string[] = [];
  if (leavesPaths(table, entry)) {
    found.push(describeLeft(entry, 'the routes for every host'));
  }
  if (redirectedHost !== undefined) {
    found.push(
      `www redirects ${show(redirectedHost)} with the slash at the end of a path, which resolve() drops: ${gatewayAlternative('www')}.`,
    );
  }
  if (defaultBackend !== undefined) {
    found.push(...ofBackend(defaultBackend).map((message) => `the default backend ${message}`));
  }
  return found.map((message) => finding('implementation-specific', message));
}

function ofRoute({ match, redirect, backend }: Route): string[] {
  const found: string[] = [];
  if (match === PathMatch.REGEX) {
    found.push(
      `is a regular expression, which each implementation of Gateway API reads in its own way: ${gatewayAlternative('regex path')}.`,
    );
  }
  if (redirect !== undefined) found.push(`is a redirect, ${QUERY}: ${gatewayAlternative('redirect')}.`);
  return backend === undefined ? found : [...found, ...ofBackend(backend)];
}

function ofBackend({ split }: NonNullable<Route['backend']>): string[] {
  const { header, cookie } = split ?? {};
  const found: string[] = [];
  if (cookie !== undefined) {
    found.push(
      `goes to a release with the cookie ${show(cookie)}, for which Gateway API has no match: ${gatewayAlternative('canary cookie')}.`,
    );
  }
  if (header?.pattern !== undefined) {
    found.push(
      `goes to a release with a pattern for the header ${show(header.name)}, which each implementation of Gateway API reads in its own way: ${gatewayAlternative('canary header pattern')}.`,
    );
  }
  return found;
}
