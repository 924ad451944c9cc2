import type { RoutePolicies } from '../../../../table/policies';
import type { Redirect } from '../../../../table/redirect';

/** A text between double quotes in nginx's configuration. */
export const inQuotes = (text: string) => text.replace(/["\\]/g, '\\$&');

/** The lines by which nginx answers with a location as it is, without the query of the request. */
export function redirectLines({ location, status }: Redirect, hasCors: boolean): string[] {
  const answer = `return ${status} "${inQuotes(location)}";`;
  // A preflight is answered further down.
  return [
    'absolute_redirect off;',
    ...(hasCors ? ['if ($request_method != OPTIONS) {', `  ${answer}`, '}'] : [answer]),
  ];
}

/** The line by which nginx makes a path of the groups of an expression. */
export function rewriteLine(pattern: string, template: string): string {
  return `rewrite "^(?:${inQuotes(pattern)})$" "${inQuotes(template)}" break;`;
}

/** The lines by which nginx lets client addresses pass: the first that fits decides. */
export function addressLines({ allowFrom = [], denyFrom = [] }: RoutePolicies): string[] {
  return [
    ...denyFrom.map((block) => `deny ${block};`),
    ...allowFrom.map((block) => `allow ${block};`),
    ...(allowFrom.length > 0 ? ['deny all;'] : []),
  ];
}
