import { type Chart, Duration, Size } from 'cdk8s';
import {
  Backend,
  BackendProtocol,
  CanaryRelease,
  IngressNginxController,
  IngressNginxServer,
  IngressRouter,
  PathMatch,
  Rewrite,
  RoutingTarget,
  Www,
} from '../../../../../../lib';
import { checkTarget, targetWarnings } from '../../../../../../lib/routing/targets/check-target';
import type { Manifest } from '../../../../../support/app';
import { problemsOf } from '../../../../../support/app';
import { buildCase, problemsOfRouter, type Routes, renderTable, untyped } from '../../../../support';
import { IngressNginxModel } from '../../controller/controller-model';
import { PREFIX, pathsOf } from '../../emitted';
import { servedByTraefik } from './target';

// Warnings are printed at synth; a test of their own looks at them.
beforeEach(() => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
});

type Props = Parameters<typeof problemsOfRouter>[1];

const tableOf = (routes: Routes, props: object = {}) =>
  buildCase({ props: () => props, routes: (router, services) => routes(router, services, undefined as never) }).router
    .table;

const emitted = (routes: Routes, props: object = {}): Manifest[] =>
  renderTable(tableOf(routes, props), servedByTraefik);
const linesOf = (objects: readonly Manifest[]) =>
  objects.filter(({ kind }) => kind === 'Ingress').flatMap((object) => pathsOf(object));
const problems = (routes: Routes, props: Props = {}) =>
  problemsOfRouter(routes, (services: never) => ({
    target: servedByTraefik,
    ...(typeof props === 'function' ? props(services) : props),
  }));

describe('what is written', () => {
  test('paths stay as they are where their rules come in the right order by themselves', () => {
    const objects = emitted(
      (router, { a, b, c }) => {
        router.prefix('/user', a);
        router.prefix('/user/admin', b);
        router.prefix('/', c);
      },
      { host: 'abc.com' },
    );
    expect(linesOf(objects)).toEqual([
      'abc.com/user Prefix -> a',
      'abc.com/user/admin Prefix -> b',
      'abc.com/ Prefix -> c',
    ]);
  });

  test('an exact path beside a prefix is written so that its rule is the longer one', () => {
    const objects = emitted(
      (router, { a, b }) => {
        router.prefix('/user', a);
        router.exact('/user', b);
      },
      { host: 'abc.com' },
    );
    expect(linesOf(objects)).toEqual([
      'abc.com/(?-i)user(/|$) ImplementationSpecific -> a',
      'abc.com/(?-i)user$(?:exact){0} ImplementationSpecific -> b',
    ]);
  });

  test('a rewrite to one path takes the rest of the path with it', () => {
    const objects = emitted((router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to('/') }), {
      host: 'abc.com',
    });
    expect(linesOf(objects)).toEqual(['abc.com/(?-i)a(/.*)?$ ImplementationSpecific -> a']);
  });

  test('a redirect takes every query with it, and comes before the one to HTTPS', () => {
    const objects = emitted(
      (router, { a }) => {
        router.redirect('/old', { path: '/new' });
        router.prefix('/', a, { rewrite: Rewrite.replacePrefix('/v2') });
      },
      { host: 'abc.com', httpsRedirect: true },
    );
    const [redirect, route] = objects;
    expect(linesOf(objects)).toEqual([
      'abc.com/(?-i)old$|^https?://.* ImplementationSpecific -> a',
      'abc.com/(.*) ImplementationSpecific -> a',
    ]);
    expect(redirect?.metadata.annotations).toMatchObject({ [`${PREFIX}force-ssl-redirect`]: 'false' });
    expect(route?.metadata.annotations).toMatchObject({ [`${PREFIX}force-ssl-redirect`]: 'true' });
  });

  test('an app root is a redirect of its own', () => {
    const objects = emitted((router, { a }) => router.prefix('/a', a), { host: 'abc.com', appRoot: '/app' });
    const [, root] = objects;
    expect(root?.metadata.annotations).toMatchObject({
      [`${PREFIX}permanent-redirect`]: '/app',
      [`${PREFIX}permanent-redirect-code`]: '302',
    });
    expect(JSON.stringify(objects)).not.toContain('app-root');
  });

  test('a limit of bodies comes with the buffer in which Traefik measures them', () => {
    const [object] = emitted((router, { a }) => router.prefix('/a', a, { bodySize: Size.mebibytes(2) }), {
      host: 'abc.com',
    });
    expect(object?.metadata.annotations).toEqual({
      [`${PREFIX}proxy-body-size`]: '2m',
      [`${PREFIX}proxy-request-buffering`]: 'on',
    });
  });

  test('a path is longer than the rule of a release by header, which has one more condition', () => {
    const release = new CanaryRelease({
      stable: Backend.external('a', 80),
      canary: Backend.external('b', 80),
      weight: 10,
      header: { name: 'x-release' },
    });
    const objects = emitted((router, { c }) => router.prefix('/c', c), { host: 'abc.com', defaultBackend: release });
    const [path = ''] = linesOf(objects);
    expect(path).toMatch(/^abc\.com\/\(\?-i\)c\(\/\|\$\)\(\?:prefix\.+\)\{0\} /);
  });
});

