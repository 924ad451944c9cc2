import { App, Chart, Duration } from 'cdk8s';
import { AppGraph, Backend, CanaryRelease, IngressRouter, Rewrite, type RouteTable, Tls } from '../../../lib';
import { frozenCopy } from '../../../lib/routing/table/frozen-copy';
import { addServices } from '../support';

/** A router with every list and object that a user can hand in, and these. */
function build() {
  const given = {
    hosts: ['abc.com'],
    allowFrom: ['10.0.0.0/8'],
    cors: { origins: ['https://app.example.com'] },
    certified: ['abc.com'],
    header: { name: 'x-release' },
    denyFrom: ['192.0.2.0/24'],
    annotations: { 'example.com/team': 'shop' },
    redirect: { path: '/a' },
  };
  const { hosts, allowFrom, cors, certified, header, denyFrom, annotations, redirect } = given;
  const chart = new Chart(new App(), 'shop');
  const { a, b } = addServices(chart);
  const tls = Tls.secret('abc-com-tls', { hosts: certified });
  const release = new CanaryRelease({ stable: a, canary: b, header });
  const router = new IngressRouter(chart, 'router', { hosts, allowFrom, cors, tls, defaultBackend: release });
  const timeouts = { read: Duration.seconds(5) };
  router.prefix('/a', release, { denyFrom, annotations, timeouts, rewrite: Rewrite.stripPrefix() });
  router.redirect('/old', redirect);
  return { given, router, a };
}

/** Every object and list of a table; values of classes are what they were. */
function partsOf(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return [];
  return [value, ...Object.values(value).flatMap(partsOf)];
}

test('nobody can change a table, down to the lists that the user handed in', () => {
  const { table } = build().router;
  expect(partsOf(table).length).toBeGreaterThan(25);
  expect(partsOf(table).filter((part) => !Object.isFrozen(part))).toEqual([]);
  expect(() => table.policies.allowFrom?.push('0.0.0.0/0')).toThrow(TypeError);
  expect(() => table.hosts[0]?.routes[0]?.policies.denyFrom?.pop()).toThrow(TypeError);
  expect(() => table.tls[0]?.hosts.push('abc.org')).toThrow(TypeError);
  expect(() => Object.assign(table.policies, { denyFrom: [] })).toThrow(TypeError);
});

test('nobody can change a rewrite, nor an option of a class without methods', () => {
  class ShopCors {
    readonly origins = ['https://app.example.com'];
  }
  class OwnCors extends ShopCors {}
  const cors = new OwnCors();
  const router = new IngressRouter(new Chart(new App(), 'shop'), 'router');
  router.prefix('/a', Backend.external('a', 80), { cors, rewrite: Rewrite.to('/b') });
  cors.origins.push('https://evil.example.com');
  const [route] = router.table.hosts[0]?.routes ?? [];
  expect(route?.policies.cors).toEqual({ origins: ['https://app.example.com'] });
  expect(Object.isFrozen(route?.policies.cors)).toBe(true);
  expect(() => Object.assign(route?.rewrite ?? {}, { path: '/c' })).toThrow(TypeError);
});

const textOf = (table: RouteTable) => JSON.stringify(table, (key, value) => (key === 'source' ? undefined : value));

test('changes of what was handed in, made after the call, change nothing', () => {
  const { given, router } = build();
  const before = textOf(build().router.table);
  given.hosts.push('abc.org');
  given.allowFrom.push('0.0.0.0/0');
  given.cors.origins.push('https://evil.example.com');
  given.certified.length = 0;
  given.header.name = 'x-other';
  given.denyFrom.length = 0;
  given.annotations['example.com/team'] = 'pay';
  given.redirect.path = '/b';
  expect(textOf(router.table)).toBe(before);
});

test('values of classes are no copies', () => {
  const { router, a } = build();
  const [route] = router.table.hosts[0]?.routes ?? [];
  expect(route?.rewrite).toBeInstanceOf(Rewrite);
  expect(route?.policies.timeouts?.read).toBeInstanceOf(Duration);
  expect(route?.backend?.stable.source).toBe(a);
});

describe('with jsii, which tags every object that it hands to another language', () => {
  const agent = process.env.JSII_AGENT;
  beforeEach(() => {
    process.env.JSII_AGENT = 'Python/3.12';
  });
  afterEach(() => {
    if (agent === undefined) delete process.env.JSII_AGENT;
    else process.env.JSII_AGENT = agent;
  });

  const tag = (value: object) =>
    Object.defineProperty(value, Symbol.for('$__jsii__objid__$'), { configurable: true, value: 'Object@10000' });

  test('every object of a table can be tagged', () => {
    const objects = partsOf(build().router.table).filter((part) => !Array.isArray(part));
    expect(objects.length).toBeGreaterThan(10);
    expect(objects.map(tag)).toHaveLength(objects.length);
  });

  test('lists are frozen all the same, those of a graph too', () => {
    const { router } = build();
    const { nodes, edges } = AppGraph.of(router);
    const lists = [nodes, edges, ...partsOf(router.table).filter(Array.isArray)];
    expect(lists.filter((list) => !Object.isFrozen(list))).toEqual([]);
  });

  test('and still not changed', () => {
    const { table }: { table: RouteTable } = build().router;
    expect(() => table.policies.allowFrom?.push('0.0.0.0/0')).toThrow(TypeError);
    expect(() => Object.assign(table.policies, { allowFrom: [] })).toThrow(TypeError);
    expect(() => Object.assign(table, { name: 'other' })).toThrow(TypeError);
  });
});

test('a copy keeps what is shared, and even what leads back to itself', () => {
  const shared = { name: 'x' };
  const circle: { first: object; second: object; self?: object } = { first: shared, second: shared };
  circle.self = circle;
  const copied = frozenCopy(circle);
  expect(copied).not.toBe(circle);
  expect(copied.first).toBe(copied.second);
  expect(copied.self).toBe(copied);
  expect(frozenCopy(copied)).toBe(copied);
});
