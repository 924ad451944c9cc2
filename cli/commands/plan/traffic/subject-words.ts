import type { RouteRequest } from '../../../../lib/routing/resolve/resolve';
import { PathMatch } from '../../../../lib/routing/table/path-match';
import type { Rule } from './answers';
import type { Host } from './app-routers';
import type { Subject } from './difference';

/** The most items that a sentence names. */
const MOST = 3;

const WORDS = { [PathMatch.EXACT]: 'for', [PathMatch.PREFIX]: 'below', [PathMatch.REGEX]: 'for the pattern' };

/** The requests that a rule takes. */
export function ruleWords({ kind, route }: Rule): string {
  if (kind === 'app root') return 'for /';
  if (kind === 'https redirect') return 'by HTTP';
  if (kind === 'www redirect') return '';
  return route === undefined ? 'that no route takes' : `${WORDS[route.match]} ${route.path}`;
}

/** The headers and cookies of a request, or nothing where it has none. */
export function deciderWords({ headers = {}, cookies = {} }: RouteRequest): string | undefined {
  const words = [
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...Object.entries(cookies).map(([name, value]) => `the cookie ${name}=${value}`),
  ];
  return words.length === 0 ? undefined : `with ${words.join(' and ')}`;
}

/** A request as a line, such as `GET https://abc.com/user with x-release: next`. */
export function requestWords(request: RouteRequest): string {
  const { scheme, host, path } = request;
  return [`GET ${scheme}://${host}${path}`, deciderWords(request)].filter((word) => word !== undefined).join(' ');
}

export const hostWords = (host: Host) => host ?? 'every host';

/** `Requests to abc.com below /user with x-release: next`. */
export function subjectWords(subjects: readonly Subject[]): string {
  const hosts = new Map<string, Host[]>();
  for (const host of new Set(subjects.map((subject) => subject.host))) {
    const rules = rulesWords(subjects.filter((subject) => subject.host === host));
    hosts.set(rules, [...(hosts.get(rules) ?? []), host]);
  }
  const parts = [...hosts].map(
    ([rules, names]) => `to ${listWords(names.map(hostWords), 'and', 'hosts')}${rules === '' ? '' : ` ${rules}`}`,
  );
  return `Requests ${listWords(parts, 'and', 'routes')}`;
}

/** The rules of one host. */
function rulesWords(subjects: readonly Subject[]): string {
  const rules = new Set(subjects.map(({ rule }) => rule));
  if (rules.has('')) return '';
  // Whatever holds for requests without a header holds for those with one.
  const isPlain = subjects.some(({ deciders }) => deciders === undefined);
  const deciders = isPlain ? [] : [...new Set(subjects.flatMap((subject) => subject.deciders ?? []))];
  return [listWords([...rules], 'or', 'routes'), listWords(deciders, 'or', 'values')]
    .filter((words) => words !== '')
    .join(' ');
}

/** Items in a sentence, the first of them where there are many. */
export function listWords(items: readonly string[], word: 'and' | 'or', noun: string): string {
  if (items.length > MOST) return `${items.slice(0, 2).join(', ')} ${word} ${items.length - 2} other ${noun}`;
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}
