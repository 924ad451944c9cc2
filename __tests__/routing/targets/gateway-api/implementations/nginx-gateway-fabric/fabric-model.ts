import type { RouteRequest } from '../../../../../../lib';
import type { Manifest } from '../../../../../support/app';
import { describeDecision } from '../../../../support';
import { filterOf, locationOf, modifyPath } from '../../model/filters';
import type { ModelBackend, ModelDecision } from '../../model/gateway-model';
import {
  type Gateway,
  type HttpRoute,
  type HttpRouteMatch,
  type HttpRouteRule,
  readGateways,
  readHttpRoutes,
  readListenerSets,
  type ValueMatch,
} from '../../model/gateway-object';
import { bySpecificity, takesHost } from '../../model/hostnames';
import { asRecord } from '../../model/json';
import { chooseListener, findGateway, hostnamesOf, isAttached } from '../../model/listeners';
import { type ModelRequest, type ReadRequest, readRequest } from '../../model/request';
import type { Candidate } from './candidate';
import { checkForNginx } from './check-for-nginx';
import { OwnObjects } from './own-objects';

/**
 * An interpreter of HTTPRoutes by what NGINX Gateway Fabric v2.6.7 makes of them: locations of nginx, chosen by path alone,
 * in which a script compares headers (internal/controller/nginx/config/servers.go, modules/src/httpmatches.js).
 */
export class FabricModel {
  readonly own: OwnObjects;
  private readonly routes: readonly HttpRoute[];
  private readonly gateway: Gateway | undefined;

  /** @param order the names of the HTTPRoutes, oldest first. */
  constructor(objects: readonly unknown[], order: readonly string[] = []) {
    this.own = new OwnObjects(objects.map(asRecord));
    const age = ({ name }: HttpRoute) => (order.includes(name) ? order.indexOf(name) : order.length);
    this.routes = readHttpRoutes(objects).sort((left, right) => age(left) - age(right));
    this.gateway = findGateway(readGateways(objects), readListenerSets(objects), this.routes, undefined);
    checkForNginx(this.routes, this.own);
  }

  decide(asked: ModelRequest): ModelDecision {
    const request = readRequest(asked, true);
    const { candidate, listener, folder } = this.choose(request);
    if (folder !== undefined) return { outcome: 'redirect', backends: [], status: 301, location: folder };
    if (candidate === undefined || listener === undefined) return { outcome: 'none', backends: [], status: 404 };
    const { rule, match } = candidate;
    const answer = this.own.answerOf(rule);
    if (answer !== undefined) return { outcome: 'redirect', backends: [], ...answer };
    const redirect = filterOf(rule.filters, 'RequestRedirect', 'requestRedirect');
    const [prefix, path] = [match.path.value, request.sentPath];
    if (redirect !== undefined) {
      const changed = redirect.path === undefined ? path : request.path;
      const location = locationOf(redirect, request, listener, { path: changed, query: request.query, prefix });
      return { outcome: 'redirect', backends: [], status: Number(redirect.statusCode ?? 302), location };
    }
    const made = match.headers.length > 0 ? undefined : this.own.rewritten(rule, bytesOf(request.path));
    if (made !== undefined) {
      return { outcome: 'forward', backends: sharesOf(rule), path: encoded(made) + request.query };
    }
    const rewrite = filterOf(rule.filters, 'URLRewrite', 'urlRewrite');
    const seen = rewrite?.path === undefined ? path : modifyPath(asRecord(rewrite.path), request.path, prefix);
    return { outcome: 'forward', backends: sharesOf(rule), path: seen + request.query };
  }

  answerTo(request: RouteRequest): string {
    const asked = { ...request, host: request.host ?? 'any' };
    const { path, ...decision } = this.decide(asked as never);
    return describeDecision({ ...decision, path: path?.replace(/\?.*$/, '') } as never, asked);
  }

  treatmentOf(request: RouteRequest): string[] {
    const candidate = this.candidateFor({ ...request, host: request.host ?? 'any' } as never);
    return candidate === undefined ? [] : this.own.treatmentOf(candidate);
  }

  /** The HTTPRoute and the rule that decide about a request. */
  candidateFor(asked: ModelRequest): Candidate | undefined {
    return this.choose(readRequest(asked, true)).candidate;
  }

