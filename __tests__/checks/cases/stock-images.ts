import { ImageRuntime, WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { deployment, type Raw } from '../objects';

const service =
  (image: string, runtime?: ImageRuntime): Case['build'] =>
  (chart) =>
    void new WebService(chart, 'web', { image, runtime });
const NGINX = 'with volumes at "/var/cache/nginx" and "/var/run", as ImageRuntime.nginx() does.';

const pod = (image: string, securityContext: Raw, fields: Raw = {}): Raw =>
  deployment({}, { containers: [{ name: 'user', image, securityContext, ...fields }] });

/** A pod of postgres as its own user, with storage. */
const postgres = (image: string, mountPath: string, fields: Raw = {}, volume: Raw = STORAGE): Raw => ({
  ...deployment(
    {},
    {
      containers: [
        {
          name: 'user',
          image,
          securityContext: { runAsUser: 999 },
          volumeMounts: [{ name: 'data', mountPath }],
          ...fields,
        },
      ],
      volumes: [{ name: 'data', ...volume }],
    },
  ),
});
const STORAGE: Raw = { hostPath: { path: '/srv/data' } };

export const wrong: readonly Case[] = [
  ...(
    [
      ['nginx:1.29.3', `cannot write "/var/cache/nginx" and "/var/run" as user 10001: run it as user 101, ${NGINX}`],
      [
        'docker.io/library/httpd:2.4.66',
        'cannot write "/usr/local/apache2/logs" as user 10001: run it as user 33, with volumes at "/usr/local/apache2/logs", as ImageRuntime.httpd() does.',
      ],
      ['redis:7.4.1', 'cannot write "/data" as user 10001: run it as user 999, as ImageRuntime.redis() does.'],
      [
        'postgres:17.2',
        'cannot write "/var/lib/postgresql" and "/var/run/postgresql" as user 10001: run it as user 999, with volumes at "/var/run/postgresql", as ImageRuntime.postgres() does.',
      ],
      [
        'postgres:17.2-alpine',
        'cannot write "/var/lib/postgresql" and "/var/run/postgresql" as user 10001: run it as user 70, with volumes at "/var/run/postgresql", as ImageRuntime.postgres() does.',
      ],
      [
        'mysql:8.4.3',
        'cannot write "/var/lib/mysql" and "/var/run/mysqld" as user 10001: run it as user 999, with volumes at "/var/run/mysqld" and "/tmp", as ImageRuntime.mysql() does.',
      ],
      [
        'mongo:8.0.4',
        'cannot write "/data/db" and "/data/configdb" as user 10001: run it as user 999, with volumes at "/tmp", as ImageRuntime.mongo() does.',
      ],
      [
        'rabbitmq:4.0.5',
        'cannot write "/var/lib/rabbitmq" and "/var/log/rabbitmq" as user 10001: run it as user 999, with volumes at "/var/log/rabbitmq", as ImageRuntime.rabbitmq() does.',
      ],
    ] as const
  ).map(([image, message]) => ({
    title: `${image} with the default runtime`,
    build: service(image),
    problems: [],
    warnings: [`[shop/web/deployment] image "${image}" of container "web" ${message}`],
  })),
  raw(
    'nginx that must not be root',
    [pod('nginx:1.29.3', { runAsNonRoot: true })],
    [],
    [
      `[shop/0] image "nginx:1.29.3" of container "user" starts as root, which runAsNonRoot refuses: run it as user 101, ${NGINX}`,
    ],
  ),
  raw(
    'nginx as root without capabilities',
    [pod('nginx:1.29.3', { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
    [],
    [
      `[shop/0] image "nginx:1.29.3" of container "user" changes from root to its own user, without the capabilities SETUID and SETGID: run it as user 101, ${NGINX}`,
    ],
  ),
  raw(
    'nginx as root with a read-only root file system',
    [pod('nginx:1.29.3', { readOnlyRootFilesystem: true })],
    [],
    [
      `[shop/0] image "nginx:1.29.3" of container "user" cannot write "/var/cache/nginx" and "/var/run" as user 0: run it as user 101, ${NGINX}`,
    ],
  ),
  raw(
    'memcached that must not be root, without the number of its user',
    [pod('memcached:1.6.39', { runAsNonRoot: true })],
    [],
    [
      '[shop/0] image "memcached:1.6.39" of container "user" has a user by name, which runAsNonRoot refuses: run it as user 11211, as ImageRuntime.memcached() does.',
    ],
  ),
  ...(
    [
      ['postgres:17.2', '/var/lib/postgresql/data', {}, '/var/lib/postgresql/data'],
      ['postgres:18.0', '/var/lib/postgresql/18/docker', {}, '/var/lib/postgresql/18/docker'],
      ['postgres:18.0', '/data', { env: [{ name: 'PGDATA', value: '/data' }] }, '/data'],
    ] as const
  ).map(([image, mountPath, fields, data]) =>
    raw(
      `${image} with its data at the top of a volume at ${mountPath}`,
      [postgres(image, mountPath, fields)],
      [],
      [
        `[shop/0] image "${image}" of container "user" has its data at "${data}", the top of a volume, which does not belong to user 999: set the variable PGDATA to a folder in it, such as "${data}/pgdata".`,
      ],
    ),
  ),
  raw(
    'postgres with storage that its own volume hides',
    [postgres('postgres:17.2', '/var/lib/postgresql')],
    [],
    [
      '[shop/0] image "postgres:17.2" of container "user" has a volume of its own at "/var/lib/postgresql/data", which lies over the one at "/var/lib/postgresql", so that the data go with the pod: mount that one at "/var/lib/postgresql/data".',
    ],
  ),
];

export const right: readonly Case[] = [
  ...(
    [
      ['nginx:1.29.3', ImageRuntime.nginx()],
      ['nginx:1.29.3', ImageRuntime.unrestricted()],
      ['httpd:2.4.66', ImageRuntime.restricted({ user: 33, writablePaths: ['/tmp', '/usr/local/apache2/logs'] })],
      ['redis:7.4.1', ImageRuntime.restricted({ user: 999 })],
      ['redis:7.4.1', ImageRuntime.baseline({ user: 0, capabilities: ['CHOWN', 'SETGID', 'SETUID'] })],
      ['memcached:1.6.39', ImageRuntime.restricted()],
      ['redis:7.4.1', ImageRuntime.restricted({ writablePaths: ['/data'] })],
      ['postgres:17.2', ImageRuntime.restricted({ user: 999, writablePaths: ['/tmp', '/var/run/postgresql'] })],
      ['nginxinc/nginx-unprivileged:1.29.3', ImageRuntime.restricted()],
      ['registry.example.com/nginx:1.29.3', ImageRuntime.restricted()],
    ] as const
  ).map(([image, runtime], index) => ({
    title: `${image} with a runtime that fits (${index + 1})`,
    build: service(image, runtime),
    problems: [],
  })),
  raw(
    'images as published manifests run them',
    [
      pod('nginx:1.29.3', {}),
      pod('redis:7.4.1', { capabilities: { drop: ['ALL'], add: ['CHOWN', 'SETUID', 'SETGID'] } }),
      pod(
        'nginx:1.29.3',
        { runAsUser: 1000 },
        { volumeMounts: [{ name: 'settings', mountPath: '/etc/nginx/nginx.conf', subPath: 'nginx.conf' }] },
      ),
      pod(
        'nginx:1.29.3',
        { runAsUser: 101, readOnlyRootFilesystem: true },
        {
          volumeMounts: [
            { name: 'cache', mountPath: '/var/cache/nginx' },
            { name: 'run', mountPath: '/run' },
          ],
        },
      ),
      pod('postgres:17.2', { runAsUser: 1000 }, { command: ['pg_isready'] }),
      pod('postgres:17.2', { runAsUser: 1000 }, { args: ['pg_isready'] }),
      pod(
        'postgres:17.2',
        { runAsUser: 1000 },
        {
          env: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' }],
          volumeMounts: [{ name: 'data', mountPath: '/var/lib/postgresql/data' }],
        },
      ),
    ].map((each, index) => ({
      ...each,
      metadata: { name: `user-${index}` },
      spec: {
        ...each.spec,
        selector: { matchLabels: { app: `u${index}` } },
        template: {
          ...each.spec.template,
          metadata: { labels: { app: `u${index}` } },
          spec: {
            ...each.spec.template.spec,
            volumes: (each.spec.template.spec.containers[0].volumeMounts ?? []).map(({ name }: Raw) => ({
              name,
              emptyDir: {},
            })),
          },
        },
      },
    })),
    [],
  ),
  ...(
    [
      ['postgres:18.0', '/var/lib/postgresql', {}],
      ['postgres:17.2', '/var/lib/postgresql/data', { env: [{ name: 'PGDATA', value: '/var/lib/postgresql/data/a' }] }],
      ['postgres:17.2', '/var/lib/postgresql/data', { securityContext: {} }],
    ] as const
  ).map(([image, path, fields]) => raw(`${image} with storage at ${path}`, [postgres(image, path, fields)], [])),
  raw('an empty folder that is hidden', [postgres('postgres:17.2', '/var/lib/postgresql', {}, { emptyDir: {} })], []),
];
