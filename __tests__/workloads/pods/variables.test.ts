import { EnvValue } from 'cdk8s-plus-27';
import { PodVariable, PorticoDefaults, SecretKey, Settings, WebService } from '../../../lib';
import { only, problemsOf, synthesize } from '../../support/app';
import { container, image, problems, untyped } from './support';

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
      'config "A B" is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
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
      env: { LOG_LEVEL: 'info', NOTHING: { valueFrom: null }, RETRIES: EnvValue.fromValue(untyped(3)) },
      config: { PORT: 8080 },
      secrets: { A: 'b' },
    },
    [
      'env "LOG_LEVEL" "info" has the wrong type; expected a value such as EnvValue.fromValue("…"). (wrong-type)',
      'env "NOTHING" {"valueFrom":null} has the wrong type; expected a value such as EnvValue.fromValue("…"). (wrong-type)',
      'env "RETRIES" 3 has the wrong type; expected a string, for example EnvValue.fromValue("3"). (wrong-type)',
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
    'a Secret and a key that cannot exist',
    { secrets: { A: SecretKey.of('My Secret', '..') } },
    [
      'Secret name "My Secret" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-secret". (dns-name)',
      'Secret key ".." is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml". (data-key)',
    ],
  ],
])('%s: a problem', (_, options, expected) => {
  expect(problems(options)).toEqual(expected);
});
