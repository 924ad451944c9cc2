import type { RE2JS } from 're2js';
import type { IngressObject } from '../../controller/ingress-object';
import type { TraefikRequest } from './request';
import { PREFIX, type Router } from './routers';
import { compile } from './rules';

/** A redirect, or the path that the backend sees. */
export type Passed = { readonly status: number; readonly location: string } | { readonly path: string };

/** What the middlewares of a router make of a request, in the order of applyMiddlewares(). */
export function pass({ ingress, path, usesRegex, redirectedTo }: Router, request: TraefikRequest): Passed | number {
  if (redirectedTo !== undefined) return redirectWww(redirectedTo, request);
  const of = (name: string) => ingress.annotations[PREFIX + name];
  if (request.scheme === 'http' && redirectsToHttps(ingress, of)) {
    const host = request.host.replace(/:\d*$/, '');
    return { status: 308, location: `https://${host}${request.escaped}${request.query}` };
  }
  const appRoot = of('app-root');
  if (appRoot?.startsWith('/') && request.escaped === '/') {
    return { status: 302, location: `${request.scheme}://${request.host}${appRoot}` };
  }
  const location = of('permanent-redirect');
  if (location !== undefined) {
    const expression = compile(usesRegex ? `^https?://[^/]+${path}` : '.*');
    const url = `${request.scheme}://${request.host}${request.escaped}${request.query}`;
    const made = expression && replaceAll(expression, url, location);
    if (made !== undefined && made !== url) {
      return { status: Number(of('permanent-redirect-code') ?? 301), location: made };
    }
  }
  return rewrite(of('rewrite-target'), path, request);
}

function redirectsToHttps({ tls }: IngressObject, of: (name: string) => string | undefined): boolean {
  return of('force-ssl-redirect') === 'true' || (tls.length > 0 && of('ssl-redirect') !== 'false');
}

/** The slash at the end is dropped, as ingress-nginx does, and the port stays. */
function redirectWww(target: string, { scheme, host, escaped, query }: TraefikRequest): Passed {
  const rest = `${escaped.slice(1)}${query}`.replace(/^(.*?)\/?$/, '$1');
  return { status: 308, location: `${scheme}://${target}${/:\d+$/.exec(host)?.[0] ?? ''}/${rest}` };
}

/** pkg/middlewares/ingressnginx/rewritetarget: of the path as it was sent, anywhere in it. */
function rewrite(target: string | undefined, path: string, request: TraefikRequest): Passed | number {
  if (target === undefined || target === path) return { path: request.sent };
  const expression = compile(`(?i)${path}`);
  if (expression === undefined || !expression.test(request.escaped)) return { path: request.sent };
  const made = replaceAll(expression, request.escaped, target);
  if (/^\w+:/.test(target)) return { status: 302, location: `${made}${request.query}` };
  try {
    decodeURIComponent(made);
  } catch {
    return 500;
  }
  return /\/\/|\/\.{1,2}(\/|$)/.test(made) ? 400 : { path: made };
}

/**
 * As Go replaces: an empty match right behind another one is none. It takes letters, digits and underscores behind `$` for one
 * name, and a name that is no group is empty.
 */
function replaceAll(expression: RE2JS, text: string, target: string): string {
  const matcher = expression.matcher(text);
  let [made, end] = ['', 0];
  while (matcher.find()) {
    if (matcher.start() === matcher.end() && matcher.start() === end && end > 0) continue;
    const groups = (name: string) => (/^\d$/.test(name) ? (matcher.group(Number(name)) ?? '') : '');
    made += text.slice(end, matcher.start()) + target.replace(/\$(\w+)/g, (_, name: string) => groups(name));
    end = matcher.end();
  }
  return made + text.slice(end);
}
