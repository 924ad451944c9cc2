import { App, Chart, DependencyGraph } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { inDependencyOrder } from '../../lib/cdk8s/dependency-order';
import { atLeast, parameters } from '../support/runs';

/** For each construct: the one before it that it is put into, and what kind it is. */
const TREE = fc.array(fc.record({ parent: fc.nat(), isChart: fc.boolean() }), { minLength: 1, maxLength: 12 });
const DEPENDENCIES = fc.array(fc.record({ from: fc.nat(), to: fc.nat() }), { maxLength: 10 });

test('constructs come in the order of the DependencyGraph of cdk8s, the whole app or a part of it', () => {
  const seen = { sorted: 0, moved: 0, cycles: 0 };
  fc.assert(
    fc.property(TREE, DEPENDENCIES, fc.nat(), (tree, dependencies, part) => {
      const constructs = treeOf(tree);
      for (const { from, to } of dependencies) pick(constructs, from).node.addDependency(pick(constructs, to));
      for (const root of [pick(constructs, 0), pick(constructs, part)]) {
        const ours = inDependencyOrder(root);
        const theirs = orderOf(root);
        expect(ours?.map(({ node }) => node.path)).toEqual(theirs?.map(({ node }) => node.path));
        if (theirs === undefined) seen.cycles++;
        else if (theirs.some((each, index) => each !== root.node.findAll()[index])) seen.moved++;
        else seen.sorted++;
      }
    }),
    parameters(2000),
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(atLeast(50));
});

test('charts whose names are numbers are left to cdk8s, which puts them first', () => {
  const app = new App();
  for (const id of ['shop', '2', '1']) new Chart(app, id);
  expect(app.charts.map(({ node }) => node.id)).toEqual(['1', '2', 'shop']);
  expect(inDependencyOrder(app)).toBeUndefined();
});

function treeOf(tree: readonly { readonly parent: number; readonly isChart: boolean }[]): readonly IConstruct[] {
  const constructs: IConstruct[] = [new App()];
  for (const [index, { parent, isChart }] of tree.entries()) {
    const scope = pick(constructs, parent) as Construct;
    constructs.push(isChart ? new Chart(scope, `chart-${index}`) : new Construct(scope, `construct-${index}`));
  }
  return constructs;
}

function pick(constructs: readonly IConstruct[], index: number): IConstruct {
  const picked = constructs[index % constructs.length];
  if (picked === undefined) throw new Error('there is no construct');
  return picked;
}

/** Undefined for a cycle, of which cdk8s leaves one of a single construct out. */
function orderOf({ node }: IConstruct): readonly IConstruct[] | undefined {
  try {
    const constructs = new DependencyGraph(node).topology();
    return constructs.length === node.findAll().length ? constructs : undefined;
  } catch {
    return undefined;
  }
}
