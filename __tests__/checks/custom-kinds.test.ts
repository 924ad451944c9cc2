import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, Yaml } from 'cdk8s';
import { PorticoChecks } from '../../lib';
import { problemsOf } from '../support/app';
import { definition, widget } from './cases/field-types/custom-kinds';
import { object, type Raw, widgets } from './objects';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-crds-'));
afterAll(() => rmSync(folder, { recursive: true }));

// That a definition and its objects are in one app is another check's matter.
beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}));
afterEach(() => jest.restoreAllMocks());

const fileOf = (name: string, content: string) => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** The problems of an app with some objects that knows the definitions of a file. */
const problemsWith = (file: unknown, ...objects: readonly Raw[]) =>
  problemsOf((chart, app) => {
    for (const [index, each] of objects.entries()) new ApiObject(chart, String(index), each as never);
    PorticoChecks.of(app).knowsCrds(file as string);
  });

const known = fileOf('widgets.yaml', Yaml.stringify(definition));

test('objects follow the definitions of a file', () => {
  expect(problemsWith(known, widget({ size: 12, sise: 3 }))).toEqual([
    '[shop/0] spec.sise is not a field of Widget: write size.',
    '[shop/0] spec.size 12 is outside 1..9: write a whole number of those, for example 1.',
  ]);
});

test('objects that follow their definition are right, whatever it leaves open', () => {
  const spec = {
    size: 9,
    color: 'red',
    share: 1,
    host: 'a.example.com',
    // JavaScript would need years for its pattern, which is left to the API server.
    slow: `${'a'.repeat(50)}!`,
    port: 'http',
    labels: { a: 'b' },
    parts: [{ name: 'ab' }],
    template: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, spec: {} },
    anything: { a: [1, { b: 2 }] },
  };
  const status = { phase: 'Ready' };
  const other = object('example.com/v2', 'Widget', { spec: 5 }, 'of-a-version-that-it-does-not-have');
  expect(problemsWith(known, widget(spec, { status }), other)).toEqual([]);
});

test('the definition of the app comes before one of a file', () => {
  const open = widgets({
    versions: [
      {
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  });
  expect(problemsWith(known, open, widget({ size: 12, sise: 3 }))).toEqual([]);
});

test.each([
  [
    'a file that does not exist',
    'nowhere.yaml',
    'cannot be read: write the path of a YAML file, for example "crds/widgets.yaml".',
  ],
  ['a folder', folder, 'cannot be read: write the path of a YAML file, for example "crds/widgets.yaml".'],
  ['a number', 5, 'cannot be read: write the path of a YAML file, for example "crds/widgets.yaml".'],
  [
    'no YAML',
    fileOf('none.yaml', 'a: ['),
    'cannot be read: write the path of a YAML file, for example "crds/widgets.yaml".',
  ],
  ['nothing', fileOf('empty.yaml', ''), 'has no CustomResourceDefinition: write a file with at least one.'],
])('%s is a problem', (_, file, message) => {
  expect(problemsWith(file)).toEqual([`[] CRD file ${JSON.stringify(file)} ${message}`]);
});

test('a definition that the API server refuses is a problem, and says nothing about objects', () => {
  const file = fileOf('wrong.yaml', Yaml.stringify(widgets({ scope: 'All' })));
  expect(problemsWith(file, object('example.com/v1', 'Widget', { spec: 5 }))).toEqual([
    `[] CRD file ${JSON.stringify(file)}: spec.scope "All" is unknown: write Namespaced or Cluster.`,
  ]);
});
