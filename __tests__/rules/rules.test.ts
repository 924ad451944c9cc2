import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { RULES } from './values';

describe.each(RULES)('%s', (_, flawOf, right, wrong) => {
  test('takes what the API server takes', () => {
    expect(right.filter((value) => flawOf(value) !== undefined)).toEqual([]);
  });

  test('refuses the rest in words that follow the value', () => {
    expect(wrong.filter((value) => flawOf(value) === undefined)).toEqual([]);
    for (const value of wrong) expect(flawOf(value)).toMatch(/^(is|has|names|starts|must|moves) .+[:;] .+[^.]$/);
  });
});

test('every rule has values', () => {
  const values = readFileSync(path.join(__dirname, 'values.ts'), 'utf8');
  const rules = readdirSync('lib/rules').flatMap((file) => {
    const code = readFileSync(path.join('lib/rules', file), 'utf8');
    return [...code.matchAll(/^export function (\w+Flaw)\b/gm)].map(([, name = '']) => name);
  });
  expect(rules.filter((name) => !values.includes(name))).toEqual([]);
});
