import { EnvValue, k8s } from 'cdk8s-plus-27';
import {
  EnvSource,
  PodVariable,
  PorticoDefaults,
  SecretKey,
  Settings,
  WebService,
  type WebServiceOptions,
} from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { container, image, pod, problems, untyped } from './support';

test('config is a ConfigMap from which the environment comes', () => {
  const config = { LOG_LEVEL: 'info', YES: 'yes' };
  const objects = synthesize((chart) => new WebService(chart, 'user', { image, version: 'v1', config }));
  const map = only(objects, 'ConfigMap');
  expect([map.metadata.name, map.data]).toEqual(['user-v1-config', config]);
  const { envFrom, env } = container({ version: 'v1', config });
  expect([envFrom, env]).toEqual([[{ configMapRef: { name: 'user-v1-config' } }], undefined]);
});

test('secrets are references, and come first so that values can refer to them', () => {
  const options = {
    env: { DATABASE: EnvValue.fromValue('postgres://shop:$(DB_PASSWORD)@database'), EMPTY: EnvValue.fromValue('') },
    secrets: { DB_PASSWORD: SecretKey.of('database', 'password') },
  };
  expect(container(options).env).toEqual([
    { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'database', key: 'password' } } },
    { name: 'DATABASE', value: 'postgres://shop:$(DB_PASSWORD)@database' },
    { name: 'EMPTY' },
  ]);
});

test('a text is a value, and may refer to other variables', () => {
  const env = { HOST: 'db', URL: 'http://$(HOST):$(PORT)', PORT: PodVariable.literal('80'), EMPTY: '' };
  expect(container({ env }).env).toEqual([
    { name: 'EMPTY' },
    { name: 'HOST', value: 'db' },
    { name: 'PORT', value: '80' },
    { name: 'URL', value: 'http://$(HOST):$(PORT)' },
  ]);
});

test('a key of a ConfigMap or Secret may be one that need not be there', () => {
  const options = {
    env: {
      A: PodVariable.configMapKey('settings', 'a'),
      B: PodVariable.configMapKey('settings', 'b', { optional: true }),
    },
    secrets: { C: SecretKey.of('mail', 'c', { optional: true }), D: SecretKey.of('mail', 'd', { optional: false }) },
  };
  expect(container(options).env).toEqual([
    { name: 'C', valueFrom: { secretKeyRef: { name: 'mail', key: 'c', optional: true } } },
    { name: 'D', valueFrom: { secretKeyRef: { name: 'mail', key: 'd' } } },
    { name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } },
    { name: 'B', valueFrom: { configMapKeyRef: { name: 'settings', key: 'b', optional: true } } },
  ]);
});

test('every key of an object can become a variable, with a prefix, in any container', () => {
  const options = {
    config: { LOG: 'on' },
    envFrom: [EnvSource.secret('mail', { prefix: 'MAIL_' }), EnvSource.configMap('flags', { optional: true })],
    secretsFrom: ['database'],
  };
  const sources = [
    { prefix: 'MAIL_', secretRef: { name: 'mail' } },
    { configMapRef: { name: 'flags', optional: true } },
    { secretRef: { name: 'database' } },
  ];
  expect(container(options).envFrom).toEqual([{ configMapRef: { name: 'user-config' } }, ...sources]);
  const { config: _, ...shared } = options;
  const companions = {
    sidecars: [{ name: 'proxy', image, ...shared }],
    initContainers: [{ name: 'init', image, ...shared }],
  };
  expect(pod(companions).initContainers.map((one: { envFrom: unknown }) => one.envFrom)).toEqual([sources, sources]);
});

test('a name that is misspelt is found, and a ConfigMap that is not in the app, unless it need not be there', () => {
  const warned = (options: WebServiceOptions) => {
    const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
    synthesize((chart) => {
      new Settings(chart, 'common', { config: { LOG_LEVEL: 'info' } });
      new k8s.KubeSecret(chart, 'mail', { metadata: { name: 'mail-out' }, stringData: { HOST: 'mail' } });
      new WebService(chart, 'user', { image, ...options });
    });
    const lines = printed.mock.calls.map(([line]) => line.replace(/^.*container "user" /, ''));
    printed.mockRestore();
    return lines;
  };
  expect(warned({ env: { A: PodVariable.configMapKey('comon-config', 'LOG_LEVEL') } })).toEqual([
    'takes ConfigMap "comon-config", which is not in the app: write "common-config" if that is meant, or PorticoChecks.of(app).external("ConfigMap", "comon-config"). (config-references)',
  ]);
  expect(warned({ envFrom: [EnvSource.configMap('comon-config'), EnvSource.secret('mial-out')] })).toEqual([
    'takes ConfigMap "comon-config", which is not in the app: write "common-config" if that is meant, or PorticoChecks.of(app).external("ConfigMap", "comon-config"). (config-references)',
    'takes Secret "mial-out", which is not in the app: write "mail-out" if that is meant. (config-references)',
  ]);
  expect(warned({ envFrom: [EnvSource.configMap('comon-config', { optional: true })] })).toEqual([]);
  expect(warned({ env: { A: PodVariable.configMapKey('common-config', 'LOG_LEVEL') } })).toEqual([]);
});

test('a text is looked at as a literal of any other form is', () => {
  expect(problems({ env: { DB_PASSWORD: 'hunter2' } })).toEqual([
    'env "DB_PASSWORD" looks like a secret and has a literal value: write secrets: { "DB_PASSWORD": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it. (secret-literal)',
  ]);
  const written = (env: { [name: string]: string }) =>
    problemsOf((chart) => {
      new WebService(chart, 'web', { image });
      new WebService(chart, 'user', { image, env });
    });
  expect(written({ WEB_URL: 'http://web:3000' })).toEqual([
    '[shop/user/deployment] env "WEB_URL" of container "user": "http://web:3000" uses port 3000 of Service "web", which offers 80: write "http://web".',
  ]);
});