  private choose(request: ReadRequest) {
    const { gateway } = this;
    const listener = gateway && chooseListener(gateway, request);
    if (gateway === undefined || listener === undefined) return {};
    const attached = this.routes.filter((route) => isAttached(route, listener));
    const hostnames = attached.flatMap((route) => hostnamesOf(route)).filter((name) => takesHost(name, request.host));
    const [server] = hostnames.sort(bySpecificity);
    const found = attached
      .filter((route) => hostnamesOf(route).includes(server))
      .flatMap((route) => route.rules.flatMap((rule) => rule.matches.map((match) => ({ route, rule, match }))));
    const folder = folderFor(found, request.path);
    if (folder !== undefined) return { folder };
    const location = locationFor(found, request.path);
    if (isCaught(location, found)) return {};
    // The most headers first, then the oldest HTTPRoute, then the first rule.
    const candidate = [...location]
      .sort((left, right) => right.match.headers.length - left.match.headers.length)
      .find(({ match }) => match.headers.every((header) => comparesHeader(header, request)));
    return { candidate, listener };
  }
}

/** The models of some objects, oldest first and the other way round. */
export function modelsOf(objects: readonly Manifest[]): FabricModel[] {
  const names = objects.map(({ metadata }) => metadata.name);
  return [names, [...names].reverse()].map((order) => new FabricModel(objects, order));
}

/** The location in a slash that nginx sends a path without one to. */
function folderFor(candidates: readonly Candidate[], path: string): string | undefined {
  const values = (value: string) =>
    candidates.some(({ match }) => match.path.type !== 'RegularExpression' && match.path.value === value);
  return !values(path) && values(`${path}/`) ? `${path}/` : undefined;
}

/**
 * True where headers are compared, after which nginx looks for the location of the rule: a regular expression that takes its name
 * comes before it, and sends the request there again until nginx answers with 500.
 */
function isCaught(location: readonly Candidate[], candidates: readonly Candidate[]): boolean {
  const isInternal = location.length > 1 || location.some(({ match }) => match.headers.length > 0);
  const isTaken = ({ type, value }: HttpRouteMatch['path']) =>
    type === 'RegularExpression' && new RegExp(`^${value}`).test('/_ngf-internal-rule0-route0');
  return isInternal && candidates.some(({ match }) => isTaken(match.path));
}

/** The matches of the one location that nginx chooses: exact, then the first regular expression, then the longest prefix. */
function locationFor(candidates: readonly Candidate[], path: string): readonly Candidate[] {
  const of = (type: string) => candidates.filter(({ match }) => match.path.type === type);
  const named = (type: string, value: string | undefined) => of(type).filter(({ match }) => match.path.value === value);
  const exact = named('Exact', path);
  if (exact.length > 0) return exact;
  // A prefix without a slash at its end has a location for itself, and one for all below.
  if (path !== '/' && !path.endsWith('/') && named('PathPrefix', path).length > 0) return named('PathPrefix', path);
  const regexes = of('RegularExpression').map(({ match }) => match.path.value);
  const pattern = regexes
    .sort((left, right) => right.length - left.length || (left < right ? -1 : 1))
    .find((value) => new RegExp(`^${value}`).test(path));
  if (pattern !== undefined) return named('RegularExpression', pattern);
  const prefixes = of('PathPrefix').map(({ match }) => match.path.value);
  const longest = prefixes
    .filter((value) => path.startsWith(value.endsWith('/') ? value : `${value}/`))
    .sort((left, right) => right.length - left.length)[0];
  return named('PathPrefix', longest);
}

/** The bytes of a path that is encoded, each as a character. */
const bytesOf = (path: string) => Buffer.from(decodeURIComponent(path), 'utf8').toString('latin1');

/** Bytes as nginx encodes them anew. */
const encoded = (bytes: string) =>
  bytes.replace(/[^!$&-;=@-Z_a-z~[\]]/g, (byte) => `%${Buffer.from(byte, 'latin1').toString('hex').toUpperCase()}`);

/** A list is compared item by item, and a pattern with any part of an item. */
function comparesHeader({ type, name, value }: ValueMatch, { headers, host, hostPort }: ReadRequest): boolean {
  const sent = name === 'Host' ? host + hostPort : headers.get(name.toLowerCase());
  const items = sent ? sent.split(',') : [];
  return type === 'Exact' ? items.includes(value) : items.some((item) => new RegExp(value).test(item));
}

/** Hundredths of a percent, rounded down; the last has the rest. */
function sharesOf({ backends }: HttpRouteRule): ModelBackend[] {
  const sum = backends.reduce((total, { weight }) => total + weight, 0);
  let left = 100;
  const shares = backends.map(({ name, port, weight }, index) => {
    const share = index === backends.length - 1 ? left : Math.floor((weight * 10_000) / sum) / 100;
    left = Math.round((left - share) * 100) / 100;
    return { serviceName: name, servicePort: port, weight: share };
  });
  // nginx sends nothing to a share of 0.00%.
  return shares.filter(({ weight }) => weight > 0);
}
