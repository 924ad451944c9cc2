import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import { PathMatch } from './path-match';

/** Where a redirect leads: to a path of the same host, or to a URL. */
export interface RedirectOptions {
  /**
   * An absolute path on the same host, such as `/pay`.
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
   * 301 or 308 for good, 302 or 307 for now; 307 and 308 keep the request's method and body.
   *
   * @default 302
   */
  readonly status?: number;

  /**
   * Which paths are redirected.
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

const MAX_HOST = 253;

const STATUSES = [301, 302, 307, 308];

/** What every target takes in a location; ingress-nginx refuses the whole Ingress for any other (URLIsValidRegex). */
const LOCATION = /^[-A-Za-z0-9._~/:,?&=]+$/;

/** The redirect that was written, or undefined after reporting what is wrong. */
export function resolveRedirect(
  report: Report,
  what: string,
  options: RedirectOptions | undefined,
): Redirect | undefined {
  const problems: string[] = [];
  if (!checkStruct((message) => problems.push(message), `the target of ${what}`, options, OPTIONS) || !options) {
    for (const message of problems) report(message);
    return undefined;
  }
  const { path, url, status = 302, match = PathMatch.EXACT } = options;
  if (!Object.values(PathMatch).includes(match)) {
    problems.push(`${what} has the match ${show(match)}: write PathMatch.EXACT, PathMatch.PREFIX or PathMatch.REGEX.`);
  }
  if (!STATUSES.includes(status)) {
    problems.push(`${what} has the status ${show(status)}: write 301 or 308 for good, 302 or 307 for now.`);
  }
  if ((path === undefined) === (url === undefined)) {
    problems.push(
      `${what} leads ${path === undefined ? 'nowhere' : 'to both a path and a url'}: write one of the two, for example { path: "/pay" }.`,
    );
  } else if (
    path !== undefined &&
    !(typeof path === 'string' && path.startsWith('/') && !path.startsWith('//') && LOCATION.test(path))
  ) {
    problems.push(
      `${what} leads to the path ${show(path)}: write an absolute path of letters, digits and "-._~/:,?&=", for example "/pay".`,
    );
  } else if (url !== undefined && !(typeof url === 'string' && /^https?:\/\/[^/]/.test(url) && LOCATION.test(url))) {
    problems.push(
      `${what} leads to the url ${show(url)}: write http:// or https:// and then letters, digits and "-._~/:,?&=".`,
    );
  } else if (url !== undefined && !URL.canParse(url)) {
    problems.push(
      `${what} leads to the url ${show(url)}, whose host or port no browser takes: write one such as "https://example.com/pay".`,
    );
  }
  for (const message of problems) report(message);
  return problems.length === 0 ? { location: path ?? url ?? '', status } : undefined;
}

/** Which of `abc.com` and `www.abc.com` is redirected to the other. */
export enum Www {
  /** `www.abc.com` is redirected to `abc.com`, which is the router's host. */
  TO_APEX = 'toApex',
  /** `abc.com` is redirected to `www.abc.com`, which is the router's host. */
  TO_WWW = 'toWww',
}

/** The name that is redirected to a host, or undefined after reporting why there is none. */
export function wwwAlias(report: Report, www: Www, host: string | undefined): string | undefined {
  if (!Object.values(Www).includes(www)) {
    report(`www ${show(www)} is of another type: write Www.TO_APEX or Www.TO_WWW.`);
  } else if (host !== undefined && typeof host !== 'string') {
    // Reported where the host is checked.
    return undefined;
  } else if (host === undefined || host.startsWith('*')) {
    report(
      `www redirects to ${host === undefined ? 'every host' : show(host)}, which is no single name: set the router's host, for example "abc.com".`,
    );
  } else if (www === Www.TO_APEX && host.startsWith('www.')) {
    report(
      `Www.TO_APEX redirects to the router's host, but ${show(host)} is no apex: write the host ${show(host.slice(4))}, or Www.TO_WWW.`,
    );
  } else if (www === Www.TO_WWW && !host.startsWith('www.')) {
    report(
      `Www.TO_WWW redirects to the router's host, but ${show(host)} has no "www.": write the host ${show(`www.${host}`)}, or Www.TO_APEX.`,
    );
  } else {
    const alias = www === Www.TO_APEX ? `www.${host}` : host.slice(4);
    if (alias.length <= MAX_HOST) return alias;
    report(
      `www redirects ${show(alias)} to the router's host, but a DNS name has at most ${MAX_HOST} characters: leave www out.`,
    );
  }
  return undefined;
}
