import { type IgnoredAnnotation, withoutPrefix } from './annotations';
import { attachCanaries, canaryShare } from './canary';
import { CATCH_ALL, readIngresses, type ServiceRef } from './ingress-object';
import { admit } from './ingress-order';
import { chooseLocation, type LocationChoice, locationPattern } from './location-choice';
import { prepareLocations, rewrites } from './locations';
import { overlaps } from './overlaps';
import { fromBytes } from './pcre';
import { groupNamesOf, RewriteRule } from './rewrite-rule';
import { chooseServer, hostName, type WwwRedirect, wwwRedirects } from './server-choice';
import { createServers, type ModelLocation, type ModelServer } from './servers';
import { createUpstreams, DEFAULT_UPSTREAM, type Upstream } from './upstreams';
import { escapeUri, parseUri, type RequestUri, withArgs } from './uri';

export interface ModelRequest {
  readonly host?: string;
  /** The request target: path and, if any, query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly scheme?: 'http' | 'https';
}

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
  readonly status?: number;
  readonly location?: string;
}

export interface ModelOptions {
  /** @default nginx */
  readonly className?: string;
  /** Names of Ingresses, oldest first. What it leaves out was made later, all in one second. */
  readonly order?: readonly string[];
}

/** The container ports, which from-to-www-redirect writes into its Location (ngx_srv_redirect.lua). */
const PORTS = { http: 80, https: 443 } as const;
/** ConfigMap http-redirect-code. */
const REDIRECT_CODE = 308;
/** The codes for which nginx's `return` makes a Location header; with any other one the URL is the body. */
const LOCATION_CODES = [301, 302, 303, 307, 308];
const OWN_LOCATIONS: readonly (readonly [string, number])[] = [
  ['/healthz', 200],
  ['/nginx_status', 403],
];
/** createServers restores these two groups after it has given an Ingress without rules the catch-all's root. */
const SKIPPED_ON_CATCH_ALL = [
  ...['rewrite-target', 'use-regex', 'app-root', 'ssl-redirect', 'force-ssl-redirect', 'preserve-trailing-slash'],
  ...['from-to-www-redirect', 'temporal-redirect', 'temporal-redirect-code'],
  ...['permanent-redirect', 'permanent-redirect-code', 'server-alias'],
];
/** ConfigMap no-tls-redirect-locations. */
const NO_TLS_REDIRECT = '/.well-known/acme-challenge';

/**
 * An interpreter of Ingress API objects: it answers where ingress-nginx v1.15 with its default configuration would
 * send a request. Every Service is taken to exist and to have endpoints.
 */
export class IngressNginxModel {
  /** In the order of the configuration file. */
  readonly servers: readonly ModelServer[];
  readonly redirects: readonly WwwRedirect[];
  readonly upstreams: ReadonlyMap<string, Upstream>;
  readonly rejected: readonly { readonly name: string; readonly reason: string }[];
  readonly ignored: readonly IgnoredAnnotation[];
  /** What the admission webhook would refuse as already defined, one sentence each; the first one wins all the same. */
  readonly overlaps: readonly string[];
  private readonly groupNames: ReadonlySet<string>;

  constructor(objects: readonly unknown[], options: ModelOptions = {}) {
    const ingresses = readIngresses(objects);
    const admission = admit(ingresses, options.className ?? 'nginx', options.order ?? []);
    this.rejected = admission.rejected;
    this.ignored = admission.ignored;
    this.overlaps = overlaps(admission.accepted);
    const upstreams = createUpstreams(admission.accepted);
    const servers = createServers(admission.accepted, upstreams);
    attachCanaries(admission.accepted, upstreams, servers);
    this.upstreams = upstreams;
    this.servers = [...servers.values()].sort((left, right) => (left.hostname < right.hostname ? -1 : 1));
    this.servers.forEach(prepareLocations);
    this.redirects = wwwRedirects(this.servers);
    this.groupNames = groupNamesOf(this.servers.flatMap(({ locations }) => locations.map(({ path }) => path)));
    this.compileAll();
  }

  decide(request: ModelRequest): ModelDecision {
    const target = parseUri(request.path);
    if (target === undefined) {
      return nothing(400);
    }
    const scheme = request.scheme ?? 'http';
    const host = hostName(request.host);
    const www = this.redirects.find(({ from }) => from === host);
    if (www !== undefined) {
      return redirect(REDIRECT_CODE, `${scheme}://${www.to}:${PORTS[scheme]}${withoutFinalSlash(target.raw)}`);
    }
    const server = chooseServer(this.servers, host);
    if (server === undefined) {
      return nothing(404);
    }
    const appRoot = server.locations.find(({ settings }) => settings.appRoot !== '')?.settings.appRoot;
    if (appRoot !== undefined && target.uri === '/') {
      // emitted in the server, outside of any location
      return redirect(302, `${scheme}://${request.host ?? ''}${appRoot}`);
    }
    const choice = chooseLocation(server, target.uri);
    const own = controllerOwn(server, choice, target.uri);
    if (own !== undefined) {
      return nothing(own);
    }
    return choice === undefined ? nothing(404) : this.inLocation(choice, target, request);
  }

  /** The annotations, without prefix and without the ignored ones, of the location that a request lands on. */
  annotationsFor(request: ModelRequest): Record<string, string> {
    const target = parseUri(request.path);
    const host = hostName(request.host);
    const server = this.redirects.some(({ from }) => from === host) ? undefined : chooseServer(this.servers, host);
    if (target === undefined || server === undefined) {
      return {};
    }
    const choice = chooseLocation(server, target.uri);
    const owner = choice?.location.owner;
    if (owner === undefined || controllerOwn(server, choice, target.uri) !== undefined) {
      return {};
    }
    const unused = this.ignored.filter(({ name }) => name === owner.name).map(({ annotation }) => annotation);
    if (owner.rules.length === 0) {
      unused.push(...SKIPPED_ON_CATCH_ALL);
    }
    return Object.fromEntries(
      Object.entries(withoutPrefix(owner.annotations)).filter(([key]) => !unused.includes(key)),
    );
  }

