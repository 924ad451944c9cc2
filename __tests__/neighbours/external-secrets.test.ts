import { App, Chart, Duration, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  CronJob,
  Environment,
  PodVolume,
  PorticoChecks,
  PorticoDefaults,
  SecretKey,
  SecretStore,
  WebService,
  Worker,
} from '../../lib';
import { only, problemsOf, synthesize } from '../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const vault = SecretStore.cluster('vault');
const password = SecretKey.external(vault, 'shop/database', 'password');

const known = (app: App) => PorticoChecks.of(app).knowsCrds('crds/external-secrets.yaml');

test('a key of a store is an ExternalSecret, and the reference to the Secret that it makes', () => {
  const objects = synthesize((chart, app) => {
    known(app);
    new WebService(chart, 'user', { image, secrets: { DB_PASSWORD: password } });
  });
  expect(only(objects, 'ExternalSecret')).toEqual({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name: 'shop-database',
      labels: {
        'app.kubernetes.io/name': 'shop-database',
        'app.kubernetes.io/instance': 'shop-database',
        'app.kubernetes.io/part-of': 'shop',
        'app.kubernetes.io/managed-by': 'cdk8s-portico',
      },
    },
    spec: {
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop/database', property: 'password' } }],
    },
  });
  expect(only(objects, 'Deployment').spec.template.spec.containers[0].env).toEqual([
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'shop-database', key: 'password' } } },
  ]);
});

test('keys of one path are one ExternalSecret, whoever takes them, as a variable or as a file, and come once', () => {
  const objects = synthesize((chart, app) => {
    known(app);
    new WebService(chart, 'user', {
      image,
      secrets: { DB_USER: SecretKey.external(vault, 'shop/database', 'username'), DB_PASSWORD: password },
      sidecars: [{ name: 'exporter', image, secrets: { DB_PASSWORD: password } }],
    });
    const ca = PodVolume.secretKeys({ 'ca.crt': SecretKey.external(vault, 'shop/database', 'ca.crt') });
    new Worker(chart, 'mailer', { image, secrets: { DB_PASSWORD: password }, volumes: { '/etc/db': ca } });
    new CronJob(chart, 'report', {
      image,
      schedule: '0 3 * * *',
      secrets: { MAIL_TOKEN: SecretKey.external(SecretStore.of('team'), 'mail', 'token', { wholeValue: true }) },
    });
  });
  const fetched = objects.filter(({ kind }) => kind === 'ExternalSecret');
  expect(fetched.map(({ metadata, spec }) => [metadata.name, spec])).toEqual([
    [
      'shop-database',
      {
        secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
        data: ['ca.crt', 'password', 'username'].map((key) => ({
          secretKey: key,
          remoteRef: { key: 'shop/database', property: key },
        })),
      },
    ],
    ['mail', { secretStoreRef: { name: 'team' }, data: [{ secretKey: 'token', remoteRef: { key: 'mail' } }] }],
  ]);
});

test('an ExternalSecret comes before the workloads that wait for its Secret, in the charts of a namespace as well', () => {
  const app = new App();
  known(app);
  const [back, front] = ['a-back', 'b-front'].map((id) => new Chart(app, id, { namespace: 'shop' })) as [Chart, Chart];
  new WebService(front, 'user', { image, secrets: { DB_PASSWORD: password } });
  new Worker(back, 'mailer', { image, secrets: { DB_PASSWORD: password } });
  const kinds = [...app.synthYaml().matchAll(/^kind: (.*)$/gm)].map(([, kind = '']) => kind);
  expect(kinds.filter((kind) => !/Account|Budget|^Service$/.test(kind))).toEqual([
    'ExternalSecret',
    'Deployment',
    'Deployment',
  ]);
});

test('each namespace has its own', () => {
  const app = new App();
  known(app);
  for (const namespace of ['shop', 'mail']) {
    const chart = new Chart(app, namespace, { namespace });
    new Worker(chart, 'worker', { image, secrets: { DB_PASSWORD: password } });
    expect(only(Testing.synth(chart), 'ExternalSecret').metadata.namespace).toBe(namespace);
  }
});

