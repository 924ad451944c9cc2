import { container, cronJob, deployment, object, type Raw, type Row, raw, statefulSet, withContainer } from './row';

const limits = (requests: Raw, limits: Raw = {}) => withContainer({ resources: { requests, limits } });
const claim = (storage: unknown) =>
  object('v1', 'PersistentVolumeClaim', {
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage } } },
  });

export const resources: readonly Row[] = [
  raw(
    'a request above its limit',
    [limits({ memory: '512Mi' }, { memory: '256Mi' })],
    [
      '[shop/0] memory request "512Mi" of container "user" is above its limit "256Mi": raise the limit or lower the request.',
    ],
  ),
  raw(
    'a request above its limit in other units',
    [limits({ cpu: 1 }, { cpu: '900m' })],
    ['[shop/0] cpu request 1 of container "user" is above its limit "900m": raise the limit or lower the request.'],
  ),
  raw(
    'units that are none',
    [limits({ memory: '512MB' })],
    ['[shop/0] memory request "512MB" of container "user" is not a quantity: write, for example, "128Mi".'],
  ),
  raw(
    'a blank',
    [limits({ memory: '512 Mi' })],
    ['[shop/0] memory request "512 Mi" of container "user" is not a quantity: write, for example, "128Mi".'],
  ),
  raw(
    'nothing',
    [limits({ cpu: '' })],
    ['[shop/0] cpu request "" of container "user" is not a quantity: write, for example, "50m".'],
  ),
  raw(
    'a comma',
    [limits({ cpu: '0,5' })],
    ['[shop/0] cpu request "0,5" of container "user" is not a quantity: write, for example, "50m".'],
  ),
  raw(
    'less than nothing',
    [limits({ cpu: '-1' })],
    ['[shop/0] cpu request "-1" of container "user" is negative: write, for example, "50m".'],
  ),
  raw(
    'true',
    [limits({ cpu: true })],
    ['[shop/0] cpu request true of container "user" is not a quantity: write, for example, "50m".'],
  ),
  raw(
    'a resource that is none',
    [limits({ mem: '1Gi' })],
    ['[shop/0] request "mem" of container "user" is not a resource: write cpu, memory or ephemeral-storage.'],
  ),
  raw(
    'a fraction of a byte',
    [limits({ memory: '512m' })],
    [],
    ['[shop/0] memory request "512m" of container "user" is less than 1 KiB: write "512Mi" if that is meant.'],
  ),
  raw(
    'a GPU that is not limited',
    [limits({ 'nvidia.com/gpu': 1 })],
    ['[shop/0] nvidia.com/gpu request 1 of container "user" has no limit: write the same for both.'],
  ),
  raw(
    'huge pages that are limited otherwise',
    [limits({ 'hugepages-2Mi': '2Mi' }, { 'hugepages-2Mi': '4Mi' })],
    ['[shop/0] hugepages-2Mi request "2Mi" of container "user" is not its limit "4Mi": write the same for both.'],
  ),
  raw(
    'a claim of nothing',
    [claim('0')],
    ['[shop/0] storage request "0" of the claim is not above 0: write, for example, "1Gi".'],
  ),
  raw(
    'a claim that does not say how much',
    [object('v1', 'PersistentVolumeClaim', { spec: { accessModes: ['ReadWriteOnce'] } })],
    ['[shop/0] the claim requests no storage: write spec.resources.requests.storage, for example "1Gi".'],
  ),
  raw(
    'a claim in a StatefulSet',
    [
      statefulSet({
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1GiB' } } },
          },
        ],
      }),
    ],
    ['[shop/0] storage request "1GiB" of volume claim template "data" is not a quantity: write, for example, "1Gi".'],
  ),
];

const env = (...list: readonly Raw[]) => withContainer({ env: list });

