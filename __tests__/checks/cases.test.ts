import { existsSync, readdirSync } from 'node:fs';
import * as path from 'node:path';
import { CHECKS } from '../../lib/checks';
import { type Case, findingsOf } from './case';

/** The cases of one file or folder of `cases/`. */
interface Cases {
  /** Apps that a check finds something in. */
  readonly wrong: readonly Case[];
  /** Apps that look wrong and are right, in which no check finds anything. */
  readonly right?: readonly Case[];
}

const CASES = path.join(__dirname, 'cases');
const LIB = path.join(__dirname, '../../lib/checks');

/** The cases of a check: a file of its name, or every file of a folder of its name. */
function casesOf(check: string): Required<Cases> {
  const folder = path.join(CASES, check);
  const files = existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : [folder];
  const all = files.map((file): Cases => require(file));
  return { wrong: all.flatMap(({ wrong }) => wrong), right: all.flatMap(({ right = [] }) => right) };
}

describe.each(CHECKS)('$name', ({ name, example }) => {
  const { wrong, right } = casesOf(name);

  test.each(wrong)('finds $title', (each) => {
    const { problems, warnings = [] } = each;
    expect(findingsOf(each)).toEqual({ problems, warnings });
    expect(problems.length + warnings.length).toBeGreaterThan(0);
  });

  if (right.length > 0) {
    test.each(right)('finds nothing in $title', (each) => {
      expect(findingsOf(each)).toEqual({ problems: [], warnings: [] });
    });
  }

  test('has an example that comes out', () => {
    const messages = wrong.flatMap(({ problems, warnings = [] }) => [...problems, ...warnings]);
    expect(messages.map((message) => message.replace(/^\[\S*\] /, ''))).toContain(example);
  });
});

/** The files of `lib/checks` that are not a check: those that run checks, and the parts of one that need a file of their own. */
const OTHERS = ['check', 'index', 'own-check', 'own-checks', 'portico-checks'];

test('each check has a file of its name in lib/checks, and its cases here', () => {
  const names = CHECKS.map(({ name }) => name).sort();
  const filesOf = (folder: string) => readdirSync(folder).map((file) => path.basename(file, '.ts'));
  const folders = ['model', 'schema'];
  expect(filesOf(LIB).filter((file) => ![...OTHERS, ...folders].includes(file))).toEqual(names);
  for (const { name } of CHECKS) {
    const exported: object[] = Object.values(require(path.join(LIB, name)));
    expect(exported).toEqual([expect.objectContaining({ name })]);
  }
  expect(filesOf(CASES)).toEqual(names);
});
