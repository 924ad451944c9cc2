import { show } from '../../rules/show';

/** Ways to compare the path of a route with that of a request. */
export enum PathMatch {
  /** Only the path itself. */
  EXACT = 'exact',
  /** The path itself, and everything below it: `/a` and `/a/…`, never `/ab`. */
  PREFIX = 'prefix',
  /** A regular expression for the whole path, with case, in the subset that all targets share. */
  REGEX = 'regex',
}

export function isPathMatch(match: unknown): match is PathMatch {
  return Object.values<unknown>(PathMatch).includes(match);
}

/** The name of a route in messages and decisions, for example `exact "/pay"`. */
export function describeRoute(match: PathMatch, path: unknown): string {
  return `${match} ${typeof path === 'string' ? JSON.stringify(path) : show(path)}`;
}