export const envRows: readonly Row[] = [
  raw(
    'a name twice',
    [env({ name: 'A', value: '1' }, { name: 'A', value: '2' })],
    ['[shop/0] env "A" of container "user" is set twice: keep one, since only the last one counts.'],
  ),
  raw(
    'a name that starts with a digit',
    [env({ name: '1A', value: '' })],
    [
      '[shop/0] env name "1A" of container "user" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
    ],
  ),
  raw(
    'a blank in a name',
    [env({ name: 'A B', value: '' })],
    [
      '[shop/0] env name "A B" of container "user" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
    ],
  ),
  raw(
    'an empty name',
    [env({ name: '', value: '' })],
    [
      '[shop/0] env name "" of container "user" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
    ],
  ),
  raw(
    'an equals sign in a name',
    [env({ name: 'A=B', value: '' })],
    [
      '[shop/0] env name "A=B" of container "user" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
    ],
  ),
  raw(
    'a value and a source',
    [env({ name: 'A', value: '1', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } })],
    ['[shop/0] env "A" of container "user" has both value and valueFrom: keep one of the two.'],
  ),
  raw(
    'no source',
    [env({ name: 'A', valueFrom: {} })],
    ['[shop/0] valueFrom of env "A" of container "user" has no source: write one source.'],
  ),
  raw(
    'two sources',
    [
      env({
        name: 'A',
        valueFrom: { fieldRef: { fieldPath: 'metadata.name' }, secretKeyRef: { name: 's', key: 'k' } },
      }),
    ],
    ['[shop/0] valueFrom of env "A" of container "user" has fieldRef and secretKeyRef: write one source.'],
  ),
];

const volume = (fields: Raw, name: unknown = 'tmp') => ({ name, ...fields });
const mounted = (volumes: readonly Raw[], ...volumeMounts: readonly Raw[]) =>
  withContainer({ volumeMounts }, { volumes });
const tmp = volume({ emptyDir: {} });
const mount = (fields: Raw = {}) => ({ name: 'tmp', mountPath: '/tmp', ...fields });

const storage = (accessModes: readonly string[]) =>
  object('v1', 'PersistentVolumeClaim', { spec: { accessModes, resources: { requests: { storage: '1Gi' } } } }, 'data');
const storing = (spec: Raw) =>
  deployment(spec, {
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
  });
const oneNode = (what: string, spec: Raw) =>
  raw(
    what,
    [storage(['ReadWriteOnce']), storing(spec)],
    [],
    [
      '[shop/1] PersistentVolumeClaim "data" can be mounted on one node only (ReadWriteOnce), and pods on other nodes would wait forever: write "ReadWriteMany" there, or one pod with the strategy Recreate.',
    ],
  );

export const volumes: readonly Row[] = [
  oneNode('storage of one node for two pods', { replicas: 2, strategy: { type: 'Recreate' } }),
  oneNode('storage of one node in a rolling update', {}),
  raw(
    'a mount of nothing',
    [mounted([tmp], mount(), mount({ name: 'tpm', mountPath: '/x' }))],
    ['[shop/0] container "user" mounts volume "tpm", which does not exist: write one of "tmp".'],
  ),
  raw(
    'a mount without volumes',
    [mounted([], mount())],
    ['[shop/0] container "user" mounts volume "tmp", which does not exist: add it to volumes.'],
  ),
  raw(
    'two mounts at one path',
    [mounted([tmp, volume({ emptyDir: {} }, 'other')], mount(), mount({ name: 'other' }))],
    ['[shop/0] container "user" mounts two volumes at "/tmp": write another path.'],
  ),
  raw(
    'a colon in a path',
    [mounted([tmp], mount({ mountPath: '/a:b' }))],
    ['[shop/0] mountPath "/a:b" of container "user" has a ":": write a path without one.'],
  ),
  raw(
    'a sub-path that leaves the volume',
    [mounted([tmp], mount({ subPath: '../etc' }))],
    ['[shop/0] subPath "../etc" of container "user" leaves the volume: write a relative path without "..".'],
  ),
  raw(
    'an absolute sub-path',
    [mounted([tmp], mount({ subPath: '/etc' }))],
    ['[shop/0] subPath "/etc" of container "user" leaves the volume: write a relative path without "..".'],
  ),
  raw(
    'two kinds of sub-path',
    [mounted([tmp], mount({ subPath: 'a', subPathExpr: '$(A)' }))],
    ['[shop/0] the mount at "/tmp" of container "user" has both subPath and subPathExpr: keep one of the two.'],
  ),
  raw(
    'two volumes of one name',
    [mounted([tmp, tmp], mount())],
    ['[shop/0] volume "tmp" is written twice: give each volume a name of its own.'],
  ),
  raw(
    'a volume of two sources',
    [mounted([volume({ emptyDir: {}, hostPath: { path: '/x' } })], mount())],
    ['[shop/0] volume "tmp" has emptyDir and hostPath: write one source.'],
  ),
  raw(
    'capitals in a name',
    [mounted([volume({ emptyDir: {} }, 'Tmp')], mount({ name: 'Tmp' }))],
    [
      '[shop/0] volume "Tmp" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "tmp".',
    ],
  ),
  raw(
    'a volume that nothing mounts',
    [mounted([tmp])],
    [],
    ['[shop/0] volume "tmp" is not mounted: leave it out, or mount it.'],
  ),
];

