import { checkFlag, checkStruct, checkValue } from '../../rules/check';
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
   * Keeps path and query of the request: with the url `https://new.example.com`, a request for `/a?b` is sent to
   * `https://new.example.com/a?b`. The url then has neither path nor query.
   *
   * @default false
   *
   * @example
   * router.redirect('/', { host: 'old.com', url: 'https://new.com', match: PathMatch.PREFIX, keepPath: true });
   */
  readonly keepPath?: boolean;

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
  /** An absolute path on the same host, or a URL. The request's query is not carried over unless the path is. */
  readonly location: string;

  /**
   * True where path and query of the request follow the location, a URL without a path.
   *
   * @default false
   */
  readonly keepsPath?: boolean;

  /** The status of the answer. */
  readonly status: number;
}

const OPTIONS = ['path', 'url', 'keepPath', 'status', 'match', 'host'];

const STATUSES = [301, 302, 307, 308];

export function* checkRedirect(what: string, options: RedirectOptions | undefined): Findings {
  if (!(yield* checkStruct(`the target of ${what}`, options, OPTIONS))) return;
  const { path, url, keepPath, status = 302, match = PathMatch.EXACT } = options ?? {};
  yield* checkFlag(`${what}: keepPath`, keepPath);
  if (!isPathMatch(match)) {
    const fix = 'write PathMatch.EXACT, PathMatch.PREFIX or PathMatch.REGEX';
    yield finding('redirect', `${what} has the match ${show(match)}: ${fix}.`);
  }
  if (!STATUSES.includes(status)) {
    yield finding(
      'redirect',
      `${what} has the status ${show(status)}: write 301 or 308 for a permanent redirect, 302 or 307 for a temporary one.`,
    );
  }
  if ((path === undefined) === (url === undefined)) {
    const flaw = path === undefined ? 'leads nowhere' : 'leads to both a path and a url';
    yield finding('redirect', `${what} ${flaw}: write one of the two, for example { path: "/pay" }.`);
  } else if (path !== undefined) {
    const isPath = yield* checkValue('url', `${what}: redirect path`, path, locationFlaw);
    if (!isPath || keepPath !== true) return;
    const fix = 'write the url of a host, for example { url: "https://new.example.com", keepPath: true }';
    yield finding('redirect', `${what} leads to the path ${show(path)}, which keepPath would replace: ${fix}.`);
  } else {
    const isUrl = yield* checkValue('url', `${what}: redirect url`, url, urlFlaw);
    if (!isUrl || keepPath !== true || ORIGIN.test(String(url))) return;
    const fix = `write ${show(new URL(String(url)).origin)}, or leave keepPath out`;
    yield finding(
      'redirect',
      `${what} leads to ${show(url)}, but keepPath puts the path of the request there: ${fix}.`,
    );
  }
}

/** A URL of nothing but scheme and host. */
const ORIGIN = /^https?:\/\/[^/?#@]+\/?$/;

export function toRedirect({ path, url, keepPath, status = 302 }: RedirectOptions): Redirect {
  const location = path ?? url ?? '';
  return keepPath === true ? { location: location.replace(/\/$/, ''), keepsPath: true, status } : { location, status };
}
