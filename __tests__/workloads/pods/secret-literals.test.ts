import { EnvValue } from 'cdk8s-plus-27';
import { checkNotSecret } from '../../../lib/workloads/pods/secret-literals';
import { messages, problems } from './support';

const flaws = (name: string, value: string, publicNames: readonly string[] = []) =>
  messages(checkNotSecret('env', name, value, publicNames));

test('a secret in plain sight is a problem, in env and in config', () => {
  const options = {
    config: { DB_PASSWORD: 'hunter2', PASSWORD_MIN_LENGTH: '8' },
    env: { API_TOKEN: EnvValue.fromValue('x') },
  };
  expect(problems(options)).toEqual([
    'env "API_TOKEN" looks like a secret and has a literal value: write secrets: { "API_TOKEN": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it. (secret-literal)',
    'config "DB_PASSWORD" looks like a secret and has a literal value: write secrets: { "DB_PASSWORD": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it. (secret-literal)',
  ]);
});

test.each([
  ...['DB_PASSWORD', 'PGPASSWORD', 'dbPassword', 'DB_PASS', 'MYSQL_PWD', 'SMTP_PASSWORD_2', 'PASSWORDS'],
  ...['CLIENT_SECRET', 'clientSecret', 'AUTH_TOKEN', 'apiKey', 'API_KEYS', 'APIKEY', 'AWS_SECRET_ACCESS_KEY'],
  ...['SECRET_KEY', 'SECRET_KEY_BASE', 'db.password', 'GOOGLE_CREDENTIALS'],
])('%s looks like a secret', (name) => {
  expect(flaws(name, 'x')).toHaveLength(1);
});

test.each([
  ...['TOKEN_URL', 'PASSWORD_MIN_LENGTH', 'DB_PASSWORD_FILE', 'MAX_TOKENS', 'COMPASS', 'OLDPWD'].map((name) => [name]),
  ...['AWS_ACCESS_KEY_ID', 'MONKEY', 'KEY', 'SECRETARY', 'PASSENGER', 'TOKENIZER'].map((name) => [name]),
  ['USE_TOKEN', 'true'],
  ['REQUIRE_PASSWORD', 'false'],
  ['PGPASSWORD', '$(DB_PASSWORD)'],
  ['PASSWORD', ''],
])('%s does not look like a secret with the value %j', (name = '', value = 'x') => {
  expect(flaws(name, value)).toEqual([]);
});

test('a password within a URL is a problem under any name', () => {
  expect(flaws('DATABASE_URL', 'postgres://shop:hunter2@database/shop')).toEqual([
    'env "DATABASE_URL" has a password in its URL: write secrets: { "DATABASE_URL": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it. (secret-literal)',
  ]);
  const harmless = [
    'postgres://shop:$(DB_PASSWORD)@database',
    'postgres://database:5432/shop@v1',
    'ssh://git@host:22/a',
  ];
  expect(harmless.flatMap((value) => flaws('DATABASE_URL', value))).toEqual([]);
});

test('a token that anybody may read is listed in publicNames', () => {
  expect(flaws('MAP_TOKEN', 'pk.1', ['MAP_TOKEN'])).toEqual([]);
  expect(problems({ config: { MAP_TOKEN: 'pk.1' }, publicNames: ['MAP_TOKEN'] })).toEqual([]);
});

test('a secret in a command is a problem, unless it is listed in publicNames', () => {
  expect(problems({ command: ['server'], args: ['--password=hunter2', '--map-token', 'pk.1'] })).toEqual([
    'command option "--password" looks like a secret and has a literal value: write secrets: { "PASSWORD": SecretKey.of("…", "…") } and $(PASSWORD) in its place, or list "--password" in publicNames if anybody may read it. (secret-literal)',
    'command option "--map-token" looks like a secret and has a literal value: write secrets: { "PASSWORD": SecretKey.of("…", "…") } and $(PASSWORD) in its place, or list "--map-token" in publicNames if anybody may read it. (secret-literal)',
  ]);
  expect(problems({ args: ['--map-token=pk.1', '--password=$(DB_PASSWORD)'], publicNames: ['--map-token'] })).toEqual(
    [],
  );
});

test('a command in a line for a shell is looked at as well', () => {
  expect(problems({ command: ['sh', '-c', 'PGPASSWORD=hunter2 exec server'] })).toEqual([
    'command option "PGPASSWORD" looks like a secret and has a literal value: write secrets: { "PASSWORD": SecretKey.of("…", "…") } and $(PASSWORD) in its place, or list "PGPASSWORD" in publicNames if anybody may read it. (secret-literal)',
  ]);
});

test.each([
  ['MYSQL_ALLOW_EMPTY_PASSWORD', 'yes'],
  ['TLS_PRIVATE_KEY', '/etc/tls/tls.key'],
  ['TLS_SECRET', 'shop-tls'],
  ['GF_SECURITY_ADMIN_PASSWORD', '-'],
])('%s is harmless with the value %j', (name, value) => {
  expect(flaws(name, value)).toEqual([]);
});
