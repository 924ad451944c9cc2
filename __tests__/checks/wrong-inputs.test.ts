import { App, Chart, Testing } from 'cdk8s';
import { PorticoChecks } from '../../lib';
import { CHECKS } from '../../lib/checks';
import { ProblemsError } from '../../lib/private/problems';
import { MIXED, RIGHT, WRONG } from './wrong-inputs';
import type { Row } from './wrong-inputs/row';

/** What a synthesis says, each line without the user's file and line. */
function said({ build }: Row): { problems: string[]; warnings: string[] } {
  const app = new App();
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  let problems: string[] = [];
  try {
    build(chart, app);
    Testing.synth(chart);
  } catch (error) {
    // A stack trace instead of problems is the one thing that no input may lead to.
    if (!(error instanceof ProblemsError)) throw error;
    expect(error.stack).toBe(error.message);
    problems = error.problems.map(({ path, message }) => `[${path}] ${message}`);
  }
  const warnings = printed.mock.calls.map(([line]) => String(line).replace(/^warning: (\[\S*\]) \S+:\d+ /, '$1 '));
  printed.mockRestore();
  return { problems, warnings };
}

const rows = [...Object.entries(WRONG), ['mixed', MIXED] as const];

describe.each(rows)('%s finds', (name, wrong) => {
  test.each(wrong)('$what', (row) => {
    const { problems, warnings = [] } = row;
    expect(said(row)).toEqual({ problems, warnings });
    expect(problems.length + warnings.length).toBeGreaterThan(0);
  });

  test('what its example says', () => {
    const check = CHECKS.find((each) => each.name === name);
    const messages = wrong.flatMap((row) => [...row.problems, ...(row.warnings ?? [])]);
    if (check !== undefined)
      expect(messages.map((message) => message.replace(/^\[\S*\] /, ''))).toContain(check.example);
  });
});

describe('nothing is wrong with', () => {
  test.each(RIGHT)('$what', (row) => {
    expect(said(row)).toEqual({ problems: [], warnings: [] });
  });
});

test('the table is as long as promised', () => {
  const count = rows.reduce((sum, [, wrong]) => sum + wrong.length, 0);
  expect(count).toBeGreaterThanOrEqual(200);
});
