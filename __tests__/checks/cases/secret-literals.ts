import { ApiObject } from 'cdk8s';
import { WebService } from '../../../lib';
import { type Case, raw } from '../case';
import { container, cronJob, deployment, job, object, type Raw, withContainer } from '../objects';

const env = (name: string, value: string) => withContainer({ env: [{ name, value }] });

const FIX = 'write valueFrom with a secretKeyRef.';

const LITERAL = 'looks like a secret and has a literal value';

const optionIs = (option: string, flaw = LITERAL, title = 'container "user"') =>
  `command option "${option}" of ${title} ${flaw}: write $(PASSWORD) in its place, and the env "PASSWORD" with a secretKeyRef.`;

const inCommand = (title: string, option: string, fields: Raw, flaw = LITERAL) =>
  raw(title, [withContainer(fields)], [], [`[shop/0] ${optionIs(option, flaw)}`]);

const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n';

const scaledBy = (trigger: Raw) =>
  object('keda.sh/v1alpha1', 'ScaledObject', { spec: { scaleTargetRef: { name: 'user' }, triggers: [trigger] } });

export const wrong: readonly Case[] = [
  raw(
    'a password in env',
    [env('DB_PASSWORD', 'hunter2')],
    [],
    [`[shop/0] env "DB_PASSWORD" of container "user" ${LITERAL}: ${FIX}`],
  ),
  raw(
    'a password in env of a CronJob, and in its init container',
    [
      cronJob('0 0 * * *', {
        jobTemplate: {
          spec: job(
            {},
            {
              initContainers: [container({ name: 'wait', ports: [], args: ['--token', 'abc'] })],
              containers: [container({ env: [{ name: 'apiKey', value: 'abc' }] })],
            },
          ).spec,
        },
      }),
    ],
    [],
    [
      `[shop/0] ${optionIs('--token', LITERAL, 'init container "wait"')}`,
      `[shop/0] env "apiKey" of container "user" ${LITERAL}: ${FIX}`,
    ],
  ),
  raw(
    'a password in env of an Argo Rollout',
    [object('argoproj.io/v1alpha1', 'Rollout', { spec: env('DB_PASSWORD', 'hunter2').spec })],
    [],
    [`[shop/0] env "DB_PASSWORD" of container "user" ${LITERAL}: ${FIX}`],
  ),
  raw(
    'a URL with a password in env',
    [env('DATABASE_URL', 'postgres://shop:hunter2@db/shop')],
    [],
    [`[shop/0] env "DATABASE_URL" of container "user" has a password in its URL: ${FIX}`],
  ),
  raw(
    'a URL with a password and no user',
    [env('REDIS_URL', 'redis://:hunter2@redis:6379')],
    [],
    [`[shop/0] env "REDIS_URL" of container "user" has a password in its URL: ${FIX}`],
  ),
  inCommand('a password in an argument', '--password', { args: ['--user', 'shop', '--password=hunter2'] }),
  inCommand('a password in the next argument', '--password', { args: ['--password', 'hunter2'] }),
  inCommand('a password of Redis', '--requirepass', { command: ['redis-server'], args: ['--requirepass', 'hunter2'] }),
  inCommand('a password of a Java program', '-Dspring.datasource.password', {
    command: ['java', '-Dspring.datasource.password=hunter2', '-jar', 'app.jar'],
  }),
  inCommand('a password of MySQL', '-p', { command: ['mysqldump', '-u', 'root', '-phunter2', 'shop'] }),
  inCommand('a password for redis-cli', '-a', { command: ['redis-cli', '-a', 'hunter2', 'ping'] }),
  inCommand('a password for mongosh', '-p', { command: ['/usr/bin/mongosh'], args: ['-u', 'root', '-p', 'hunter2'] }),
  inCommand('a password in a line for a shell', 'PGPASSWORD', {
    command: ['sh', '-c', 'until PGPASSWORD=hunter2 psql -h db; do sleep 1; done'],
  }),
  inCommand('a password for curl', '-u', { command: ['sh', '-c', 'sleep 5 && curl -u shop:hunter2 http://web/'] }),
  inCommand(
    'a URL with a password in an argument',
    '--dsn=postgres://shop:…@db/shop',
    { args: ['--dsn=postgres://shop:hunter2@db/shop'] },
    'has a password in its URL',
  ),
  inCommand('the secret of a client', '--client-secret', { args: ['--client-secret=abc'] }),
  raw(
    'a password in a probe',
    [withContainer({ livenessProbe: { exec: { command: ['mysqladmin', 'ping', '-phunter2'] } } })],
    [],
    [
      `[shop/0] command option "-p" of the livenessProbe of container "user" ${LITERAL}: write a variable of the container in its place, in a line for a shell.`,
    ],
  ),
  raw(
    'secrets in headers of a probe and a hook',
    [
      withContainer({
        livenessProbe: { httpGet: { port: 8080, httpHeaders: [{ name: 'Authorization', value: 'Bearer abcdef' }] } },
        lifecycle: { preStop: { httpGet: { port: 8080, httpHeaders: [{ name: 'X-Api-Key', value: 'hunter2' }] } } },
      }),
    ],
    [],
    [
      `[shop/0] header "Authorization" of the livenessProbe of container "user" ${LITERAL}: ask a path that needs none.`,
      `[shop/0] header "X-Api-Key" of the preStop of container "user" ${LITERAL}: ask a path that needs none.`,
    ],
  ),
  raw(
    'secrets in a ConfigMap',
    [object('v1', 'ConfigMap', { data: { password: 'hunter2', url: 'amqp://a:b@mq/', 'tls.key': key } })],
    [],
    [
      `[shop/0] data "password" ${LITERAL}: write it into a Secret.`,
      '[shop/0] data "tls.key" has a private key in it: write it into a Secret.',
      '[shop/0] data "url" has a password in its URL: write the whole URL into a Secret.',
    ],
  ),
  raw(
    'a URL with a password in a trigger of KEDA',
    [
      deployment(),
      scaledBy({ type: 'rabbitmq', metadata: { queueName: 'orders', host: 'amqp://user:s3cret@mq.shop.svc:5672' } }),
    ],
    [],
    [
      '[shop/1] metadata "host" of trigger "rabbitmq" has a password in its URL: write it into a Secret, and its key as secretTargetRef of a TriggerAuthentication.',
    ],
  ),
];

