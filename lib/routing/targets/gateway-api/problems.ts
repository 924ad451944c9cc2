import { show } from '../../../rules/show';
import { describeRoute, PathMatch } from '../../table/path-match';
import { POLICIES, type RoutePolicies } from '../../table/policies';
import type { HostRoutes, Route, RouteTable } from '../../table/route-table';
import { gatewayAlternative } from '../capabilities';
import type { TargetFinding } from '../routing-target';
import { checkBackend } from './backend-problems';
import { finding } from './codes';
import { partsOf } from './filters';
import { findSpecifics } from './implementation-specific';
import { checkOptions } from './option-problems';
import type { GatewayApiTargetOptions } from './options';
import { checkPolicies } from './policy-problems';
import { checkRegexes } from './regex-problems';
import { longestPattern } from './rules';

/** What Gateway API cannot bring about as the table says, each with what to write instead. */
export function findProblems(options: GatewayApiTargetOptions, table: RouteTable): TargetFinding[] {
  const routes = [...new Set(table.hosts.flatMap((host) => host.routes))];
  return [
    ...checkOptions(options, table),
    ...(options.allowImplementationSpecific === true ? [] : findSpecifics(table)),
    ...checkAppRoot(table),
    ...table.hosts.flatMap((host) => [...checkHost(host), ...checkRegexes(host)]),
    ...checkPolicies(table.policies).map((message) => finding('gateway-unsupported', `the router has ${message}`)),
    ...routes.flatMap((route) =>
      checkRoute(table, route).map((message) => ({
        ...finding('gateway-unsupported', `${describeRoute(route.match, route.path)} ${message}`),
        routeKey: route.key,
      })),
    ),
  ].filter(({ message }, index, all) => all.findIndex((other) => other.message === message) === index);
}

function checkHost({ host, defaultBackend }: HostRoutes): TargetFinding[] {
  const found = defaultBackend === undefined ? [] : checkBackend(defaultBackend);
  return [
    ...(host?.startsWith('*.')
      ? [
          `host ${show(host)} stands for one label, which Gateway API cannot say: ${gatewayAlternative('wildcard host')}.`,
        ]
      : []),
    ...found.map((message) => `the default backend ${message}`),
  ].map((message) => finding('gateway-unsupported', message));
}

/** The longest path of a match, a redirect or a rewrite. */
const MAX_PATH = 1024;
const MAX_HOST = 253;

function checkAppRoot({ appRoot = '/' }: RouteTable): TargetFinding[] {
  const { length } = appRoot;
  if (length <= MAX_PATH) return [];
  const message = `appRoot leads to a path of ${length} characters: Gateway API takes ${MAX_PATH}.`;
  return [finding('gateway-unsupported', message)];
}

function checkRoute(table: RouteTable, { match, path, redirect, rewrite, backend, policies }: Route): string[] {
  const found: string[] = [];
  const most = match === PathMatch.REGEX ? longestPattern(MAX_PATH) : MAX_PATH;
  if (path.length > most) found.push(`has ${path.length} characters: Gateway API takes ${most}.`);
  if (rewrite?.kind === 'regex') {
    found.push(
      `is rewritten by the groups of a regular expression, which Gateway API cannot do: ${gatewayAlternative('rewrite regex')}.`,
    );
  }
  if (rewrite?.path !== undefined && rewrite.path.length > MAX_PATH) {
    found.push(`is rewritten to a path of ${rewrite.path.length} characters: Gateway API takes ${MAX_PATH}.`);
  }
  if (redirect !== undefined) {
    const parts = partsOf(redirect.location);
    if (parts === undefined) {
      found.push(
        `leads to ${show(redirect.location)}, which Gateway API cannot say: write a path without a query, or a URL of a lower-case DNS name and such a path.`,
      );
    } else {
      const { hostname = '', path: to } = parts;
      if (hostname.length > MAX_HOST) {
        found.push(`leads to a host of ${hostname.length} characters: Gateway API takes ${MAX_HOST}.`);
      }
      if (to.length > MAX_PATH) {
        found.push(`leads to a path of ${to.length} characters: Gateway API takes ${MAX_PATH}.`);
      }
    }
  }
  if (backend !== undefined) found.push(...checkBackend(backend));
  return [...found, ...checkPolicies(ownOf(policies, table.policies)).map((message) => `has ${message}`)];
}

/** What a route says itself, and does not have from its router, of which it is said once. */
function ownOf(policies: RoutePolicies, inherited: RoutePolicies): RoutePolicies {
  return Object.fromEntries(
    POLICIES.filter((name) => policies[name] !== inherited[name]).map((name) => [name, policies[name]]),
  );
}
