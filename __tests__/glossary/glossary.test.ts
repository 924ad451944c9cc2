import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { App, Chart, Testing, Yaml } from 'cdk8s';
import { PorticoDefaults } from '../../lib';
import { ANNOTATIONS } from '../../lib/nginx/annotations/annotation-table';
import { SYNONYMS } from '../../lib/workloads/synonyms';
import { markdownTable } from '../support/markdown-table';
import { everyOption, KINDS } from '../workloads/suite/kinds';
import { ANNOTATION_ROWS } from './annotation-rows';
import { annotationRows, annotationsOf, removedRows } from './annotations';
import type { Answer, FieldTable } from './answer';
import { nameOf, PARTS, ROWS, type Row, rowsOf } from './rows';
import { classesWith, classOf, fieldsOf, namesOf, optionOf, resultOf, resultWithout } from './written';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const PAGE = 'docs/glossary.md';

test('every field of these types has a row, and no row is about another field', () => {
  expect(ROWS.filter(({ answer }) => answer === undefined).map(nameOf)).toEqual([]);
  expect(ROWS.filter(({ table, field }) => !namesOf(table.type).includes(field)).map(nameOf)).toEqual([]);
});

test('the code of each row writes its field', () => {
  const wrong = ROWS.filter((row) => {
    const { answer, table } = row;
    if (answer === undefined || !('write' in answer)) return false;
    const written = fieldsOf(resultOf(answer.write, table).manifests).get(nameOf(row));
    const before = fieldsOf(resultWithout(answer.write, table).manifests).get(nameOf(row));
    const isChanged = JSON.stringify(written) !== JSON.stringify(before);
    return answer.isDefault ? isChanged || written === undefined : !isChanged;
  });
  expect(wrong.map(nameOf)).toEqual([]);
});

test('a field without an option is written nowhere, and one that Portico writes by itself is', () => {
  const objects = [...ROWS.flatMap(objectsOf), ...KINDS.flatMap(everyObject), ...examples()];
  const written = fieldsOf(objects);
  const wrong = ROWS.filter((row) => {
    if (row.answer === undefined || 'write' in row.answer) return false;
    return written.has(nameOf(row)) !== 'own' in row.answer;
  });
  expect(wrong.map(nameOf)).toEqual([]);
});

const objectsOf = ({ answer, table }: Row) =>
  answer !== undefined && 'write' in answer ? resultOf(answer.write, table).manifests : [];

/** The objects of a workload with all of its options. */
function everyObject(kind: (typeof KINDS)[number]) {
  const chart = new Chart(new App(), 'shop');
  PorticoDefaults.of(chart).set({ kubernetesVersion: '1.35..1.37' });
  kind.make(chart, 'web', everyOption(kind, chart));
  return Testing.synth(chart);
}

/** The objects that the examples write. */
const examples = () =>
  readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml') && file.includes('output'))
    .flatMap((file) => Yaml.load(path.join('examples', file)));

test.each(Object.entries(ANNOTATION_ROWS))('%s is an annotation of ingress-nginx that %s writes', (name, code) => {
  expect([...ANNOTATIONS.keys()]).toContain(name);
  expect(annotationsOf(code)).toContain(name);
});

/** The code of an option, as it stands in a cell of a table. */
const cell = (code: string) => `\`${code.replaceAll('"', "'")}\``;

function textOf(answer: Answer, table: FieldTable): string {
  if ('own' in answer) return `written by Portico: ${answer.own}`;
  if ('patch' in answer) return `[a patch](escape-hatches.md)${answer.patch && `: ${answer.patch}`}`;
  if ('unneeded' in answer) return `not needed: ${answer.unneeded}`;
  const { version } = resultOf(answer.write, table);
  return `${cell(answer.write)}${answer.isDefault ? ', the default' : ''}${version ? `, from Kubernetes ${version} on` : ''}`;
}

/** The classes that have the option. */
function classesOf(answer: Answer, { kind: folder }: FieldTable): string {
  if (!('write' in answer)) return '';
  const option = optionOf(answer.write);
  if (option === undefined) return '';
  if (folder !== undefined) return classOf({ folder });
  const classes = classesWith(option);
  return classes.length === KINDS.length ? 'every workload' : classes.join(', ');
}

function sectionOf(table: FieldTable): string {
  const rows = rowsOf(table).flatMap(({ field, answer }) =>
    answer === undefined ? [] : [[`\`${field}\``, textOf(answer, table), classesOf(answer, table)]],
  );
  const given = table.given === undefined ? '' : `After ${cell(table.given)}:\n\n`;
  return `### ${table.title}\n\n${given}${markdownTable([['Field', 'Portico', 'Option of'], ...rows])}`;
}

/** The names of Helm charts and other tools that are no fields of these tables. */
function otherNames(): string {
  const fields = new Set(ROWS.map(({ field }) => field));
  const rows = Object.entries(SYNONYMS)
    .filter(([name]) => !fields.has(name))
    .sort()
    .flatMap(([name, codes]) => [codes].flat().map((code) => [`\`${name}\``, cell(code)]));
  return markdownTable([['Name', 'Portico'], ...rows]);
}

const MADE: { readonly [part: string]: () => string } = {
  fields: () =>
    Object.entries(PARTS)
      .map(([title, tables]) => `## ${title}\n\n${tables.map(sectionOf).join('\n')}`)
      .join('\n'),
  names: otherNames,
  annotations: () => markdownTable([['Annotation', 'Portico'], ...annotationRows()]),
  removed: () => markdownTable([['Annotation', 'Instead'], ...removedRows()]),
};

test.each(Object.entries(MADE))(
  'the %s of docs/glossary.md are made (UPDATE_DOCS=1 writes them anew)',
  (name, make) => {
    const text = readFileSync(PAGE, 'utf8');
    const part = new RegExp(`(?<=<!-- ${name} -->\n).*?(?=<!-- /${name} -->)`, 's');
    const made = `\n${make()}\n`;
    if (process.env.UPDATE_DOCS)
      writeFileSync(
        PAGE,
        text.replace(part, () => made),
      );
    else expect(part.exec(text)?.[0]).toBe(made);
  },
);
