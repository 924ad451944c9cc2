import { ApiObject, App, Chart } from 'cdk8s';
import { PorticoChecks } from '../../lib';
import { kubernetesVersions, SUPPORTED, setKubernetesVersions } from '../../lib/cdk8s/kubernetes-versions';
import { problemsOf } from '../support/app';
import { deployment, ingress, object, path } from './objects';

const image = 'registry.example.com/shop/user:1.0.0';
const wrong = (name: string) => object('v1', 'ConfigMap', { data: { 'a b': 'x' } }, name) as never;
const finds = (name: string) =>
  `[shop/${name}] key "a b" is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".`;

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());
const lines = () => printed.mock.calls.map(([line]) => String(line));

describe('turning a check off', () => {
  test('finds nothing, and prints the reason once', () => {
    const app = new App();
    new ApiObject(new Chart(app, 'shop'), 'a', wrong('a'));
    PorticoChecks.of(app).disable('config-data', 'an operator mends keys');
    app.synthYaml();
    app.synthYaml();
    expect(lines()).toEqual(['check "config-data" is off: an operator mends keys']);
  });

  test('holds for what is in the scope alone', () => {
    expect(
      problemsOf((chart) => {
        PorticoChecks.of(new ApiObject(chart, 'a', wrong('a'))).disable('config-data', 'it is read elsewhere');
        new ApiObject(chart, 'b', wrong('b'));
      }),
    ).toEqual([finds('b')]);
    expect(lines()).toEqual(['check "config-data" is off in shop/a: it is read elsewhere']);
  });
});

test('asking for the checks is enough to have them, and without Portico nothing is looked at', () => {
  const build = (chart: Chart) => void new ApiObject(chart, 'a', wrong('a'));
  expect(problemsOf(build)).toEqual([]);
  expect(problemsOf((chart, app) => [build(chart), PorticoChecks.of(app)])).toEqual([finds('a')]);
});

test('a scope that is none is a problem', () => {
  expect(() => PorticoChecks.of({} as never)).toThrow(
    'the scope {} of PorticoChecks.of() is no construct: pass the app, a chart or an object.',
  );
});

test('what is named as external is missed by no one', () => {
  expect(
    problemsOf((chart, app) => {
      const objects = [
        ingress([path('/', 'billing')]),
        deployment({}, { containers: [{ name: 'a', image, envFrom: [{ configMapRef: { name: 'shared' } }] }] }),
      ];
      for (const [index, each] of objects.entries()) new ApiObject(chart, String(index), each as never);
      PorticoChecks.of(app).external('Service', 'billing').external('ConfigMap', 'shared');
    }),
  ).toEqual([]);
  expect(lines()).toEqual([]);
});

describe('the range of clusters', () => {
  const sidecar = (range: string) =>
    problemsOf((chart, app) => {
      setKubernetesVersions(app, range);
      PorticoChecks.of(app);
      const pod = { initContainers: [{ name: 'proxy', image, restartPolicy: 'Always' }] };
      new ApiObject(chart, 'user', deployment({}, pod) as never);
    });

  test('decides about fields and API versions', () => {
    expect(kubernetesVersions(new App())).toBe(SUPPORTED);
    expect(sidecar('1.29..1.33')).toEqual([]);
    expect(sidecar('1.28..1.33')).toEqual([
      '[shop/user] spec.template.spec.initContainers[].restartPolicy came with Kubernetes 1.29, and the app is made for 1.28 on: leave it out, or raise kubernetesVersion.',
    ]);
    const flowSchema = (range: string) =>
      problemsOf((chart, app) => {
        setKubernetesVersions(app, range);
        PorticoChecks.of(app);
        new ApiObject(chart, 'a', object('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema') as never);
      });
    expect(flowSchema('1.27..1.31')).toEqual([]);
  });

  test('takes looser names of env where every cluster does', () => {
    const env = (range: string) =>
      problemsOf((chart, app) => {
        setKubernetesVersions(app, range);
        PorticoChecks.of(app);
        const containers = [{ name: 'a', image, env: [{ name: '1 A', value: 'x' }] }];
        new ApiObject(chart, 'user', deployment({}, { containers }) as never);
      });
    expect(env('1.32')).toEqual([]);
    expect(env('1.31')).toHaveLength(1);
  });
});
