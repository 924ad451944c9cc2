import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { BackendProtocol, type RouteOptions, type RoutePolicies } from '../../lib';
import type { PropArbitraries } from './arbitraries';

const seconds = fc.integer({ min: 1, max: 3600 }).map((amount) => Duration.seconds(amount));
const count = fc.integer({ min: 1, max: 1000 });
const header = fc.constantFrom('X-User', 'X_Request_Id', 'Content-Type');
const blocks = fc.uniqueArray(fc.constantFrom('10.0.0.0/8', '203.0.113.7/32', '2001:db8::/32'), {
  minLength: 1,
  maxLength: 2,
});
const optional = <T>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(arbitraries, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

/** What both targets do alike. */
export const corsPolicy = fc
  .tuple(
    fc.constantFrom<string[]>(
      ['*'],
      ['https://app.example.com'],
      ['http://a.example.com:8080', 'https://b.example.com'],
    ),
    optional({
      methods: fc.constantFrom<string[]>(['GET'], ['GET', 'POST']),
      headers: fc.uniqueArray(header, { minLength: 1 }),
      exposedHeaders: fc.uniqueArray(header, { minLength: 1 }),
      credentials: fc.boolean(),
      maxAge: seconds,
    }),
  )
  .map(([origins, rest]) => ({ ...rest, origins, credentials: origins[0] === '*' ? undefined : rest.credentials }));

/** Every policy of a route or router on ingress-nginx. */
export const nginxPolicies: PropArbitraries<RoutePolicies> = {
  cors: corsPolicy,
  timeouts: optional({ connect: seconds, read: seconds, send: seconds }),
  bodySize: count.map((size) => Size.mebibytes(size)),
  rateLimit: fc
    .tuple(count, optional({ requestsPerMinute: count, connections: count, burst: count }))
    .map(([requestsPerSecond, rest]) => ({ ...rest, requestsPerSecond })),
  allowFrom: blocks,
  denyFrom: blocks,
  stickySession: optional({ cookie: fc.constantFrom('route', 'a_b.c'), maxAge: seconds }),
  protocol: fc.constantFrom(...Object.values(BackendProtocol)),
  basicAuth: fc.constantFrom({ secretName: 'users' }, { secretName: 'users', realm: 'Staff only: a/b' }),
  externalAuth: fc
    .tuple(
      fc.constantFrom('https://auth.example.com/verify', 'http://auth:8080/?a=b&c=d'),
      optional({
        signinUrl: fc.constant('https://auth.example.com/start'),
        responseHeaders: fc.uniqueArray(header, { minLength: 1 }),
      }),
    )
    .map(([url, rest]) => ({ ...rest, url })),
  annotations: fc.constantFrom<{ [key: string]: string }>(
    { 'nginx.ingress.kubernetes.io/proxy-buffering': 'on' },
    { 'nginx.ingress.kubernetes.io/upstream-vhost': 'inside.example.com' },
    { 'example.com/note': 'two\nlines: "x"' },
  ),
};

/** Options of a route that are no policies are generated with the routes. */
export type RouteOwnOptions = Exclude<keyof RouteOptions, keyof RoutePolicies>;