const settings = object('v1', 'ConfigMap', { data: { 'log-level': 'info' } }, 'settings');
const secret = object('v1', 'Secret', { stringData: { password: 'x' } }, 'database');
const fromMap = (key: string, fields: Raw = {}) =>
  env({ name: 'LOG_LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key, ...fields } } });

export const configReferences: readonly Row[] = [
  raw(
    'a key that the ConfigMap lacks',
    [fromMap('level'), settings],
    [
      '[shop/0] env "LOG_LEVEL" of container "user" takes the key "level" of ConfigMap "settings", which has "log-level": write one of those.',
    ],
  ),
  raw(
    'a key that the Secret lacks',
    [env({ name: 'A', valueFrom: { secretKeyRef: { name: 'database', key: 'pasword' } } }), secret],
    [
      '[shop/0] env "A" of container "user" takes the key "pasword" of Secret "database", which has "password": write one of those.',
    ],
  ),
  raw(
    'an item that a volume lacks',
    [mounted([volume({ configMap: { name: 'settings', items: [{ key: 'x', path: 'x' }] } })], mount()), settings],
    ['[shop/0] volume "tmp" takes the key "x" of ConfigMap "settings", which has "log-level": write one of those.'],
  ),
  raw(
    'an item that a volume of a Secret lacks',
    [mounted([volume({ secret: { secretName: 'database', items: [{ key: 'x', path: 'x' }] } })], mount()), secret],
    ['[shop/0] volume "tmp" takes the key "x" of Secret "database", which has "password": write one of those.'],
  ),
  raw(
    'an item that a projection lacks',
    [
      mounted(
        [volume({ projected: { sources: [{ configMap: { name: 'settings', items: [{ key: 'x', path: 'x' }] } }] } })],
        mount(),
      ),
      settings,
    ],
    ['[shop/0] volume "tmp" takes the key "x" of ConfigMap "settings", which has "log-level": write one of those.'],
  ),
  raw(
    'an empty ConfigMap',
    [fromMap('level'), object('v1', 'ConfigMap', {}, 'settings')],
    [
      '[shop/0] env "LOG_LEVEL" of container "user" takes the key "level" of ConfigMap "settings", which has no data: write it there.',
    ],
  ),
  raw(
    'a misspelt ConfigMap',
    [withContainer({ envFrom: [{ configMapRef: { name: 'setings' } }] }), settings],
    [],
    [
      '[shop/0] envFrom of container "user" takes ConfigMap "setings", which is not in the app: write "settings" if that is meant, or PorticoChecks.of(app).external("ConfigMap", "setings").',
    ],
  ),
  raw(
    'a ConfigMap that is nowhere',
    [withContainer({ envFrom: [{ configMapRef: { name: 'shared' } }] })],
    [],
    [
      '[shop/0] envFrom of container "user" takes ConfigMap "shared", which is not in the app: make it, or write PorticoChecks.of(app).external("ConfigMap", "shared").',
    ],
  ),
  raw(
    'a misspelt Secret',
    [withContainer({ envFrom: [{ secretRef: { name: 'databse' } }] }), secret],
    [],
    [
      '[shop/0] envFrom of container "user" takes Secret "databse", which is not in the app: write "database" if that is meant.',
    ],
  ),
  raw(
    'a key of a CronJob',
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
      '[shop/0] env "A" of container "a" takes the key "x" of ConfigMap "settings", which has "log-level": write one of those.',
    ],
  ),
];

const data = (kind: string, fields: Raw) => object('v1', kind, fields, 'data');

export const configData: readonly Row[] = [
  raw(
    'a blank in a key',
    [data('ConfigMap', { data: { 'log level': 'info' } })],
    [
      '[shop/0] key "log level" is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ),
  raw(
    'a slash in a key',
    [data('ConfigMap', { data: { 'a/b': 'x' } })],
    [
      '[shop/0] key "a/b" is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ),
  raw(
    'the key ".."',
    [data('Secret', { stringData: { '..': 'x' } })],
    [
      '[shop/0] key ".." is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ),
  raw(
    'a key in both maps',
    [data('ConfigMap', { data: { a: 'x' }, binaryData: { a: 'eA==' } })],
    ['[shop/0] key "a" is in both data and binaryData: keep one of the two.'],
  ),
  raw(
    'a Secret that is not encoded',
    [data('Secret', { data: { password: 'hunter2!' } })],
    ['[shop/0] data "password" is not base64: put the text into stringData.'],
  ),
  raw(
    'binary data that is not encoded',
    [data('ConfigMap', { binaryData: { logo: 'a b' } })],
    ['[shop/0] binaryData "logo" is not base64: encode it.'],
  ),
  raw(
    'a certificate without its key',
    [data('Secret', { type: 'kubernetes.io/tls', stringData: { 'tls.crt': 'x' } })],
    ['[shop/0] a Secret of type kubernetes.io/tls has no key "tls.key": write it.'],
  ),
  raw(
    'a registry without its file',
    [data('Secret', { type: 'kubernetes.io/dockerconfigjson', stringData: { auth: 'x' } })],
    ['[shop/0] a Secret of type kubernetes.io/dockerconfigjson has no key ".dockerconfigjson": write it.'],
  ),
  raw(
    'more than 1 MiB',
    [data('ConfigMap', { data: { big: 'ü'.repeat(2 ** 19 + 1) } })],
    ['[shop/0] this ConfigMap has 1048578 bytes of data: write at most 1048576.'],
    [
      '[shop/0] this ConfigMap has 1048661 bytes, and kubectl apply keeps at most 262144 in an annotation: apply it with --server-side.',
    ],
  ),
];

const account = object('v1', 'ServiceAccount', {}, 'user');

export const serviceAccounts: readonly Row[] = [
  raw(
    'a misspelt one',
    [deployment({}, { serviceAccountName: 'users' }), account],
    [],
    [
      '[shop/0] serviceAccountName "users" is not in the app: write "user" if that is meant, or PorticoChecks.of(app).external("ServiceAccount", "users").',
    ],
  ),
  raw(
    'one that is nowhere',
    [deployment({}, { serviceAccountName: 'something-else' }), account],
    [],
    [
      '[shop/0] serviceAccountName "something-else" is not in the app: make it, or write PorticoChecks.of(app).external("ServiceAccount", "something-else").',
    ],
  ),
];

const binding = (kind: string, role: string, subject: Raw) =>
  object('rbac.authorization.k8s.io/v1', kind, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role, name: 'view' },
    subjects: [subject],
  });

export const rbac: readonly Row[] = [
  raw(
    'a subject without a namespace',
    [binding('ClusterRoleBinding', 'ClusterRole', { kind: 'ServiceAccount', name: 'user' })],
    ['[shop/0] subject ServiceAccount "user" has no namespace: write the namespace of the ServiceAccount.'],
  ),
  raw(
    'an unknown subject',
    [binding('RoleBinding', 'Role', { kind: 'Pod', name: 'user' })],
    ['[shop/0] subject kind "Pod" is unknown: write ServiceAccount, User or Group.'],
  ),
  raw(
    'a Role for the whole cluster',
    [binding('ClusterRoleBinding', 'Role', { kind: 'Group', name: 'users' })],
    ['[shop/0] roleRef Role "view" cannot be bound by a ClusterRoleBinding: write a ClusterRole.'],
  ),
];

const macros = '@yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly';
const noSchedule = `is not a cron expression: write five fields, for example "0 3 * * *", or one of ${macros}.`;
const wrongField = (field: string) => `has a wrong ${field}, a range, a list, or *.`;

const schedules: readonly (readonly [schedule: string, flaw: string])[] = [
  ['0 25 * * *', wrongField('hour: write 0 to 23')],
  ['60 * * * *', wrongField('minute: write 0 to 59')],
  ['* * 0 * *', wrongField('day of the month: write 1 to 31')],
  ['* * * 13 *', wrongField('month: write 1 to 12')],
  ['* * * * 7', wrongField('day of the week: write 0 to 6')],
  ['5-1 * * * *', wrongField('minute: write 0 to 59')],
  ['*/0 * * * *', wrongField('minute: write 0 to 59')],
  ['0 3 * * monday', wrongField('day of the week: write 0 to 6')],
  ['0 3 * * *;', wrongField('day of the week: write 0 to 6')],
  ['* * * *', noSchedule],
  ['* * * * * *', noSchedule],
  ['@reboot', noSchedule],
  ['every day', noSchedule],
  ['', noSchedule],
  ['TZ=Europe/Berlin 0 3 * * *', 'names a time zone: write it as spec.timeZone instead.'],
];

export const cronSchedules: readonly Row[] = [
  ...schedules.map(([schedule, flaw]) =>
    raw(JSON.stringify(schedule), [cronJob(schedule)], [`[shop/0] schedule ${JSON.stringify(schedule)} ${flaw}`]),
  ),
  raw(
    'an unknown policy',
    [cronJob('0 3 * * *', { concurrencyPolicy: 'forbid' })],
    ['[shop/0] concurrencyPolicy "forbid" is unknown: write Allow, Forbid or Replace.'],
  ),
];

export const right: readonly Row[] = [
  raw(
    'storage of one node for one pod at a time',
    [storage(['ReadWriteOnce']), storing({ strategy: { type: 'Recreate' } })],
    [],
  ),
  raw('storage of many nodes', [storage(['ReadWriteOnce', 'ReadWriteMany']), storing({ replicas: 3 })], []),
  raw(
    'quantities that look odd and are not',
    [
      withContainer({
        resources: {
          requests: { cpu: 0.5, memory: '1.28e8', 'ephemeral-storage': '1.5Gi', 'nvidia.com/gpu': 1 },
          limits: { cpu: '500m', memory: '128M', 'nvidia.com/gpu': '1' },
        },
      }),
      claim('10Gi'),
    ],
    [],
  ),
  raw(
    'env that looks odd and is not',
    [
      env(
        { name: 'a.b-c_D', value: '$(X) # {{ y }}\n' },
        { name: 'A' },
        { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      ),
    ],
    [],
  ),
  raw(
    'volumes that look odd and are not',
    [
      mounted([tmp], mount(), mount({ mountPath: 'relative', subPath: 'a..b/c' })),
      statefulSet(
        {
          volumeClaimTemplates: [
            {
              metadata: { name: 'data' },
              spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
            },
          ],
        },
        { containers: [{ name: 'db', image: 'db:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }] },
        'db',
      ),
    ],
    [],
  ),
  raw(
    'an account of the namespace that its role is bound in',
    [binding('RoleBinding', 'Role', { kind: 'ServiceAccount', name: 'user' })],
    [],
  ),
  raw(
    'what is optional, made elsewhere or filled in later',
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
  raw(
    'data that looks odd and is not',
    [
      data('ConfigMap', { data: { '.env': '', 'a..b': 'x' }, binaryData: { logo: 'eA==' } }),
      data('Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': 'eA==', 'tls.key': '' } }),
    ],
    [],
  ),
  raw(
    'schedules',
    ['*/15 0-6,22 1,15 jan-mar MON-fri', '@hourly', '@every 1h30m', '0 0 1-31/2 * ?', '5/10 * * * *'].map(
      (schedule, index) => ({ ...cronJob(schedule), metadata: { name: `c${index}` } }),
    ),
    [],
  ),
  raw('accounts that others make', [deployment({}, { serviceAccountName: 'elsewhere' })], []),
];
