import { pcre, toBytes } from './pcre';
import { compile } from './rewrite-rule';
import type { ModelLocation, ModelServer } from './servers';

export type LocationChoice =
  | { readonly kind: 'location'; readonly location: ModelLocation }
  /** nginx's own 301 to the location's name, which ends in a slash. */
  | { readonly kind: 'slash'; readonly location: ModelLocation };

/** The location that nginx picks for a normalised URI. */
export function chooseLocation(server: ModelServer, uri: string): LocationChoice | undefined {
  return server.regexMode ? firstPattern(server, uri) : exactOrLongestPrefix(server, uri);
}

/** `~* "^path"`: case-insensitive, open at the end, the first in the file. */
export function locationPattern(location: ModelLocation): RegExp {
  return compile(location.path, () => pcre(`^${location.path}`, { caseless: true }));
}

function firstPattern(server: ModelServer, uri: string): LocationChoice | undefined {
  const location = server.locations.find((candidate) => locationPattern(candidate).test(uri));
  return location === undefined ? undefined : { kind: 'location', location };
}

function exactOrLongestPrefix(server: ModelServer, uri: string): LocationChoice | undefined {
  const named = server.locations.map((location) => ({ location, name: toBytes(location.path) }));
  const exact = named.find(({ location, name }) => location.pathType === 'Exact' && name === uri);
  if (exact !== undefined) {
    return { kind: 'location', location: exact.location };
  }
  // proxy_pass sets auto_redirect on every location whose name ends in a slash, `= /foo/` included
  const slash = named.filter(({ name }) => name === `${uri}/`);
  const slashed = slash.find(({ location }) => location.pathType === 'Exact') ?? slash[0];
  if (slashed !== undefined) {
    return { kind: 'slash', location: slashed.location };
  }
  const prefixes = named.filter(({ location, name }) => location.pathType === 'Prefix' && uri.startsWith(name));
  const longest = prefixes.sort((left, right) => right.name.length - left.name.length)[0];
  return longest === undefined ? undefined : { kind: 'location', location: longest.location };
}
