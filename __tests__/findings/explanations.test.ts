import { ALL_CODES } from '../support/areas';
import { reportOf, runSnippet } from '../support/run-snippet';
import { EXPLANATIONS } from '.';

/** The codes with code before and after. It may only grow. */
const EXPLAINED = 178;

/** Warnings of any router with such a policy whose app has no controller, so that nothing is known of it. */
const OF_ANY_CONTROLLER = ['client-address', 'hsts', 'rate-limit-replicas', 'redirect-port', 'www-host'];

const has = (code: string, report: readonly string[]) => report.some((line) => line.endsWith(`(${code})`));

test.each(Object.entries(EXPLANATIONS))(
  '%s is found in the code before, and not in the code after',
  (code, { after, before }) => {
    expect(ALL_CODES).toContain(code);
    expect(has(code, reportOf(runSnippet(before)))).toBe(true);
    const rest = reportOf(runSnippet(after));
    expect(has(code, rest)).toBe(false);
    expect(rest.filter((line) => !OF_ANY_CONTROLLER.some((each) => has(each, [line])))).toEqual([]);
  },
);

test('as many codes as ever are explained', () => {
  expect(Object.keys(EXPLANATIONS).length).toBe(EXPLAINED);
});
