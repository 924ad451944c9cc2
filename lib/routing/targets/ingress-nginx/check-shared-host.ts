import { finding as routingFinding } from '../../codes';
import { describeRoute } from '../../table/path-match';
import type { HostRoutes, RouteTable } from '../../table/route-table';
import type { SharedHost, TargetFindings } from '../routing-target';
import { hostIs, ONE_ROUTER } from '../shared-host';
import { isRegexMode } from './regex-mode';
import { needsRegex } from './regex-paths';

/**
 * Checks the options that ingress-nginx has once for a host, whichever Ingress says them: reading paths as expressions, and
 * redirecting to HTTPS. An appRoot is compared as the path that it answers.
 */
export function* checkSharedHost(table: RouteTable, { host, otherRouter, other }: SharedHost): TargetFindings {
  const [own, theirs] = [table, other].map(({ hosts }) => hosts.find((entry) => entry.host === host));
  if (own === undefined || theirs === undefined) return;
  const [isOwn, isTheirs] = [isRegexMode(table, own), isRegexMode(other, theirs)];
  if (isOwn !== isTheirs) {
    const reason = isOwn ? `where ${causeIn(own)} of this router` : `whose ${causeIn(theirs)}`;
    const message = `${hostIs(host)} routed by ${otherRouter} as well, ${reason} makes ingress-nginx read every path of the host as a regular expression, those of both routers: ${ONE_ROUTER}.`;
    yield routingFinding('host-conflict', message);
  }
  if (table.httpsRedirect !== other.httpsRedirect) {
    const [by, not] = table.httpsRedirect ? ['this router', otherRouter] : [otherRouter, 'this router'];
    const message = `${hostIs(host)} redirected to HTTPS by ${by} and not by ${not}: write the same httpsRedirect in both, and tls in both where it is false.`;
    yield routingFinding('host-conflict', message);
  } else if (!table.httpsRedirect && table.tls.length > 0 !== other.tls.length > 0) {
    const [by, not] = table.tls.length > 0 ? ['this router', otherRouter] : [otherRouter, 'this router'];
    const message = `${hostIs(host)} given a certificate by ${by}, with which ingress-nginx redirects the routes of ${not} to HTTPS: write tls with httpsRedirect: false in both.`;
    yield routingFinding('host-conflict', message);
  }
}

/** The route that makes expressions of all paths of a host, or all of them where only two together do. */
function causeIn({ routes }: HostRoutes): string {
  const route = routes.find(needsRegex);
  return route === undefined
    ? 'an exact path next to a prefix of the same text'
    : describeRoute(route.match, route.path);
}
