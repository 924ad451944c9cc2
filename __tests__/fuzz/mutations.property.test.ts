import * as fc from 'fast-check';
import * as checks from '../../lib/checks';
import { ProblemsError } from '../../lib/private/problems';
import { parameters } from './arbitraries';
import { MUTATIONS, victimOf } from './mutations';
import { buildApp, type RandomApp, randomApp } from './random-app';

jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

function problemsOf(random: RandomApp, apply: (app: ReturnType<typeof buildApp>) => void): string[] {
  const app = buildApp(random);
  apply(app);
  try {
    app.synthYaml();
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems.map(({ message }) => message);
    throw error;
  }
  return [];
}

/** The checks that there are, by name. */
const KNOWN = (checks as { readonly CHECKS?: readonly { readonly name: string }[] }).CHECKS?.map(
  ({ name }) => name,
) ?? ['duplicates', 'node-ports'];

test.each(
  MUTATIONS.filter(({ check }) => KNOWN.includes(check)).map(
    (mutation) => [mutation.check, mutation.name, mutation] as const,
  ),
)('%s finds %s', (_check, _name, mutation) => {
  fc.assert(
    fc.property(randomApp, fc.nat(), (random, number) => {
      expect(problemsOf(random, () => {})).toEqual([]);
      expect(problemsOf(random, (app) => mutation.apply(victimOf(app, number)))).not.toEqual([]);
    }),
    parameters(5),
  );
});
