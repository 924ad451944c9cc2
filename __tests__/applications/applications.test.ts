import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../support/app';
import { differences, type MeantDifference, parseFacts, unexpected } from './compare';
import { factsOf } from './facts';

const FACTS = path.join(__dirname, 'facts');

/** The most lines of code for a hundred lines of YAML. */
const SHARE = 30;

/** Lines without those that are blank or a comment. */
const linesOf = (text: string) =>
  text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(\/\/|\/?\*|#)/.test(line)).length;

/** The rows of the table in a README that says what differs from the original. */
function meantIn(readme: string): MeantDifference[] {
  const rows = [...readme.matchAll(/^\| `([^`]+)` *\| `([^`]+)` *\| \S.*\|$/gm)];
  return rows.map(([, objects = '', fact = '']) => ({ objects, fact }));
}

describe.each(readdirSync(FACTS).map((file) => file.replace('.txt', '')))('the application %s', (name) => {
  const facts = readFileSync(path.join(FACTS, `${name}.txt`), 'utf8');
  const read = (file: string) => readFileSync(path.join('examples', name, file), 'utf8');
  const output = () =>
    readdirSync(path.join('examples', name, 'output'))
      .map((file) => read(`output/${file}`))
      .join('---\n');

  test('has every fact of the original, but for the differences that its README explains', () => {
    const objects: Manifest[] = parseAllDocuments(output()).map((document) => document.toJS());
    expect(unexpected(differences(parseFacts(facts), factsOf(objects)), meantIn(read('README.md')))).toEqual([]);
  });

  test('is as long as its README says, and less than a third of the original', () => {
    const [, yaml = ''] = /^# (\d+) lines of YAML/m.exec(facts) ?? [];
    const code = linesOf(read('main.ts'));
    expect(read('README.md')).toContain(`${yaml} lines of YAML`);
    expect(read('README.md')).toContain(`${code} lines of code`);
    expect(code).toBeLessThan((Number(yaml) * SHARE) / 100);
  });

  test('writes no object by hand but those of other projects', () => {
    const byHand = [...read('main.ts').matchAll(/new ApiObject\([^)]*?apiVersion: '([^']*)'/gs)].map(([, api]) => api);
    expect(byHand.filter((api = '') => !/^[^/]+\.[^/]+\//.test(api) || api.includes('k8s.io/'))).toEqual([]);
    expect(read('main.ts')).not.toMatch(/\bKube[A-Z]|addJsonPatch/);
  });
});
