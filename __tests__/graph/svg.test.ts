import * as fc from 'fast-check';
import { AppGraph, GraphEdgeKind, GraphNodeKind } from '../../lib';
import type { Picture } from '../../lib/graph/pictures/picture';
import { type Box, layoutOf } from '../../lib/graph/pictures/svg/layout';
import { svgOf } from '../../lib/graph/pictures/svg/svg';
import { parameters } from '../support/runs';
import { shopApp } from './shop';

jest.spyOn(console, 'error').mockImplementation(() => {});

test('an app is drawn as SVG, which needs no other program', () => {
  const svg = AppGraph.of(shopApp()).toSvg();
  const texts = [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  expect(texts).toEqual([
    'finance',
    'shop',
    'default backend',
    'prefix /pay',
    'prefix /user',
    'prefix /user',
    'weight 10 of 100',
    'abc.com',
    'pods app=billing in billing',
    'exact /old-pay',
    '301 /pay',
    '10.20.0.0/16',
    'Kubernetes API',
    'internet:443',
    'mail.example.com',
    'api.stripe.com:443',
    'ledger',
    'Service',
    'report',
    'CronJob',
    'mail',
    'Service',
    'game',
    'LoadBalancer',
    'web',
    'Service',
    'user-v1',
    'user-v2',
    'pay',
    'db',
    'StatefulSet',
    'receipts',
    'PersistentVolumeClaim',
    'data-db-*',
    'PersistentVolumeClaim',
  ]);
});

const line = fc.constantFrom('user', 'a-longer-name.example.com', 'prefix /user', 'Deployment');

const randomPicture: fc.Arbitrary<Picture> = fc
  .tuple(
    fc.array(
      fc.record({
        kind: fc.constantFrom(...Object.values(GraphNodeKind)),
        lines: fc.array(line, { minLength: 1, maxLength: 3 }),
        group: fc.constantFrom('shop', 'pay', undefined),
        isElsewhere: fc.boolean(),
      }),
      { minLength: 1, maxLength: 14 },
    ),
    fc.array(
      fc.record({
        from: fc.nat(),
        to: fc.nat(),
        kind: fc.constantFrom(...Object.values(GraphEdgeKind)),
        lines: fc.array(line, { maxLength: 4 }),
      }),
      { maxLength: 24 },
    ),
  )
  .map(([nodes, edges]) => ({
    nodes: nodes.map((node, index) => ({ ...node, id: `${index}` })),
    edges: edges.map((edge) => ({ ...edge, from: `${edge.from % nodes.length}`, to: `${edge.to % nodes.length}` })),
    groups: [...new Set(nodes.flatMap(({ group }) => group ?? []))].sort(),
  }));

const meet = (one: Box, other: Box) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const isWithin = (one: Box, other: Box) =>
  one.x >= other.x &&
  one.y >= other.y &&
  one.x + one.width <= other.x + other.width &&
  one.y + one.height <= other.y + other.height;

test('whatever leads where, no node covers another one or a line, and each is in its namespace and in the picture', () => {
  let stretches = 0;
  fc.assert(
    fc.property(randomPicture, (picture) => {
      const { nodes, groups, ways, width, height } = layoutOf(picture);
      const placed = [...nodes.values()];
      expect(placed.map(({ node }) => node.id).sort()).toEqual(picture.nodes.map(({ id }) => id).sort());
      const pairs = (boxes: readonly Box[]) =>
        boxes.flatMap((one, index) => boxes.slice(index + 1).filter((other) => meet(one, other)));
      expect([...pairs(placed), ...pairs(groups)]).toEqual([]);
      const passed = [...ways.values()].flat();
      stretches += passed.length;
      expect(passed.filter((way) => placed.some((box) => meet(way, box)))).toEqual([]);
      const canvas = { x: 0, y: 0, width, height };
      expect([...placed, ...groups].filter((box) => !isWithin(box, canvas))).toEqual([]);
      for (const box of placed) {
        const own = groups.filter((group) => isWithin(box, group)).map(({ name }) => name);
        expect(own).toEqual(box.node.group === undefined ? [] : [box.node.group]);
      }
    }),
    parameters(300),
  );
  expect(stretches).toBeGreaterThan(0);
});

test('lines lead to the right, unless they close a circle', () => {
  const node = (id: string) => ({ id, kind: GraphNodeKind.WORKLOAD, lines: [id], isElsewhere: false });
  const call = (from: string, to: string) => ({ from, to, kind: GraphEdgeKind.CALL, lines: [] });
  const { nodes } = layoutOf({
    nodes: ['a', 'b', 'c', 'd'].map(node),
    edges: [call('a', 'b'), call('a', 'c'), call('b', 'c'), call('c', 'd'), call('d', 'b'), call('d', 'd')],
    groups: [],
  });
  const x = (id: string) => nodes.get(id)?.x ?? 0;
  expect([x('a') < x('b'), x('b') < x('c'), x('c') < x('d')]).toEqual([true, true, true]);
});

test('names are text in the picture, whatever marks of XML are in them', () => {
  const id = '</text><script>"&\u0000';
  const picture = {
    nodes: [{ id, kind: GraphNodeKind.OUTSIDE, lines: [id], isElsewhere: false }],
    edges: [{ from: id, to: id, kind: GraphEdgeKind.CALL, lines: [id] }],
    groups: [],
  };
  const texts = svgOf(picture).match(/>[^<>]*<\/text>/g);
  expect(texts).toEqual(Array(2).fill('>&lt;/text&gt;&lt;script&gt;&quot;&amp; </text>'));
});
