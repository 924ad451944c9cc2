import { ApiObject, App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct, type IConstruct, Node } from 'constructs';
import { PorticoChecks, ProblemsError } from '../../../lib';

type AddChild = (this: { readonly host: IConstruct }, child: IConstruct, id: string) => void;
const nodes = Node.prototype as unknown as { addChild: AddChild };

/** Upstream's method, before the hook is installed by the first use of Portico below. */
const { addChild } = nodes;

test('constructs still puts each child into the tree by the private addChild(child, id) of its parent', () => {
  expect(addChild).toHaveLength(2);
  const calls: unknown[] = [];
  nodes.addChild = function (child, id) {
    calls.push([this.host.node.path, id, Object.prototype.isPrototypeOf.call(ApiObject.prototype, child)]);
    addChild.call(this, child, id);
  };
  const chart = new Chart(new App(), 'shop');
  new Construct(chart, 'a');
  new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'ConfigMap' });
  nodes.addChild = addChild;
  expect(calls).toEqual([
    ['', 'shop', false],
    ['shop', 'a', false],
    ['shop', 'b', true],
  ]);
});

describe('a problem names the line', () => {
  const wrong = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'a b': 'x' } };
  const file = '__tests__/cdk8s/hooks/construction-sites.test.ts';
  const here = () => Number(/construction-sites\.test\.ts:(\d+)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1]);

  const placesOf = (app: App): (string | undefined)[] => {
    try {
      app.synthYaml();
    } catch (error) {
      if (error instanceof ProblemsError) return error.findings.map(({ place }) => place);
    }
    return [];
  };

  test('of a raw object, and of one in a construct of cdk8s-plus', () => {
    const app = new App();
    PorticoChecks.of(app);
    const chart = new Chart(app, 'shop');
    const line = here();
    new ApiObject(chart, 'raw', wrong);
    new kplus.ConfigMap(chart, 'plus', { metadata: { name: 'b' }, data: wrong.data });
    expect(placesOf(app)).toEqual([`${file}:${line + 1}`, `${file}:${line + 2}`]);
  });
});
