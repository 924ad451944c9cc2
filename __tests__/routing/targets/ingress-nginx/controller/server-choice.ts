import { CATCH_ALL } from './ingress-object';
import { BrokenConfiguration } from './locations';
import { pcre } from './pcre';
import type { ModelServer } from './servers';

/** A server that only redirects to the other name (from-to-www-redirect). */
export interface WwwRedirect {
  readonly from: string;
  readonly to: string;
}

/** pkg/util/ingress/ingress.go BuildRedirects. */
export function wwwRedirects(servers: readonly ModelServer[]): WwwRedirect[] {
  const hosts = new Set(servers.map(({ hostname }) => hostname));
  return servers
    .filter(({ redirectsFromWww }) => redirectsFromWww)
    .map(({ hostname }) => ({
      from: hostname.startsWith('www.') ? hostname.slice(4) : `www.${hostname}`,
      to: hostname,
    }))
    .filter(({ from }) => !hosts.has(from))
    .map((redirect) => {
      if (redirect.from.includes('*')) {
        throw new BrokenConfiguration(`invalid server name or wildcard "${redirect.from}" (from-to-www-redirect)`);
      }
      return redirect;
    });
}

/** The Host header without port and final dot, in lower case, as nginx compares it. */
export function hostName(host: string | undefined): string {
  return (host ?? '').toLowerCase().replace(/:\d*$/, '').replace(/\.$/, '');
}

/**
 * nginx's choice of a server: exact names, then names with a star (only an alias can be one: the controller writes
 * the host `*.x` as a pattern), then patterns in the order of the file, then the catch-all. A server without a
 * fitting location does not hand the request on to another one.
 */
export function chooseServer(servers: readonly ModelServer[], host: string): ModelServer | undefined {
  const names = (server: ModelServer) => [server.hostname, ...server.aliases].filter((name) => name !== CATCH_ALL);
  return (
    servers.find((server) => names(server).includes(host)) ??
    longestStar(servers, host) ??
    servers.find((server) => names(server).some((name) => matchesPattern(name, server, host))) ??
    servers.find(({ hostname }) => hostname === CATCH_ALL)
  );
}

/** template.go buildServerName: the star is exactly one label of letters, digits, `_` and `-`. */
export function wildcardPattern(hostname: string): string {
  return `^(?<subdomain>[\\w-]+)\\.${hostname.replace('*.', '').split('.').join('\\.')}$`;
}

function matchesPattern(name: string, server: ModelServer, host: string): boolean {
  if (name.startsWith('~')) {
    return pcre(name.slice(1), { caseless: true }).test(host);
  }
  return name === server.hostname && name.startsWith('*') && pcre(wildcardPattern(name)).test(host);
}

/** In an alias `*.x` is nginx's own wildcard: any number of labels. */
function longestStar(servers: readonly ModelServer[], host: string): ModelServer | undefined {
  const fitting = servers.flatMap((server) => {
    const stars = server.aliases.filter((alias) => alias.startsWith('*.') && host.endsWith(alias.slice(1)));
    return stars.map((alias) => ({ server, length: alias.length }));
  });
  return fitting.sort((left, right) => right.length - left.length)[0]?.server;
}
