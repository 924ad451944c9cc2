import { quoted } from '../nginx/annotations/annotation-view';
import { show } from '../rules/show';
import type { Check } from './check';
import { placeOf } from './model/app-object';
import {
  type Location,
  type NginxHost,
  type NginxIngress,
  nginxConfigurationsOf,
  regexCauseOf,
} from './model/nginx-hosts';
import { byPrecedence, foldersOf, isRoot, mayShareRequests, pathTextOf, patternOf } from './model/nginx-paths';
import { type ObjectFindings, problem, warning } from './model/object-finding';

export const ingressHostsCheck: Check<'ingress-hosts'> = {
  name: 'ingress-hosts',
  summary:
    'No Ingress of a class of ingress-nginx changes what the paths of another Ingress, or of a router, mean on the same host: one `use-regex` or `rewrite-target` makes the controller read every path of the host as a regular expression.',
  example:
    'annotation "nginx.ingress.kubernetes.io/use-regex" makes ingress-nginx read all paths of abc.com as regular expressions, including those of shop/router/ingress-router, so that "/foo" goes to "b" instead of "a": write this path as a route of the router, or give it another host.',
  *check(app) {
    for (const { hosts } of nginxConfigurationsOf(app)) {
      for (const host of hosts.values()) {
        if (new Set(host.locations.map(({ ingress }) => ingress.author)).size < 2) continue;
        const expressions = host.locations.filter((location) => regexCauseOf(location) !== undefined);
        expressions.sort(byPrecedence);
        const winners: Winners = new Map(host.locations.map((location) => [location, winnerOf(location, expressions)]));
        if (expressions.length > 0) {
          yield* checkRouters(host, expressions, winners);
          yield* checkRaw(host, expressions, winners);
        }
        yield* checkTaken(host, winners);
      }
    }
  },
};

/** Problems of Ingresses that change what a router says of its routes. Two routers of one host are a problem by themselves. */
function* checkRouters(host: NginxHost, expressions: readonly Location[], winners: Winners): ObjectFindings {
  const others = expressions.filter((expression) => !isOfRouter(expression));
  const ready = new Set(expressions.map(({ ingress }) => ingress.author));
  for (const [author, all] of locationsByAuthor(host.locations.filter(isOfRouter))) {
    const routes = all.filter((location) => !isRoot(location));
    const lost = new Map(routes.map((route) => [winners.get(route)?.ingress.object, route]));
    const reported = new Set<unknown>();
    for (const other of others) {
      const { object } = other.ingress;
      if (reported.has(object)) continue;
      const message = ready.has(author)
        ? overtaking(other, routes)
        : rereading(host.name, other, lost.get(object), routes[0]);
      if (message === undefined) continue;
      reported.add(object);
      yield problem(object, message);
    }
  }
}

function locationsByAuthor(locations: readonly Location[]): Map<NginxIngress['author'], Location[]> {
  const found = new Map<NginxIngress['author'], Location[]>();
  for (const location of locations) {
    const others = found.get(location.ingress.author);
    if (others === undefined) found.set(location.ingress.author, [location]);
    else others.push(location);
  }
  return found;
}

const RATHER = 'write this path as a route of the router, or give it another host';

/** A router whose paths are plain: as expressions, all of them match more than they say. */
function rereading(
  host: string,
  other: Location,
  lost: Location | undefined,
  route: Location | undefined,
): string | undefined {
  const changed = lost ?? route;
  if (changed === undefined) return undefined;
  const effect =
    lost === undefined
      ? `${changed.pathType} ${show(changed.path)} takes ${strays(changed.path)} as well`
      : `${show(lost.path)} goes to ${show(other.serviceName)} instead of ${show(lost.serviceName)}`;
  return `${causeOf(other)} makes ingress-nginx read all paths of ${titleOf(host)} as regular expressions, including those of ${placeOf(changed.ingress.object)}, so that ${effect}: ${RATHER}.`;
}

/** A router whose paths are expressions already keeps its meaning, unless another one is tried before and may match. */
function overtaking(other: Location, routes: readonly Location[]): string | undefined {
  const met = routes.find((route) => byPrecedence(other, route) < 0 && mayShareRequests(other, route));
  if (met === undefined) return undefined;
  return `path ${show(other.path)} is longer than ${show(met.path)} of ${placeOf(met.ingress.object)}, so that ingress-nginx tries it first, and it may take requests of the router: ${RATHER}.`;
}

