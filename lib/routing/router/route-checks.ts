import type { Construct } from 'constructs';
import type { CallSite } from '../../cdk8s/call-site';
import { checkHost } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import type { IBackend } from '../table/backend';
import { describeRoute, PathMatch } from '../table/path-match';
import { checkPath } from '../table/paths';
import { POLICIES, policiesOf, type RoutePolicies } from '../table/policies';
import { checkPolicies } from '../table/policy-checks';
import { type RedirectOptions, resolveRedirect } from '../table/redirect';
import { checkRegexPath } from '../table/regex';
import { Rewrite } from '../table/rewrite';
import type { RouteOptions } from '../table/route-options';
import type { Route } from '../table/route-table';
import { resolveBackend } from './resolve-backend';

const OPTIONS = ['host', 'rewrite', ...POLICIES];

/** A route as the user wrote it, unchecked. */
export interface WrittenRoute {
  readonly match: PathMatch;
  readonly path: string;
  readonly backend?: IBackend;
  readonly redirect?: RedirectOptions;
  readonly options: RouteOptions;
  readonly callSite: CallSite;
}

/** The route that was written, or undefined after reporting what is wrong with it. */
export function checkRoute(
  report: (message: string, callSite?: CallSite) => void,
  router: Construct,
  routerPolicies: RoutePolicies,
  written: WrittenRoute,
): Route | undefined {
  let usable = true;
  const refuse = (message: string, callSite: CallSite | undefined = written.callSite) => {
    usable = false;
    report(message, callSite);
  };
  const { match, path } = written;
  const what = describeRoute(match, path);
  const isStruct = checkStruct(refuse, `the options of ${what}`, written.options ?? {}, OPTIONS);
  const options = isStruct ? (written.options ?? {}) : {};

  if (match === PathMatch.REGEX) checkRegexPath(refuse, path);
  else checkPath(refuse, match, path);
  if (options.host !== undefined) checkHost(refuse, options.host);
  checkPolicies((message) => refuse(`${what}: ${message}`), policiesOf(options));
  if (options.rewrite !== undefined) checkRewrite(refuse, what, usable ? { match, path } : undefined, options.rewrite);

  const isRedirect = 'redirect' in written;
  const redirect = isRedirect ? resolveRedirect(refuse, what, written.redirect) : undefined;
  const backend = isRedirect ? undefined : resolveBackend(refuse, router, what, written.backend);
  if (!usable) return undefined;
  const key = options.host === undefined ? what : `${options.host} ${what}`;
  const policies = policiesOf(routerPolicies, options);
  return { key, match, path, backend, redirect, rewrite: options.rewrite, policies };
}

/** Whether a rewrite fits its path is asked only of a path that is right. */
function checkRewrite(
  report: Report,
  what: string,
  route: Pick<Route, 'match' | 'path'> | undefined,
  rewrite: unknown,
): void {
  if (!(rewrite instanceof Rewrite)) {
    report(`${what} has the rewrite ${show(rewrite)}: write Rewrite.stripPrefix() or Rewrite.to("/").`);
  } else if (route !== undefined) {
    rewrite._check(report, route.match, route.path);
  }
}
