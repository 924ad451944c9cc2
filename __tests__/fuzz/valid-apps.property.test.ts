import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { noOpFields } from '../support/api-defaults';
import type { Manifest } from '../support/app';
import { podSecurityViolations } from '../support/pod-security';
import { parameters } from '../support/runs';
import { expectValid } from '../support/validate';
import { buildApp, FOREIGN, type RandomApp, randomApp } from './random-app';

// Random options cause warnings, which are printed at synth.
jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

/** The objects of all charts. The checks of the whole app run on the way, and any problem throws. */
function objectsOf(random: RandomApp) {
  return buildApp(random).charts.flatMap((chart) => Testing.synth(chart));
}

/** The rules of "restricted" that say what a node agent may have of its node, by its options. */
const OF_THE_NODE = ['hostNamespaces', 'hostPathVolumes', 'hostPorts', 'restrictedVolumes'];
const isGranted = ({ kind }: Manifest, rule: string) => kind === 'DaemonSet' && OF_THE_NODE.includes(rule);

/** Chooses the apps that are made a second time. */
const oneInFour = fc.integer({ min: 1, max: 4 }).map((dice) => dice === 1);

/**
 * On a failure fast-check prints the seed and the smallest failing app, and `npm run fuzz -- --seed S` repeats it.
 */
test('random valid apps pass the schemas, Pod Security "restricted" and every check, and set no field without effect', () => {
  fc.assert(
    fc.property(randomApp, oneInFour, (random, again) => {
      const objects = objectsOf(random);
      expectValid(objects);
      const own = objects.filter(({ metadata }) => !metadata.name.startsWith(FOREIGN));
      expect(own.flatMap((object) => podSecurityViolations(object).filter((rule) => !isGranted(object, rule)))).toEqual(
        [],
      );
      expect(own.flatMap((object) => noOpFields(object).map((field) => `${object.kind} ${field}`))).toEqual([]);
      // YAML follows from the objects and the order of their keys, and takes ten times as long.
      if (again) expect(JSON.stringify(objectsOf(random))).toBe(JSON.stringify(objects));
    }),
    parameters(2000),
  );
});
