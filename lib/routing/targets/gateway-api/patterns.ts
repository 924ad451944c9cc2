import { mayMeet } from '../../table/overlap';
import { PathMatch } from '../../table/path-match';
import type { Route } from '../../table/route-table';

/** Anchored, since each implementation decides by itself whether a pattern has to match the whole text. */
export function whole(pattern: string): string {
  return `^(?:${pattern})$`;
}

/** The longest pattern that may be written where a text of some length may stand. */
export function longestPattern(most: number): number {
  return most - whole('').length;
}

/** There is no match for a cookie, so that the header that holds all of them is compared. */
export function cookiePattern(cookie: string, value: string): string {
  const name = cookie
    .replace(/[^A-Za-z0-9_]/g, (char) => (char === '^' ? '\\^' : `[${char}]`))
    .replace(/[A-Za-z]/g, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
  return `^(.*;)? *${name}=${value} *(;.*)?$`;
}

const zoneOf = (wildcard: string) => wildcard.slice(2).replace(/\./g, '[.]');

/** The header Host with any one label before the zone of a wildcard. */
export const oneLabelPattern = (wildcard: string) => `(?i)[^.]+[.]${zoneOf(wildcard)}(:[0-9]+)?`;

/** The header Host with several labels before the zone of a wildcard. */
export const moreLabelsPattern = (wildcard: string) => `(?i).+[.].+[.]${zoneOf(wildcard)}(:[0-9]+)?`;

/** Matches nothing, and is read alike by RE2, PCRE and Go. */
const FILLER = '(?:)';

/**
 * The regular expressions of a host as they are written. The specification leaves their order to the implementations, and
 * Envoy Gateway, NGINX Gateway Fabric and Traefik try the longest text first: so each is filled up until it is longer than
 * those that are written after it, and, for Traefik, than the prefixes that it comes before.
 */
export function orderedPatterns(routes: readonly Route[]): ReadonlyMap<Route, string> {
  const written = new Map<Route, string>();
  const prefixes = routes.filter(({ match }) => match === PathMatch.PREFIX);
  for (const route of routes.filter(({ match }) => match === PathMatch.REGEX).reverse()) {
    const meets = (other: Route) => mayMeet(route, other);
    // The match of a header, by which a release decides, counts as one character more on Traefik.
    const least = [
      ...prefixes.filter(meets).map(({ path }) => path.length + 2),
      ...[...written].filter(([other]) => meets(other)).map(([, text]) => text.length + 1),
    ];
    written.set(route, filled(route.path, Math.max(0, ...least)));
  }
  return written;
}

/** A pattern for the whole path, of at least some length. */
export function filled(pattern: string, least: number): string {
  const missing = Math.max(0, least - whole(pattern).length);
  return whole(pattern).replace(/\$$/, () => `${FILLER.repeat(Math.ceil(missing / FILLER.length))}$`);
}
