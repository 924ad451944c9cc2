import type { RouteTable } from '../../route-table';
import type { TargetProblem } from '../routing-target';

/** What implementations may do otherwise than meant. */
export function findWarnings({ hosts, appRoot }: RouteTable): TargetProblem[] {
  const found: TargetProblem[] = [];
  const route = hosts.flatMap(({ routes }) => routes).find(({ redirect }) => redirect !== undefined);
  if (route !== undefined || appRoot !== undefined) {
    found.push({
      route,
      message:
        "redirects carry the request's query over on most implementations of Gateway API, which leaves that open; resolve() says they do not.",
    });
  }
  const alias = hosts.find(({ redirectedHost }) => redirectedHost !== undefined)?.redirectedHost;
  if (alias !== undefined) {
    found.push({
      message: `requests for ${alias} keep a slash at the end of their path when they are redirected; resolve() says it is dropped.`,
    });
  }
  return found;
}
