import { show } from '../../../../../rules/show';
import { type RouteBackend, servicesOfBackend } from '../../../../table/backend';
import { BackendProtocol } from '../../../../table/backend-protocol';
import { describeRoute, PathMatch } from '../../../../table/path-match';
import { type Rewrite, RewriteKind } from '../../../../table/rewrite';
import type { HostRoutes, Route, RouteTable } from '../../../../table/route-table';
import { about, type TargetFindings } from '../../../routing-target';
import { checkRedirects } from '../../check-redirects';
import { finding } from '../../codes';
import type { AcceptedDifferences } from '../../differences';
import { checkEachPolicies } from '../../each-policies';
import { MAX_PATH } from '../../limits';
import { unitsOf } from '../../units';
import { arrange } from './arrange';
import { checkCompared } from './check-compared';
import { checkHashes } from './check-hashes';
import { checkLocations } from './check-locations';
import { checkPolicyValues } from './check-policy-values';
import { checkWildcards } from './check-wildcards';
import { partOf } from './policies';

/** Checks that NGINX Gateway Fabric takes the values of a table, which it writes into nginx's configuration. */
export function* checkTable(table: RouteTable, accepted: AcceptedDifferences, snippets: boolean): TargetFindings {
  const { hosts } = table;
  if (hosts.some(({ host }) => host === undefined)) {
    yield* checkWildcards(table, accepted, 'the routes for every host take');
  }
  if (snippets) yield* checkLocations(table);
  else yield* checkRedirects(table);
  yield* checkEachPolicies(table, checkPolicyValues);
  yield* checkHashes(table);
  yield* checkCompared(table, accepted);
  const defaults = new Set(hosts.flatMap(({ defaultBackend }) => defaultBackend ?? []));
  for (const backend of defaults) yield* checkBackend('the default backend', backend);
  for (const host of hosts) yield* checkLengths(table, host);
  for (const route of new Set(hosts.flatMap(({ routes }) => routes))) {
    yield* about(route.key, checkRoute(route));
  }
}

/** Checks that paths fit as they are written. */
function* checkLengths(table: RouteTable, host: HostRoutes): TargetFindings {
  const units = arrange(unitsOf(table, host, 'any', { comparesHosts: false }), partOf);
  const long = units.flat().filter(({ path }) => (path?.path.length ?? 0) > MAX_PATH);
  for (const { path, written, routeKey } of new Map(long.map((rule) => [rule.written, rule])).values()) {
    const message = `the path ${show(written)} has ${path?.path.length} characters with its repetitions written out, and made longer than the expressions that it comes before: NGINX Gateway Fabric takes ${MAX_PATH}. Write a shorter one.`;
    yield { ...finding('gateway-limit', message), routeKey };
  }
}

function* checkRoute({ match, path, rewrite, backend }: Route): TargetFindings {
  const what = describeRoute(match, path);
  if (match !== PathMatch.REGEX && path.includes(';')) {
    const message = `${what} has a ";", which NGINX Gateway Fabric takes in no path: route a prefix without it.`;
    yield finding('gateway-value', message);
  }
  if (rewrite !== undefined) yield* checkRewrite(what, path, rewrite);
  if (backend !== undefined) yield* checkBackend(what, backend);
}

/** A prefix is looked for as a regular expression, and a new path is encoded once more. */
function* checkRewrite(what: string, prefix: string, { kind, path = '' }: Rewrite): TargetFindings {
  const [sign] = /[+()]/.exec(prefix) ?? [];
  const cuts = kind === RewriteKind.STRIP_PREFIX || kind === RewriteKind.REPLACE_PREFIX;
  if (cuts && sign !== undefined) {
    const message = `${what} is rewritten and has ${show(sign)}, which NGINX Gateway Fabric reads as a sign of a regular expression: let the service take the path, or route a prefix without it.`;
    yield finding('gateway-value', message);
  }
  // A template stands in quotes, and its "$" are those of groups.
  const [wrong] = (kind === RewriteKind.REGEX ? /%/ : /[{}; $%]/).exec(path) ?? [];
  if (wrong === undefined) return;
  const message = `${what} is rewritten to ${show(path)}, of which NGINX Gateway Fabric does not take ${show(wrong)}: rewrite to a path without it.`;
  yield finding('gateway-value', message);
}

/** Services speak HTTP/1.1 to nginx; an HTTPRoute leads to no other. */
const SPOKEN: readonly (BackendProtocol | undefined)[] = [undefined, BackendProtocol.HTTP, BackendProtocol.HTTPS];

function* checkBackend(what: string, backend: RouteBackend): TargetFindings {
  for (const { serviceName, protocol } of servicesOfBackend(backend)) {
    if (SPOKEN.includes(protocol)) continue;
    const message = `${what} goes to ${show(serviceName)}, which speaks ${protocol}: NGINX Gateway Fabric reaches it by a GRPCRoute only. Write one by hand, or let the service speak HTTP.`;
    yield finding('gateway-value', message);
  }
  const { header, weight = 0, weightTotal = 100 } = backend.split ?? {};
  if ((weight * 10_000) % weightTotal !== 0) {
    const message = `${what} goes to a release with ${weight} of ${weightTotal} requests: NGINX Gateway Fabric takes hundredths of a percent. Write a part of 10000.`;
    yield finding('gateway-value', message);
  }
  if (header?.name.includes('_')) {
    const message = `${what} goes to a release by the header ${show(header.name)}, which nginx drops for its "_": write it with "-".`;
    yield finding('gateway-value', message);
  }
  if (header?.value?.includes(',')) {
    const message = `${what} goes to a release by the header value ${show(header.value)}: NGINX Gateway Fabric takes the comma for the end of it. Write a value without one.`;
    yield finding('gateway-value', message);
  }
}
