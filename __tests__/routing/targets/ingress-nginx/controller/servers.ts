import { type IngressSettings, NO_SETTINGS } from './annotations';
import { CATCH_ALL, type IngressObject, type IngressPath, type PathType } from './ingress-object';
import type { AcceptedIngress } from './ingress-order';
import { DEFAULT_UPSTREAM, type Upstream, upstreamName } from './upstreams';

/** One `location` block to be. `prepareLocations` turns it into what nginx sees. */
export interface ModelLocation {
  path: string;
  pathType: PathType;
  upstream: string;
  /** The root location that every server gets, as long as no Ingress has the path `/`. */
  isDefault: boolean;
  /** The Ingress whose annotations the location carries. */
  owner?: IngressObject;
  settings: IngressSettings;
}

export interface ModelServer {
  readonly hostname: string;
  aliases: readonly string[];
  locations: ModelLocation[];
  /** Every location is `~* "^path"` (template.go enforceRegexModifier). */
  regexMode: boolean;
  /** Some certificate is configured for the host, be it the fake one. */
  certificate: boolean;
  redirectsFromWww: boolean;
}

/** controller.go createServers and the loop of getBackendServers over rules and paths. */
export function createServers(
  ingresses: readonly AcceptedIngress[],
  upstreams: ReadonlyMap<string, Upstream>,
): Map<string, ModelServer> {
  const mains = ingresses.filter(({ settings }) => settings.canary === undefined);
  const catchAll = newServer(CATCH_ALL, rootLocation(DEFAULT_UPSTREAM));
  const servers = new Map([[CATCH_ALL, catchAll]]);
  for (const ingress of mains) {
    addHosts(servers, ingress);
  }
  for (const { object } of mains) {
    for (const { host } of object.rules) {
      // any tls section will do: a host that it does not list, or a missing Secret, gets the fake certificate
      const server = servers.get(host);
      if (server !== undefined && host !== CATCH_ALL && object.tls.length > 0) {
        server.certificate = true;
      }
    }
  }
  addAliases(servers, mains);
  // canaries too: theirs are left out only where their upstream is marked as a canary's
  for (const ingress of ingresses) {
    for (const rule of ingress.object.rules) {
      for (const path of rule.paths ?? []) {
        addPath(servers.get(rule.host) ?? catchAll, ingress, path, upstreams);
      }
    }
  }
  return servers;
}

function addHosts(servers: Map<string, ModelServer>, ingress: AcceptedIngress): void {
  const { object, settings } = ingress;
  let upstream = DEFAULT_UPSTREAM;
  if (object.defaultBackend !== undefined) {
    upstream = upstreamName(object.namespace, object.defaultBackend);
    const root = servers.get(CATCH_ALL)?.locations[0];
    if (root?.isDefault && object.rules.length === 0) {
      root.isDefault = false;
      root.upstream = upstream;
      root.owner = object;
      // "Redirect and rewrite can affect the catch all behavior, skip for now" (controller.go)
      root.settings = { ...NO_SETTINGS, usePortInRedirects: settings.usePortInRedirects };
    }
  }
  for (const { host } of object.rules) {
    if (!servers.has(host)) {
      servers.set(host, newServer(host, rootLocation(upstream, ingress)));
    }
  }
}

function addPath(
  server: ModelServer,
  ingress: AcceptedIngress,
  path: IngressPath,
  upstreams: ReadonlyMap<string, Upstream>,
): void {
  if (path.backend === undefined) {
    return;
  }
  const upstream = upstreams.get(upstreamName(ingress.object.namespace, path.backend));
  if (upstream === undefined || upstream.noServer) {
    return;
  }
  const configured = { upstream: upstream.name, isDefault: false, owner: ingress.object, settings: ingress.settings };
  // only the first location with the path is looked at; where its type differs, a new one is added without a further look
  const existing = server.locations.find((location) => location.path === path.path);
  if (existing === undefined || existing.pathType !== path.pathType) {
    server.locations.push({ path: path.path, pathType: path.pathType, ...configured });
  } else if (existing.isDefault) {
    Object.assign(existing, configured);
  } else {
    return;
  }
  server.redirectsFromWww ||= ingress.settings.fromToWww;
}

/** server-alias: the first Ingress of a host that has one wins, and an alias that is a host is dropped. */
function addAliases(servers: Map<string, ModelServer>, mains: readonly AcceptedIngress[]): void {
  for (const { object, settings } of mains) {
    for (const { host } of object.rules) {
      const server = servers.get(host);
      if (server !== undefined && server.aliases.length === 0) {
        server.aliases = settings.aliases;
      }
    }
  }
  for (const server of servers.values()) {
    server.aliases = server.aliases.filter((alias) => !servers.has(alias));
  }
}

function newServer(hostname: string, root: ModelLocation): ModelServer {
  return {
    hostname,
    aliases: [],
    locations: [root],
    regexMode: false,
    certificate: false,
    redirectsFromWww: false,
  };
}

/** The first Ingress of a host lends its annotations to the root location, whether or not it has that path. */
function rootLocation(upstream: string, ingress?: AcceptedIngress): ModelLocation {
  return {
    path: '/',
    pathType: 'Prefix',
    upstream,
    isDefault: true,
    owner: ingress?.object,
    settings: ingress?.settings ?? NO_SETTINGS,
  };
}
