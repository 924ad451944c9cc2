import { Size } from 'cdk8s';
import { CanaryRelease, Rewrite } from '../../../../../lib';
import { annotationsOf, answerTo, emit, ingressesOf, pathsOf, type Routes } from '../emitted';

describe('a rate limit, which the controller counts by Ingress', () => {
  const rateLimit = { requestsPerMinute: 6, burst: 1 };
  /** Name, limit and paths of each object. */
  const outline = (routes: Routes, props?: Parameters<typeof emit>[1]) =>
    emit(routes, props).ingresses.map((ingress) => {
      const { 'limit-rpm': rpm, 'limit-connections': connections } = annotationsOf(ingress);
      return [ingress.metadata.name, rpm ?? connections, pathsOf(ingress).map((path) => path.split(' ')[0])];
    });

  test('belongs to each route that says it, whatever the others say', () => {
    const objects = outline((router, { a, b, c, d }) => {
      router.prefix('/a', a, { rateLimit });
      router.prefix('/b', b, { rateLimit });
      router.prefix('/c', c, { rateLimit, bodySize: Size.mebibytes(2) });
      router.prefix('/d', d);
      router.prefix('/e', d);
    });
    expect(objects).toEqual([
      ['router', '6', ['/a']],
      ['router-b', '6', ['/b']],
      ['router-c', '6', ['/c']],
      ['router-d', undefined, ['/d', '/e']],
    ]);
  });

  test('of connections belongs to each route as well', () => {
    const objects = outline((router, { a, b }) => {
      router.prefix('/a', a, { rateLimit: { connections: 2 } });
      router.prefix('/b', b, { rateLimit: { connections: 2 } });
    });
    expect(objects).toEqual([
      ['router', '2', ['/a']],
      ['router-b', '2', ['/b']],
    ]);
  });

  test('of the router belongs to each of its routes, and to the default backend', () => {
    const objects = outline(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b);
        router.redirect('/c', { path: '/a' });
        router.redirect('/d', { path: '/a' });
      },
      ({ d }) => ({ host: 'abc.com', rateLimit, defaultBackend: d }),
    );
    expect(objects).toEqual([
      ['router', '6', ['abc.com/a']],
      ['router-b', '6', ['abc.com/b']],
      // A redirect is answered before nginx counts.
      ['router-c', '6', ['abc.com/c', 'abc.com/d']],
      ['router-default', '6', ['abc.com/']],
    ]);
  });

  test('is one over all hosts of a route', () => {
    const objects = outline(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b);
      },
      ({ d }) => ({ hosts: ['abc.com', 'abc.org'], rateLimit, defaultBackend: d }),
    );
    expect(objects).toEqual([
      ['router', '6', ['abc.com/a', 'abc.org/a']],
      ['router-b', '6', ['abc.com/b', 'abc.org/b']],
      ['router-default', '6', ['abc.com/', 'abc.org/']],
    ]);
  });

  test('as a raw annotation belongs to each route', () => {
    const annotations = { 'nginx.ingress.kubernetes.io/limit-rps': '5' };
    const objects = ingressesOf(
      (router, { a, b }) => {
        router.prefix('/a', a);
        router.prefix('/b', b);
      },
      () => ({ annotations }),
    );
    expect(objects.map(pathsOf)).toEqual([['/a Prefix -> a'], ['/b Prefix -> b']]);
  });

  test('keeps an exact path and a prefix of the same string apart, which the webhook refuses in two objects', () => {
    const emitted = emit((router, { a, b }) => {
      router.prefix('/a', a, { rateLimit });
      router.exact('/a', b, { rateLimit });
    });
    expect(emitted.ingresses.map(({ metadata }) => metadata.name)).toEqual(['router', 'router-a']);
    expect(answerTo(emitted, '/a')).toBe('b:80 /a');
    expect(answerTo(emitted, '/a/x')).toBe('a:80 /a/x');
  });

  test('of a default backend is not shared with a route whose rewrite changes nothing', () => {
    const objects = outline(
      (router, { a }) => router.prefix('/a', a, { rewrite: Rewrite.to('/') }),
      ({ d }) => ({ host: 'abc.com', rateLimit, defaultBackend: d }),
    );
    expect(objects.map(([name]) => name)).toEqual(['router', 'router-default']);
  });

  test('holds for a release by the object of its stable Service', () => {
    const { ingresses } = emit((router, { a, c }) => {
      const release = new CanaryRelease({ stable: a, canary: c, weight: 10 });
      router.prefix('/a', release, { rateLimit });
      router.prefix('/b', release, { rateLimit });
    });
    expect(ingresses.map((each) => [each.metadata.name, annotationsOf(each)['limit-rpm'], pathsOf(each)])).toEqual([
      ['router', '6', ['/a Prefix -> a']],
      ['router-b', '6', ['/b Prefix -> a']],
      ['router-c', undefined, ['/a Prefix -> c', '/b Prefix -> c']],
    ]);
  });
});
