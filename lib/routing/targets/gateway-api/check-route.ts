import { describeRoute, PathMatch } from '../../table/path-match';
import type { Route } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { MAX_PATH } from './limits';
import { longestPattern } from './patterns';

/** Checks that the path and the rewrite of a route fit into an HTTPRoute. */
export function* checkRoute({ match, path, rewrite }: Route): TargetFindings {
  const what = describeRoute(match, path);
  const most = match === PathMatch.REGEX ? longestPattern(MAX_PATH) : MAX_PATH;
  if (path.length > most) {
    yield finding('gateway-limit', `${what} has ${path.length} characters: Gateway API allows ${most}.`);
  }
  const { length } = rewrite?.path ?? '';
  if (length > MAX_PATH) {
    const message = `${what} is rewritten to a path of ${length} characters: Gateway API allows ${MAX_PATH}.`;
    yield finding('gateway-limit', message);
  }
}
