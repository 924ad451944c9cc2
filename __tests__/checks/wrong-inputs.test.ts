import { CHECKS } from '../../lib/checks';
import { said } from './said';
import { MIXED, RIGHT, WRONG } from './wrong-inputs';

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
