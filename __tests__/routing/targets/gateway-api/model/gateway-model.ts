import { BackendCertificates } from './backend-tls';
import { type FilterOptions, filterOf, headerValuesOf, locationOf, modifyPath } from './filters';
import {
  type BackendRef,
  type Gateway,
  type HttpRoute,
  type Listener,
  readGateways,
  readHttpRoutes,
  readListenerSets,
} from './gateway-object';
import { bySpecificity, takesHost } from './hostnames';
import { asRecord, type Json } from './json';
import { chooseListener, findGateway, hostnamesOf, isAttached } from './listeners';
import { byPrecedence, type Candidate, matches, type PrecedenceOptions } from './matching';
import { type ModelRequest, type ReadRequest, readRequest } from './request';

export interface ModelBackend {
  readonly serviceName: string;
  readonly servicePort: number | string;
  /** Percent; the weights of a decision sum to 100, and a backend that gets nothing is left out. */
  readonly weight: number;
}

export interface ModelDecision {
  readonly outcome: 'forward' | 'redirect' | 'none';
  readonly backends: readonly ModelBackend[];
  /** As the backend sees it, with the query. */
  readonly path?: string;
  /** Of a redirect; and of none, 404 where no rule matches and 500 where a rule has nowhere to send a request. */
  readonly status?: number;
  readonly location?: string;
}

/** What the specification leaves open, each with a default; a target is best tested with every value. */
export interface ModelOptions extends PrecedenceOptions, FilterOptions {
  /** The Gateway that requests come in by, as `namespace/name`; needed where the routes name several. */
  readonly gateway?: string;
  /** Names of HTTPRoutes, oldest first. What it leaves out was made later, all in one second. */
  readonly order?: readonly string[];
  /**
   * Whether a request that no rule of the most specific hostname matches is tried with the next hostname. "Precedence
   * must be given" to the former, which says nothing of it. Gateways with a virtual host for each hostname (Envoy, NGINX)
   * do not; those that sort all routes into one list do.
   *
   * @default false
   */
  readonly fallThrough?: boolean;
  /**
   * Whether paths are normalised before they are compared.
   *
   * @default true
   */
  readonly normalise?: boolean;
  /**
   * Whether backends and redirects without a path of their own see the path as it was compared (Envoy) or as it was sent.
   *
   * @default compared
   */
  readonly passedPath?: 'compared' | 'sent';
  /**
   * Whether a path that only the exact path with a slash at its end has a match next to is redirected there (NGINX Gateway Fabric, of
   * nginx's own accord).
   *
   * @default false
   */
  readonly slashRedirect?: boolean;
}

/** Where a request came in, and the match that won. */
interface Choice {
  readonly request: ReadRequest;
  readonly listener: Listener;
  readonly candidate: Candidate;
}

/**
 * An interpreter of HTTPRoute and Gateway objects by the rules that Gateway API v1.6 writes down: it answers where a
 * conforming implementation would send a request. Every Service is taken to exist and to have endpoints. A Gateway that
 * is not among the objects is taken to have the listeners `http` and `https`, for every host.
 */
export class GatewayModel {
  private readonly gateway: Gateway | undefined;
  private readonly routes: readonly HttpRoute[];
  private readonly certificates: BackendCertificates;

  constructor(
    objects: readonly unknown[],
    private readonly options: ModelOptions = {},
  ) {
    this.routes = readHttpRoutes(objects);
    this.certificates = new BackendCertificates(objects);
    this.gateway = findGateway(readGateways(objects), readListenerSets(objects), this.routes, options.gateway);
  }

  decide(asked: ModelRequest): ModelDecision {
    if (this.options.headerFormats && this.isRefused()) return nothing(404);
    const folder = this.options.slashRedirect ? this.folderOf(asked) : undefined;
    if (folder !== undefined) return { outcome: 'redirect', backends: [], status: 301, location: folder };
    const choice = this.choose(asked);
    if (choice === undefined) return nothing(404);
    const { request, listener, candidate } = choice;
    const { rule, match } = candidate;
    const path = this.options.passedPath === 'sent' ? request.sentPath : request.path;
    const prefix = match.path.value;

    const redirect = filterOf(rule.filters, 'RequestRedirect', 'requestRedirect');
    if (redirect !== undefined) {
      const dropped = redirect.path !== undefined && this.options.redirectQuery === 'drop';
      // what is replaced in a path is what was compared
      const passed = redirect.path === undefined ? path : request.path;
      const location = locationOf(
        redirect,
        request,
        listener,
        {
          path: passed,
          query: dropped ? '' : request.query,
          prefix,
        },
        this.options,
      );
      return { outcome: 'redirect', backends: [], status: Number(redirect.statusCode ?? 302), location };
    }
    const backends = shares(rule.backends);
    // "If all entries in backendRefs are invalid, and there are also no filters": 500; the same for no entry at all
    if (backends.length === 0) return nothing(500);
    const rewrite = filterOf(rule.filters, 'URLRewrite', 'urlRewrite');
    const seen =
      rewrite?.path === undefined ? path : modifyPath(asRecord(rewrite.path), request.path, prefix, this.options);
    return { outcome: 'forward', backends, path: seen + request.query };
  }

