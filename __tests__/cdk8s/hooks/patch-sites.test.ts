import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Backend, IngressRouter, ProblemsError, WebService } from '../../../lib';

const FILE = '__tests__/cdk8s/hooks/patch-sites.test.ts';

/** The line that calls it. */
const here = () => Number(/patch-sites\.test\.ts:(\d+)/.exec(new Error().stack?.split('\n')[2] ?? '')?.[1]);

test('cdk8s still takes any number of patches by addJsonPatch()', () => {
  const object = new ApiObject(new Chart(new App(), 'shop'), 'o', { apiVersion: 'v1', kind: 'Secret' });
  object.addJsonPatch(JsonPatch.add('/a', 1), JsonPatch.add('/b', 2));
  expect(object.toJson()).toMatchObject({ a: 1, b: 2 });
});

test('a wrong patch names the line where it was written, on workloads and routers', () => {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const user = new WebService(chart, 'user', { image: 'registry.example.com/shop/user:1.4.0' });
  const router = new IngressRouter(chart, 'router', { host: 'abc.com', defaultBackend: Backend.external('pay', 80) });
  const lines = [here() + 1, here() + 2, here() + 3];
  user.deployment.addJsonPatch(JsonPatch.remove('/spec/paused'));
  router.patchObjects({ kind: 'Ingress' }, JsonPatch.remove('/spec/tls'));
  router.patchObjects({ kind: 'HTTPRoute' }, JsonPatch.remove('/spec/tls'));
  expect(placesOf(app)).toEqual([
    ['json-patch', `${FILE}:${lines[0]}`],
    ['router-patch', `${FILE}:${lines[2]}`],
    ['json-patch', `${FILE}:${lines[1]}`],
  ]);
});

function placesOf(app: App): (string | undefined)[][] {
  try {
    app.synthYaml();
  } catch (error) {
    if (error instanceof ProblemsError) return error.findings.map(({ code, place }) => [code, place]);
    throw error;
  }
  return [];
}
