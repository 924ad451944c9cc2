import { Outcome, type RouteDecision } from '../../../lib/routing/resolve/resolve';
import type { RouterTable } from '../../../lib/routing/router/routes-file';
import type { RouteBackend } from '../../../lib/routing/table/backend';
import { describeRoute } from '../../../lib/routing/table/path-match';
import type { Rewrite } from '../../../lib/routing/table/rewrite';
import type { HostRoutes, RouteTable } from '../../../lib/routing/table/route-table';
import { columns } from '../../columns';
import type { RouterAnswer } from '../../routing/answers';
import { serviceWords, shareWords } from '../../routing/service-words';

/** The routes of all routers, a line each. */
export function textOfTables(tables: readonly RouterTable[]): string {
  return tables
    .map((router) => [titleOf(router), ...columns(router.table.hosts.flatMap((host) => rowsOf(host, router.table)))])
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const titleOf = ({ path, place }: RouterTable) => (place === undefined ? path : `${path}  ${place}`);

/** Host, rule, answer and options of each route of a host. */
function rowsOf(
  { host = 'every host', redirectedHost, routes, defaultBackend }: HostRoutes,
  table: RouteTable,
): string[][] {
  const rows = routes.map(({ match, path, backend, redirect, rewrite, policies }) => [
    describeRoute(match, path),
    backend === undefined
      ? `${redirect?.status} ${redirect?.location}${redirect?.keepsPath ? '…' : ''}`
      : answerOf(backend),
    [...(rewrite === undefined ? [] : [wordsOf(rewrite)]), ...Object.keys(policies)].join(', '),
  ]);
  if (redirectedHost !== undefined) rows.unshift([`of ${redirectedHost}`, `308 ${host}`, '']);
  if (table.appRoot !== undefined) rows.unshift(['app root', `302 ${table.appRoot}`, '']);
  if (table.httpsRedirect) rows.push(['by http', '308 to https', '']);
  if (defaultBackend !== undefined) {
    rows.push(['default backend', answerOf(defaultBackend), Object.keys(table.policies).join(', ')]);
  }
  return rows.map((row, index) => [index === 0 ? host : '', ...row]);
}

const wordsOf = ({ kind, path }: Pick<Rewrite, 'kind' | 'path'>) => (path === undefined ? kind : `${kind} ${path}`);

function answerOf({ stable, split }: RouteBackend): string {
  if (split === undefined) return serviceWords(stable);
  const { canary, weight, weightTotal, header, cookie } = split;
  const deciders = [
    ...(header === undefined
      ? []
      : [`header ${[header.name, header.value ?? header.pattern].filter(Boolean).join(': ')}`]),
    ...(cookie === undefined ? [] : [`cookie ${cookie}`]),
    `weight ${weight} of ${weightTotal}`,
  ];
  return `${serviceWords(stable)}, ${serviceWords(canary)} by ${deciders.join(', ')}`;
}

/** The backends or the redirect of a request, and the rule that decides; several routers may have routes for a host. */
export function textOfAnswers(answers: readonly RouterAnswer[]): string {
  if (answers.length === 0) return '404: no router has routes for this host.';
  return answers.map(({ router, decision }) => columns(factsOf(router, decision), '').join('\n')).join('\n\n');
}

function factsOf(router: RouterTable, { outcome, backends, path, status, location, route }: RouteDecision): string[][] {
  const rule = [titleOf(router), ...(route === undefined ? [] : [route])].join(': ');
  if (outcome === Outcome.REDIRECT)
    return [
      ['redirect', `${status} ${location}`],
      ['by', rule],
    ];
  if (outcome === Outcome.NONE)
    return [
      ['none', '404, unless another router of the host has a route'],
      ['by', rule],
    ];
  return [
    ['forward', shareWords(backends)],
    ['path', path ?? ''],
    ['by', rule],
  ];
}
