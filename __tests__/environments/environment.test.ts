import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import {
  Backend,
  Environment,
  type EnvironmentProps,
  IngressNginxController,
  IngressRouter,
  Namespace,
  RoutingTarget,
  Settings,
  WebService,
} from '../../lib';
import { filesIn, printedBy, problemsOf, writtenBy } from './support';

const image = 'registry.example.com/shop/user:1.0.0';

/** The shop as it is in every environment, with an object that has no name of its own. */
function addShop(scope: App, host = 'abc.com', namespace?: string): Chart {
  const shop = new Chart(scope, 'shop', { namespace });
  const user = new WebService(shop, 'user', { image });
  new ApiObject(shop, 'extra', { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } } as never);
  new IngressRouter(shop, 'router', { host, defaultBackend: user });
  return shop;
}

const configMap = (chart: Chart, name: string, data = { a: 'b' }) =>
  new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data } as never);

afterEach(() => {
  delete process.env.PORTICO_ENV;
  delete process.env.PORTICO_NO_HOOKS;
});

describe('each environment has a folder of its own', () => {
  test.each(Object.values(YamlOutputType).filter((type) => typeof type === 'number'))(
    'in which the objects are what the app would write without it (YamlOutputType %s)',
    (yamlOutputType) => {
      const alone = writtenBy((app) => void addShop(app), { yamlOutputType });
      const both = writtenBy(
        (app) => {
          for (const name of ['dev', 'prod']) addShop(new Environment(app, name));
        },
        { yamlOutputType },
      );
      expect(Object.keys(alone).length).toBeGreaterThan(0);
      const expected = ['dev', 'prod'].flatMap((name) =>
        Object.entries(alone).map(([file, text]) => [`${name}/${file}`, text]),
      );
      expect(both).toEqual(Object.fromEntries(expected));
    },
  );

  test('next to the charts of the app itself', () => {
    const files = writtenBy((app) => {
      configMap(new Chart(app, 'shared'), 'shared');
      addShop(new Environment(app, 'prod'));
    });
    expect(Object.keys(files)).toEqual(['prod/shop.k8s.yaml', 'shared.k8s.yaml']);
  });

  test('also without hooks', () => {
    const build = (app: App) => void addShop(new Environment(app, 'prod'));
    const files = writtenBy(build);
    process.env.PORTICO_NO_HOOKS = '1';
    expect(writtenBy(build)).toEqual(files);
  });

  test('with the extension of the files that the app has', () => {
    const files = writtenBy((app) => void addShop(new Environment(app, 'prod')), { outputFileExtension: '.yaml' });
    expect(Object.keys(files)).toEqual(['prod/shop.yaml']);
  });
});

describe('an environment alone', () => {
  const two = (app: App) => {
    configMap(new Chart(app, 'shared'), 'shared');
    for (const name of ['dev', 'stage', 'prod']) addShop(new Environment(app, name), `${name}.abc.com`);
  };

  test('is written where PORTICO_ENV names it', () => {
    process.env.PORTICO_ENV = 'prod';
    expect(Object.keys(writtenBy(two))).toEqual(['prod/shop.k8s.yaml']);
    process.env.PORTICO_ENV = 'prod, dev';
    expect(Object.keys(writtenBy(two))).toEqual(['dev/shop.k8s.yaml', 'prod/shop.k8s.yaml']);
  });

  test('is not kept from being written by a problem of another', () => {
    const build = (app: App) => {
      addShop(new Environment(app, 'prod'));
      new WebService(new Chart(new Environment(app, 'dev'), 'shop'), 'user', { image: 'user' });
    };
    const problem = '[dev/shop/user] image "user" has no tag or digest: pin one, for example "user:1.0.0". (image)';
    expect(problemsOf(build)).toEqual([problem]);
    process.env.PORTICO_ENV = 'prod';
    expect(Object.keys(writtenBy(build))).toEqual(['prod/shop.k8s.yaml']);
  });

  test('that the app does not have is refused', () => {
    process.env.PORTICO_ENV = 'prd';
    expect(problemsOf(two)).toEqual([
      '[] the app has no environment "prd", which --env or PORTICO_ENV names: write "prod". (environment)',
    ]);
    process.env.PORTICO_ENV = 'x-y-z-1';
    expect(problemsOf(two)).toEqual([
      '[] the app has no environment "x-y-z-1", which --env or PORTICO_ENV names: write one of dev, stage, prod. (environment)',
    ]);
  });

  test('changes nothing for an app that has none', () => {
    const alone = writtenBy((app) => void addShop(app));
    process.env.PORTICO_ENV = 'prod';
    expect(writtenBy((app) => void addShop(app))).toEqual(alone);
  });

  test('is an app for unit tests', () => {
    const prod = new Environment(new App(), 'prod');
    const shop = addShop(prod);
    expect(Testing.synth(shop).map(({ kind }) => kind)).toContain('Deployment');
    expect(prod.synthYaml()).toContain('kind: Deployment');
  });

  test('is the only way to one stream of YAML', () => {
    const app = new App();
    two(app);
    expect(() => app.synthYaml()).toThrow(
      'app.synthYaml() cannot tell apart the environments dev, stage, prod: write dev.synthYaml() for one of them, or app.synth() for a folder for each. (environment)',
    );
  });
});

