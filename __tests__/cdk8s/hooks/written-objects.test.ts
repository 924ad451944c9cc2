import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { PorticoChecks, ProblemsError, WebService } from '../../../lib';

const image = 'registry.example.com/shop/user:1.0.0';
const metadata = { name: 'user' };

describe('cdk8s still', () => {
  test('writes an app by synth(), synthYaml() and the toJson() of each chart, without arguments', () => {
    for (const method of [App.prototype.synth, App.prototype.synthYaml, Chart.prototype.toJson]) {
      expect(typeof method).toBe('function');
      expect(method).toHaveLength(0);
    }
  });

  test('validates the whole app again for every chart that it writes: without that, the hook is not needed', () => {
    const app = new App();
    const validate = jest.fn(() => []);
    app.node.addValidation({ validate });
    for (const id of ['a', 'b', 'c']) new Chart(app, id);
    app.synthYaml();
    expect(validate).toHaveBeenCalledTimes(1 + 3);
  });

  test('answers for the charts of an app by a getter', () => {
    expect(Object.getOwnPropertyDescriptor(App.prototype, 'charts')?.get).toHaveLength(0);
  });

  test('calls toJson() of each object that it writes', () => {
    const chart = new Chart(new App(), 'shop');
    const made = new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
    Object.defineProperty(made, 'toJson', { value: () => ({ apiVersion: 'v1', kind: 'Replaced' }) });
    expect(chart.toJson()).toEqual([{ apiVersion: 'v1', kind: 'Replaced' }]);
  });
});

test('each object is rendered once in a synthesis, and anew in the next', () => {
  const app = new App();
  const charts = ['a', 'b', 'c'].map((id) => new Chart(app, id));
  const made = charts.map((chart) => {
    const user = new WebService(chart, 'user', { image, name: `user-${chart.node.id}` });
    return ApiObject.of(user.node.findChild('service'));
  });
  const rendered = jest.spyOn(ApiObject.prototype, 'toJson');
  const first = app.synthYaml();
  expect(rendered).toHaveBeenCalledTimes(3 * 4);
  rendered.mockRestore();

  made[0]?.metadata.addLabel('team', 'shop');
  expect(made[0]?.toJson().metadata.labels.team).toBe('shop');
  const second = app.synthYaml();
  expect(second.replace('    team: shop\n', '')).toBe(first);
  expect(second).not.toBe(first);
});

test('an app is validated once in a synthesis, however many charts it has', () => {
  const app = new App();
  const validate = jest.fn(() => []);
  for (const id of ['a', 'b', 'c']) new Chart(app, id).node.addValidation({ validate });
  PorticoChecks.of(app);
  app.synthYaml();
  const times = validate.mock.calls.length;
  new Chart(app, 'd');
  app.synthYaml();
  expect(validate.mock.calls.length - times).toBe(times);
});

test('a long chain of workloads is written at once, each after the one before, where cdk8s would follow every path through it', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const workloads = Array.from({ length: 40 }, (_, index) => new WebService(chart, `step-${index}`, { image }));
  for (const [index, workload] of workloads.entries()) {
    const next = workloads[index + 1];
    if (next !== undefined) workload.node.addDependency(next);
  }
  const services = app.synthYaml().match(/kind: Service\nmetadata:\n(?: +.*\n)*? {2}name: .*/g) ?? [];
  expect(services.map((text) => text.split('name: ').at(-1))).toEqual(workloads.map(({ node }) => node.id).reverse());
});

test('a Lazy value is produced once in a synthesis, whoever renders its object', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  let produced = 0;
  const data = Lazy.any({ produce: () => ({ times: `${++produced} times` }) });
  const raw = new ApiObject(chart, 'raw', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'raw' },
    data,
  } as never);
  expect(app.synthYaml()).toContain('times: 1 times');
  raw.addJsonPatch(JsonPatch.add('/data/patched', 'here'));
  expect(app.synthYaml()).toContain('patched: here');
});

test('a failed synthesis leaves nothing behind', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  PorticoChecks.of(app);
  const spec = { ports: [{ port: 80 }] };
  const made = new ApiObject(chart, 'user', { apiVersion: 'v1', kind: 'Service', metadata, spec } as never);
  const data = { 'a b': 'x' };
  const broken = new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data } as never);
  expect(() => app.synthYaml()).toThrow(ProblemsError);
  chart.node.tryRemoveChild(broken.node.id);
  made.metadata.addLabel('team', 'shop');
  expect(app.synthYaml()).toContain('team: shop');
});
