import { encodeBytes, encodePath, toBytes } from '../table/paths';
import { wholeMatch } from '../table/regex';
import { RewriteKind } from '../table/rewrite';
import type { Route } from '../table/route-table';

/** The path that the backend of a route sees, made of the normalized path of the request. */
export function applyRewrite({ path: routePath, rewrite }: Route, path: string): string {
  switch (rewrite?.kind) {
    case RewriteKind.STRIP_PREFIX:
      return encodePath(`/${path.slice(routePath.length + 1)}`);
    case RewriteKind.REPLACE_PREFIX:
      return `${rewrite.path}${encodePath(path.slice(routePath === '/' ? 0 : routePath.length))}`;
    case RewriteKind.REGEX: {
      const groups = wholeMatch(routePath).exec(toBytes(path)) ?? [];
      return (rewrite.path ?? '').replace(/\$([1-9])/g, (_, number) => encodeBytes(groups[Number(number)] ?? ''));
    }
    default:
      return rewrite?.path ?? path;
  }
}
