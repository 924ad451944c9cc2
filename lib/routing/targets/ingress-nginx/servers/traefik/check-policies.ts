import { ANNOTATION_PREFIX } from '../../../../../nginx/annotations/annotation-spec';
import { show } from '../../../../../rules/show';
import { BackendProtocol } from '../../../../table/backend-protocol';
import { describeRoute } from '../../../../table/path-match';
import type { RoutePolicies } from '../../../../table/policies';
import type { RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { finding } from '../../codes';
import { BY_OPTION, READ } from './known-annotations';

/** Checks the policies of the router, and those that a route does not have from it. */
export function* checkReadPolicies({ hosts, policies }: RouteTable): TargetFindings {
  yield* found('the router', policies, {});
  for (const route of new Set(hosts.flatMap(({ routes }) => routes))) {
    yield* about(route.key, found(describeRoute(route.match, route.path), route.policies, policies));
  }
}

function* found(what: string, policies: RoutePolicies, inherited: RoutePolicies): TargetFindings {
  for (const flaw of flaws(policies, inherited)) yield finding('traefik-policy', `${what} ${flaw}.`);
  for (const [key, value] of Object.entries(policies.annotations ?? {})) {
    if (inherited.annotations?.[key] === value) continue;
    const flaw = annotationFlaw(key);
    if (flaw !== undefined) yield finding('traefik-annotation', `${what} has the annotation "${key}", ${flaw}.`);
  }
}

function* flaws(policies: RoutePolicies, inherited: RoutePolicies): Generator<string> {
  const { basicAuth, bodySize, buffering, consistentHash, cors, externalAuth, protocol, stickySession } = policies;
  const isOwn = (...names: (keyof RoutePolicies)[]) => names.some((name) => policies[name] !== inherited[name]);
  if (cors && isOwn('cors')) {
    const wide = cors.origins.find((origin) => origin.includes('*.'));
    if (wide)
      yield `has the origin ${show(wide)} in cors, which Traefik compares as a text: list the origins one by one`;
  }
  if (cors && basicAuth && isOwn('cors', 'basicAuth')) {
    yield 'has cors and basicAuth, of which Traefik asks preflight requests for a password as well: use externalAuth, or leave one out';
  }
  if (bodySize && buffering?.requests === false && isOwn('bodySize', 'buffering')) {
    yield 'has a bodySize, which Traefik measures only in requests that it buffers: leave buffering requests: false out';
  }
  if (buffering?.busySize && isOwn('buffering')) {
    yield 'has a busySize in buffering, whose annotation Traefik does not read: leave it out';
  }
  if (stickySession && isOwn('stickySession')) {
    for (const name of ['conditionalSameSiteNone', 'changeOnFailure'] as const) {
      if (stickySession[name])
        yield `has ${name} in stickySession, whose annotation Traefik does not read: leave it out`;
    }
  }
  if (consistentHash && isOwn('consistentHash')) {
    if (consistentHash.subsetSize !== undefined) {
      yield 'has a subsetSize in consistentHash, whose annotation Traefik does not read: leave it out';
    }
    yield* variables('the key of consistentHash', consistentHash.key);
  }
  if (externalAuth && isOwn('externalAuth')) {
    yield* variables('the url of externalAuth', externalAuth.url);
    yield* variables('the signinUrl of externalAuth', externalAuth.signinUrl ?? '');
  }
  if (protocol === BackendProtocol.H2C && isOwn('protocol')) {
    yield 'has a backend that speaks H2C, for which the annotation has no word: write PortProtocol.grpc() for gRPC, or PortProtocol.http() where the server speaks HTTP/1.1 as well';
  }
}

/** The variables of nginx that Traefik knows (middlewares/ingressnginx/interpolation.go), those of ingress-nginx included. */
const VARIABLE =
  /^(?:scheme|host|hostname|request_uri|request_method|query_string|args|remote_addr|uri|document_uri|server_name|server_port|content_type|content_length|is_args|best_http_host|escaped_request_uri|proxy_add_x_forwarded_for|(?:http|arg|cookie)_\w+)$/;

function* variables(what: string, text: string): Generator<string> {
  for (const [, name = ''] of text.matchAll(/\$\{?(\w+)\}?/g)) {
    if (!VARIABLE.test(name))
      yield `has ${show(`$${name}`)} in ${what}, a variable that Traefik does not know: write another one, such as "$request_uri"`;
  }
}

function annotationFlaw(key: string): string | undefined {
  if (!key.startsWith(ANNOTATION_PREFIX)) return undefined;
  const name = key.slice(ANNOTATION_PREFIX.length);
  const option = BY_OPTION[name];
  if (option !== undefined) {
    return `which Traefik takes only with its option ${option}, and serves nothing of the Ingress without it: leave it out, or leave the routes to ingress-nginx`;
  }
  return READ.has(name)
    ? undefined
    : 'which Traefik does not read as ingress-nginx does: leave it out, or leave the routes to ingress-nginx';
}