describe('each environment is checked as what one cluster gets', () => {
  test('so that two may have the same objects and hosts', () => {
    const build = (app: App) => {
      for (const name of ['dev', 'prod']) addShop(new Environment(app, name));
    };
    expect(problemsOf(build)).toEqual([]);
  });

  test('and all problems of all of them come at once, with their names', () => {
    const build = (app: App) => {
      for (const name of ['dev', 'prod']) {
        const shop = new Chart(new Environment(app, name), 'shop');
        configMap(shop, 'settings');
        configMap(new Chart(shop, 'again'), 'settings');
      }
      new WebService(new Chart(app, 'shared'), 'pay', { image: 'pay' });
    };
    expect(problemsOf(build)).toEqual([
      '[shared/pay] image "pay" has no tag or digest: pin one, for example "pay:1.0.0". (image)',
      '[dev/shop/again/settings] ConfigMap "settings" is also made by dev/shop/settings, and one would overwrite the other: give one of the two another name. (duplicates)',
      '[prod/shop/again/settings] ConfigMap "settings" is also made by prod/shop/settings, and one would overwrite the other: give one of the two another name. (duplicates)',
    ]);
  });

  test('and charts of the app itself are checked, too', () => {
    const build = (app: App) => {
      new Environment(app, 'prod');
      configMap(new Chart(app, 'shared'), 'shared', { 'a b': 'x' } as never);
    };
    expect(problemsOf(build)).toEqual([expect.stringMatching(/^\[shared\/shared\] .*\(config-data\)$/)]);
  });

  test('together with the others of its cluster', () => {
    const build = (cluster: string | undefined) => (app: App) => {
      for (const name of ['dev', 'stage']) addShop(new Environment(app, name, { cluster }));
    };
    expect(problemsOf(build(undefined))).toEqual([]);
    const problems = problemsOf(build('eu-1'));
    expect(problems.find((problem) => problem.endsWith('(host-conflict)'))).toMatch(
      /^\[stage\/shop\/router\] host "abc\.com" is routed by dev\/shop\/router as well/,
    );
    const [duplicates] = problems.filter((problem) => problem.endsWith('(duplicates)'));
    expect(duplicates).toMatch(/^\[stage\/shop\/user\/.*"user" are also made by dev\/shop\/user,/);
  });

  test('in which one may refer to what another makes', () => {
    const build = (cluster: string | undefined) => (app: App) => {
      const platform = new Chart(new Environment(app, 'platform', { cluster }), 'platform', { namespace: 'shop' });
      configMap(platform, 'settings');
      const shop = new Chart(new Environment(app, 'shop', { cluster, namespace: 'shop' }), 'shop', {
        namespace: 'shop',
      });
      const spec = { containers: [{ name: 'a', image, envFrom: [{ configMapRef: { name: 'settings' } }] }] };
      new ApiObject(shop, 'pod', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec } as never);
    };
    expect(printedBy(build(undefined))).toEqual([
      expect.stringMatching(/^warning: \[shop\/shop\/pod\] .* takes ConfigMap "settings", which is not in the app/),
    ]);
    expect(printedBy(build('eu-1'))).toEqual([]);
  });

  test('where the level of a namespace holds for the pods of another', () => {
    const build = (cluster: string | undefined) => (app: App) => {
      new Namespace(new Chart(new Environment(app, 'platform', { cluster }), 'platform'), 'shop');
      const spec = { containers: [{ name: 'a', image, securityContext: { privileged: true } }] };
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec } as never;
      new ApiObject(new Chart(new Environment(app, 'shop', { cluster }), 'shop', { namespace: 'shop' }), 'pod', pod);
    };
    expect(problemsOf(build(undefined))).toEqual([]);
    expect(problemsOf(build('eu-1'))).toEqual([expect.stringMatching(/^\[shop\/shop\/pod\].*\(pod-security\)$/)]);
  });

  test('and routes may be served by a controller that another one installs', () => {
    const files = writtenBy((app) => {
      const platform = new Chart(new Environment(app, 'platform', { cluster: 'eu-1' }), 'ingress-nginx');
      const controller = new IngressNginxController(platform, 'controller');
      const shop = new Chart(new Environment(app, 'shop', { cluster: 'eu-1' }), 'shop', { namespace: 'shop' });
      const target = RoutingTarget.ingressNginx({ controller });
      new IngressRouter(shop, 'router', { host: 'abc.com', target, defaultBackend: Backend.external('user', 80) });
    });
    expect(Object.keys(files)).toEqual(['platform/ingress-nginx.k8s.yaml', 'shop/shop.k8s.yaml']);
  });

  test('whose versions they say alike', () => {
    const build = (app: App) => {
      new Environment(app, 'dev', { cluster: 'eu-1', defaults: { kubernetesVersion: '1.33' } });
      new Environment(app, 'stage', { cluster: 'eu-1' });
    };
    expect(problemsOf(build)).toEqual([
      '[stage] the cluster "eu-1" has Kubernetes 1.32..1.37 here and 1.33 in dev: write one defaults.kubernetesVersion in both. (environment)',
    ]);
  });

  test('so that nothing can depend on another', () => {
    const build = (app: App) => {
      const [dev, prod] = ['dev', 'prod'].map((name) => new Chart(new Environment(app, name), 'shop'));
      configMap(dev as Chart, 'a');
      configMap(prod as Chart, 'a');
      prod?.addDependency(dev as Chart);
    };
    expect(problemsOf(build)).toEqual([
      '[prod/shop] it depends on "dev/shop", which is applied with another environment: leave the dependency out. (environment-dependency)',
    ]);
  });

  test('nor use what another makes', () => {
    const build = (app: App) => {
      const [dev, prod] = ['dev', 'prod'].map((name) => new Chart(new Environment(app, name), 'shop'));
      const settings = [new Settings(dev as Chart, 'settings', { config: { A: 'b' } })];
      new WebService(prod as Chart, 'user', { image, settings });
    };
    expect(problemsOf(build)).toEqual([
      expect.stringContaining('settings "dev/shop/settings" of another app cannot be used here'),
    ]);
  });
});

