import { EnvValue } from 'cdk8s-plus-27';
import { byReference, circlesOf } from '../../../lib/workloads/pods/variable-order';

/** Literals by name. */
const literals = (values: { readonly [name: string]: string }) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, EnvValue.fromValue(value)]));
const order = (values: { readonly [name: string]: string }) => byReference(literals(values)).map(([name]) => name);
const circles = (values: { readonly [name: string]: string }) => circlesOf(literals(values));

test('variables are in the order of their names, whatever the order in which they are written', () => {
  expect(order({ B: '1', C: '2', A: '3' })).toEqual(['A', 'B', 'C']);
});

test('a variable comes after those that it refers to, as Kubernetes needs it', () => {
  expect(order({ A: '$(C)/a', B: '1', C: 'http://$(D):80', D: '2' })).toEqual(['D', 'C', 'A', 'B']);
});

test('an escaped reference, an unfinished one and one to a variable that is not there change nothing', () => {
  expect(order({ A: '$$(C)', B: '$(C', C: '$(OTHER) $D' })).toEqual(['A', 'B', 'C']);
  expect(order({ A: '$$$(B)', B: '1' })).toEqual(['B', 'A']);
});

test('variables that refer to each other are a circle, and those that refer to it are not', () => {
  expect(circles({ A: '$(B)', B: '$(C)', C: 'x $(A)', D: '$(A)', E: '$(F)', F: '$(E)' })).toEqual([
    ['A', 'B', 'C'],
    ['E', 'F'],
  ]);
});

test('a variable may extend the one of the same name that a Secret or settings have', () => {
  expect(circles({ PATH: '$(PATH):/opt/bin' })).toEqual([]);
  expect(order({ PATH: '$(PATH):/opt/bin' })).toEqual(['PATH']);
});
