import { ApiObject, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { WorkloadBase } from '../../lib';
import { containersOf, type WorkloadSpec } from '../../lib/workloads/pods/workload-spec';
import { noOpFields } from '../support/api-defaults';
import type { Manifest } from '../support/app';
import { violationsIn } from '../support/pod-security';
import { parameters } from '../support/runs';
import { expectValid } from '../support/validate';
import { buildApp, FOREIGN, randomApp } from './random-app';

// Random options cause warnings, which are printed at synth.
jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(3_600_000);

/** The objects of all charts. The checks of the whole app run on the way, and any problem throws. */
function objectsOf({ charts }: ReturnType<typeof buildApp>) {
  return charts.flatMap((chart) => Testing.synth(chart));
}

const LEVELS = ['restricted', 'baseline', 'privileged'];

/** The weakest level that the runtimes of a workload name. Nothing is known of an unrestricted one, which "baseline" takes. */
function namedLevel(workload: WorkloadBase): string {
  const { _pods: pods } = workload as unknown as { readonly _pods: WorkloadSpec };
  const levels = containersOf(pods).map(({ runtime }) => runtime._needs?.level ?? 'baseline');
  return LEVELS[Math.max(...levels.map((level) => LEVELS.indexOf(level)))] ?? '';
}

/** The rules that the pods of a workload break in the level that its options name. */
function violationsOf(workload: WorkloadBase): string[] {
  const objects: Manifest[] = workload.node.children.filter(ApiObject.isApiObject).map((object) => object.toJson());
  const level = namedLevel(workload);
  return objects.flatMap((object) => violationsIn(level, object).filter((rule) => !isGranted(object, rule)));
}

/** The rules of "restricted" that say what a node agent may have of its node, by its options. */
const OF_THE_NODE = ['hostNamespaces', 'hostPathVolumes', 'hostPorts', 'restrictedVolumes'];
const isGranted = ({ kind }: Manifest, rule: string) => kind === 'DaemonSet' && OF_THE_NODE.includes(rule);

/** Chooses the apps that are made a second time. */
const oneInFour = fc.integer({ min: 1, max: 4 }).map((dice) => dice === 1);

/**
 * On a failure fast-check prints the seed and the smallest failing app, and `npm run fuzz -- --seed S` repeats it.
 */
test('random valid apps pass the schemas, the level of Pod Security that they name and every check, and set no field without effect', () => {
  fc.assert(
    fc.property(randomApp, oneInFour, (random, again) => {
      const built = buildApp(random);
      const objects = objectsOf(built);
      expectValid(objects);
      const own = objects.filter(({ metadata }) => !metadata.name.startsWith(FOREIGN));
      const workloads = built.charts
        .flatMap(({ node }) => node.findAll())
        .filter((each) => each instanceof WorkloadBase);
      expect(workloads.flatMap(violationsOf)).toEqual([]);
      expect(own.flatMap((object) => noOpFields(object).map((field) => `${object.kind} ${field}`))).toEqual([]);
      // YAML follows from the objects and the order of their keys, and takes ten times as long.
      if (again) expect(JSON.stringify(objectsOf(buildApp(random)))).toBe(JSON.stringify(objects));
    }),
    parameters(2000),
  );
});
