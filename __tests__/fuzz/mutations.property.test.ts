import type { App } from 'cdk8s';
import * as fc from 'fast-check';
import { PorticoChecks } from '../../lib';
import { CHECKS } from '../../lib/checks';
import { ProblemsError } from '../../lib/private/problems';
import { parameters } from './arbitraries';
import { MUTATIONS, victimOf } from './mutations';
import { buildApp, type RandomApp, randomApp } from './random-app';

jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

function problemsOf(random: RandomApp, apply: (app: App) => void): string[] {
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

/** Leaves one check alone, so that no other can find what it should. */
function only(app: App, check: string): void {
  for (const { name } of CHECKS.filter((other) => other.name !== check)) {
    PorticoChecks.of(app).disable(name, 'one check is tried');
  }
}

test.each(MUTATIONS.map((mutation) => [mutation.check, mutation.name, mutation] as const))(
  '%s finds %s',
  (check, _, mutation) => {
    fc.assert(
      fc.property(randomApp, fc.nat(), (random, number) => {
        const broken = (app: App) => {
          only(app, check);
          mutation.apply(victimOf(app, number));
        };
        expect(problemsOf(random, broken)).not.toEqual([]);
      }),
      parameters(5),
    );
  },
);
