import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import { describeRoute } from '../table/path-match';
import type { HostRoutes, Route, RouteTable } from '../table/route-table';
import { findHost, findRoute } from './table-index';

/** A URL of external authentication that a route answers which asks the same URL first. */
interface AuthLoop {
  /** The URL, as a message begins with it. */
  readonly what: string;
  /** The path of the URL. */
  readonly path: string;
  /** The host of the URL. */
  readonly host: HostRoutes;
  /**
   * The route that answers it.
   *
   * @default - the default backend
   */
  readonly route?: Route;
}

const FIX = 'without: [RoutePolicy.EXTERNAL_AUTH]';

/** Finds external authentication whose own URL requires it, so that nobody ever gets in. */
export function* checkExternalAuthLoops(table: RouteTable): Findings {
  for (const { what, host, route } of loopsOf(table)) {
    if (route === undefined || route.path === '/') continue;
    const way = `${what} leads to ${describeRoute(route.match, route.path)}${at(host)}, which requires externalAuth itself`;
    const fix = table.policies.externalAuth === undefined ? 'leave externalAuth out there' : `write ${FIX} there`;
    yield finding('external-auth-loop', `${way}: ${fix}.`);
  }
}

/** The same where a route for every path answers, from which an Ingress that is made elsewhere may take the URL. */
export function* externalAuthWarnings(table: RouteTable): Findings {
  for (const { what, path, host, route } of loopsOf(table)) {
    if (route !== undefined && route.path !== '/') continue;
    const rule = route ? describeRoute(route.match, route.path) : 'the default backend';
    const way = `${what} leads to ${rule}${at(host)}, which requires externalAuth itself unless an Ingress made elsewhere serves that path`;
    yield finding('external-auth-loop', `${way}: add a route for ${JSON.stringify(path)} with ${FIX}.`);
  }
}

const at = ({ host }: HostRoutes) => (host === undefined ? '' : ` of ${host}`);

/** The loops of a table, each once. */
function loopsOf(table: RouteTable): AuthLoop[] {
  const loops: AuthLoop[] = [];
  for (const host of table.hosts) {
    for (const { policies } of [table, ...host.routes]) {
      const { externalAuth: auth } = policies;
      if (auth === undefined) continue;
      loops.push(
        ...loopAt(table, host, 'externalAuth url', auth.url, auth.url),
        ...loopAt(table, host, 'externalAuth signinUrl', auth.signinUrl, auth.url),
      );
    }
  }
  const keyOf = ({ what, route }: AuthLoop) => JSON.stringify([what, route?.match, route?.path]);
  return [...new Map(loops.reverse().map((loop) => [keyOf(loop), loop])).values()].reverse();
}

/** A plain URL on a host of the table, which may be that of the request. */
const ON_HOST =
  /^(?:https?|\$scheme):\/\/(?<name>\$(?:http_|best_http_)?host|[^/:?#$]+)(?<path>(?:\/[\w~-][\w.~-]*)+\/?)(?:[?#]|$)/;

function loopAt(table: RouteTable, asked: HostRoutes, what: string, url: unknown, auth: string): AuthLoop[] {
  const { name, path } = (typeof url === 'string' && ON_HOST.exec(url)?.groups) || {};
  if (name === undefined || path === undefined) return [];
  const host = name.startsWith('$') ? asked : table.hosts.find((other) => other.host === name);
  const index = host && findHost(table, host.host);
  const route = index && findRoute(index, path);
  if (host === undefined || (route === undefined && host.defaultBackend === undefined)) return [];
  const isAsked = route?.redirect === undefined && (route ?? table).policies.externalAuth?.url === auth;
  return isAsked ? [{ what: `${what} ${JSON.stringify(url)}`, path, host, route }] : [];
}
