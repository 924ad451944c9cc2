import type { Construct } from 'constructs';
import type { CallSite } from '../private/call-site';
import type { PlusService } from '../private/k8s';
import { type Problem, type Report, show } from '../private/problems';
import { Synthesis } from '../private/synthesis';
import type { IBackend } from './backend';
import { checkPath } from './paths';
import { resolveBackend } from './resolve-backend';
import { Rewrite, RewriteType } from './rewrite';
import type { RouteOptions } from './route-options';
import { describeRoute, freezeTable, PathMatch, type Route, type RouteTable } from './route-table';

/** A route as the user wrote it, unchecked. */
export interface WrittenRoute {
  readonly match: PathMatch;
  readonly path: string;
  readonly backend: IBackend | PlusService;
  readonly options: RouteOptions;
  readonly callSite: CallSite;
}

/** A router as the user wrote it, unchecked. */
export interface WrittenRouter {
  readonly name: string;
  readonly host?: string;
  readonly defaultBackend?: IBackend | PlusService;
  readonly routes: readonly WrittenRoute[];
}

/** A router's table, with the problems found on the way and what messages need to name places. */
export interface BuiltTable {
  readonly table: RouteTable;
  readonly problems: readonly Problem[];
  readonly origin: Pick<Problem, 'path' | 'callSite'>;
  readonly callSites: ReadonlyMap<Route, CallSite>;
}

/** Checks what was written and turns it into a table of the routes that make sense. */
export function buildTable(router: Construct, written: WrittenRouter): BuiltTable {
  const origin = { path: router.node.path, callSite: Synthesis.of(router).callSiteOf(router) };
  const problems: Problem[] = [];
  const report = (message: string, callSite = origin.callSite) => void problems.push({ ...origin, callSite, message });

  const callSites = new Map<Route, CallSite>();
  const taken = new Set<string>();
  for (const { callSite, ...route } of written.routes) {
    const reportHere: Report = (message) => report(message, callSite);
    const checked = checkRoute(reportHere, router, route);
    const what = describeRoute(route.match, route.path);
    if (taken.has(what)) reportHere(`${what} is routed twice: keep one of the two routes.`);
    taken.add(what);
    if (checked !== undefined) callSites.set(checked, callSite);
  }
  const defaultBackend =
    written.defaultBackend &&
    resolveBackend((message) => report(message), router, 'the default backend', written.defaultBackend);
  if (written.routes.length === 0 && written.defaultBackend === undefined) {
    report('the router has no route: add one with prefix() or exact(), or set defaultBackend.');
  }
  if (written.defaultBackend !== undefined && taken.has(describeRoute(PathMatch.PREFIX, '/'))) {
    report('the default backend is never reached, since prefix "/" takes every path: leave one of the two out.');
  }
  const table = freezeTable({
    name: written.name,
    hosts: [{ host: written.host, routes: [...callSites.keys()], defaultBackend }],
  });
  return { table, problems, origin, callSites };
}

function checkRoute(report: Report, router: Construct, written: Omit<WrittenRoute, 'callSite'>): Route | undefined {
  const { match, path } = written;
  const { rewrite } = written.options ?? {};
  const what = describeRoute(match, path);
  let usable = true;
  const refuse: Report = (message) => {
    usable = false;
    report(message);
  };
  checkPath(refuse, match, path);
  if (rewrite !== undefined) checkRewrite(refuse, what, written, rewrite);
  const backend = resolveBackend(refuse, router, what, written.backend);
  return usable && backend ? { match, path, backend, rewrite } : undefined;
}

function checkRewrite(
  report: Report,
  what: string,
  { match, path }: Pick<Route, 'match' | 'path'>,
  rewrite: unknown,
): void {
  if (!(rewrite instanceof Rewrite)) {
    report(`${what} has the rewrite ${show(rewrite)}: write Rewrite.stripPrefix() or Rewrite.to("/").`);
    return;
  }
  rewrite._check(report, what);
  if (rewrite.kind !== RewriteType.STRIP_PREFIX) return;
  if (match === PathMatch.EXACT) report(`${what} strips a prefix, but an exact path has none: write Rewrite.to("/").`);
  else if (path === '/') report(`${what} strips a prefix, but "/" leaves nothing to strip: leave the rewrite out.`);
}
