import { ApiObject, App, Chart } from 'cdk8s';
import { Backend, IngressRouter, PorticoChecks, Tls } from '../../lib';
import { DEFAULT, kubernetesVersions, setKubernetesVersions } from '../../lib/cdk8s/kubernetes-versions';
import { problemsOf } from '../support/app';
import { deployment, ingress, object, path, service } from './objects';

const image = 'registry.example.com/shop/user:1.0.0';
const wrong = (name: string) => object('v1', 'ConfigMap', { data: { 'a b': 'x' } }, name) as never;
const finds = (name: string) =>
  `[shop/${name}] key "a b" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".`;

let printed: jest.SpyInstance;
beforeEach(() => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => printed.mockRestore());
const lines = () => printed.mock.calls.map(([line]) => String(line));

describe('a check that is turned off', () => {
  test('finds nothing, and prints the reason once', () => {
    const app = new App();
    new ApiObject(new Chart(app, 'shop'), 'a', wrong('a'));
    PorticoChecks.of(app).disable('config-data', 'an operator mends keys');
    app.synthYaml();
    app.synthYaml();
    expect(lines()).toEqual(['check "config-data" is off: an operator mends keys']);
  });

  test('still looks at what is outside of the scope', () => {
    expect(
      problemsOf((chart) => {
        PorticoChecks.of(new ApiObject(chart, 'a', wrong('a'))).disable('config-data', 'it is read elsewhere');
        new ApiObject(chart, 'b', wrong('b'));
      }),
    ).toEqual([finds('b')]);
    expect(lines()).toEqual(['check "config-data" is off in shop/a: it is read elsewhere']);
  });
});

describe('an accepted warning', () => {
  const tls = { host: 'abc.com', defaultBackend: Backend.external('user', 80), tls: Tls.secret('abc-com-tls') };
  const PORT =
    'warning: [shop/router] the redirect to HTTPS leads to port 443, where a controller behind a node port does not listen. (redirect-port)';
  const withoutPlace = () => lines().map((line) => line.replace(/ \S+\.ts:\d+ /, ' '));

  /** A router with two warnings, and a Service with one, in a chart called `shop`. */
  function shop(app = new App()) {
    const chart = new Chart(app, 'shop');
    const router = new IngressRouter(chart, 'router', tls);
    const nothing = new ApiObject(chart, 'nothing', service({ selector: { app: 'none' } }, 'nothing') as never);
    return { app, chart, router, nothing };
  }

  test('is not printed, and router.warnings leaves it out', () => {
    const { app, router } = shop();
    PorticoChecks.of(app).accept('hsts', 'all hosts have been on HTTPS for years');
    expect(router.warnings.map(({ code }) => code)).toEqual(['redirect-port']);
    app.synthYaml();
    expect(withoutPlace()).toEqual([PORT, expect.stringMatching(/ \(service-targets\)$/)]);
  });

  test('is accepted for the scope only, and the warnings of checks can be accepted as well', () => {
    const { app, chart, router, nothing } = shop();
    const other = new IngressRouter(new Chart(app, 'other'), 'router', { ...tls, name: 'other', host: 'other.com' });
    PorticoChecks.of(chart).accept('hsts', 'all hosts of the shop have been on HTTPS for years');
    PorticoChecks.of(router).accept('redirect-port', 'the controller has a load balancer');
    PorticoChecks.of(nothing).accept('service-targets', 'an operator makes the pods');
    app.synthYaml();
    expect(withoutPlace()).toEqual([
      PORT.replace('shop', 'other'),
      expect.stringMatching(/^warning: \[other\/router\] .* \(hsts\)$/),
    ]);
    expect(other.warnings).toHaveLength(2);
  });

  test('that there is not is a warning, with the code that was meant', () => {
    const { app, chart } = shop();
    PorticoChecks.of(app).accept('redirect-prot', 'a typing error').accept('drain', 'nothing has this warning');
    PorticoChecks.of(chart).accept('redirect-port', 'the nearest scope is the one that accepts').accept('hsts', 'fine');
    PorticoChecks.of(app).accept('hsts', 'not needed any more');
    app.synthYaml();
    expect(withoutPlace().slice(1)).toEqual([
      'warning: [] accept("redirect-prot") has no warning to accept in its scope: write "redirect-port". (accept)',
      'warning: [] accept("drain") has no warning to accept in its scope: remove it. (accept)',
      'warning: [] accept("hsts") has no warning to accept in its scope: remove it. (accept)',
    ]);
  });

  test('cannot be a problem', () => {
    expect(
      problemsOf((chart, app) => {
        new ApiObject(chart, 'a', wrong('a'));
        PorticoChecks.of(app).accept('config-data', 'it has always been so').accept('hsts', 'may turn up later');
      }),
    ).toEqual(['[] accept("config-data") names a problem, and only warnings can be accepted: fix it.', finds('a')]);
  });

  test('has a reason', () => {
    expect(problemsOf((_, app) => void PorticoChecks.of(app).accept('hsts', ' '))).toEqual([
      '[] accept("hsts") has the reason " ": say why, in words.',
    ]);
  });

  test('of any type is no exception', () => {
    const { app } = shop();
    PorticoChecks.of(app).accept(5 as never, 'a number');
    app.synthYaml();
    expect(lines().at(-1)).toContain('accept(5) has no warning to accept in its scope: remove it.');
  });
});

test('PorticoChecks.of() turns the checks on, and without any use of Portico nothing is checked', () => {
  const build = (chart: Chart) => void new ApiObject(chart, 'a', wrong('a'));
  expect(problemsOf(build)).toEqual([]);
  expect(problemsOf((chart, app) => [build(chart), PorticoChecks.of(app)])).toEqual([finds('a')]);
});

test('a scope that is not a construct is a problem', () => {
  expect(() => PorticoChecks.of({} as never)).toThrow(
    'the scope {} of PorticoChecks.of() is not a construct: pass the app, a chart, or a construct in one.',
  );
});

test('an object that is declared as external can be referred to', () => {
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
    expect(kubernetesVersions(new App())).toBe(DEFAULT);
    expect(sidecar('1.29..1.33')).toEqual([]);
    expect(sidecar('1.28..1.33')).toEqual([
      '[shop/user] spec.template.spec.initContainers[].restartPolicy was added in Kubernetes 1.29, but the app is made for 1.28 and later: leave it out, or raise kubernetesVersion.',
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
