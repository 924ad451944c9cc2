import { Outcome, type RouteDecision } from '../../../lib/routing/resolve/resolve';
import type { RouterTable } from '../../../lib/routing/router/routes-file';
import { tableLines } from '../../../lib/routing/table/table-text';
import { columns } from '../../../lib/rules/columns';
import type { RouterAnswer } from '../../routing/answers';
import { shareWords } from '../../routing/share-words';

/** The routes of all routers, a line each. */
export function textOfTables(tables: readonly RouterTable[]): string {
  return tables.map((router) => [titleOf(router), ...tableLines(router.table, '  ')].join('\n')).join('\n\n');
}

const titleOf = ({ path, place }: RouterTable) => (place === undefined ? path : `${path}  ${place}`);

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
