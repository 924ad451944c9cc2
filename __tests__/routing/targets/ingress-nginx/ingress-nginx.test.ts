import { IngressRouter, type IngressRouterProps, Rewrite, RoutingTarget } from '../../../../lib';
import { type Manifest, synthesize } from '../../../support/app';
import type { CaseServices } from '../../cases';
import { addServices } from '../../support';

/** The Ingress objects of a router called `router`. */
function ingresses(
  routes: (router: IngressRouter, services: CaseServices) => void,
  props: (services: CaseServices) => IngressRouterProps = () => ({}),
): Manifest[] {
  return synthesize((chart) => {
    const services = addServices(chart);
    routes(new IngressRouter(chart, 'router', props(services)), services);
  }).filter(({ kind }) => kind === 'Ingress');
}

/** Name, annotations and `host path pathType -> service:port` of each Ingress. */
const outline = (objects: readonly Manifest[]) =>
  objects.map(({ metadata, spec }) => ({
    name: metadata.name,
    annotations: metadata.annotations,
    defaultBackend: spec.defaultBackend?.service.name,
    paths: (spec.rules ?? []).flatMap(
      (rule: {
        host?: string;
        http: { paths: { path: string; pathType: string; backend: { service: { name: string } } }[] };
      }) =>
        rule.http.paths.map(
          ({ path, pathType, backend }) => `${rule.host ?? ''}${path} ${pathType} ${backend.service.name}`,
        ),
    ),
  }));

const USE_REGEX = { 'nginx.ingress.kubernetes.io/use-regex': 'true' };
const rewriteTarget = (target: string) => ({ 'nginx.ingress.kubernetes.io/rewrite-target': target });

test('plain routes are one Ingress, as written by hand', () => {
  const objects = ingresses(
    (router, { a, b }) => {
      router.prefix('/a', a);
      router.exact('/b', b);
    },
    () => ({ host: 'abc.com' }),
  );
  expect(objects).toEqual([
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'router',
        labels: {
          'app.kubernetes.io/name': 'router',
          'app.kubernetes.io/instance': 'router',
          'app.kubernetes.io/part-of': 'shop',
          'app.kubernetes.io/managed-by': 'cdk8s-portico',
        },
      },
      spec: {
        ingressClassName: 'nginx',
        rules: [
          {
            host: 'abc.com',
            http: {
              paths: [
                { path: '/a', pathType: 'Prefix', backend: { service: { name: 'a', port: { number: 80 } } } },
                { path: '/b', pathType: 'Exact', backend: { service: { name: 'b', port: { number: 80 } } } },
              ],
            },
          },
        ],
      },
    },
  ]);
});

test("the class of an Ingress is the target's", () => {
  const target = RoutingTarget.ingressNginx({ className: 'internal' });
  const [ingress] = ingresses(
    (router, { a }) => router.prefix('/a', a),
    () => ({ target }),
  );
  expect(ingress?.spec.ingressClassName).toBe('internal');
});

test('a rewrite gets an Ingress of its own, and the other paths of the host are written to keep their meaning', () => {
  const objects = ingresses((router, { a, b, c }) => {
    router.prefix('/pay', b);
    router.prefix('/user', a, { rewrite: Rewrite.stripPrefix() });
    router.exact('/health', c);
    router.prefix('/admin', a, { rewrite: Rewrite.stripPrefix() });
    router.prefix('/old', c, { rewrite: Rewrite.to('/new') });
  });
  expect(outline(objects)).toEqual([
    {
      name: 'router',
      annotations: USE_REGEX,
      paths: ['/(?-i)pay(/|$) ImplementationSpecific b', '/(?-i)health$ ImplementationSpecific c'],
    },
    {
      name: 'router-user',
      annotations: rewriteTarget('/$2'),
      paths: ['/(?-i)user(/|$)(.*) ImplementationSpecific a', '/(?-i)admin(/|$)(.*) ImplementationSpecific a'],
    },
    {
      name: 'router-old',
      annotations: rewriteTarget('/new'),
      paths: ['/(?-i)old(/|$) ImplementationSpecific c'],
    },
  ]);
});