test('the controller of ingress-nginx itself takes the objects as they are', () => {
  const objects = emitted(
    (router, { a, b }) => {
      router.prefix('/a', a, { rewrite: Rewrite.to('/x') });
      router.exact('/a', b);
      router.redirect('/old', { path: '/new', match: PathMatch.PREFIX });
    },
    { host: 'abc.com', defaultBackend: Backend.external('d', 80), appRoot: '/app' },
  );
  const model = new IngressNginxModel(objects);
  expect([model.rejected, model.ignored, model.overlaps]).toEqual([[], [], []]);
  const answer = (path: string) => {
    const { outcome, path: seen, location } = model.decide({ host: 'abc.com', path });
    return `${outcome} ${location ?? seen}`;
  };
  expect(['/a/1', '/a', '/old/1?x=2', '/', '/other'].map(answer)).toEqual([
    'forward /x',
    'forward /a',
    'redirect /new',
    'redirect /app',
    'forward /other',
  ]);
});

const CORS = { origins: ['https://app.abc.com'] };

describe('what is refused', () => {
  test.each<[string, Routes, object, string]>([
    [
      'a host whose other paths would be taken by another one',
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b, { host: 'abc.com' });
      },
      {},
      'abc.com has no route for all other paths, which Traefik sends to the routes of every other host: set defaultBackend, or route or redirect the prefix "/".',
    ],
    [
      'HTTPS for paths that no route takes',
      (router, { a }) => router.prefix('/a', a),
      { host: 'abc.com', httpsRedirect: true },
      'abc.com has no route for all other paths, which Traefik answers with 404 instead of redirecting them to HTTPS: set defaultBackend, or route or redirect the prefix "/".',
    ],
    [
      'an annotation that Traefik does not know',
      (router, { a }) => router.prefix('/a', a, { annotations: { [`${PREFIX}mirror-target`]: 'https://m.abc.com' } }),
      {},
      'prefix "/a" has the annotation "nginx.ingress.kubernetes.io/mirror-target", which Traefik does not read as ingress-nginx does: leave it out, or leave the routes to ingress-nginx.',
    ],
    [
      'an annotation for which Traefik has to be installed otherwise',
      (router, { a }) =>
        router.prefix('/a', a, { annotations: { [`${PREFIX}configuration-snippet`]: 'more_set_headers "a: b";' } }),
      {},
      'prefix "/a" has the annotation "nginx.ingress.kubernetes.io/configuration-snippet", which Traefik takes only with its option allowSnippetAnnotations, and serves nothing of the Ingress without it: leave it out, or leave the routes to ingress-nginx.',
    ],
    [
      'origins of a whole zone',
      (router, { a }) => router.prefix('/a', a, { cors: { origins: ['https://*.abc.com'] } }),
      {},
      'prefix "/a" has the origin "https://*.abc.com" in cors, which Traefik compares as a text: list the origins one by one.',
    ],
    [
      'a password for preflight requests',
      (router, { a }) => router.prefix('/a', a, { cors: CORS, basicAuth: { secretName: 'users' } }),
      {},
      'prefix "/a" has cors and basicAuth, of which Traefik asks preflight requests for a password as well: use externalAuth, or leave one out.',
    ],
    [
      'a limit of bodies that are not buffered',
      (router, { a }) => router.prefix('/a', a, { bodySize: Size.mebibytes(2), buffering: { requests: false } }),
      {},
      'prefix "/a" has a bodySize, which Traefik measures only in requests that it buffers: leave buffering requests: false out.',
    ],
    [
      'a variable that Traefik does not know',
      (router, { a }) => router.prefix('/a', a, { consistentHash: { key: '$request_length' } }),
      {},
      'prefix "/a" has "$request_length" in the key of consistentHash, a variable that Traefik does not know: write another one, such as "$request_uri".',
    ],
    [
      'HTTP/2 without gRPC',
      (router, { a }) => router.prefix('/a', a, { protocol: BackendProtocol.H2C }),
      {},
      'prefix "/a" has a backend that speaks H2C, for which the annotation has no word: write PortProtocol.grpc() for gRPC, or PortProtocol.http() where the server speaks HTTP/1.1 as well.',
    ],
    [
      'a group with a letter behind it',
      (router, { a }) => router.regex('/a/(.*)', a, { rewrite: Rewrite.regex('/b/$1x') }),
      {},
      'regex "/a/(.*)" is rewritten to "/b/$1x", in which Traefik takes "$1x" for the name of one group: end the group\'s number by another character, such as "/".',
    ],
    [
      'a group that begins with a slash, behind another one',
      (router, { a }) => router.regex('/a(/.*)?', a, { rewrite: Rewrite.regex('/r/$1') }),
      {},
      'regex "/a(/.*)?" makes "/r//x" of "/a/x", and Traefik answers a path with two slashes in a row with 400: write the slash outside of the group, or leave it out of "/r/$1".',
    ],
    [
      'a group of anything, which may begin with a slash',
      (router, { a }) => router.regex('/a(.*)', a, { rewrite: Rewrite.regex('/r/$1') }),
      {},
      'regex "/a(.*)" makes "/r//x" of "/a/x", and Traefik answers a path with two slashes in a row with 400: write the slash outside of the group, or leave it out of "/r/$1".',
    ],
    [
      'a group that may end in a slash, before another one',
      (router, { a }) => router.regex('/a/(.*)', a, { rewrite: Rewrite.regex('/$1/b') }),
      {},
      'regex "/a/(.*)" makes "/x//b" of "/a/x/", and Traefik answers a path with two slashes in a row with 400: write the slash outside of the group, or leave it out of "/$1/b".',
    ],
    [
      'a redirect that keeps the path for good',
      (router) =>
        router.redirect('/', { url: 'https://new.com', match: PathMatch.PREFIX, keepPath: true, status: 301 }),
      { host: 'old.com' },
      'prefix "/" is a redirect that keeps the path with the status 301: Traefik can do so only with 302. Leave the status out, or let a service redirect.',
    ],
    [
      'addresses that may not pass',
      (router, { a }) => router.prefix('/a', a, { denyFrom: ['10.0.0.0/8'] }),
      {},
      'prefix "/a" has denyFrom, whose annotation Traefik does not read: list the addresses that may pass in allowFrom, or deny them in front of Traefik.',
    ],
  ])('%s', (_, routes, props, message) => {
    expect(problems(routes, props)).toEqual([message]);
  });

  test('a controller of ingress-nginx, and what is no server', () => {
    const found = (servedBy: IngressNginxServer) =>
      problemsOf((chart) => {
        const controller = new IngressNginxController(chart, 'controller');
        const target = RoutingTarget.ingressNginx({ controller, servedBy });
        new IngressRouter(chart, 'router', { target }).prefix('/a', Backend.external('a', 80));
      });
    expect(found(IngressNginxServer.traefik())).toEqual([
      expect.stringContaining(
        'the controller of class "nginx" and IngressNginxServer.traefik() are both set, and one of them serves the class: leave controller out, and write className instead.',
      ),
    ]);
    expect(found(untyped('traefik'))).toEqual([
      expect.stringContaining(
        'servedBy "traefik" has the wrong type; expected an IngressNginxServer such as IngressNginxServer.traefik()',
      ),
    ]);
  });
});

