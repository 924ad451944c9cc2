import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { ScopeState } from '../../lib/cdk8s/scope-state';

const app = new App();
const chart = new Chart(app, 'shop');
const construct = new Construct(chart, 'user');

test('a construct has the value that was set on it, and no other construct has it', () => {
  const state = new ScopeState<number>('Own');
  state.set(chart, 1);
  state.set(chart, 2);
  expect([app, chart, construct].map((each) => state.get(each))).toEqual([undefined, 2, undefined]);
});

test('the nearest value is that of the construct, or of the closest scope around it', () => {
  const state = new ScopeState<number>('Nearest');
  expect(state.nearest(construct)).toBeUndefined();
  state.set(app, 1);
  expect(state.nearest(construct)).toBe(1);
  state.set(construct, 3);
  expect([app, chart, construct].map((each) => state.nearest(each))).toEqual([1, 1, 3]);
});

test('a value is made once, and a second copy of the library finds it', () => {
  const make = jest.fn(() => ({}));
  const made = new ScopeState<object>('Shared').getOrMake(chart, make);
  expect(new ScopeState<object>('Shared').getOrMake(chart, make)).toBe(made);
  expect(make).toHaveBeenCalledTimes(1);
});

test('state is invisible to code that lists the properties of a construct', () => {
  const before = Object.keys(chart);
  new ScopeState<number>('Invisible').set(chart, 1);
  expect(Object.keys(chart)).toEqual(before);
});