describe('the namespace of an environment', () => {
  test('is that of its charts, and one that does not have a namespace is a problem', () => {
    const build = (app: App) => {
      const prod = new Environment(app, 'prod', { namespace: 'shop-prod' });
      addShop(prod, 'abc.com', prod.namespace);
      const rest = new Chart(prod, 'rest');
      configMap(rest, 'a');
      configMap(rest, 'b');
      const role = {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name: 'a' },
        rules: [],
      };
      new ApiObject(new Chart(prod, 'of-the-cluster'), 'role', role as never);
      configMap(new Chart(prod, 'elsewhere', { namespace: 'monitoring' }), 'c');
    };
    expect(problemsOf(build)).toEqual([
      '[prod/rest] ConfigMap "a" has no namespace, and the environment "prod" has "shop-prod": write new Chart(prod, "rest", { namespace: prod.namespace }). (environment-namespace)',
    ]);
  });
});

describe('values of an environment', () => {
  const build = (name: string) => (app: App) => {
    const prod = new Environment(app, 'prod', { values: { host: 'abc.com', issuer: 'letsencrypt' } });
    new IngressRouter(new Chart(prod, 'shop'), 'router', {
      host: prod.value(name),
      defaultBackend: Backend.external('user', 80),
    });
  };

  test('are read by their names', () => {
    expect(writtenBy(build('host'))['prod/shop.k8s.yaml']).toContain('host: abc.com\n');
  });

  test('one that it lacks is a problem, and the only one', () => {
    expect(problemsOf(build('hots'))).toEqual([
      '[prod] the environment "prod" has no value "hots": write "host". (environment-value)',
    ]);
    expect(problemsOf(build('gatewayName'))).toEqual([
      '[prod] the environment "prod" has no value "gatewayName": it has host, issuer: add it. (environment-value)',
    ]);
    expect(problemsOf((app) => void new Environment(app, 'dev').value('constructor'))).toEqual([
      '[dev] the environment "dev" has no value "constructor": it has no values: add it. (environment-value)',
    ]);
  });
});

