import { columns } from '../../rules/columns';
import { backendWords, optionWords, redirectWords } from './answer-words';
import { hostsInOrder, routesInOrder } from './decision-order';
import { describeRoute } from './path-match';
import type { HostRoutes, RouteTable } from './route-table';

/** A line for each rule of a table, in the order in which they decide: host, match, answer and options. */
export function tableLines(table: RouteTable, indent = ''): string[] {
  return columns(
    hostsInOrder(table).flatMap((host) => rowsOf(host, table)),
    indent,
  );
}

/** The rules by the words that `resolve()` has for them. */
function rowsOf(
  { host = 'every host', redirectedHost, routes, defaultBackend }: HostRoutes,
  { appRoot, httpsRedirect, policies }: RouteTable,
): string[][] {
  const rows: string[][] = [];
  if (appRoot !== undefined) rows.push(['app root', `302 ${appRoot}`, '']);
  if (httpsRedirect) {
    const hasRedirect = routes.some(({ redirect }) => redirect !== undefined);
    rows.push(['https redirect', `308 to https${hasRedirect ? ', unless redirected below' : ''}`, '']);
  }
  for (const { match, path, backend, redirect, rewrite, policies: own } of routesInOrder(routes)) {
    const answer = backend === undefined ? redirect && redirectWords(redirect) : backendWords(backend);
    // Redirects are answered before any policy.
    const options = backend === undefined ? '' : optionWords({ rewrite, policies: own });
    rows.push([describeRoute(match, path), answer ?? '', options]);
  }
  if (defaultBackend !== undefined) {
    rows.push(['default backend', backendWords(defaultBackend), optionWords({ policies })]);
  }
  const own = rows.map((row, index) => [index === 0 ? host : '', ...row]);
  return redirectedHost === undefined ? own : [[redirectedHost, 'www redirect', `308 ${host}…`, ''], ...own];
}
