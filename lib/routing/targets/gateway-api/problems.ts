import { show } from '../../../private/problems';
import { describeRoute, PathMatch } from '../../path-match';
import type { HostRoutes, Route, RouteTable } from '../../route-table';
import { gatewayAlternative } from '../capabilities';
import type { TargetProblem } from '../routing-target';
import { checkBackend, checkRegexes } from './canary-problems';
import { partsOf } from './filters';
import { checkOptions } from './option-problems';
import type { GatewayApiTargetOptions } from './options';
import { checkPolicies } from './policy-problems';

/** What Gateway API cannot bring about as the table says, each with what to write instead. */
export function findProblems(options: GatewayApiTargetOptions, table: RouteTable): TargetProblem[] {
  const routes = [...new Set(table.hosts.flatMap((host) => host.routes))];
  return [
    ...checkOptions(options, table),
    ...table.hosts.flatMap((host) => checkHost(options, host)),
    ...checkPolicies(table.policies),
    ...routes.flatMap((route) =>
      checkRoute(options, table, route).map((message) => ({
        route,
        message: `${describeRoute(route.match, route.path)} ${message}`,
      })),
    ),
    ...checkAppRoot(table),
  ].filter(({ message }, index, all) => all.findIndex((other) => other.message === message) === index);
}

/** The longest path of a match. */
const MAX_PATH = 1024;

function checkRoute(options: GatewayApiTargetOptions, table: RouteTable, route: Route): string[] {
  const { match, path, redirect, rewrite, backend, policies } = route;
  const found: string[] = [];
  if (match === PathMatch.REGEX && options.allowImplementationSpecific !== true) {
    found.push(
      `is a regular expression, which each implementation of Gateway API reads in its own way: ${gatewayAlternative('regex path')}.`,
    );
  }
  if (path.length > MAX_PATH - 6) {
    found.push(`has ${path.length} characters: Gateway API takes ${MAX_PATH - 6}.`);
  }
  if (rewrite?.kind === 'regex') {
    found.push(
      `is rewritten by the groups of a regular expression, which Gateway API cannot do: ${gatewayAlternative('rewrite regex')}.`,
    );
  }
  if (redirect !== undefined && partsOf(redirect.location) === undefined) {
    found.push(
      `leads to ${show(redirect.location)}, which Gateway API cannot say: write a path without a query, or a URL of a DNS name and such a path.`,
    );
  }
  if (backend !== undefined) found.push(...checkBackend(options, backend));
  const own = Object.fromEntries(
    Object.entries(policies).filter(
      ([name, policy]) => policy !== Object.entries(table.policies).find(([key]) => key === name)?.[1],
    ),
  );
  found.push(...checkPolicies(own).map(({ message }) => `has ${message}`));
  return found;
}

function checkHost(options: GatewayApiTargetOptions, entry: HostRoutes): TargetProblem[] {
  const { host, defaultBackend } = entry;
  const found: TargetProblem[] = checkRegexes(entry);
  if (host?.startsWith('*.')) {
    found.push({
      message: `host ${show(host)} stands for one label, which Gateway API cannot say: ${gatewayAlternative('wildcard host')}.`,
    });
  }
  const last = defaultBackend === undefined ? [] : checkBackend(options, defaultBackend);
  return [...found, ...last.map((message) => ({ message: `the default backend ${message}` }))];
}

function checkAppRoot({ appRoot }: RouteTable): TargetProblem[] {
  if (appRoot === undefined || partsOf(appRoot) !== undefined) return [];
  return [{ message: `appRoot ${show(appRoot)} is no path that Gateway API can say: leave the query out.` }];
}
