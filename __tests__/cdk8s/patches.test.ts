import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PorticoChecks, ProblemsError, WebService } from '../../lib';
import { messagesOf, only, problemsOf, synthesize } from '../support/app';

// Objects that stand alone in their app are worth a warning.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';

test.each<[patch: JsonPatch, flaw: string]>([
  [JsonPatch.remove('/spec/tempalte'), '"/spec" has no "tempalte": write "template".'],
  [JsonPatch.remove('/sepc'), '"/" has no "sepc": write "spec".'],
  [JsonPatch.replace('/spec/paused', true), '"/spec" has no "paused": it has minReadySeconds, replicas, re'],
  [JsonPatch.add('/spec/strategie/type', 'Recreate'), '"/spec" has no "strategie": write "strategy".'],
  [
    JsonPatch.replace('/spec/template/spec/containers/1/image', 'x'),
    '"/spec/template/spec/containers" is a list that has no item "1": write 0.',
  ],
  [
    JsonPatch.add('/spec/template/spec/containers/5', { name: 'two', image }),
    '"/spec/template/spec/containers" is a list that has no item "5": write 0 to 1, or "-" for its end.',
  ],
  [JsonPatch.add('/metadata/name/first', 'x'), '"/metadata/name" is "user", which has no fields.'],
  [JsonPatch.move('/spec/no', '/spec/yes'), '"/spec" has no "no": it has '],
  [JsonPatch.move('/spec/replicas', '/spec/scale/replicas'), '"/spec" has no "scale": it has '],
  [JsonPatch.copy('/metadata/labels/constructor', '/metadata/name'), '"/metadata/labels" has no "constructor": it has'],
  [JsonPatch.add('spec/paused', true), 'its path "spec/paused" is not a JSON pointer: write, for example, "/spec/re'],
  [JsonPatch.remove(5 as never), 'its path 5 is not a JSON pointer: write, for example, "/spec/replicas".'],
  [
    JsonPatch.add('/spec/paused', undefined),
    'the value at "/spec/paused" is undefined: set it, or write JsonPatch.remove("/spec/paused").',
  ],
  [JsonPatch.test('/spec/replicas', 3), '"/spec/replicas" is 2 and not 3, as its test says.'],
  [{ op: 'add' } as never, '{"op":"add"} is not one: write, for example, JsonPatch.remove("/spec/replicas").'],
])('a patch without an effect is a problem: %j', (patch, flaw) => {
  const problems = problemsOf((chart) => new WebService(chart, 'user', { image }).deployment.addJsonPatch(patch));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`[shop/user/deployment] a patch of Deployment "user" has no effect: ${flaw}`);
});

test('a wrong patch hides neither another one nor what is wrong with the object, and the object counts as there', () => {
  const problems = problemsOf((chart) => {
    const user = new WebService(chart, 'user', { image });
    user.service.addJsonPatch(
      JsonPatch.remove('/spec/tpye'),
      JsonPatch.add('/spec/type', 'LoadBalnacer'),
      JsonPatch.remove('/spec/no'),
    );
    const rule = { host: 'abc.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: backend('user') }] } };
    const spec = { ingressClassName: 'nginx', rules: [rule] };
    new ApiObject(chart, 'ingress', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec } as never);
  });
  expect(problems).toEqual([
    expect.stringContaining('"/spec" has no "tpye"'),
    expect.stringContaining('"/spec" has no "no"'),
    expect.stringContaining('"LoadBalnacer"'),
  ]);
});

const metadata = { name: 'front' };
const backend = (name: string) => ({ service: { name, port: { number: 80 } } });

test('patches build on each other, with keys that have a slash, at the end of a list, and after a test', () => {
  const objects = synthesize((chart) =>
    new WebService(chart, 'user', { image }).deployment.addJsonPatch(
      JsonPatch.add('/metadata/annotations', {}),
      JsonPatch.add('/metadata/annotations/example.com~1owner', 'a'),
      JsonPatch.replace('/metadata/annotations/example.com~1owner', 'b'),
      JsonPatch.test('/spec/selector', { matchLabels: { app: 'user' } }),
      JsonPatch.add('/spec/template/spec/tolerations', []),
      JsonPatch.add('/spec/template/spec/tolerations/-', { key: 'spot' }),
    ),
  );
  expect(only(objects, 'Deployment').metadata.annotations).toEqual({ 'example.com/owner': 'b' });
  expect(only(objects, 'Deployment').spec.template.spec.tolerations).toEqual([{ key: 'spot' }]);
});

test('patches of an object of cdk8s-plus see its fields under the names of its props', () => {
  const build = (path: string) => (chart: Chart) => {
    PorticoChecks.of(chart);
    const spec = { clusterIp: 'None', selector: { app: 'front' }, ports: [{ port: 80 }] };
    new k8s.KubeService(chart, 'raw', { metadata, spec }).addJsonPatch(JsonPatch.remove(path));
  };
  expect(only(synthesize(build('/spec/clusterIp')), 'Service').spec.clusterIP).toBeUndefined();
  expect(problemsOf(build('/spec/clusterIP'))).toEqual([
    '[shop/raw] a patch of Service "front" has no effect: "/spec" has no "clusterIP": write "clusterIp".',
  ]);
});

test('a problem of a patch comes with every synthesis, and goes with the patch', () => {
  const chart = new Chart(new App(), 'shop');
  const { deployment } = new WebService(chart, 'user', { image });
  deployment.addJsonPatch(JsonPatch.remove('/spec/paused'));
  for (const _ of ['a first', 'a second']) {
    expect(findingsOf(chart)).toEqual([expect.stringContaining('"/spec" has no "paused"')]);
  }
  Reflect.get(deployment, 'patches').pop();
  expect(findingsOf(chart)).toEqual([]);
});

function findingsOf(chart: Chart): string[] {
  try {
    Testing.synth(chart);
  } catch (error) {
    if (error instanceof ProblemsError) return messagesOf(error.findings);
    throw error;
  }
  return [];
}

test('cdk8s keeps the patches of an object where they are looked for', () => {
  const object = new ApiObject(new Chart(new App(), 'shop'), 'o', { apiVersion: 'v1', kind: 'Secret' });
  const patch = JsonPatch.add('/data', {});
  object.addJsonPatch(patch);
  expect(Reflect.get(object, 'patches')).toEqual([patch]);
});