describe('routers next to each other', () => {
  const found = (others: (chart: Chart) => void) =>
    problemsOf((chart) => {
      const router = new IngressRouter(chart, 'router', { host: 'abc.com', target: servedByTraefik });
      router.prefix('/a', Backend.external('a', 80));
      others(chart);
    });

  test('a router for every host might take what a host leaves open', () => {
    const lines = found((chart) =>
      new IngressRouter(chart, 'every', { target: servedByTraefik }).prefix('/', Backend.external('b', 80)),
    );
    expect(lines).toEqual([
      expect.stringContaining(
        'host "abc.com" has paths that none of its routes takes, next to routes for every host of shop/every, and Traefik tries the longest rule first, whatever its host: write both in one router, with a defaultBackend.',
      ),
    ]);
  });

  test('a router for every host might take what www redirects', () => {
    const lines = problemsOf((chart) => {
      const service = Backend.external('a', 80);
      const shared = { target: servedByTraefik };
      new IngressRouter(chart, 'router', { host: 'abc.com', www: Www.TO_APEX, ...shared }).prefix('/', service);
      new IngressRouter(chart, 'every', shared).prefix('/', service);
    });
    expect(lines).toEqual([
      '[shop/router] www redirects "www.abc.com", whose requests Traefik may send to the routes of shop/every for every host, since it tries the longest rule first: serve both names as hosts.',
    ]);
  });

  test('two may share a host where both write their paths in one way', () => {
    const share = (rewrite?: Rewrite) =>
      found((chart) =>
        new IngressRouter(chart, 'other', { host: 'abc.com', target: servedByTraefik }).prefix(
          '/b',
          Backend.external('b', 80),
          { rewrite },
        ),
      );
    expect(share()).toEqual([]);
    expect(share(Rewrite.stripPrefix())).toEqual([
      expect.stringContaining('makes Traefik read every path of the host as a regular expression'),
    ]);
  });
});