describe('wrong environments', () => {
  test.each<[string, unknown, unknown, string]>([
    ['a name', 'Prod 1', {}, 'the name of an environment "Prod 1" is not a DNS label'],
    ['no name', undefined, {}, 'the name of an environment undefined is not a DNS label'],
    ['a path as its name', '../prod', {}, 'the name of an environment "../prod" is not a DNS label'],
    ['an unknown prop', 'prod', { namespce: 'shop' }, 'Environment has no option "namespce"'],
    ['props of a wrong type', 'prod', 'shop', 'Environment "shop" has the wrong type'],
    ['a cluster', 'prod', { cluster: 1 }, 'cluster 1 has the wrong type'],
    ['a namespace', 'prod', { namespace: 'Shop' }, 'namespace "Shop" is not a DNS label'],
    ['values', 'prod', { values: ['abc.com'] }, 'values ["abc.com"] has the wrong type'],
    ['an empty value', 'prod', { values: { host: '' } }, 'value "host" is "": write a text, or leave it out.'],
    ['defaults', 'prod', { defaults: { registry: 8 } }, 'registry 8 is not a registry'],
  ])('%s', (_, name, props, message) => {
    const problems = problemsOf((app) => void new Environment(app, name as string, props as EnvironmentProps));
    expect(problems).toEqual([expect.stringContaining(message)]);
  });

  test('two of one name', () => {
    const build = (app: App) => {
      for (const name of ['prod', 'prod']) new Environment(app, name);
    };
    expect(problemsOf(build)).toEqual([
      '[prod] the app has two environments "prod": give each a name of its own. (environment)',
    ]);
  });

  test('one in a chart, or in another environment', () => {
    const message = 'the environment "prod" is not in an app: write new Environment(app, "prod"). (environment)';
    expect(problemsOf((app) => void new Environment(new Chart(app, 'shop') as never, 'prod'))).toEqual([
      `[prod] ${message}`,
    ]);
    expect(problemsOf((app) => void new Environment(new Environment(app, 'all'), 'prod'))).toEqual([
      `[prod] ${message}`,
    ]);
    expect(() => new Environment('app' as never, 'prod')).toThrow('is not a construct: pass the app');
  });
});

describe('as other languages call it', () => {
  test('the method of the class writes the environments, too', () => {
    const outdir = mkdtempSync(path.join(tmpdir(), 'portico-envs-'));
    try {
      const app = new App({ outdir });
      addShop(new Environment(app, 'prod'));
      App.prototype.synth.call(app);
      expect(Object.keys(filesIn(outdir))).toEqual(['prod/shop.k8s.yaml']);
    } finally {
      rmSync(outdir, { recursive: true });
    }
  });

  test('and an app that has none goes on as before', () => {
    expect(Object.keys(writtenBy((app) => void addShop(app)))).toEqual(['shop.k8s.yaml']);
  });
});