  private inLocation({ kind, location }: LocationChoice, target: RequestUri, request: ModelRequest): ModelDecision {
    const scheme = request.scheme ?? 'http';
    const origin = location.settings.relativeRedirects ? '' : `${scheme}://${hostName(request.host)}`;
    if (kind === 'slash') {
      return redirect(
        301,
        `${origin}${withArgs(escapeUri(Buffer.from(location.path).toString('latin1')), target.args)}`,
      );
    }
    const fixed = location.settings.redirect;
    if (fixed !== undefined) {
      // `return` comes before everything that Lua or a rewrite does, the https redirect included
      const url = fixed.url.startsWith('/') ? `${origin}${fixed.url}` : fixed.url;
      return LOCATION_CODES.includes(fixed.code) ? redirect(fixed.code, url) : nothing(fixed.code);
    }
    const rewritten = this.rewriteOf(location)?.apply(target) ?? { kind: 'unchanged' as const };
    if (rewritten.kind === 'redirect') {
      return redirect(302, fromBytes(rewritten.location));
    }
    if (rewritten.kind === 'empty') {
      return nothing(500);
    }
    if (this.redirectsToHttps(location, scheme, hostName(request.host))) {
      return this.httpsRedirect(location, target, request);
    }
    return this.forward(location, rewritten.kind === 'path' ? rewritten.path : request.path, request);
  }

  /** lua_ingress.lua redirect_to_https. */
  private redirectsToHttps(location: ModelLocation, scheme: string, host: string): boolean {
    if (scheme !== 'http' || location.path.startsWith(NO_TLS_REDIRECT)) {
      return false;
    }
    const { forceSslRedirect, sslRedirect } = location.settings;
    return forceSslRedirect || (sslRedirect && this.hasCertificate(host));
  }

  /** certificate.lua get_pem_cert_uid: asks for the name, then for the name with a star as its first label. */
  private hasCertificate(host: string): boolean {
    const star = host.replace(/^[^.]+\./, '*.');
    return this.servers.some(({ hostname, aliases, certificate }) => {
      // a certificate's names are not known here: an alias is taken to be covered
      return certificate && (hostname === host || hostname === star || aliases.includes(host));
    });
  }

  private httpsRedirect(location: ModelLocation, target: RequestUri, request: ModelRequest): ModelDecision {
    const { preserveTrailingSlash, usePortInRedirects } = location.settings;
    const uri = preserveTrailingSlash ? target.raw : withoutFinalSlash(target.raw);
    const host = (request.host ?? '').split(':')[0] ?? '';
    return redirect(REDIRECT_CODE, fromBytes(`https://${host}${usePortInRedirects ? `:${PORTS.https}` : ''}${uri}`));
  }

  private forward(location: ModelLocation, path: string, request: ModelRequest): ModelDecision {
    const stable = this.upstreams.get(location.upstream);
    if (stable === undefined || stable.name === DEFAULT_UPSTREAM) {
      return nothing(404);
    }
    // balancer.lua looks at alternative_backends[1] only; a second canary never gets a request
    const canary = this.upstreams.get(stable.alternatives[0] ?? '');
    const share = canary === undefined ? 0 : canaryShare(canary.policy, request);
    const shares: [ServiceRef, number][] = [[stable.service, 100 - share]];
    if (canary !== undefined) {
      shares.push([canary.service, share]);
    }
    const backends = shares
      .filter(([, weight]) => weight > 0)
      .map(([{ service, port }, weight]) => ({ serviceName: service, servicePort: port, weight }));
    return { outcome: 'forward', backends, path };
  }

  /** A bad pattern on any host keeps nginx from loading the whole file, so it must not wait for a request. */
  private compileAll(): void {
    for (const server of this.servers) {
      for (const location of server.locations) {
        this.rewriteOf(location);
        if (server.regexMode) {
          locationPattern(location);
        }
      }
    }
  }

  /** The target is compared with the path as it is *after* it was split into `/foo/` and `= /foo`. */
  private rewriteOf(location: ModelLocation): RewriteRule | undefined {
    const { path, settings } = location;
    return rewrites(location) ? new RewriteRule(path, settings.rewriteTarget, this.groupNames) : undefined;
  }
}

/** The status of a location that the catch-all server has of its own (nginx.tmpl). Patterns overrule these prefixes. */
function controllerOwn(server: ModelServer, choice: LocationChoice | undefined, uri: string): number | undefined {
  const own = OWN_LOCATIONS.find(([name]) => uri.startsWith(name));
  if (own === undefined || server.hostname !== CATCH_ALL || server.regexMode) {
    return undefined;
  }
  const [name, status] = own;
  if (choice?.kind === 'slash') {
    return uri === name ? status : undefined;
  }
  const closer = choice?.location.pathType === 'Exact' || (choice?.location.path.length ?? 0) > name.length;
  return closer ? undefined : status;
}

function withoutFinalSlash(uri: string): string {
  return uri.endsWith('/') ? uri.slice(0, -1) : uri;
}

function redirect(status: number, location: string): ModelDecision {
  return { outcome: 'redirect', backends: [], status, location };
}

function nothing(status: number): ModelDecision {
  return { outcome: 'none', backends: [], status };
}
