import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import * as portico from '../../lib';
import { SYNONYMS } from '../../lib/workloads/synonyms';
import { problemsOf } from '../support/app';
import { KINDS } from './suite/kinds';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

/** The options that a message shows, as the user who copies them gets them. */
function evaluated(code: string): object {
  const scope = { ...portico, Cpu, Duration, Size };
  return new Function('scope', `with (scope) { return { ${code} }; }`)(scope);
}

/** Each name with an option to write in its place. */
const ANSWERS = Object.entries(SYNONYMS).flatMap(([name, codes]) =>
  [codes].flat().map((code) => [name, code] as const),
);

/** The problems of options in the first kind of workload that has the option to write. */
function problemsIn(code: string, options: object): string[] {
  const kind = KINDS.find((one) => (code.split(':')[0] ?? '') in one.options);
  return problemsOf((chart) => kind?.make(chart, 'user', { ...kind.required, ...options }));
}

test.each(ANSWERS)(
  'the name %s of Kubernetes is answered with the option to write, which is valid code: %s',
  (name, code) => {
    const unknown = expect.stringMatching(/^\[shop\/user\] the [a-z ]+ has no option /);
    const [answer, ...others] = problemsIn(code, { [name]: 1 });
    expect([answer, others]).toEqual([unknown, []]);
    expect(answer?.endsWith(` has no option "${name}": write ${code}.`)).toBe(true);
    expect(problemsIn(code, evaluated(code))).toEqual([]);
  },
);

test('a misspelt name of Kubernetes is answered in the same way', () => {
  expect(problemsIn('scale', { replica: 3 })).toEqual([
    '[shop/user] the service has no option "replica": write scale: Scale.fixed(3).',
  ]);
});
