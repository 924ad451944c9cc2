import { Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import {
  BackendProtocol,
  type IRoutingTarget,
  type RouteOptions,
  type RoutePolicies,
  SameSite,
  TargetSupport,
} from '../../lib';
import { dictionary, type PropArbitraries, someOf } from './arbitraries';

const seconds = fc.integer({ min: 1, max: 3600 }).map((amount) => Duration.seconds(amount));
const count = fc.integer({ min: 1, max: 1000 });
const header = fc.constantFrom('X-User', 'X_Request_Id', 'Content-Type');
const blocks = fc.uniqueArray(fc.constantFrom('10.0.0.0/8', '203.0.113.7/32', '2001:db8::/32'), {
  minLength: 1,
  maxLength: 2,
});
const optional = <T>(arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record(arbitraries, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;

/** Origins without a wildcard, which all targets read alike. */
const cors = fc
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

const POLICIES: PropArbitraries<RoutePolicies> = {
  cors,
  timeouts: optional({ connect: seconds, read: seconds, send: seconds }),
  bodySize: count.map((size) => Size.mebibytes(size)),
  unlimitedBody: fc.boolean(),
  buffering: optional({ requests: fc.boolean(), requestBufferSize: count.map((size) => Size.kibibytes(size)) }),
  rateLimit: fc
    .tuple(count, optional({ requestsPerMinute: count, connections: count, burst: count }))
    .map(([requestsPerSecond, rest]) => ({ ...rest, requestsPerSecond })),
  allowFrom: blocks,
  denyFrom: blocks,
  stickySession: optional({
    cookie: fc.constantFrom('route', 'a_b.c'),
    maxAge: seconds,
    expires: seconds,
    path: fc.constantFrom('/', '/shop'),
    sameSite: fc.constantFrom(SameSite.LAX, SameSite.STRICT),
    secure: fc.boolean(),
    changeOnFailure: fc.boolean(),
  }),
  consistentHash: fc
    .tuple(fc.constantFrom('$request_uri', '$cookie_a-$host'), optional({ subsetSize: count }))
    .map(([key, rest]) => ({ ...rest, key })),
  protocol: fc.constantFrom(...Object.values(BackendProtocol).filter((name) => name !== BackendProtocol.H2C)),
  backendTls: fc.constantFrom(
    { hostname: 'vault.internal', caConfigMap: 'internal-ca' },
    { hostname: 'vault.internal', caSecret: 'internal-ca' },
    { hostname: 'vault.internal' },
  ),
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
  responseHeaders: dictionary(['X-Team', 'x-frame-options', 'Cache-Control'], fc.constantFrom('shop', 'DENY', 'a, b')),
  annotations: fc.constantFrom<{ [key: string]: string }>(
    { 'nginx.ingress.kubernetes.io/proxy-buffering': 'on' },
    { 'nginx.ingress.kubernetes.io/upstream-vhost': 'inside.example.com' },
    { 'example.com/note': 'two\nlines: "x"' },
  ),
};

/** Some of the policies that every part of a target takes. */
export function policiesOn(target: IRoutingTarget): fc.Arbitrary<Partial<RoutePolicies>> {
  const isFaithful = (policy: string) =>
    target.parts().every(({ capabilities }) => capabilities[policy]?.support === TargetSupport.FAITHFUL);
  const policies = Object.fromEntries(Object.entries(POLICIES).filter(([policy]) => isFaithful(policy)));
  return someOf<RoutePolicies>(policies as typeof POLICIES).map((chosen) =>
    chosen.unlimitedBody ? { ...chosen, bodySize: undefined } : chosen,
  );
}

/** Options of a route that are not policies are generated with the routes. */
export type RouteOwnOptions = Exclude<keyof RouteOptions, keyof RoutePolicies>;
