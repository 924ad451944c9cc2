import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The folders of lib/ from the top down; a folder must not import from its own floor or a higher one. */
const FLOORS = [
  ['shop'],
  ['controllers'],
  ['environments'],
  ['namespaces'],
  ['graph'],
  ['workloads'],
  ['connections'],
  ['routing'],
  ['neighbours'],
  ['checks'],
  ['nginx'],
  ['cdk8s'],
  ['languages'],
  ['rules'],
];

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const floorOf = (folder: string) => FLOORS.findIndex((floor) => floor.includes(folder));

/** The files of the library that a file imports, relative to lib/. */
function importsOf(file: string): string[] {
  const code = readFileSync(path.join('lib', file), 'utf8');
  return [...code.matchAll(/from '(\.[^']+)'/g)].map(([, name = '']) => path.join(path.dirname(file), name));
}

/** The imports that the predicate forbids. */
const wrong = (isWrong: (from: string, to: string) => boolean) =>
  files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => isWrong(file, imported))
      .map((imported) => `${file} imports ${imported}`),
  );

test('imports point down', () => {
  const folders = readdirSync('lib', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(FLOORS.flat().sort());
  const isUp = (file: string, imported: string) => {
    const [from, to] = [file, imported].map((name) => name.split(path.sep)[0] ?? '');
    if (file === 'index.ts' || from === to || to === '..') return false;
    return floorOf(from ?? '') >= floorOf(to ?? '');
  };
  expect(wrong(isUp)).toEqual([]);
});

test('the command uses the library, and nothing but its tests uses the command', () => {
  const users = files.filter((file) => importsOf(file).some((imported) => imported.startsWith(path.join('..', 'cli'))));
  expect(users).toEqual([]);
});

test('a target imports the route table, and the table imports no target', () => {
  const [table, resolve, requests, targets, router] = ['table', 'resolve', 'requests', 'targets', 'router'].map(
    (name) => path.join('routing', name),
  );
  const above = [
    [table, [resolve, requests, targets, router]],
    [resolve, [requests, targets, router]],
    [requests, [targets, router]],
    [targets, [router]],
  ] as const;
  const isUp = (file: string, imported: string) =>
    above.some(
      ([from, others]) => file.startsWith(`${from}/`) && others.some((other) => imported.startsWith(`${other}/`)),
    );
  expect(wrong(isUp)).toEqual([]);
});

test('only one file imports cdk8s-plus', () => {
  const named = files.filter((file) => readFileSync(path.join('lib', file), 'utf8').includes("'cdk8s-plus-27'"));
  expect(named).toEqual([path.join('cdk8s', 'k8s.ts')]);
});

test('no file is longer than 250 lines, except for tables of data and the list of exports', () => {
  const isTable = (file: string) => file === 'index.ts' || /(^|[/\\])generated[/\\]|-table\.ts$/.test(file);
  const linesOf = (file: string) => readFileSync(path.join('lib', file), 'utf8').split('\n').length - 1;
  const long = files.filter((file) => !isTable(file) && linesOf(file) > 250);
  expect(long.map((file) => `${file} has ${linesOf(file)} lines`)).toEqual([]);
});

/** The functions that make findings, which have the same names in each area. */
const OF_EVERY_AREA = ['finding', 'problem', 'warning'];

test('no two exports have the same name, except in files of the same name, such as those of two targets', () => {
  const exported = new Map<string, string[]>();
  for (const file of files.filter((each) => !each.includes('generated'))) {
    const code = readFileSync(path.join('lib', file), 'utf8');
    const names = code.matchAll(/^export (?:abstract )?(?:const|class|enum|function\*?|interface|type) (\w+)/gm);
    for (const [, name = ''] of names) exported.set(name, [...(exported.get(name) ?? []), file]);
  }
  const twice = [...exported].filter(([name, places]) => {
    const areSiblings = new Set(places.map((place) => path.basename(place))).size === 1;
    return places.length > 1 && !areSiblings && !OF_EVERY_AREA.includes(name);
  });
  expect(twice).toEqual([]);
});