  /** The filters of the rule that decides about a request, as the object has them; none where no rule does. */
  filtersFor(asked: ModelRequest): readonly Json[] {
    const filters = this.choose(asked)?.candidate.rule.filters ?? [];
    const isRedirect = filterOf(filters, 'RequestRedirect', 'requestRedirect') !== undefined;
    const isBare = isRedirect && this.options.redirectCors === 'drop';
    return isBare ? filters.filter(({ type }) => type !== 'CORS') : filters;
  }

  /** The timeouts of the rule that decides about a request, as the object has them. */
  timeoutsFor(asked: ModelRequest): Json {
    return this.choose(asked)?.candidate.rule.timeouts ?? {};
  }

  /** The certificates that the backends of a request have to show, in words. */
  certificatesFor(asked: ModelRequest): string[] {
    const { route, rule } = this.choose(asked)?.candidate ?? {};
    return route && rule ? this.certificates.factsOf(route.namespace, rule.backends) : [];
  }

  private isRefused(): boolean {
    const values = this.routes.flatMap(({ rules }) => rules.flatMap(({ filters }) => headerValuesOf(filters)));
    return values.some((value) => value.includes('%'));
  }

  private choose(asked: ModelRequest): Choice | undefined {
    const request = readRequest(asked, this.options.normalise ?? true);
    const { gateway } = this;
    const listener = gateway && chooseListener(gateway, request);
    if (gateway === undefined || listener === undefined) return undefined;
    const attached = this.routes.filter((route) => isAttached(route, listener));
    const groups = byHostname(attached, request.host);
    for (const routes of this.options.precedence === 'number' ? [[...new Set(groups.flat())]] : groups) {
      const candidate = this.chooseMatch(routes, request);
      if (candidate !== undefined) return { request, listener, candidate };
      if (!this.options.fallThrough) return undefined;
    }
    return undefined;
  }

  /** The location with a slash at its end to which a path without a match of its own is redirected. */
  private folderOf(asked: ModelRequest): string | undefined {
    const request = readRequest(asked, this.options.normalise ?? true);
    const [group = []] = byHostname(this.routes, request.host);
    const paths = group.flatMap(({ rules }) => rules.flatMap(({ matches: all }) => all.map(({ path }) => path)));
    const hasOwn = paths.some(({ type, value }) => type !== 'RegularExpression' && value === request.path);
    const isFolder = paths.some(({ type, value }) => type === 'Exact' && value === `${request.path}/`);
    return isFolder && !hasOwn ? `${request.scheme}://${request.host}${request.path}/${request.query}` : undefined;
  }

  private chooseMatch(routes: readonly HttpRoute[], request: ReadRequest): Candidate | undefined {
    const order = this.options.order ?? [];
    const candidates = routes.flatMap((route) => {
      const age = order.includes(route.name) ? order.indexOf(route.name) : order.length;
      return route.rules.flatMap((rule, ruleIndex) =>
        rule.matches.map((match) => ({ route, rule, match, ruleIndex, age })),
      );
    });
    return candidates.filter(({ match }) => matches(match, request, this.options)).sort(byPrecedence(this.options))[0];
  }
}

/**
 * The routes that take a host, those of its most specific hostname first (HTTPRoute `hostnames`). Routes that name the
 * same hostname are one group: "if ties exist across multiple Routes, the matching precedence rules take over".
 */
function byHostname(routes: readonly HttpRoute[], host: string): HttpRoute[][] {
  const groups = new Map<string | undefined, HttpRoute[]>();
  for (const route of routes) {
    for (const hostname of hostnamesOf(route)) {
      if (takesHost(hostname, host)) groups.set(hostname, [...(groups.get(hostname) ?? []), route]);
    }
  }
  return [...groups].sort(([left], [right]) => bySpecificity(left, right)).map(([, group]) => group);
}

/** Each weight is a part of their sum (BackendRef `weight`); the first share is what the others leave. */
function shares(backends: readonly BackendRef[]): ModelBackend[] {
  const used = backends.filter(({ weight }) => weight > 0);
  const sum = used.reduce((total, { weight }) => total + weight, 0);
  const rest = used.slice(1).map(({ weight }) => (weight * 100) / sum);
  const first = 100 - rest.reduce((total, percent) => total + percent, 0);
  return used.map(({ name, port }, index) => ({
    serviceName: name,
    servicePort: port,
    weight: index === 0 ? first : (rest[index - 1] ?? 0),
  }));
}

function nothing(status: number): ModelDecision {
  return { outcome: 'none', backends: [], status };
}
