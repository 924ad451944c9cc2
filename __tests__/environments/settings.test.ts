import { ApiObject, type App, Chart } from 'cdk8s';
import { Environment, type EnvironmentProps, PorticoChecks, PorticoDefaults, WebService } from '../../lib';
import { printedBy, problemsOf, writtenBy } from './support';

const image = 'registry.example.com/shop/user:1.0.0';

function addShop(scope: App): void {
  new WebService(new Chart(scope, 'shop'), 'user', { image });
}

afterEach(() => {
  delete process.env.PORTICO_ENV;
});

// Settings of the app hold in its environments.

test('defaults, under those of the environment', () => {
  const files = writtenBy((app) => {
    PorticoDefaults.of(app).set({ registry: 'registry.example.com/shop', labels: { team: 'shop' } });
    const props: EnvironmentProps = { defaults: { labels: { stage: 'prod' }, priorityClassName: 'high' } };
    for (const env of [new Environment(app, 'dev'), new Environment(app, 'prod', props)]) {
      new WebService(new Chart(env, 'shop'), 'user', { image: 'user:1.0.0' });
    }
  });
  const [dev = '', prod = ''] = Object.values(files);
  for (const text of [dev, prod]) expect(text).toContain('image: registry.example.com/shop/user:1.0.0\n');
  for (const text of [dev, prod]) expect(text).toContain('team: shop\n');
  expect(prod).toContain('stage: prod\n');
  expect(prod).toContain('priorityClassName: high\n');
  expect(dev).not.toMatch(/stage: prod|priorityClassName/);
});

test('defaults that come after its workloads are a problem, as in the app', () => {
  const build = (app: App) => {
    addShop(new Environment(app, 'prod'));
    PorticoDefaults.of(app).set({ labels: { team: 'shop' } });
  };
  expect(problemsOf(build)).toEqual([
    '[] defaults are set after the workload "prod/shop/user", which does not get them: set them before it. (defaults)',
  ]);
});

test('the versions of its cluster, over those of the app', () => {
  const build = (kubernetesVersion: string) => (app: App) => {
    PorticoDefaults.of(app).set({ kubernetesVersion: '1.35' });
    const prod = new Environment(app, 'prod', { defaults: { kubernetesVersion } });
    const volumes = [{ name: 'data', image: { reference: image } }];
    const volumeMounts = [{ name: 'data', mountPath: '/data' }];
    const spec = { containers: [{ name: 'a', image, volumeMounts }], volumes };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec } as never;
    new ApiObject(new Chart(prod, 'shop', { namespace: 'shop' }), 'pod', pod);
  };
  const newer = (range: string) => problemsOf(build(range)).filter((problem) => problem.endsWith('(newer-fields)'));
  expect(newer('1.35')).toEqual([]);
  expect(newer('1.29')).toEqual([expect.stringContaining('[prod/shop/pod]')]);
});

const wrong = (app: App) => {
  const prod = new Environment(app, 'prod');
  const shop = new Chart(prod, 'shop');
  new ApiObject(shop, 'raw', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'raw' },
    spec: { selector: { app: 'elsewhere' }, ports: [{ port: 80 }] },
  } as never);
  return { prod, shop };
};

test('objects that are made elsewhere, and checks that are off', () => {
  const found = [expect.stringMatching(/^warning: \[prod\/shop\/raw\].*\(service-targets\)$/)];
  expect(printedBy((app) => void wrong(app))).toEqual(found);
  const external = (app: App) => {
    PorticoChecks.of(app).external('Service', 'raw');
    wrong(app);
  };
  expect(printedBy(external)).toEqual([]);
  const off = (app: App) => {
    PorticoChecks.of(app).disable('service-targets', 'made by hand');
    wrong(app);
  };
  expect(printedBy(off)).toEqual(['check "service-targets" is off: made by hand']);
  const offInProd = (app: App) => void PorticoChecks.of(wrong(app).prod).disable('service-targets', 'made by hand');
  expect(printedBy(offInProd)).toEqual(['check "service-targets" is off in prod: made by hand']);
});

test('a check that is off in one environment of a cluster runs in the others', () => {
  const build = (app: App) => {
    for (const name of ['dev', 'stage']) {
      const env = new Environment(app, name, { cluster: 'eu-1' });
      const spec = { selector: { app: 'elsewhere' }, ports: [{ port: 80 }] };
      const service = { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec } as never;
      new ApiObject(new Chart(env, 'shop'), 'raw', service);
      if (name === 'dev') PorticoChecks.of(env).disable('service-targets', 'made by hand');
    }
  };
  expect(printedBy(build)).toEqual([
    'check "service-targets" is off in dev: made by hand',
    expect.stringMatching(/^warning: \[stage\/shop\/raw\].*\(service-targets\)$/),
  ]);
});

test('accepted warnings, which only a look at all environments can call unused', () => {
  const hsts = (app: App, accept: (prod: Environment) => void) => {
    const prod = new Environment(app, 'prod');
    const shop = new Chart(prod, 'shop');
    const extra = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', generateName: 'a-' } };
    new ApiObject(shop, 'extra', extra as never);
    accept(prod);
  };
  expect(printedBy((app) => hsts(app, () => {}))).toEqual([
    expect.stringMatching(/^warning: \[prod\/shop\/extra\].*\(names\)$/),
  ]);
  for (const scopeOf of [(app: App) => app, (_: App, prod: Environment) => prod]) {
    const build = (app: App) => hsts(app, (prod) => void PorticoChecks.of(scopeOf(app, prod)).accept('names', 'meant'));
    expect(printedBy(build)).toEqual([]);
  }
  const unused = (app: App) => {
    PorticoChecks.of(app).accept('names', 'meant');
    for (const name of ['dev', 'prod']) addShop(new Environment(app, name));
  };
  expect(printedBy(unused)).toEqual([
    'warning: [] accept("names") has no warning to accept in its scope: remove it. (accept)',
  ]);
  process.env.PORTICO_ENV = 'dev';
  expect(printedBy(unused)).toEqual([]);
});

test('own checks, of the app or of one environment alone', () => {
  const check = {
    code: 'acme/digest',
    check: (objects: { kind: string; path: string }[]) =>
      objects.filter(({ kind }) => kind === 'Deployment').map(({ path }) => ({ path, message: 'it has no digest.' })),
  };
  const build = (choose: (app: App, prod: Environment) => App) => (app: App) => {
    const [, prod] = ['dev', 'prod'].map((name) => {
      const env = new Environment(app, name);
      addShop(env);
      return env;
    });
    PorticoChecks.of(choose(app, prod as Environment)).add(check);
  };
  const inProd = '[prod/shop/user/deployment] it has no digest. (acme/digest)';
  expect(problemsOf(build((_, prod) => prod))).toEqual([inProd]);
  expect(problemsOf(build((app) => app))).toEqual([inProd.replace('prod', 'dev'), inProd]);
});