test('warnings speak of Traefik, and name no option of the ingress-nginx controller', () => {
  const table = tableOf(
    (router, { a }) => router.prefix('/', a, { allowFrom: ['10.0.0.0/8'], rateLimit: { requestsPerSecond: 2 } }),
    { host: 'abc.com', httpsRedirect: true, timeouts: { read: Duration.seconds(3) } },
  );
  expect(checkTarget(servedByTraefik, table)).toEqual([]);
  const messages = targetWarnings(servedByTraefik, table).map(({ code, message }) => `${message} (${code})`);
  expect(messages).toEqual([
    "allowFrom and rateLimit look at the address that Traefik's connection comes from, which behind a Service with externalTrafficPolicy Cluster is a node's, and behind a proxy the proxy's: set Local on Traefik's Service, or its ipAllowListStrategy. (client-address)",
    'rateLimit counts on each replica of Traefik: with n replicas a client may ask for up to n times as much. (rate-limit-replicas)',
    'httpsRedirect without tls redirects in an endless loop behind a load balancer that terminates TLS, unless the entry point of Traefik has its addresses in forwardedHeaders.trustedIPs. (https-redirect-loop)',
  ]);
});

test('a Secret that is missing would open a path to the route behind it', () => {
  const table = tableOf((router, { a, b }) => {
    router.prefix('/admin', a, { basicAuth: { secretName: 'users' } });
    router.prefix('/', b);
  });
  expect(targetWarnings(servedByTraefik, table).map(({ message }) => message)).toEqual([
    'prefix "/admin" asks for a password of the Secret "users": as long as that is missing, Traefik answers by prefix "/", which does not. Apply the Secret first.',
  ]);
});

test('the server that is meant by default changes nothing', () => {
  const routes: Routes = (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to('/') });
  const table = tableOf(routes, { host: 'abc.com', appRoot: '/app' });
  const named = RoutingTarget.ingressNginx({ servedBy: IngressNginxServer.ingressNginx() });
  expect(renderTable(table, named)).toEqual(renderTable(table, RoutingTarget.ingressNginx()));
});
