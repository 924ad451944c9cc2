import { count, oneOf, text } from '../../../lib/checks/schema/scalars';
import { fields, list, map, type Shape } from '../../../lib/checks/schema/shape';

function flaws(shape: Shape, value: unknown): string[] {
  const found = [...shape.explain(value, '')];
  // Whoever asks for a yes or no gets the same answer as whoever asks why.
  expect(shape.fits(value)).toBe(found.length === 0);
  return found;
}

const person = fields({ 'name!': text, age: count, role: oneOf('cook', 'waiter') }, ({ role, age }) =>
  role === 'cook' && age === undefined ? 'is a cook of no age: write it' : undefined,
);

test('fields that are right, left out, or null', () => {
  expect(flaws(person, { name: 'Ann', age: 3, more: true })).toEqual([]);
  expect(flaws(person, { name: 'Ann', age: null })).toEqual([]);
});

test('fields that are missing or wrong are all named', () => {
  expect(flaws(person, { age: -1, role: 'chef' })).toEqual([
    'name is missing: write it, since the API server requires it.',
    'age -1 is not a whole number of 0 or more: write, for example, 3.',
    'role "chef" is unknown: write cook or waiter.',
  ]);
  expect(flaws(person, 'Ann')).toEqual(['the object "Ann" is not an object: write one, in { }.']);
});

test('a rule is asked once the fields are right', () => {
  expect(flaws(person, { name: 'Ann', role: 'cook' })).toEqual(['the object is a cook of no age: write it.']);
  expect(flaws(person, { name: 5, role: 'cook' })).toEqual(['name 5 is not a string: write, for example, "5".']);
});

test('lists: their elements, their length, and what is there twice', () => {
  const people = fields({ people: list(person, { least: 1, unique: ['name'] }) });
  expect(flaws(people, { people: [{ name: 'Ann' }, { name: 'Bob' }] })).toEqual([]);
  expect(flaws(people, { people: [] })).toEqual(['people is empty: write at least one.']);
  expect(flaws(people, { people: [{ name: 'Ann' }, { name: 'Ann' }] })).toEqual([
    'people has name "Ann" twice: write it once.',
  ]);
  expect(flaws(people, { people: [{}, 7] })).toEqual([
    'people[0].name is missing: write it, since the API server requires it.',
    'people[1] 7 is not an object: write one, in { }.',
  ]);
  expect(flaws(people, { people: 'Ann' })).toEqual(['people "Ann" is not a list: write one, in [ ].']);
  expect(flaws(fields({ tags: list(text, { unique: [] }) }), { tags: ['a', 'b', 'a'] })).toEqual([
    'tags has "a" twice: write it once.',
  ]);
});

test('maps: their keys and their values', () => {
  const notes = fields({
    notes: map(text, { key: (key) => (key === '' ? 'is empty: write one' : undefined), example: '{ a: "b" }' }),
  });
  expect(flaws(notes, { notes: { a: 'b' } })).toEqual([]);
  expect(flaws(notes, { notes: { '': 'b', c: 5 } })).toEqual([
    'notes has the key "", which is empty: write one.',
    'notes.c 5 is not a string: write, for example, "5".',
  ]);
  expect(flaws(notes, { notes: [] })).toEqual(['notes [] is not a map: write, for example, { a: "b" }.']);
});
