import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { ProblemsError } from '../../../lib';
import { Synthesis } from '../../../lib/cdk8s/synthesis';
import { expectValid } from '../../support/validate';

const circular: { self?: unknown } = {};
circular.self = circular;

/** Values that plain JavaScript can pass. */
export const VALUES: readonly [string, unknown][] = [
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-1', -1],
  ['1e30', 1e30],
  ['0.5', 0.5],
  ['an empty text', ''],
  ['a blank', ' '],
  ['a lone surrogate', '\ud800'],
  ['NUL', 'a\0b'],
  ['the name of every object', 'constructor'],
  ['an empty list', []],
  ['a list of nothing', [null]],
  ['a list within itself', [circular]],
  ['an object without a prototype', Object.assign(Object.create(null), { A: Object.create(null) })],
  ['a key __proto__', JSON.parse('{"__proto__":"x"}')],
  ['a key constructor', { constructor: 'x' }],
  ['a key of nothing', { a: null }],
  ['a bigint', 10n],
  ['a symbol', Symbol('s')],
  ['a function', () => 1],
  ['an object within itself', circular],
  ['true', true],
  ['an endless duration', Duration.seconds(Infinity)],
  ['half a second', Duration.millis(500)],
  ['a fraction of a byte', Size.kibibytes(0.3)],
  ['a CPU', Cpu.millis(5)],
  ['a construct', new Chart(new App(), 'other')],
];

/** Values that are taken as if the option were left out. */
const NOTHING = ['null', 'an empty list'];

/** Builds an app with a value of the user's, in a chart. */
export type Build = (value: unknown, chart: Chart) => void;

/** Expects that every value is written in a valid object, or is a problem: never an exception, and never ignored. */
export function expectAnyValue(build: Build): void {
  const without = outcome(build, undefined);
  const ignored = VALUES.filter(([name, value]) => outcome(build, value) === without && !NOTHING.includes(name));
  expect(ignored.map(([name]) => name)).toEqual([]);
}

function outcome(build: Build, value: unknown): string {
  const chart = new Chart(new App(), 'shop');
  build(value, chart);
  // What constructs report by themselves ends in a problem for certain, and nothing else needs to be looked at.
  const synthesis = Synthesis.of(chart);
  const faulty = chart.node.findAll().filter((construct) => synthesis.hasProblems(construct));
  if (value !== undefined && faulty.length > 0) return `problems of ${faulty.length} constructs`;
  try {
    const objects = Testing.synth(chart);
    expectValid(objects);
    return JSON.stringify(objects);
  } catch (error) {
    if (error instanceof ProblemsError) return error.message;
    throw error;
  }
}
