import { readFileSync, writeFileSync } from 'node:fs';
import { App, Chart, Testing } from 'cdk8s';
import { ImageRuntime, PodVolume, Worker } from '../../../../lib';
import { stockImageNamed } from '../../../../lib/checks/model/stock-image';
import { markdownTable } from '../../../support/markdown-table';
import { pod, proxy } from '../support';

type Mount = { readonly name: string; readonly mountPath: string };

/** The user, group and empty folders of an image by a runtime for it. */
function needs(image: string, runtime: ImageRuntime) {
  const { securityContext, containers, volumes = [] } = pod({ image, runtime });
  const { runAsUser, runAsGroup } = securityContext;
  for (const volume of volumes) expect(volume.emptyDir).toEqual({});
  return [runAsUser, runAsGroup, ...(containers[0].volumeMounts ?? []).map(({ mountPath }: Mount) => mountPath)];
}

test.each<[string, ImageRuntime, unknown[]]>([
  ['httpd:2.4.66', ImageRuntime.httpd(), [33, 33, '/tmp', '/usr/local/apache2/logs']],
  ['httpd:2.4.66-alpine', ImageRuntime.httpd(), [82, 82, '/tmp', '/usr/local/apache2/logs']],
  ['mariadb:11.8.3', ImageRuntime.mariadb(), [999, 999, '/tmp', '/var/run/mysqld', '/var/lib/mysql']],
  ['memcached:1.6.39', ImageRuntime.memcached(), [11211, 11211]],
  ['mongo:8.0.4', ImageRuntime.mongo(), [999, 999, '/tmp', '/data/db', '/data/configdb']],
  ['mysql:8.4.3', ImageRuntime.mysql(), [999, 999, '/tmp', '/var/run/mysqld', '/var/lib/mysql']],
  ['nginx:1.29.3', ImageRuntime.nginx(), [101, 101, '/tmp', '/var/cache/nginx', '/var/run']],
  ['postgres:17.2', ImageRuntime.postgres(), [999, 999, '/tmp', '/var/run/postgresql', '/var/lib/postgresql']],
  ['postgres:17.2-alpine3.22', ImageRuntime.postgres(), [70, 70, '/tmp', '/var/run/postgresql', '/var/lib/postgresql']],
  ['rabbitmq:4.1.8', ImageRuntime.rabbitmq(), [999, 999, '/tmp', '/var/log/rabbitmq', '/var/lib/rabbitmq']],
  ['rabbitmq:4.1.8-alpine', ImageRuntime.rabbitmq(), [100, 101, '/tmp', '/var/log/rabbitmq', '/var/lib/rabbitmq']],
  ['registry.example.com/redis:7.4.1', ImageRuntime.redis(), [999, 999, '/tmp', '/data']],
  ['redis:7.4.1-alpine', ImageRuntime.redis(), [999, 1000, '/tmp', '/data']],
  ['valkey/valkey:8.0.2', ImageRuntime.valkey(), [999, 999, '/tmp', '/data']],
])('%s runs without root, and writes where it does', (image, runtime, expected) => {
  expect(needs(image, runtime)).toEqual(expected);
  // Nothing is known against it either.
  const printed = jest.spyOn(console, 'error').mockImplementation(() => {});
  const chart = new Chart(new App(), 'shop');
  new Worker(chart, 'user', { image, runtime });
  Testing.synth(chart);
  expect(printed.mock.calls).toEqual([]);
});

test.each(['/var/lib/postgresql/data', '/var/lib/postgresql', '/var/lib'])(
  'no empty folder hides storage at %s, and its files belong to the group of the image',
  (path) => {
    const volumes = { [path]: PodVolume.claim('data') };
    const env = { PGDATA: '/var/lib/postgresql/data/pgdata' };
    const made = pod({ image: 'postgres:17.2', runtime: ImageRuntime.postgres(), volumes, env });
    expect(made.containers[0].volumeMounts.map(({ mountPath }: Mount) => mountPath)).toEqual([
      '/tmp',
      '/var/run/postgresql',
      path,
    ]);
    expect(made.securityContext).toMatchObject({ fsGroup: 999, fsGroupChangePolicy: 'OnRootMismatch' });
  },
);

test('a sidecar has the user of its own variant, and one that says nothing that of the workload', () => {
  const sidecars = [
    { name: 'cache', image: 'redis:7.4.1-alpine', runtime: ImageRuntime.redis() },
    { name: 'proxy', image: proxy },
  ];
  const { initContainers } = pod({ image: 'postgres:17.2-alpine', runtime: ImageRuntime.postgres(), sidecars });
  const [cache, other] = initContainers;
  expect(cache.securityContext).toMatchObject({ runAsUser: 999, runAsGroup: 1000 });
  expect(other.securityContext).not.toHaveProperty('runAsUser');
});

const NAMES = [
  'httpd',
  'mariadb',
  'memcached',
  'mongo',
  'mysql',
  'nginx',
  'postgres',
  'rabbitmq',
  'redis',
  'valkey',
] as const;

test('docs/services.md has a row for each image (UPDATE_DOCS=1 writes them anew)', () => {
  const file = 'docs/services.md';
  const paths = (list: readonly string[] = []) => list.map((path) => `\`${path}\``).join(', ');
  const rows = NAMES.map((name) => {
    const [plain, alpine] = ['1', '1-alpine'].map((tag) => stockImageNamed(name, `${name}:${tag}`));
    const ids = [plain, alpine].map((image) => `${image?.user}:${image?.group}`);
    const writes = ImageRuntime[name]()._needs?.writablePaths;
    return [`\`ImageRuntime.${name}()\``, [...new Set(ids)].join(', on Alpine '), paths(writes), paths(plain?.data)];
  });
  const table = `\n${markdownTable([['runtime', 'user and group', 'empty folders', 'data'], ...rows])}\n`;
  const part = /(?<=<!-- stock-images -->\n).*?(?=<!-- \/stock-images -->)/s;
  const text = readFileSync(file, 'utf8');
  if (process.env.UPDATE_DOCS) writeFileSync(file, text.replace(part, table));
  else expect(part.exec(text)?.[0]).toBe(table);
});
