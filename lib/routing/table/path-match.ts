/** How a route's path is compared with a request's. */
export enum PathMatch {
  /** The path itself alone. */
  EXACT = 'exact',
  /** The path itself, and everything below it: `/a` and `/a/…`, never `/ab`. */
  PREFIX = 'prefix',
  /** A regular expression for the whole path, with case, in the subset that all targets share. */
  REGEX = 'regex',
}

/** A route as messages and decisions name it, for example `exact "/pay"`. */
export function describeRoute(match: PathMatch, path: unknown): string {
  return `${match} ${JSON.stringify(path)}`;
}
