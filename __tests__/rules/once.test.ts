import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { RULES } from './values';

interface Expression {
  readonly file: string;
  /** The literal as it is written. */
  readonly text: string;
  readonly matches: (value: string) => boolean;
}

/** Every regular expression of `lib/`. */
const EXPRESSIONS = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(path.join('lib', file), 'utf8'), ts.ScriptTarget.Latest);
    return literalsIn(source).map(({ text }): Expression => {
      const end = text.lastIndexOf('/');
      const expression = new RegExp(text.slice(1, end), text.slice(end + 1).replace(/[gy]/g, ''));
      return { file, text, matches: (value) => expression.test(value) };
    });
  });

function literalsIn(node: ts.Node): ts.RegularExpressionLiteral[] {
  if (ts.isRegularExpressionLiteral(node)) return [node];
  const found: ts.RegularExpressionLiteral[] = [];
  ts.forEachChild(node, (child) => void found.push(...literalsIn(child)));
  return found;
}

const isRule = ({ file }: Expression) => path.dirname(file) === 'rules';
const show = ({ file, text }: Expression) => `${file}: ${text}`;

/** True for an expression that is too short to be a rule, such as `/^\\d+$/`, or is not about a whole value. */
const isTrivial = ({ text }: Expression) => text.length < 20 || !/^\/\^.*\$\/\w*$/.test(text);

test('no regular expression of a rule is written in another file', () => {
  const rules = EXPRESSIONS.filter((each) => isRule(each) && !isTrivial(each));
  const copies = EXPRESSIONS.filter((each) => rules.some(({ file, text }) => each.file !== file && each.text === text));
  expect(copies.map(show)).toEqual([]);
});

/** Values of every rule. A copy of a rule, however it is written, decides about all of them as the rule does. */
const VALUES = [...new Set(RULES.flatMap(([, , right, wrong]) => [...right, ...wrong]))]
  .filter((value) => typeof value === 'string')
  // Lengths are seldom a matter of the expression.
  .filter((value) => value.length <= 15);

const accepted = (accepts: (value: string) => boolean) => JSON.stringify(VALUES.filter(accepts));

test('no regular expression outside lib/rules decides as a rule does', () => {
  const others = EXPRESSIONS.filter((each) => !isRule(each)).map((each) => ({ each, values: accepted(each.matches) }));
  // Rules that take any text, or no text, say nothing about regular expressions.
  const rules = RULES.map(([name, flawOf]) => ({
    name,
    values: accepted((value) => flawOf(value) === undefined),
  })).filter(({ values }) => values !== accepted(() => true) && values !== accepted(() => false));
  const copies = rules.flatMap(({ name, values }) =>
    others.filter((other) => other.values === values).map(({ each }) => `${show(each)} is the rule "${name}"`),
  );
  expect(copies).toEqual([]);
});
