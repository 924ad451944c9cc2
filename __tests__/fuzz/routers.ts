import type { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import {
  type IBackend,
  IngressRouter,
  type IngressRouterProps,
  PathMatch,
  Rewrite,
  type RouteOptions,
  RoutePolicy,
  RoutingTarget,
  Tls,
  Www,
} from '../../lib';
import { rarely } from './arbitraries';
import { policiesOn, type RouteOwnOptions } from './policies';

const TARGETS = {
  ingressNginx: RoutingTarget.ingressNginx(),
  internal: RoutingTarget.ingressNginx({ className: 'internal' }),
  gatewayApi: RoutingTarget.gatewayApi({ gateway: 'shop' }),
  both: RoutingTarget.both(RoutingTarget.ingressNginx(), RoutingTarget.gatewayApi({ gateway: 'shop' })),
};

/** A route as data, so that a counterexample can be read. */
export interface RandomRoute {
  readonly match: PathMatch;
  readonly path: string;
  readonly backend: number;
  readonly redirect?: { readonly path?: string; readonly url?: string; readonly status?: number };
  readonly own: {
    readonly host?: number;
    readonly rewrite?: 'strip' | 'replace' | 'to';
    readonly without?: readonly number[];
  };
  readonly policies: RouteOptions;
}

export interface RandomRouter {
  readonly target: keyof typeof TARGETS;
  readonly hosts: readonly string[];
  readonly defaultBackend: number;
  readonly props: Pick<IngressRouterProps, 'www' | 'appRoot' | 'httpsRedirect' | 'tls'>;
  readonly policies: IngressRouterProps;
  readonly routes: readonly RandomRoute[];
}

const segment = fc.constantFrom('a', 'b', 'AB', 'v1.2', '~me', 'x+y', 'long-name', '42');
const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
const regex = fc.constantFrom('/a/[0-9]+', '/(a|b)/(.*)', '/v1(/.*)?', '/items/(\\d+)');
const redirectTarget = fc.oneof(
  fc.record({ path: fc.constantFrom('/landed', '/landed/here'), status: fc.constantFrom(301, 302, 307, 308) }),
  fc.record({ url: fc.constant('https://example.com/elsewhere') }),
);
const own: { [K in RouteOwnOptions]: fc.Arbitrary<NonNullable<RandomRoute['own'][K]>> } = {
  host: fc.nat({ max: 2 }),
  rewrite: fc.constantFrom('strip', 'replace', 'to'),
  without: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 2 }),
};

const matches = (target: RandomRouter['target']) =>
  target === 'ingressNginx' || target === 'internal'
    ? [PathMatch.PREFIX, PathMatch.PREFIX, PathMatch.EXACT, PathMatch.REGEX]
    : [PathMatch.PREFIX, PathMatch.EXACT];

const route = (target: RandomRouter['target']): fc.Arbitrary<RandomRoute> =>
  fc
    .record({
      match: fc.constantFrom(...matches(target)),
      literal: path,
      regex,
      backend: fc.nat({ max: 5 }),
      redirect: rarely(redirectTarget, 6),
      own: fc.record(own, { requiredKeys: [] }),
      policies: rarely(policiesOn(TARGETS[target])).map((policies) => policies ?? {}),
    })
    .map(({ literal, regex: pattern, ...rest }) => ({
      ...rest,
      path: rest.match === PathMatch.REGEX ? pattern : literal,
    }));

/** A router whose hosts contain its number, since a host belongs to one router. */
export const randomRouter = (number: number): fc.Arbitrary<RandomRouter> =>
  fc
    .tuple(
      fc.constantFrom(
        'ingressNginx' as const,
        'ingressNginx' as const,
        'internal' as const,
        'gatewayApi' as const,
        'both' as const,
      ),
      fc.subarray([`r${number}.com`, `shop.r${number}.com`, `*.any.r${number}.com`], { minLength: 1 }),
    )
    .chain(([target, hosts]) => {
      const gateway = target === 'gatewayApi' || target === 'both';
      const named = gateway ? hosts.filter((host) => !host.startsWith('*')) : hosts;
      const served = named.length === 0 ? [`r${number}.com`] : named;
      return fc.record({
        target: fc.constant(target),
        hosts: fc.constant(served),
        defaultBackend: fc.nat({ max: 5 }),
        props: fc.record(
          {
            www: fc.constant(served.length === 1 && !served[0]?.startsWith('*') ? Www.TO_APEX : undefined),
            appRoot: fc.constantFrom('/landed', '/landed/here/'),
            httpsRedirect: fc.boolean(),
            tls: gateway
              ? fc.constant(undefined)
              : fc.constantFrom(Tls.secret('shop-tls'), Tls.certManager({ clusterIssuer: 'letsencrypt' })),
          },
          { requiredKeys: [] },
        ),
        policies: rarely(policiesOn(TARGETS[target]), 4).map((policies) => policies ?? {}),
        routes: fc.uniqueArray(route(target), {
          maxLength: 2,
          selector: ({ match, path: routePath }) => `${match} ${routePath}`,
        }),
      });
    });

function rewriteOf({ match, own: { rewrite } }: RandomRoute): Rewrite | undefined {
  if (rewrite === undefined) return undefined;
  if (rewrite === 'to' || match !== PathMatch.PREFIX) return Rewrite.to('/new');
  return rewrite === 'strip' ? Rewrite.stripPrefix() : Rewrite.replacePrefix('/v2');
}

/** Some of the policies that the router has; a rate limit of the route's own may lack what the router limits. */
function withoutOf({ own: { without = [] }, policies }: RandomRoute, router: IngressRouterProps): RoutePolicy[] {
  const present = Object.values(RoutePolicy).filter((policy) => router[policy] !== undefined);
  const picked = without.flatMap((number) => present[number % present.length] ?? []);
  const replaced = policies.rateLimit && router.rateLimit ? [RoutePolicy.RATE_LIMIT] : [];
  return [...new Set([...picked, ...replaced])];
}

export function buildRouter(chart: Chart, id: string, random: RandomRouter, backends: readonly IBackend[]): void {
  const { target, hosts, defaultBackend, props, policies, routes } = random;
  const pick = (number: number) => backends[number % backends.length] as IBackend;
  const router = new IngressRouter(chart, id, {
    ...policies,
    ...props,
    target: TARGETS[target],
    hosts: [...hosts],
    defaultBackend: pick(defaultBackend),
  });
  for (const written of routes) {
    const host = written.own.host === undefined ? undefined : hosts[written.own.host % hosts.length];
    if (written.redirect) router.redirect(written.path, { ...written.redirect, match: written.match, host });
    else
      router[written.match](written.path, pick(written.backend), {
        ...written.policies,
        host,
        rewrite: rewriteOf(written),
        without: withoutOf(written, policies),
      });
  }
}
