import { textsAround } from '../../../../requests/pattern-texts';
import { applyRewrite } from '../../../../resolve/apply-rewrite';
import { toBytes } from '../../../../table/paths';
import { wholeMatch } from '../../../../table/regex';
import { RewriteKind } from '../../../../table/rewrite';
import type { Route } from '../../../../table/route-table';

/** A path that is asked for, and what a rewrite makes of it. */
interface Rewritten {
  readonly asked: string;
  readonly seen: string;
}

/**
 * A path that a template makes into one with two slashes in a row, because a group begins or ends with one. Traefik answers it
 * with 400 (pkg/middlewares/ingressnginx/rewritetarget).
 */
export function doubledSlash(route: Route): Rewritten | undefined {
  if (route.rewrite?.kind !== RewriteKind.REGEX) return undefined;
  const expression = wholeMatch(route.path);
  const { inside } = textsAround(route.path);
  const paths = inside.flatMap((text) => [text, ...withSlash(text)]);
  return paths
    .filter((path) => path.startsWith('/') && !path.includes('//') && expression.test(toBytes(path)))
    .map((asked) => ({ asked, seen: applyRewrite(route, asked) }))
    .find(({ seen }) => seen.includes('//'));
}

/** A text with a slash more at each place, also in place of a character. */
function withSlash(text: string): string[] {
  return [...text].flatMap((_, at) => [
    `${text.slice(0, at + 1)}/${text.slice(at + 1)}`,
    `${text.slice(0, at)}/${text.slice(at + 1)}`,
  ]);
}
