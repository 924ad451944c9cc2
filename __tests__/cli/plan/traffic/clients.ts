import type { TrafficChange } from '../../../../cli/commands/plan/traffic/traffic-changes';
import { answersTo } from '../../../../cli/routing/answers';
import { type IngressRouter, Outcome, type RouteRequest } from '../../../../lib';
import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import { describeDecision } from '../../../routing/support';

/** The table of a router as the file of routes has it. */
export const asWritten = ({ node, table }: IngressRouter): RouterTable => ({
  path: node.path,
  table: JSON.parse(JSON.stringify(table, (key, value) => (key === 'source' ? undefined : value))),
});

/** All answers to a request, as a client sees them. */
export const answer = (tables: readonly RouterTable[], request: RouteRequest) =>
  answersTo(request, tables)
    .filter(({ decision }) => decision.outcome !== Outcome.NONE)
    .map(({ decision }) => describeDecision(decision, request))
    .sort()
    .join(' or ');

/** The request of an example, written as `GET https://abc.com/user with x-release: next and the cookie trial=always`. */
export function requestOf(example: string): RouteRequest {
  const [, scheme, host, path = '', deciders = ''] =
    /^GET (https?):\/\/([^/]+)(\S*)(?: with (.*))?$/.exec(example) ?? [];
  const parts = deciders === '' ? [] : deciders.split(' and ');
  const [cookies, headers] = [true, false].map((isCookie) =>
    parts.filter((part) => part.startsWith('the cookie ') === isCookie),
  );
  const pairs = (list: readonly string[] = [], by: string) =>
    Object.fromEntries(list.map((part) => part.replace('the cookie ', '').split(by)));
  return { scheme, host, path, headers: pairs(headers, ': '), cookies: pairs(cookies, '=') };
}

/** The host whose routes decide about a request before or after a change. */
export function hostOf(tables: readonly RouterTable[], { host = '' }: RouteRequest): string {
  const names = tables.flatMap(({ table }) => table.hosts.flatMap((entry) => [entry.host, entry.redirectedHost]));
  const name = host.replace(/:\d+$/, '');
  return [name, name.replace(/^[^.]+/, '*')].find((each) => names.includes(each)) ?? 'every host';
}

/** True for a change that tells of a request: of its host, and of a rule that decides about it. */
export function tells(change: TrafficChange, host: string, rules: readonly (string | undefined)[]): boolean {
  if (!change.host.split(', ').includes(host)) return false;
  if (!/ (?:below|for|that no route takes) ?/.test(change.message)) return true;
  return rules.some((rule = 'default backend') => {
    const [, match = '', path = ''] = /(exact|prefix|regex) ("(?:[^"\\]|\\.)*")/.exec(rule) ?? [];
    if (match === '') return /that no route takes| for \/ /.test(change.message);
    const words = { exact: 'for', prefix: 'below', regex: 'for the pattern' }[match];
    return change.message.includes(`${words} ${JSON.parse(path)} `) || / other routes/.test(change.message);
  });
}

/** A part of a change that must be, and what it is made of, for the message of a failure. */
export const shown = (...parts: readonly unknown[]) => parts.map((part) => JSON.stringify(part)).join('\n');
