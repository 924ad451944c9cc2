import { readFileSync } from 'node:fs';
import * as library from '../lib';
import { classOf } from './glossary/written';
import { synthesize } from './support/app';
import { KINDS } from './workloads/suite/kinds';

const PAGE = readFileSync('docs/concepts.md', 'utf8');

/** The first and the second cell of each row of the tables. */
const ROWS = [...PAGE.matchAll(/^\| (`.*?|all of them) +\| (.*?) +\|$/gm)].map(([, first = '', second = '']) => ({
  classes: [...first.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  kinds: second.match(/\b[A-Z][A-Za-z]+\b/g) ?? [],
}));

test('every class of the tables is one of the library', () => {
  const classes = ROWS.flatMap((row) => row.classes);
  expect(classes.length).toBeGreaterThan(15);
  expect(classes.filter((name) => !(name in library))).toEqual([]);
});

test.each(KINDS.map((kind) => [classOf(kind), kind] as const))(
  '%s makes the objects that the table has',
  (name, kind) => {
    const ofAll = ROWS.find(({ classes }) => classes.length === 0)?.kinds ?? [];
    const own = ROWS.find(({ classes }) => classes.includes(name))?.kinds ?? [];
    const made = synthesize((chart) => kind.make(chart, 'web', kind.required)).map((object) => object.kind);
    expect(own.some((each) => made.includes(each))).toBe(true);
    expect(made.filter((each) => ![...own, ...ofAll].includes(each))).toEqual([]);
  },
);