test('every key of a Secret can become a variable', () => {
  expect(container({ secretsFrom: ['mail', 'database'] }).envFrom).toEqual([
    { secretRef: { name: 'mail' } },
    { secretRef: { name: 'database' } },
  ]);
});

describe('names', () => {
  const STRICT =
    'is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL". (env-name)';

  test('are those that every cluster takes, as in raw objects', () => {
    const options = {
      env: { 'MY VAR': PodVariable.literal('x') },
      secrets: { '1ST': SecretKey.of('database', 'password') },
      config: { 'A B': 'x' },
    };
    expect(problems(options, 31)).toEqual([
      `env "MY VAR" ${STRICT}`,
      `secrets "1ST" ${STRICT}`,
      `config "A B" ${STRICT}`,
    ]);
    expect(problems(options, 32)).toEqual([
      'config "A B" is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
    ]);
  });

  test('that every cluster takes from 1.32 on are written', () => {
    const env = { 'MY VAR': PodVariable.literal('x') };
    expect(container({ env }, 32).env).toEqual([{ name: 'MY VAR', value: 'x' }]);
  });

  test('of settings are held to the same rule', () => {
    const settings = (kubernetesVersion: string) =>
      problemsOf((chart) => {
        PorticoDefaults.of(chart).set({ kubernetesVersion });
        new Settings(chart, 'common', { config: { '1ST': 'x' } });
      });
    expect(settings('1.32..1.36')).toEqual([]);
    expect(settings('1.31..1.36')).toEqual([`[shop/common] config "1ST" ${STRICT.replace(' (env-name)', '')}`]);
  });
});

test.each<[string, object, string[]]>([
  [
    'one name twice',
    {
      config: { A: '1', B: '1' },
      env: { A: EnvValue.fromValue('2'), C: EnvValue.fromValue('3') },
      secrets: { B: SecretKey.of('b', 'b'), C: SecretKey.of('c', 'c') },
    },
    [
      '"C" is in env and in secrets: keep one of the two. (variable)',
      '"A" is in config and in env: keep one of the two. (variable)',
      '"B" is in config and in secrets: keep one of the two. (variable)',
    ],
  ],
  [
    'references in a circle',
    { env: { A: PodVariable.literal('$(B)'), B: PodVariable.literal('$(A)') } },
    [
      'env "A", "B" refer to each other in a circle, so that no order works: write a value without a reference. (variable)',
    ],
  ],
  [
    'values of a wrong type',
    {
      env: {
        NOTHING: { valueFrom: null },
        PORT: 8080,
        RETRIES: EnvValue.fromValue(untyped(3)),
        TRACE: true,
        UNSET: undefined,
      },
      config: { PORT: 8080 },
      secrets: { A: 'b' },
    },
    [
      'env "NOTHING" {"valueFrom":null} has the wrong type; expected a string, or a value such as PodVariable.field("status.podIP"). (wrong-type)',
      'env "PORT" 8080 has the wrong type; expected a string, for example "8080". (wrong-type)',
      'env "RETRIES" 3 has the wrong type; expected a string, for example "3". (wrong-type)',
      'env "TRACE" true has the wrong type; expected a string, for example "true". (wrong-type)',
      'env "UNSET" undefined has the wrong type; expected a string, or a value such as PodVariable.field("status.podIP"). (wrong-type)',
      'secrets "A" "b" has the wrong type; expected a key such as SecretKey.of("database", "password"). (wrong-type)',
      'config "PORT" 8080 has the wrong type; expected a string, for example "8080". (wrong-type)',
    ],
  ],
  [
    'a NUL character, which ends a text',
    { env: { A: EnvValue.fromValue('a\0b') }, config: { B: '\0' } },
    [
      'env "A" has a NUL character, which no environment takes: leave it out. (variable)',
      'config "B" has a NUL character, which no environment takes: leave it out. (variable)',
    ],
  ],
  [
    'keys that would be lost on the way',
    { config: { constructor: 'x', ['__proto__']: 'y' } },
    [
      'config "__proto__" cannot be written by cdk8s: write another, or set it by env. (variable)',
      'config "constructor" cannot be written by cdk8s: write another, or set it by env. (variable)',
    ],
  ],
  [
    'a source of variables that cannot exist, or is named twice',
    {
      envFrom: [
        EnvSource.secret('My Secret', { prefix: '=' }),
        EnvSource.secret('a'),
        EnvSource.configMap('a'),
        'mail',
      ],
      secretsFrom: ['a'],
      env: { A: PodVariable.configMapKey('Upper', '..', untyped({ optional: 'yes' })) },
      secrets: { B: SecretKey.of('b', 'b', untyped({ optinal: true })) },
    },
    [
      'ConfigMap name "Upper" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "upper". (dns-name)',
      'ConfigMap key ".." is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
      'optional "yes" has the wrong type; expected true or false. (wrong-type)',
      'Secret name "My Secret" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-secret". (dns-name)',
      'prefix "=" is not a variable name: write printable ASCII characters other than "=", for example "LOG_LEVEL". (env-name)',
      'envFrom "mail" has the wrong type; expected a source such as EnvSource.secret("mail"). (wrong-type)',
      'envFrom and secretsFrom name Secret "a" twice: list it once. (secret-reference)',
      'a Secret key has no option "optinal": write optional. (unknown-option)',
    ],
  ],
  [
    'a Secret and a key that cannot exist',
    { secrets: { A: SecretKey.of('My Secret', '..') } },
    [
      'Secret name "My Secret" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-secret". (dns-name)',
      'Secret key ".." is not a valid config key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
    ],
  ],
])('%s: a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});
