import { show } from '../../../rules/show';
import { describeRoute } from '../../table/path-match';
import type { Redirect } from '../../table/redirect';
import type { RouteTable } from '../../table/route-table';
import { about, type TargetFindings } from '../routing-target';
import { finding } from './codes';
import { partsOf } from './filters';
import { MAX_HOST, MAX_PATH } from './limits';

/** Checks that a RequestRedirect has fields for the location of each redirect. */
export function* checkRedirects({ appRoot = '/', hosts }: RouteTable): TargetFindings {
  if (appRoot.length > MAX_PATH) {
    const message = `appRoot redirects to a path of ${appRoot.length} characters: Gateway API allows ${MAX_PATH}.`;
    yield finding('gateway-limit', message);
  }
  for (const { key, match, path, redirect } of new Set(hosts.flatMap(({ routes }) => routes))) {
    if (redirect !== undefined) yield* about(key, checkLocation(describeRoute(match, path), redirect));
  }
}

/** Checks that a RequestRedirect has fields for a location. */
export function* checkLocation(what: string, { location }: Redirect): TargetFindings {
  const parts = partsOf(location);
  if (parts === undefined) {
    const message = `${what} leads to ${show(location)}, which RequestRedirect has no fields for: write a path without a query, or a URL of a lower-case DNS name and such a path.`;
    yield finding('gateway-redirect', message);
    return;
  }
  const { hostname = '', path } = parts;
  if (hostname.length > MAX_HOST) {
    const message = `${what} leads to a host of ${hostname.length} characters: Gateway API allows ${MAX_HOST}.`;
    yield finding('gateway-limit', message);
  }
  if (path.length > MAX_PATH) {
    const message = `${what} redirects to a path of ${path.length} characters: Gateway API allows ${MAX_PATH}.`;
    yield finding('gateway-limit', message);
  }
}