test('where a string would sort too low, a comment in the expression lifts it', () => {
  const objects = ingresses((router, { a, b, c }) => {
    router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() });
    router.prefix('/a/b', b);
    router.exact('/a', c);
    router.exact('/', c);
    router.prefix('/', b);
  });
  const paths = outline(objects).flatMap((ingress) => ingress.paths);
  expect(paths.map((path) => path.split(' ')[0])).toEqual([
    '/(?-i)a(/|$)(.*)',
    '/(?-i)a/b(/|$)(?:prefix){0}',
    '/(?-i)a$(?:exact){0}',
    '/$',
    '/',
  ]);
});

describe('the default backend:', () => {
  test('without a host it is the Ingress\'s own and its path "/", since the controller ignores the former next to rules', () => {
    const objects = ingresses(
      (router, { a }) => router.prefix('/a', a),
      ({ d }) => ({ defaultBackend: d }),
    );
    expect(outline(objects)).toMatchObject([
      {
        name: 'router',
        defaultBackend: 'd',
        // As expressions, which come before the controller's own /healthz on the server for all other hosts.
        annotations: USE_REGEX,
        paths: ['/(?-i)a(/|$) ImplementationSpecific a', '/ Prefix d'],
      },
    ]);
  });

  test('without any route it is the only path', () => {
    const objects = ingresses(
      () => {},
      ({ d }) => ({ defaultBackend: d }),
    );
    expect(outline(objects)).toEqual([
      { name: 'router', defaultBackend: 'd', annotations: USE_REGEX, paths: ['/ Prefix d'] },
    ]);
  });

  test('of a host it is the path "/", since the Ingress\'s own would take every unknown host too', () => {
    const objects = ingresses(
      (router, { a }) => router.prefix('/a', a),
      ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    );
    expect(outline(objects)).toEqual([{ name: 'router', paths: ['abc.com/a Prefix a', 'abc.com/ Prefix d'] }]);
  });

  test('it shares an Ingress that rewrites to "/", which leaves the path "/" as it is', () => {
    const objects = ingresses(
      (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to('/') }),
      ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    );
    expect(outline(objects)).toEqual([
      {
        name: 'router',
        annotations: rewriteTarget('/'),
        paths: ['abc.com/(?-i)a(/|$) ImplementationSpecific a', 'abc.com/ Prefix d'],
      },
    ]);
  });

  test('of a host it is kept out of an Ingress that rewrites', () => {
    const objects = ingresses(
      (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.stripPrefix() }),
      ({ d }) => ({ host: 'abc.com', defaultBackend: d }),
    );
    expect(outline(objects)).toEqual([
      {
        name: 'router',
        annotations: rewriteTarget('/$2'),
        paths: ['abc.com/(?-i)a(/|$)(.*) ImplementationSpecific a'],
      },
      { name: 'router-default', annotations: USE_REGEX, paths: ['abc.com/ Prefix d'] },
    ]);
  });
});

test('a path that the webhook takes only as ImplementationSpecific has that type', () => {
  const objects = ingresses((router, { a }) => router.prefix('/users:batch', a));
  expect(outline(objects)).toEqual([{ name: 'router', paths: ['/users:batch ImplementationSpecific a'] }]);
});

test('names follow the first path, and never collide', () => {
  const objects = ingresses((router, { a }) => {
    router.prefix('/plain', a);
    router.prefix('/a-b', a, { rewrite: Rewrite.to('/1') });
    router.prefix('/a/b', a, { rewrite: Rewrite.to('/2') });
    router.prefix('/', a, { rewrite: Rewrite.to('/3') });
  });
  expect(objects.map(({ metadata }) => metadata.name)).toEqual(['router', 'router-a-b', 'router-a-b-2', 'router-root']);
});