test('the defaults say which store is meant, so that code is the same in each environment', () => {
  const app = new App();
  known(app);
  const stores = {
    dev: SecretStore.of('fake'),
    prod: SecretStore.cluster('vault', { pathPrefix: 'prod/', refreshInterval: Duration.minutes(90) }),
  };
  const specs = Object.entries(stores).map(([name, secretStore]) => {
    const chart = new Chart(new Environment(app, name, { defaults: { secretStore } }), 'shop');
    new WebService(chart, 'user', {
      image,
      secrets: { DB_PASSWORD: SecretKey.external(SecretStore.ofDefaults(), 'shop/database', 'password') },
    });
    return only(Testing.synth(chart), 'ExternalSecret').spec;
  });
  expect(specs).toEqual([
    {
      secretStoreRef: { name: 'fake' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop/database', property: 'password' } }],
    },
    {
      refreshInterval: '1h30m',
      secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' },
      data: [{ secretKey: 'password', remoteRef: { key: 'prod/shop/database', property: 'password' } }],
    },
  ]);
});

test('moving or wrapping a workload changes nothing, nor does the order of workloads change the ExternalSecret', () => {
  const build = (place: (chart: Chart) => Construct) =>
    synthesize((chart, app) => {
      known(app);
      new WebService(place(chart), 'user', { image, secrets: { DB_PASSWORD: password } });
    });
  expect(build((chart) => new Construct(new Construct(chart, 'team'), 'users'))).toEqual(build((chart) => chart));
  const inOrder = (names: readonly string[]) =>
    only(
      synthesize((chart, app) => {
        known(app);
        for (const name of names) {
          new Worker(chart, name, { image, secrets: { A: SecretKey.external(vault, 'shop/database', name) } });
        }
      }),
      'ExternalSecret',
    );
  expect(inOrder(['b', 'a'])).toEqual(inOrder(['a', 'b']));
});

test('a path, a key, a store or an option that cannot be is a problem', () => {
  const of = (secrets: { [name: string]: unknown }) =>
    problemsOf((chart) => new WebService(chart, 'user', { image, secrets: secrets as never }));
  expect(of({ A: SecretKey.external(vault, '//', 'password') })).toEqual([
    '[shop/user] the path "//" gives no name of a Secret: write one, as in SecretKey.external(store, "//", "password", { secretName: "database" }).',
  ]);
  expect(of({ A: SecretKey.external(vault, ' ', 'pass word', { secretName: 'DB', wholeValue: 1 as never }) })).toEqual([
    '[shop/user] the path in the store " " has the wrong type; expected a text such as "shop/database".',
    '[shop/user] Secret key "pass word" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    '[shop/user] wholeValue 1 has the wrong type; expected true or false.',
  ]);
  expect(of({ A: SecretKey.external('vault' as never, 'a', 'b') })).toEqual([
    '[shop/user] the store "vault" has the wrong type; expected a store such as SecretStore.cluster("vault").',
  ]);
  const store = SecretStore.of('My Vault', { pathPrefix: '', refreshInterval: Duration.millis(5) });
  expect(of({ A: SecretKey.external(store, 'a', 'b') })).toEqual([
    '[shop/user] SecretStore name "My Vault" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-vault".',
    '[shop/user] pathPrefix "" has the wrong type; expected the beginning of paths, such as "prod/".',
    '[shop/user] refreshInterval 5 millis is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30).',
  ]);
  expect(of({ A: SecretKey.external(SecretStore.ofDefaults(), 'a', 'b') })).toEqual([
    '[shop/user] SecretStore.ofDefaults() stands for the secretStore of the defaults, which have none: write PorticoDefaults.of(app).set({ secretStore: SecretStore.cluster("vault") }) before, or name the store here.',
  ]);
  const set = (secretStore: unknown) => (_: Chart, app: App) =>
    PorticoDefaults.of(app).set({ secretStore: secretStore as never });
  expect(problemsOf(set(SecretStore.ofDefaults()))).toEqual([
    '[] secretStore {"name":"","options":{}} has the wrong type; expected a store such as SecretStore.cluster("vault").',
  ]);
});

test('a key of a store in another place than secrets says where it belongs', () => {
  expect(problemsOf((chart) => new WebService(chart, 'user', { image, env: { A: password as never } }))).toEqual([
    '[shop/user] env "A" is a key of a Secret: write it in secrets, as in secrets: { A: SecretKey.of("…", "…") }.',
  ]);
});

describe('two places in a store that give one Secret are a problem', () => {
  const clash = (first: SecretKey, second: SecretKey) =>
    problemsOf((chart) => {
      new Worker(chart, 'a', { image, secrets: { A: first } });
      new Worker(chart, 'b', { image, secrets: { A: second } });
    });

  test.each([
    [
      'two paths',
      SecretKey.external(vault, 'shop-database', 'user'),
      '[shop/b] "shop-database" of ClusterSecretStore "vault" and "shop/database" of ClusterSecretStore "vault" both give the Secret "shop-database": write another secretName for one of them, as in SecretKey.external(store, "shop-database", "user", { secretName: "…" }).',
    ],
    [
      'two stores',
      SecretKey.external(SecretStore.of('vault'), 'shop/database', 'user'),
      '[shop/b] "shop/database" of SecretStore "vault" and "shop/database" of ClusterSecretStore "vault" both give the Secret "shop-database": write another secretName for one of them, as in SecretKey.external(store, "shop/database", "user", { secretName: "…" }).',
    ],
    [
      'two prefixes and intervals',
      SecretKey.external(
        SecretStore.cluster('vault', { pathPrefix: 'dev/', refreshInterval: Duration.hours(2) }),
        'shop/database',
        'user',
      ),
      '[shop/b] "shop/database" of ClusterSecretStore "vault", whose paths begin with "dev/", read every 2h and "shop/database" of ClusterSecretStore "vault" both give the Secret "shop-database": write another secretName for one of them, as in SecretKey.external(store, "shop/database", "user", { secretName: "…" }).',
    ],
    [
      'a whole value and one of its keys',
      SecretKey.external(vault, 'shop/database', 'password', { wholeValue: true }),
      '[shop/b] the key "password" of "shop/database" is the whole value in one place and one of its keys in another: write wholeValue in both or in neither.',
    ],
  ])('%s', (_, second, message) => {
    expect(clash(password, second)).toEqual([message]);
    const [inOne] = problemsOf((chart) => new Worker(chart, 'b', { image, secrets: { A: password, B: second } }));
    expect(inOne).toBe(message);
  });

  test('a name for one of them settles it', () => {
    expect(clash(password, SecretKey.external(vault, 'shop-database', 'a', { secretName: 'legacy' }))).toEqual([]);
  });
});
