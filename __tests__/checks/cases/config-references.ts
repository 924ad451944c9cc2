import { type Case, raw } from '../case';
import { cronJob, object, type Raw, withContainer } from '../objects';

const env = (...list: readonly Raw[]) => withContainer({ env: list });

const volume = (fields: Raw, name: unknown = 'tmp') => ({ name, ...fields });

const mounted = (volumes: readonly Raw[], ...volumeMounts: readonly Raw[]) =>
  withContainer({ volumeMounts }, { volumes });

const mount = (fields: Raw = {}) => ({ name: 'tmp', mountPath: '/tmp', ...fields });

const settings = object('v1', 'ConfigMap', { data: { 'log-level': 'info' } }, 'settings');

const secret = object('v1', 'Secret', { stringData: { password: 'x' } }, 'database');

const fromMap = (key: string, fields: Raw = {}) =>
  env({ name: 'LOG_LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key, ...fields } } });

const trigger = (key: string, name = 'database') =>
  object('keda.sh/v1alpha1', 'TriggerAuthentication', {
    metadata: { name },
    spec: { secretTargetRef: [{ parameter: 'password', name, key }] },
  });
const elsewhere = trigger('password', 'rabbitmq-default-user');

const taking = (key: string) => env({ name: 'A', valueFrom: { secretKeyRef: { name: 'database', key } } });

const external = (spec: Raw) =>
  object(
    'external-secrets.io/v1',
    'ExternalSecret',
    { spec: { data: [{ secretKey: 'password', remoteRef: { key: 'shop' } }], ...spec } },
    'database',
  );
const template = (fields: Raw) => ({ target: { template: { data: { url: '{{ .password }}' }, ...fields } } });
const everything = { dataFrom: [{ extract: { key: 'shop' } }] };

export const wrong: readonly Case[] = [
  raw(
    'a key that an ExternalSecret does not fetch',
    [taking('pasword'), external({})],
    [
      '[shop/0] env "A" of container "user" refers to the key "pasword" of Secret "database", which ExternalSecret "database" makes with "password": write "password".',
    ],
  ),
  raw(
    'a key that the template of an ExternalSecret takes the place of',
    [taking('password'), external({ ...template({}), ...everything })],
    [
      '[shop/0] env "A" of container "user" refers to the key "password" of Secret "database", which ExternalSecret "database" makes with "url": write "url".',
    ],
  ),
  raw(
    'a key that a Certificate does not have',
    [
      taking('tls.pem'),
      object(
        'cert-manager.io/v1',
        'Certificate',
        { spec: { secretName: 'database', dnsNames: ['abc.com'], issuerRef: { name: 'ca' } } },
        'abc',
      ),
    ],
    [
      '[shop/0] env "A" of container "user" refers to the key "tls.pem" of Secret "database", which Certificate "abc" makes with "ca.crt", "tls.crt", "tls.key": write one of those.',
    ],
  ),
  raw(
    'a misspelt name of a Secret that an ExternalSecret makes',
    [withContainer({ envFrom: [{ secretRef: { name: 'databse' } }] }), external({})],
    [],
    [
      '[shop/0] envFrom of container "user" takes Secret "databse", which is not in the app: write "database" if that is meant.',
    ],
  ),
  raw(
    'a key that the ConfigMap does not have',
    [fromMap('level'), settings],
    [
      '[shop/0] env "LOG_LEVEL" of container "user" refers to the key "level" of ConfigMap "settings", which has "log-level": write "log-level".',
    ],
  ),
  raw(
    'a key that the Secret does not have',
    [env({ name: 'A', valueFrom: { secretKeyRef: { name: 'database', key: 'pasword' } } }), secret],
    [
      '[shop/0] env "A" of container "user" refers to the key "pasword" of Secret "database", which has "password": write "password".',
    ],
  ),
  raw(
    'an item of a volume that the ConfigMap does not have',
    [mounted([volume({ configMap: { name: 'settings', items: [{ key: 'x', path: 'x' }] } })], mount()), settings],
    ['[shop/0] volume "tmp" refers to the key "x" of ConfigMap "settings", which has "log-level": write "log-level".'],
  ),
  raw(
    'an item of a volume that the Secret does not have',
    [mounted([volume({ secret: { secretName: 'database', items: [{ key: 'x', path: 'x' }] } })], mount()), secret],
    ['[shop/0] volume "tmp" refers to the key "x" of Secret "database", which has "password": write "password".'],
  ),
  raw(
    'an item of a projection that does not exist',
    [
      mounted(
        [volume({ projected: { sources: [{ configMap: { name: 'settings', items: [{ key: 'x', path: 'x' }] } }] } })],
        mount(),
      ),
      settings,
    ],
    ['[shop/0] volume "tmp" refers to the key "x" of ConfigMap "settings", which has "log-level": write "log-level".'],
  ),
  raw(
    'a key of an empty ConfigMap',
    [fromMap('level'), object('v1', 'ConfigMap', {}, 'settings')],
    [
      '[shop/0] env "LOG_LEVEL" of container "user" refers to the key "level" of ConfigMap "settings", which has no data: write it there.',
    ],
  ),
  raw(
    'a misspelt name of a ConfigMap',
    [withContainer({ envFrom: [{ configMapRef: { name: 'setings' } }] }), settings],
    [],
    [
      '[shop/0] envFrom of container "user" takes ConfigMap "setings", which is not in the app: write "settings" if that is meant, or PorticoChecks.of(app).external("ConfigMap", "setings").',
    ],
  ),
  raw(
    'a ConfigMap that is not in the app',
    [withContainer({ envFrom: [{ configMapRef: { name: 'shared' } }] })],
    [],
    [
      '[shop/0] envFrom of container "user" takes ConfigMap "shared", which is not in the app: make it, or write PorticoChecks.of(app).external("ConfigMap", "shared").',
    ],
  ),
  raw(
    'a misspelt name of a Secret',
    [withContainer({ envFrom: [{ secretRef: { name: 'databse' } }] }), secret],
    [],
    [
      '[shop/0] envFrom of container "user" takes Secret "databse", which is not in the app: write "database" if that is meant.',
    ],
  ),
  raw(
    'a missing key in a CronJob',
    [
      cronJob('0 3 * * *', {
        jobTemplate: {
          spec: {
            template: {
              spec: {
                restartPolicy: 'Never',
                containers: [
                  {
                    name: 'a',
                    image: 'a:1',
                    env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'x' } } }],
                  },
                ],
              },
            },
          },
        },
      }),
      settings,
    ],
    [
      '[shop/0] env "A" of container "a" refers to the key "x" of ConfigMap "settings", which has "log-level": write "log-level".',
    ],
  ),
  raw(
    'a key by which a trigger of KEDA asks',
    [secret, trigger('passwort')],
    [
      '[shop/1] parameter "password" refers to the key "passwort" of Secret "database", which has "password": write "password".',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a key by which a trigger of KEDA asks, and one of a Secret that others make',
    [secret, trigger('password'), elsewhere],
    [],
  ),
  raw(
    'keys that one text of an old SealedSecret has',
    [
      taking('user'),
      object('bitnami.com/v1alpha1', 'SealedSecret', { spec: { encryptedData: {}, data: 'aaaa' } }, 'database'),
    ],
    [],
  ),
  raw('a key that an ExternalSecret fetches', [taking('password'), external({})], []),
  raw('keys of the template, and fetched ones', [taking('password'), external(template({ mergePolicy: 'Merge' }))], []),
  raw('a template without keys', [taking('password'), external(template({ data: undefined, type: 'Opaque' }))], []),
  raw('keys that only the store knows', [taking('user'), external(everything)], []),
  raw('a template elsewhere', [taking('user'), external(template({ templateFrom: [{ literal: 'a' }] }))], []),
  raw('a Secret that others make too', [taking('user'), external({ target: { creationPolicy: 'CreateOrMerge' } })], []),
  raw('a Secret of others', [taking('user'), external({ target: { creationPolicy: 'Merge' } })], []),
  raw(
    'references that are optional, or to Secrets made elsewhere or filled in later',
    [
      fromMap('x', { optional: true }),
      settings,
      object(
        'v1',
        'Pod',
        {
          spec: {
            containers: [
              {
                name: 'a',
                image: 'a:1',
                envFrom: [{ secretRef: { name: 'elsewhere' } }],
                env: [{ name: 'T', valueFrom: { secretKeyRef: { name: 'token', key: 'token' } } }],
              },
            ],
          },
        },
        'pod',
      ),
      object(
        'v1',
        'Secret',
        {
          type: 'kubernetes.io/service-account-token',
          metadata: { annotations: { 'kubernetes.io/service-account.name': 'user' } },
        },
        'token',
      ),
    ],
    [],
  ),
];
