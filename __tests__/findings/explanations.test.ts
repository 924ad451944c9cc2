import { ALL_CODES } from '../support/areas';
import { reportOf, runSnippet } from '../support/run-snippet';
import { EXPLANATIONS } from '.';

/** The codes with code before and after. It may only grow. */
const EXPLAINED = 113;

const has = (code: string, report: readonly string[]) => report.some((line) => line.endsWith(`(${code})`));

test.each(Object.entries(EXPLANATIONS))(
  '%s is found in the code before, and not in the code after',
  (code, { after, before }) => {
    expect(ALL_CODES).toContain(code);
    expect(has(code, reportOf(runSnippet(before)))).toBe(true);
    const rest = reportOf(runSnippet(after));
    expect(has(code, rest)).toBe(false);
    expect(rest.filter((line) => !line.startsWith('warning: '))).toEqual([]);
  },
);

test('as many codes as ever are explained', () => {
  expect(Object.keys(EXPLANATIONS).length).toBe(EXPLAINED);
});
