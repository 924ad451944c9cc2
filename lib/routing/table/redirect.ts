import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { locationFlaw, urlFlaw } from '../../rules/url';
import { finding } from '../codes';
import { isPathMatch, PathMatch } from './path-match';

/** The target of a redirect: a path of the same host, or a URL. */
export interface RedirectOptions {
  /**
   * An absolute path on the same host, such as `/pay`, with or without query and fragment.
   *
   * @default - the redirect leads to `url`
   */
  readonly path?: string;

  /**
   * A URL with its scheme, such as `https://example.com/pay`.
   *
   * @default - the redirect leads to `path`
   */
  readonly url?: string;

  /**
   * 301 or 308 for good, 302 or 307 for now, of which 307 and 308 keep the request's method and body.
   *
   * @default 302
   */
  readonly status?: number;

  /**
   * The way in which paths are compared.
   *
   * @default PathMatch.EXACT
   */
  readonly match?: PathMatch;

  /**
   * The host that the redirect is for.
   *
   * @default - every host of the router
   */
  readonly host?: string;
}

/** An answer that sends the client elsewhere. */
export interface Redirect {
  /** An absolute path on the same host, or a URL. The request's query is not carried over. */
  readonly location: string;

  /** The status of the answer. */
  readonly status: number;
}

const OPTIONS = ['path', 'url', 'status', 'match', 'host'];

const STATUSES = [301, 302, 307, 308];

export function* checkRedirect(what: string, options: RedirectOptions | undefined): Findings {
  if (!(yield* checkStruct(`the target of ${what}`, options, OPTIONS))) return;
  const { path, url, status = 302, match = PathMatch.EXACT } = options ?? {};
  if (!isPathMatch(match)) {
    const fix = 'write PathMatch.EXACT, PathMatch.PREFIX or PathMatch.REGEX';
    yield finding('redirect', `${what} has the match ${show(match)}: ${fix}.`);
  }
  if (!STATUSES.includes(status)) {
    yield finding('redirect', `${what} has the status ${show(status)}: write 301 or 308 for good, 302 or 307 for now.`);
  }
  if ((path === undefined) === (url === undefined)) {
    const flaw = path === undefined ? 'leads nowhere' : 'leads to both a path and a url';
    yield finding('redirect', `${what} ${flaw}: write one of the two, for example { path: "/pay" }.`);
  } else if (path !== undefined) {
    yield* checkValue('url', `${what}: redirect path`, path, locationFlaw);
  } else {
    yield* checkValue('url', `${what}: redirect url`, url, urlFlaw);
  }
}

export function toRedirect({ path, url, status = 302 }: RedirectOptions): Redirect {
  return { location: path ?? url ?? '', status };
}
