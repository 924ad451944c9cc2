import { PathMatch } from '../table/path-match';
import type { Route } from '../table/route-table';
import { otherCase } from './other-case';
import { type Boundary, textsAround } from './pattern-texts';

/** Normalized paths that a route takes, the plainest first, and paths next to these that it does not take. */
export function pathBoundary({ match, path }: Pick<Route, 'match' | 'path'>): Boundary {
  const { inside, outside } = boundaryOf(match, path);
  const isPath = (text: string) => text.startsWith('/') && isNormal(text);
  const without = new Set(inside);
  return {
    inside: inside.filter(isPath),
    outside: [...new Set(outside)].filter((text) => isPath(text) && !without.has(text)),
  };
}

function boundaryOf(match: PathMatch, path: string): Boundary {
  const folder = path.replace(/\/$/, '');
  const parent = folder.replace(/\/[^/]*$/, '') || '/';
  switch (match) {
    case PathMatch.EXACT:
      return {
        inside: [path],
        outside: [`${folder}/x`, `${path}x`, path === folder ? `${path}/` : folder, otherCase(path), parent],
      };
    case PathMatch.PREFIX:
      return {
        inside: [path, `${folder}/`, `${folder}/x`, `${folder}/x/`],
        outside: path === '/' ? [] : [`${path}x`, otherCase(path), parent],
      };
    case PathMatch.REGEX:
      return textsAround(path);
  }
}

/** Other forms of a path are read by each server in its own way. */
function isNormal(path: string): boolean {
  return !/\/\/|\/\.\.?(?:\/|$)|\p{Cc}/u.test(path);
}
