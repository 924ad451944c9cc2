import type { RouteBackend } from '../../table/backend';
import { describeRoute } from '../../table/path-match';
import type { RouteTable } from '../../table/route-table';
import { about, type TargetFindings } from '../routing-target';

/** Checks the default backends of a table and the backend of each route; messages begin with the words for it. */
export function* checkEachBackend(
  { hosts }: RouteTable,
  check: (what: string, backend: RouteBackend) => TargetFindings,
): TargetFindings {
  for (const backend of new Set(hosts.flatMap(({ defaultBackend }) => defaultBackend ?? []))) {
    yield* check('the default backend', backend);
  }
  for (const { key, match, path, backend } of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (backend !== undefined) yield* about(key, check(describeRoute(match, path), backend));
  }
}