const words = (args: readonly string[]) => raw(`the arguments ${args.join(' ')}`, [withContainer({ args })], []);

export const right: readonly Case[] = [
  raw(
    'the name of a variable in a trigger of KEDA',
    [
      deployment(),
      scaledBy({
        type: 'redis',
        metadata: { passwordFromEnv: 'REDIS_PASSWORD', address: 'redis.shop.svc:6379', listName: 'jobs' },
      }),
    ],
    [],
  ),
  ...[
    ['--password-file=/run/secrets/x'],
    ['--password=$(DB_PASSWORD)'],
    ['--password', '$(DB_PASSWORD)'],
    ['--password='],
    ['--password=""'],
    ['--token-ttl=5m'],
    ['--token', '--verbose'],
    ['--private-key=/etc/tls/tls.key'],
    ['--signing-key', 'signing.pem'],
    ['--default-server-tls-secret=shop/tls'],
    ['--webhook-secret=webhook-server-cert'],
    ['--authentication-token-webhook=true'],
    ['-p', '8080'],
    ['--url=postgres://shop:$(DB_PASSWORD)@db/shop'],
    ['--url=postgres://db:5432/shop'],
    ['--image=registry:5000/app@sha256:abc'],
  ].map(words),
  raw(
    'a line for a shell that reads variables',
    [
      withContainer({
        command: ['sh', '-c', 'PGPASSWORD=$POSTGRES_PASSWORD psql; mysqladmin ping -p"$MYSQL_ROOT_PASSWORD"'],
        livenessProbe: { exec: { command: ['sh', '-c', 'redis-cli -a "$(cat /run/secrets/redis)" ping'] } },
      }),
    ],
    [],
  ),
  raw('a switch', [env('MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'), deployment({}, {}, 'other')], []),
  raw('a path', [env('TLS_PRIVATE_KEY', '/etc/tls/tls.key')], []),
  raw('the name of a Secret', [env('PULL_SECRET', 'regcred')], []),
  raw(
    'the name of a Secret of the app',
    [env('WEBHOOK_SECRET', 'webhook'), object('v1', 'Secret', { stringData: { a: 'b' } }, 'webhook')],
    [],
  ),
  raw(
    'a file of a ConfigMap with an example in it',
    [object('v1', 'ConfigMap', { data: { 'app.conf': '# postgres://user:password@host/db\npassword=env\n' } })],
    [],
  ),
  {
    title: 'a service of Portico with a name that anybody may read',
    build: (chart) => {
      new WebService(chart, 'user', {
        image: 'registry.example.com/shop/user:1.0.0',
        config: { MAP_TOKEN: 'pk.1' },
        args: ['--map-token=pk.1'],
        publicNames: ['MAP_TOKEN', '--map-token'],
      });
      new ApiObject(chart, 'other', deployment({}, {}, 'other') as never);
    },
    problems: [],
  },
];
