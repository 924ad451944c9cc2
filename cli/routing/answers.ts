import { type RouteDecision, type RouteRequest, requestHost, resolve } from '../../lib/routing/resolve/resolve';
import { findHost, redirectedTo } from '../../lib/routing/resolve/table-index';
import type { RouterTable } from '../../lib/routing/router/routes-file';
import { UsageError } from '../usage-error';

/** A router's decision about a request. */
export interface RouterAnswer {
  readonly router: RouterTable;
  readonly decision: RouteDecision;
}

/** The answers in each cluster: environments of an app are in one of their own, unless they name the same. */
export function answersTo(request: RouteRequest, tables: readonly RouterTable[]): RouterAnswer[] {
  const clusters = new Map<string, RouterTable[]>();
  for (const table of tables) {
    const key = JSON.stringify([table.cluster ?? '', table.cluster === undefined ? table.environment : '']);
    clusters.set(key, [...(clusters.get(key) ?? []), table]);
  }
  return [...clusters.values()].flatMap((each) => answersIn(each, request));
}

/** The decisions of the routers whose hosts are the most specific for a request: a name, then a wildcard, then every host. */
function answersIn(tables: readonly RouterTable[], request: RouteRequest): RouterAnswer[] {
  const host = requestHost(request);
  const ranked = tables.map((router) => ({ router, rank: rankOf(router, host) }));
  const best = Math.max(0, ...ranked.map(({ rank }) => rank));
  return ranked
    .filter(({ rank }) => rank === best && rank > 0)
    .map(({ router }) => ({ router, decision: decide(router, request) }));
}

function decide({ table }: RouterTable, request: RouteRequest): RouteDecision {
  try {
    return resolve(table, request);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message);
    throw error;
  }
}

function rankOf({ table }: RouterTable, host: string | undefined): number {
  if (redirectedTo(table, host) !== undefined) return 3;
  const found = findHost(table, host);
  if (found === undefined) return 0;
  if (found.host.host === undefined) return 1;
  return found.host.host.startsWith('*') ? 2 : 3;
}
