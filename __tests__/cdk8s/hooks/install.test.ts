import { ApiObject, App, Chart, Yaml } from 'cdk8s';
import { Node } from 'constructs';

/** Every method that Portico may replace, as it is now. */
const methods = () => [
  App.prototype.synth,
  App.prototype.synthYaml,
  Chart.prototype.toJson,
  ApiObject.prototype.addJsonPatch,
  Yaml.stringify,
  addChild(),
];
const addChild = () => (Node.prototype as unknown as { readonly addChild: unknown }).addChild;

const untouched = methods();
const load = () => require('../../../lib') as typeof import('../../../lib');
const image = 'registry.example.com/shop/web:1.0.0';

afterEach(() => {
  delete process.env.PORTICO_NO_HOOKS;
});

/** The YAML of an app with every kind of construct, and the report of one with a wrong object. */
function outcomes() {
  const { IngressRouter, PorticoChecks, ProblemsError, WebService } = load();
  const app = new App();
  for (const id of ['a', 'b']) {
    const chart = new Chart(app, id);
    const web = new WebService(chart, 'web', { image, name: `web-${id}` });
    new IngressRouter(chart, 'router', { name: id, host: `${id}.example.com`, defaultBackend: web });
  }
  const wrong = new App();
  PorticoChecks.of(wrong);
  const chart = new Chart(wrong, 'shop');
  new WebService(chart, 'web', { image: 'nginx' });
  new ApiObject(chart, 'raw', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a' },
    data: { 'a b': 'x' },
  } as never);
  try {
    wrong.synth();
  } catch (error) {
    if (error instanceof ProblemsError) return { yaml: app.synthYaml(), findings: error.findings };
  }
  throw new Error('no problem was found');
}

// The order of these tests matters: each goes one step further in one process.
test('loading the library replaces no method of cdk8s or constructs', () => {
  load();
  expect(methods()).toEqual(untouched);
});

test('PORTICO_NO_HOOKS=1 replaces nothing on use either, and all that is lost is the lines of raw objects', () => {
  process.env.PORTICO_NO_HOOKS = '1';
  const without = outcomes();
  expect(methods()).toEqual(untouched);
  delete process.env.PORTICO_NO_HOOKS;
  const { yaml, findings } = outcomes();
  expect(methods()).not.toEqual(untouched);

  expect(without.yaml).toBe(yaml);
  expect(findings.map(({ place }) => place?.replace(/\d+$/, 'line'))).toEqual(
    Array(2).fill('__tests__/cdk8s/hooks/install.test.ts:line'),
  );
  const [service, raw] = findings;
  expect(without.findings).toEqual([service, { ...raw, place: undefined }]);
});

test('a second copy of the library replaces nothing again', () => {
  const hooked = methods();
  const shared = [require('constructs'), require('cdk8s')];
  jest.isolateModules(() => {
    jest.doMock('constructs', () => shared[0]);
    jest.doMock('cdk8s', () => shared[1]);
    outcomes();
  });
  expect(methods()).toEqual(hooked);
});
