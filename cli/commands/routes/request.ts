import { METHODS } from 'node:http';
import type { RouteRequest } from '../../../lib/routing/resolve/resolve';
import { show } from '../../../lib/rules/show';
import { UsageError } from '../../usage-error';

/** `https://abc.com/user`, `abc.com/user` or `/user`. */
const URL_FORM = /^(?:(https?):\/\/)?((?:[\w.-]*|\[[\da-f:.]+\])(?::\d+)?)(\/[^#\s]*)?(?:#\S*)?$/i;

/** Reads a request: a method, which no route looks at, a URL or path, and headers as curl takes them. */
export function requestOf(operands: readonly string[], headers: readonly string[]): RouteRequest | undefined {
  const [method, ...rest] = METHODS.includes(operands[0] ?? '') ? operands : ['GET', ...operands];
  const [url, ...more] = rest;
  if (more.length > 0)
    throw new UsageError(`portico routes takes one request, and was given ${show(operands.join(' '))}.`);
  if (url === undefined) {
    if (headers.length > 0 || operands.length > 0) {
      throw new UsageError(
        `portico routes has no URL for the request: write one, such as ${method} https://abc.com/user.`,
      );
    }
    return undefined;
  }
  const [, scheme, host = '', path = '/'] = URL_FORM.exec(url) ?? [];
  if (!URL_FORM.test(url)) throw new UsageError(`${show(url)} is no URL: write one, such as https://abc.com/user.`);
  const fields = headers.map(headerOf);
  const isCookie = ([name]: readonly [string, string]) => name.toLowerCase() === 'cookie';
  return {
    scheme: scheme?.toLowerCase(),
    host: host === '' ? undefined : host,
    path,
    headers: Object.fromEntries(fields.filter((field) => !isCookie(field))),
    cookies: Object.fromEntries(fields.filter(isCookie).flatMap(([, value]) => cookiesOf(value))),
  };
}

function headerOf(text: string): readonly [string, string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(text) ?? [];
  if (name === undefined) {
    throw new UsageError(`--header ${show(text)} is no header: write its name and value, such as "x-release: next".`);
  }
  return [name, value ?? ''];
}

/** The first of two cookies of one name counts, as for nginx. */
function cookiesOf(header: string): (readonly [string, string])[] {
  const pairs = header.split(/;\s*/).map((pair): readonly [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name.trim(), value.join('=')];
  });
  return pairs.reverse();
}
