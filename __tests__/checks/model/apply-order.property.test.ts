import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import * as fc from 'fast-check';
import { ApplyOrder } from '../../../lib/checks/model/apply-order';
import { parameters } from '../../support/runs';

const CHARTS = ['d', 'b', 'c', 'a'] as const;
const PER_CHART = 2;
const objectNames = CHARTS.flatMap((chart) => Array.from({ length: PER_CHART }, (_, index) => `${chart}${index}`));

const KINDS = ['ConfigMap', 'Namespace', 'Secret'] as const;

/** Apps of charts, some of them inside another, with dependencies between charts and objects, by their names. */
const apps = fc.record({
  parents: fc.tuple(...CHARTS.map((_, index) => fc.option(fc.nat({ max: Math.max(0, index - 1) }), { freq: 3 }))),
  dependencies: fc.array(
    fc.tuple(fc.constantFrom(...CHARTS, ...objectNames), fc.constantFrom(...CHARTS, ...objectNames)),
    {
      maxLength: 3,
    },
  ),
  kinds: fc.tuple(...objectNames.map(() => fc.constantFrom(...KINDS))),
  yamlOutputType: fc.constantFrom(
    YamlOutputType.FILE_PER_APP,
    YamlOutputType.FILE_PER_CHART,
    YamlOutputType.FILE_PER_RESOURCE,
    YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ),
});

/** The files of a folder and its subfolders, in the order in which kubectl reads them. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesIn(file) : [file];
    });

test('an object that should be applied later is written later by cdk8s', () => {
  let found = 0;
  fc.assert(
    fc.property(apps, ({ parents, dependencies, kinds, yamlOutputType }) => {
      const outdir = mkdtempSync(path.join(tmpdir(), 'portico-'));
      try {
        const app = new App({ outdir, yamlOutputType });
        const made = new Map<string, Chart | ApiObject>();
        CHARTS.forEach((id, index) => {
          const parent = parents[index];
          const scope = parent === null || parent === undefined || index === 0 ? app : made.get(CHARTS[parent] ?? '');
          const chart = new Chart(scope ?? app, id);
          made.set(id, chart);
          for (let number = 0; number < PER_CHART; number++) {
            const name = `${id}${number}`;
            made.set(
              name,
              new ApiObject(chart, name, {
                apiVersion: 'v1',
                kind: kinds[index * PER_CHART + number] ?? 'ConfigMap',
                metadata: { name },
              }),
            );
          }
        });
        for (const [source, target] of dependencies) {
          const [one, other] = [made.get(source), made.get(target)];
          if (source !== target && one && other) one.node.addDependency(other);
        }
        const order = new ApplyOrder(app);
        const named = (name: string) => {
          const construct = made.get(name) as ApiObject;
          return { construct, kind: construct.kind, name };
        };
        const pairs = objectNames.flatMap((first) => objectNames.map((second) => [first, second] as const));
        const later = pairs.filter(
          ([first, second]) => first !== second && !order.isBefore(named(first), named(second)),
        );
        try {
          app.synth();
        } catch {
          return; // cdk8s refuses dependencies in a cycle.
        }
        const yaml = filesIn(outdir)
          .map((file) => readFileSync(file, 'utf8'))
          .join('\n---\n');
        const written = [...yaml.matchAll(/name: (\w\d)/g)].map(([, name]) => name);
        found += later.length;
        expect(later.filter(([first, second]) => written.indexOf(first) < written.indexOf(second))).toEqual([]);
      } finally {
        rmSync(outdir, { recursive: true });
      }
    }),
    parameters(800),
  );
  expect(found).toBeGreaterThan(0);
});
