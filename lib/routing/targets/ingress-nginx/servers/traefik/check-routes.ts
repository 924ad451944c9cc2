import { show } from '../../../../../rules/show';
import { describeRoute } from '../../../../table/path-match';
import { RewriteKind } from '../../../../table/rewrite';
import type { Route, RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { doubledSlash } from './doubled-slash';

/** Checks what Traefik would answer in another way for single routes. */
export function* checkRoutes({ hosts }: RouteTable): TargetFindings {
  for (const route of new Set(hosts.flatMap(({ routes }) => routes))) yield* about(route.key, checkRoute(route));
}

function* checkRoute(route: Route): TargetFindings {
  const { match, path, redirect, rewrite, backend, policies } = route;
  const what = describeRoute(match, path);
  if (redirect?.keepsPath && redirect.status !== 302) {
    const message = `${what} is a redirect that keeps the path with the status ${redirect.status}: Traefik can do so only with 302. Leave the status out, or let a service redirect.`;
    yield finding('redirect-status', message);
  }
  if (redirect?.location.includes('$')) {
    const message = `${what} leads to ${show(redirect.location)}, whose "$" starts a group for Traefik: write "%24".`;
    yield finding('nginx-alphabet', message);
  }
  const [joined] = (rewrite?.kind === RewriteKind.REGEX && /\$\d\w+/.exec(rewrite.path ?? '')) || [];
  if (joined !== undefined) {
    const message = `${what} is rewritten to ${show(rewrite?.path)}, in which Traefik takes ${show(joined)} for the name of one group: end the group's number by another character, such as "/".`;
    yield finding('nginx-alphabet', message);
  }
  const doubled = joined === undefined ? doubledSlash(route) : undefined;
  if (doubled !== undefined) {
    const { asked, seen } = doubled;
    const message = `${what} makes ${show(seen)} of ${show(asked)}, and Traefik answers a path with two slashes in a row with 400: write the slash outside of the group, or leave it out of ${show(rewrite?.path)}.`;
    yield finding('traefik-slashes', message);
  }
  if (backend?.stable.namespace !== undefined && (policies.stickySession ?? policies.consistentHash)) {
    const { serviceName, namespace } = backend.stable;
    const message = `${what} keeps clients on one pod, but Traefik reaches the Service ${show(serviceName)} of the namespace ${show(namespace)} by its DNS name and sees none of its pods: leave that out, or write the route in a router of that namespace.`;
    yield finding('sticky-namespace', message);
  }
}
