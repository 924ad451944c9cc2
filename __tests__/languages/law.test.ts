import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import * as ts from 'typescript';
import * as portico from '../../lib';
import { API, FIELDS } from '../../lib/languages/api-table';
import { inLanguage, type LanguageName } from './languages';

function textsIn(node: ts.Node): string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return [];
  const own = ts.isStringLiteralLike(node) ? [node.text] : ts.isTemplateExpression(node) ? [textOf(node)] : [];
  ts.forEachChild(node, (child) => void own.push(...textsIn(child)));
  return own;
}

function textOf({ head, templateSpans }: ts.TemplateExpression): string {
  return (
    head.text + templateSpans.map(({ expression, literal }) => valueFor(expression.getText()) + literal.text).join('')
  );
}

/** A value as messages show it, or an ellipsis, for what can be a word, a number or code. */
function valueFor(expression: string): string {
  return /^(?:show|JSON|quoted)\b|map\(show\)/.test(expression) ? '"x"' : '…';
}

/** Every text of several words in `lib/`, with values in the place of expressions. A message is one of them, or made of some. */
const TEXTS = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/generated|^languages/.test(file))
  .flatMap((file) => {
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join('lib', file), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    );
    return textsIn(source).map((text) => ({ file, text }));
  })
  .filter(({ text }) => /\S \S/.test(text));

const LINES = API.trim().split('\n');
const TYPES = LINES.map((line) => line.split(' ')[0] ?? '');
const MEMBERS = new Set([...API.matchAll(/[ (,][+.]?([a-z]\w*)\??[:(]/g)].map(([, name = '']) => name));
const ofSeveralWords = [...MEMBERS].filter((name) => /[a-z\d][A-Z]/.test(name));
const namesOnly = (list: readonly string[]) => `(?:${list.join('|')})`;
const TYPE = namesOnly(TYPES);

/** A name that stands alone: neither a part of a path, a label or a variable, nor a key of YAML. */
const alone = (names: string) => `(?<![\\w.$@/-])${names}(?![\\w@/-]|\\.\\w)`;

/** The forms of TypeScript that no message may have, by the language that would write something else. */
const FORMS: { readonly [form: string]: { readonly of: RegExp; readonly in: readonly LanguageName[] } } = {
  'a constructor with new': { of: new RegExp(`\\bnew ${TYPE}\\(`), in: ['Python', 'Go'] },
  'a member of several words after its type': {
    of: new RegExp(`\\b${TYPE}\\.${namesOnly(ofSeveralWords)}\\b`),
    in: ['Python', 'Go', 'C#'],
  },
  'a member after its type': { of: new RegExp(`\\b${TYPE}\\.[a-z]`), in: ['Go', 'C#'] },
  'a member after a dot and its type': { of: new RegExp(`\\b${TYPE}\\.[A-Za-z]+\\(`), in: ['Go'] },
  'an object': { of: /\{ (?:[a-z_]\w*(?:: |, | \})|…: )/, in: ['Python', 'Java', 'Go', 'C#'] },
  'a list of code': { of: new RegExp(`\\[(?:${TYPE}\\.\\w|\\{)`), in: ['Java', 'Go', 'C#'] },
  'an option with code': { of: new RegExp(`\\b[a-z]\\w+: (?:new )?${TYPE}[._(]`), in: ['Python', 'Java', 'Go', 'C#'] },
  'a name of several words': { of: new RegExp(alone(namesOnly(ofSeveralWords))), in: ['Python', 'Go', 'C#'] },
  undefined: { of: /\bundefined\b/, in: ['Python', 'Java', 'Go', 'C#'] },
};

/** Texts about API objects, in which names of fields and YAML stay. */
const isAboutObjects = (file: string) => file.startsWith('checks/');
const FIELD = new RegExp(alone(namesOnly(FIELDS.split(' '))), 'g');
const YAML = /\{ \w+: (?:\d+|"[^"]*"|…|)[^()]*? \}/g;

/** Names in messages of Portico that are said of an object, or are not of the API there. */
const OF_OBJECTS = /a Service with externalTrafficPolicy|appProtocol of a Service/g;

/** The text without values in quotes, which are the user's. */
const withoutValues = (text: string) => text.replace(/"(?:[^"\\]|\\.)*"/g, '""');

describe.each(['Python', 'Java', 'Go', 'C#'] as const)('in %s', (language) => {
  const told = TEXTS.map(({ file, text }) => {
    const isOfObject = isAboutObjects(file);
    const rest = withoutValues(inLanguage(language, text, isOfObject ? 'fields' : 'api')).replace(OF_OBJECTS, '');
    return { line: `${file}: ${text}`, rest: isOfObject ? rest.replace(FIELD, '').replace(YAML, '') : rest };
  });

  test.each(Object.entries(FORMS).filter(([, form]) => form.in.includes(language)))('no message has %s', (_, form) => {
    const left = told.filter(({ rest }) => form.of.test(rest)).map(({ line, rest }) => `${line} → ${rest}`);
    expect(left).toEqual([]);
  });
});

test('the texts are those of messages, and many have code', () => {
  expect(TEXTS.length).toBeGreaterThan(2000);
  const forms = Object.entries(FORMS).map(([name, { of }]) => [
    name,
    TEXTS.filter(({ text }) => of.test(withoutValues(text))).length,
  ]);
  expect(forms.filter(([, count]) => Number(count) === 0)).toEqual([]);
});

test('the table has the types that the library exports, with their static members', () => {
  const libraries: { readonly [name: string]: unknown }[] = [portico, cdk8s];
  const classes = Object.entries(portico).filter(([name]) => name !== 'ProblemsError');
  expect(classes.map(([name]) => name).filter((name) => !TYPES.includes(name))).toEqual([]);
  const wrong = LINES.flatMap((line) => {
    const [name = '', form = '', ...members] = line.split(' ');
    if (!/^(?:class|enum)/.test(form)) return [];
    const type = libraries.map((library) => library[name]).find((each) => each !== undefined) as object | undefined;
    const listed = members.flatMap((member) => /^\+(\w+)/.exec(member)?.[1] ?? []);
    return listed.filter((member) => type === undefined || !(member in type)).map((member) => `${name}.${member}`);
  });
  expect(wrong).toEqual([]);
  const missing = classes.flatMap(([name, type]) => {
    const line = LINES.find((each) => each.startsWith(`${name} `)) ?? '';
    const own = Object.getOwnPropertyNames(type).filter(
      (member) => !/^(?:length|name|prototype|_.*|\d.*)$/.test(member),
    );
    return own.filter((member) => !line.includes(`+${member}`)).map((member) => `${name}.${member}`);
  });
  // This one is internal.
  expect(missing).toEqual(['ImageRuntime.stock']);
});
