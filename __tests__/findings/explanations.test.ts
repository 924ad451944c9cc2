import { ALL_CODES } from '../support/areas';
import { EXPLANATIONS } from '.';
import { reportFor } from './report';

/** Warnings of any router with such a policy whose app has no controller, so that nothing is known of it. */
const OF_ANY_CONTROLLER = ['client-address', 'hsts', 'rate-limit-replicas', 'redirect-port', 'www-host'];

const has = (code: string, report: readonly string[]) => report.some((line) => line.endsWith(`(${code})`));

test.each(Object.entries(EXPLANATIONS))(
  '%s is found in the code before, and not in the code after',
  (code, { after, before }) => {
    expect(ALL_CODES).toContain(code);
    expect(has(code, reportFor(before))).toBe(true);
    const rest = reportFor(after);
    expect(has(code, rest)).toBe(false);
    expect(rest.filter((line) => !OF_ANY_CONTROLLER.some((each) => has(each, [line])))).toEqual([]);
  },
);

test('every code is explained', () => {
  expect(Object.keys(EXPLANATIONS).sort()).toEqual([...ALL_CODES].sort());
});
