import { show } from '../../../rules/show';
import { describeRoute, PathMatch } from '../../table/path-match';
import type { Redirect } from '../../table/redirect';
import type { Route } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { checkBackend } from './check-backend';
import { finding } from './codes';
import { partsOf } from './filters';
import { MAX_HOST, MAX_PATH } from './limits';
import { longestPattern } from './patterns';

/** Checks that the path, redirect, rewrite and backend of a route fit into an HTTPRoute. */
export function* checkRoute({ match, path, redirect, rewrite, backend }: Route): TargetFindings {
  const what = describeRoute(match, path);
  const most = match === PathMatch.REGEX ? longestPattern(MAX_PATH) : MAX_PATH;
  if (path.length > most) {
    yield finding('gateway-limit', `${what} has ${path.length} characters: Gateway API takes ${most}.`);
  }
  const { length } = rewrite?.path ?? '';
  if (length > MAX_PATH) {
    const message = `${what} is rewritten to a path of ${length} characters: Gateway API takes ${MAX_PATH}.`;
    yield finding('gateway-limit', message);
  }
  if (redirect !== undefined) yield* checkRedirect(what, redirect);
  if (backend !== undefined) yield* checkBackend(what, backend);
}

function* checkRedirect(what: string, { location }: Redirect): TargetFindings {
  const parts = partsOf(location);
  if (parts === undefined) {
    const message = `${what} leads to ${show(location)}, which RequestRedirect has no fields for: write a path without a query, or a URL of a lower-case DNS name and such a path.`;
    yield finding('gateway-redirect', message);
    return;
  }
  const { hostname = '', path } = parts;
  if (hostname.length > MAX_HOST) {
    const message = `${what} leads to a host of ${hostname.length} characters: Gateway API takes ${MAX_HOST}.`;
    yield finding('gateway-limit', message);
  }
  if (path.length > MAX_PATH) {
    const message = `${what} leads to a path of ${path.length} characters: Gateway API takes ${MAX_PATH}.`;
    yield finding('gateway-limit', message);
  }
}
