import { ApiObject, App, Chart, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { PorticoChecks } from '../../lib';
import { ProblemsError } from '../../lib/cdk8s/findings';
import { CHECKS } from '../../lib/checks';
import { otherTypes } from '../checks/schema/changes';
import { schemaFlaw } from '../support/published-schema';
import { parameters } from '../support/runs';
import { MUTATIONS, victimOf } from './mutations';
import { buildApp, type RandomApp, randomApp } from './random-app';

const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

function problemsOf(random: RandomApp, apply: (app: App) => void): string[] {
  const app = buildApp(random);
  apply(app);
  return problemsIn(app);
}

function problemsIn(app: App): string[] {
  try {
    app.synthYaml();
  } catch (error) {
    if (error instanceof ProblemsError) return error.findings.map(({ message }) => message);
    throw error;
  }
  return [];
}

/** The findings of one check: problems, and warnings as they are printed. */
function findingsOf(check: string, random: RandomApp, apply: (app: App) => void): string[] {
  printed.mockClear();
  const problems = problemsOf(random, (app) => {
    only(app, check);
    apply(app);
  });
  const warnings = printed.mock.calls.map(([line]) => String(line)).filter((line) => line.endsWith(` (${check})`));
  return [...problems, ...warnings];
}

/** Turns off all checks but one, so that no other one can find the mutation. */
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
        expect(findingsOf(check, random, (app) => mutation.apply(victimOf(app, number)))).not.toEqual([]);
      }),
      parameters(16),
    );
  },
);

test('every check has a mutation, but for one that needs more than one service', () => {
  const tried = new Set(MUTATIONS.map(({ check }) => check));
  expect(CHECKS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(['service-accounts']);
});

/**
 * Changes that published schemas refuse and the API server takes: null counts as missing, cdk8s rewrites metadata, and the group
 * of a role is filled in.
 */
const TAKEN = / null$|^metadata\b|^roleRef\.apiGroup left out$/;

test('a value of a wrong type in any field of any object is found', () => {
  const tried = { changes: 0 };
  fc.assert(
    fc.property(randomApp, fc.nat(), fc.nat(), (random, whichObject, whichChange) => {
      const objects = buildApp(random).charts.flatMap((chart) => Testing.synth(chart));
      const own = objects.filter(({ apiVersion }) => !apiVersion.startsWith('gateway.'));
      const victim = own[whichObject % own.length];
      const changes = [...otherTypes(victim)].filter(({ what }) => !TAKEN.test(what));
      const change = changes[whichChange % changes.length];
      if (change === undefined || schemaFlaw(change.object as typeof victim) === undefined) return;
      tried.changes++;
      const app = new App();
      const chart = new Chart(app, 'raw');
      const others = objects.filter((object) => object !== victim);
      for (const [index, object] of [change.object, ...others].entries()) {
        new ApiObject(chart, String(index), object as typeof victim);
      }
      PorticoChecks.of(app);
      expect([change.what, problemsIn(app).length > 0]).toEqual([change.what, true]);
    }),
    parameters(1600),
  );
  expect(tried.changes).toBeGreaterThan(0);
});