/** Plain paths of raw Ingresses on a host where another Ingress makes expressions of them. */
function* checkRaw({ name, locations }: NginxHost, expressions: readonly Location[], winners: Winners): ObjectFindings {
  for (const location of locations) {
    if (isOfRouter(location) || regexCauseOf(location) !== undefined) continue;
    const { object } = location.ingress;
    const cause = expressions.find(({ ingress }) => ingress.object !== object);
    if (cause === undefined) continue;
    const winner = winners.get(location);
    if (winner !== undefined && winner.upstream !== location.upstream) {
      const fix = isOfRouter(winner) ? RATHER : 'give one of the two another host, or narrow the expression';
      yield problem(
        object,
        `${location.pathType} ${show(location.path)} of ${titleOf(name)} goes to ${show(winner.serviceName)}, since ${causeOf(cause)} of ${placeOf(cause.ingress.object)} makes expressions of all paths of the host, and the longer ${show(winner.path)} of ${placeOf(winner.ingress.object)} matches it as well: ${fix}.`,
      );
    } else if (location.type === 'Exact' && winner === undefined && !isChallenge(location.path)) {
      yield warning(
        object,
        `Exact ${show(location.path)} of ${titleOf(name)} takes ${strays(location.path)} as well, since ${causeOf(cause)} of ${placeOf(cause.ingress.object)} makes expressions of all paths of the host: write ${show(`${location.path}$`)} with use-regex, or give one of the two another host.`,
      );
    }
  }
}

/** Raw paths that take requests which a router sends elsewhere by a shorter prefix. */
function* checkTaken({ name, locations }: NginxHost, winners: Winners): ObjectFindings {
  const prefixes = new Map<string, Location>();
  for (const location of locations) {
    const { stem, kind } = pathTextOf(location);
    if (isOfRouter(location) && kind === 'prefix') prefixes.set(stem === '' ? '/' : stem, location);
  }
  const reported = new Set<unknown>();
  for (const location of locations) {
    const { object } = location.ingress;
    if (isOfRouter(location) || reported.has(object) || isChallenge(location.path)) continue;
    if (winners.get(location) !== undefined || isRoot(location)) continue;
    const taken = foldersOf(pathTextOf(location).stem).flatMap((folder) => prefixes.get(folder) ?? [])[0];
    // A prefix with a slash behind the router's is a conflict.
    if (taken === undefined || location.path === `${taken.path}/`) continue;
    reported.add(object);
    yield warning(
      object,
      `${location.pathType} ${show(location.path)} takes requests of ${titleOf(name)} that ${show(taken.path)} of ${placeOf(taken.ingress.object)} would send to ${show(taken.serviceName)}, and router.resolve() does not know of it: write it as a route of the router.`,
    );
  }
}

/** Paths that something else takes where all paths of a host are expressions. */
type Winners = ReadonlyMap<Location, Location | undefined>;

/** The location that takes a plain path instead, where all paths of the host are expressions. */
function winnerOf(location: Location, expressions: readonly Location[]): Location | undefined {
  if (regexCauseOf(location) !== undefined) return undefined;
  for (const expression of expressions) {
    if (byPrecedence(expression, location) >= 0) return undefined;
    if (expression.ingress.object === location.ingress.object) continue;
    if (patternOf(expression)?.test(location.path)) return expression;
  }
  return undefined;
}

const isOfRouter = ({ ingress }: Location): boolean => ingress.isOfRouter;

const isChallenge = (path: string): boolean => path.startsWith('/.well-known/acme-challenge/');

const causeOf = (location: Location): string => `annotation ${quoted(regexCauseOf(location) ?? 'use-regex')}`;

const titleOf = (host: string): string => (host === '' ? 'every other host' : host);

/** Requests that an expression matches and a plain path does not, `"/foobar" and "/FOO"`. */
function strays(path: string): string {
  const longer = path.endsWith('/') ? [] : [`${path}bar`];
  const upper = path.toUpperCase() === path ? [] : [path.toUpperCase()];
  return [...longer, ...upper].map(show).join(' and ') || show(`${path}x`);
}
