import { PathMatch } from './path-match';
import { toBytes } from './paths';
import { stemOf, wholeMatch } from './regex';
import type { Route } from './route-table';

/** A path, and the way in which it is compared. */
export type ComparedPath = Pick<Route, 'match' | 'path'>;

/**
 * True for two routes that may take the path of one request. Two regular expressions, or one and a prefix, are compared by the
 * text that all their matches begin with, so that the answer may be true although no path is in both.
 */
export function mayMeet(one: ComparedPath, other: ComparedPath): boolean {
  const [first, second] = RANK[one.match] <= RANK[other.match] ? [one, other] : [other, one];
  if (first.match === PathMatch.EXACT) return takes(second, first.path);
  if (second.match === PathMatch.PREFIX) return isBelow(first.path, second.path) || isBelow(second.path, first.path);
  const stem = stemOf(second.path);
  if (first.match === PathMatch.REGEX) return meets(stemOf(first.path), stem);
  return isBelow(stem, first.path) || folderOf(first.path).startsWith(stem);
}

const RANK = { [PathMatch.EXACT]: 0, [PathMatch.PREFIX]: 1, [PathMatch.REGEX]: 2 };

function takes({ match, path }: ComparedPath, asked: string): boolean {
  if (match === PathMatch.EXACT) return path === asked;
  return match === PathMatch.PREFIX ? isBelow(asked, path) : wholeMatch(path).test(toBytes(asked));
}

/** True for a path that a prefix takes. */
function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(folderOf(prefix));
}

const folderOf = (prefix: string) => (prefix === '/' ? '/' : `${prefix}/`);

const meets = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
