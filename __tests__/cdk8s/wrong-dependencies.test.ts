import { ApiObject, App, Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { PorticoChecks } from '../../lib';
import { wrongDependencies } from '../../lib/cdk8s/wrong-dependencies';
import { atLeast, parameters } from '../support/runs';

/** Makes the app of charts `shop` and `other` and of workloads in it, some dependencies, and returns what is found. */
const foundWith = (depend: (parts: Parts) => void, synthesize = (app: App): unknown => app.synthYaml()) => {
  const app = new App({ outdir: '/dev/null/unused' });
  PorticoChecks.of(app);
  const [shop, other] = [new Chart(app, 'shop'), new Chart(app, 'other')];
  const inner = new Chart(shop, 'inner');
  const parts = { app, shop, user: made(shop, 'user'), pay: made(shop, 'pay'), cart: made(inner, 'cart') };
  depend({ ...parts, far: made(other, 'far') });
  try {
    synthesize(app);
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .flatMap((line) => / {2}(?:\S+:\d+ {2})?(\S.*\(dependency\))$/.exec(line)?.[1] ?? []);
  }
  return [];
};

interface Parts {
  readonly app: IConstruct;
  readonly shop: IConstruct;
  readonly user: IConstruct;
  readonly pay: IConstruct;
  readonly cart: IConstruct;
  readonly far: IConstruct;
}

/** A construct of two objects, like those of a workload. */
function made(scope: Construct, id: string): Construct {
  const construct = new Construct(scope, id);
  for (const each of ['a', 'b'])
    new ApiObject(construct, each, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${id}-${each}` } });
  return construct;
}

describe('a dependency by which nothing could be applied first is a problem', () => {
  test.each<[string, (parts: Parts) => void, string]>([
    [
      'of two on each other',
      ({ user, pay }) => [user.node.addDependency(pay), pay.node.addDependency(user)],
      'shop/user depends on shop/pay, and shop/pay depends on shop/user, so that nothing can be applied first: leave one of these dependencies out. (dependency)',
    ],
    [
      'of one on itself',
      ({ user }) => user.node.addDependency(user),
      'shop/user depends on itself, so that nothing can be applied first: leave this dependency out. (dependency)',
    ],
    [
      'of an object on itself, which cdk8s would not write',
      ({ user }) => user.node.findChild('a').node.addDependency(user.node.findChild('a')),
      'shop/user/a depends on itself, so that nothing can be applied first: leave this dependency out. (dependency)',
    ],
    [
      'of one on its own chart',
      ({ user, shop }) => user.node.addDependency(shop),
      'shop/user depends on shop, so that nothing can be applied first: leave this dependency out. (dependency)',
    ],
    [
      'of something in a chart within a chart on the one around it',
      ({ user, cart }) => cart.node.addDependency(user),
      'shop/inner/cart depends on shop/user, and a chart comes after those within it, so that nothing can be applied first: leave this dependency out. (dependency)',
    ],
    [
      'of two charts on each other',
      ({ user, pay, far }) => [user.node.addDependency(far), far.node.addDependency(pay)],
      'shop/user depends on other/far, and other/far depends on shop/pay, so that nothing can be applied first: leave one of these dependencies out. (dependency)',
    ],
    [
      'on the app',
      ({ user, app }) => user.node.addDependency(app),
      'shop/user depends on the app, which is not in a chart: name a chart, or a construct in one. (dependency)',
    ],
    [
      'of the app',
      ({ user, app }) => app.node.addDependency(user),
      'the app depends on shop/user, and is itself not in a chart: add the dependency to a chart, or to a construct in one. (dependency)',
    ],
  ])('%s', (_, depend, message) => {
    expect(foundWith(depend)).toEqual([message]);
    expect(foundWith(depend, (app) => app.synth())).toEqual([message]);
    expect(foundWith(depend, (app) => (app.node.findChild('shop') as Chart).toJson())).toEqual([message]);
  });

  test('all of them at once', () => {
    const depend = ({ user, pay, far }: Parts) => {
      for (const each of [user, pay, far]) each.node.addDependency(each);
    };
    expect(foundWith(depend)).toHaveLength(3);
  });

  test('and no other, such as one on a chart around it that has nothing else, or between charts', () => {
    expect(foundWith(({ user, far }) => user.node.addDependency(far))).toEqual([]);
    expect(foundWith(({ user, cart }) => user.node.addDependency(cart))).toEqual([]);
    expect(foundWith(({ user }) => user.node.findChild('a').node.addDependency(user))).toEqual([]);
  });
});

const TREE = fc.array(fc.record({ parent: fc.nat(), kind: fc.constantFrom('chart', 'group', 'object') }), {
  minLength: 3,
  maxLength: 10,
});
const DEPENDENCIES = fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { minLength: 1, maxLength: 3 });

test('dependencies are wrong exactly where cdk8s throws, or loses an object', () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(TREE, DEPENDENCIES, (tree, dependencies) => {
      const app = new App();
      const constructs: Construct[] = [app];
      for (const [index, { parent, kind }] of tree.entries()) {
        const scope = constructs[parent % constructs.length] as Construct;
        const id = `c${index}`;
        if (kind === 'chart' || scope === app) constructs.push(new Chart(scope, id));
        else if (kind === 'group') constructs.push(new Construct(scope, id));
        else constructs.push(new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap' }));
      }
      const pick = (index: number) => constructs[index % constructs.length] as Construct;
      for (const { from, to } of dependencies) pick(from).node.addDependency(pick(to));
      const found = [...wrongDependencies(app.node.findAll())];
      expect(found.length > 0).toBe(!isWritten(app));
      seen[found.length > 0 ? 'wrong' : 'right']++;
    }),
    parameters(2000),
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(atLeast(50));
});

/** True where cdk8s writes every object. A construct that depends on itself it leaves out, with no object where it has none. */
function isWritten(app: App): boolean {
  const constructs = app.node.findAll();
  if (constructs.some((each) => each.node.dependencies.includes(each))) return false;
  const objects = constructs.filter((each) => each instanceof ApiObject);
  try {
    return (app.synthYaml().match(/^kind:/gm) ?? []).length === objects.length;
  } catch {
    return false;
  }
}
