import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import { Exposure, Health, ImageRuntime, Resources, Scale, WebService, type WebServiceProps } from '../../../lib';
import { WEB_SERVICE_PROPS } from '../../../lib/workloads/web-service/web-service-props';
import { problemsOf } from '../../support/app';

const image = 'nginx:1.29.3';
const problems = (props: object, id = 'user') =>
  problemsOf((chart) => new WebService(chart, id, { image, ...props } as WebServiceProps)).map((line) =>
    line.replace('[shop/user] ', ''),
  );
/** What plain JavaScript can pass where TypeScript would refuse. */
const untyped = (value: unknown) => value as never;

const long = 'x'.repeat(64);

test.each<[string, object, string[]]>([
  [
    'image without tag',
    { image: 'nginx' },
    ['image "nginx" has no tag or digest: pin one, for example "nginx:1.0.0".'],
  ],
  [
    'image without tag behind a port',
    { image: 'localhost:5000/user' },
    ['image "localhost:5000/user" has no tag or digest: pin one, for example "localhost:5000/user:1.0.0".'],
  ],
  [
    'image latest',
    { image: 'nginx:latest' },
    ['image "nginx:latest" moves with every push: pin a version or a digest, for example "nginx:1.0.0".'],
  ],
  [
    'image in upper case',
    { image: 'UPPER CASE!!' },
    [
      'image "UPPER CASE!!" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ],
  [
    'image with a bad digest',
    { image: 'nginx@sha256:12' },
    [
      'image "nginx@sha256:12" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ],
  [
    'no image',
    { image: undefined },
    ['image undefined names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".'],
  ],
  [
    'image that is no string',
    { image: 7 },
    [
      'image 7 is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
    ],
  ],
  [
    'name in upper case',
    { name: 'User_API' },
    [
      'name "User_API" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-api".',
    ],
  ],
  [
    'name that starts with a digit',
    { name: '2048' },
    ['name "2048" starts with a digit: write a letter first, for example "v2048".'],
  ],
  ['name that is too long', { name: long }, [`name "${long}" has 64 characters: write at most 63.`]],
  [
    'version with dots',
    { version: '1.2' },
    ['version "1.2" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "1-2".'],
  ],
  [
    'name and version that are too long together',
    { name: 'x'.repeat(60), version: 'v100' },
    [`name and version give "${'x'.repeat(60)}-v100", 65 characters: write at most 63 together.`],
  ],
  [
    'serviceName',
    { serviceName: 'user.service' },
    [
      'serviceName "user.service" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "user-service".',
    ],
  ],
  [
    'serviceName that is too long',
    { serviceName: long },
    [`serviceName "${long}" has 64 characters: write at most 63.`],
  ],
  ['port 0', { port: 0 }, ['port 0 is outside 1..65535: write a whole number, for example 8080.']],
  ['port 65536', { port: 65536 }, ['port 65536 is outside 1..65535: write a whole number, for example 8080.']],
  [
    'port that is no number',
    { port: NaN, servicePort: untyped('80') },
    [
      'port NaN is outside 1..65535: write a whole number, for example 8080.',
      'servicePort "80" is outside 1..65535: write a whole number, for example 8080.',
    ],
  ],
  [
    'nodePort',
    { exposure: Exposure.nodePort(80) },
    ['nodePort 80 is outside 30000..32767: write a port of that range, or leave it out to let the cluster pick.'],
  ],
  [
    'negative replicas',
    { scale: Scale.fixed(-1) },
    ['replicas -1 is not a whole number from 0: write, for example, 2.'],
  ],
  [
    'half a replica',
    { scale: Scale.fixed(1.5) },
    ['replicas 1.5 is not a whole number from 0: write, for example, 2.'],
  ],
  [
    'root',
    { runtime: ImageRuntime.restricted({ user: 0 }) },
    ['user 0 is root, which "restricted" forbids: write a whole number from 1, or use ImageRuntime.unrestricted().'],
  ],
  [
    'a group by name',
    { runtime: ImageRuntime.restricted({ group: untyped('www') }) },
    ['group "www" is not a numeric id: write a whole number from 1, or use ImageRuntime.unrestricted().'],
  ],
  [
    'a relative folder',
    { runtime: ImageRuntime.restricted({ writablePaths: ['tmp'] }) },
    ['writable path "tmp" is not an absolute path without "." and "..": write, for example, "/var/cache".'],
  ],
  [
    'a folder twice',
    { runtime: ImageRuntime.restricted({ writablePaths: ['/tmp', '/tmp'] }) },
    ['writablePaths ["/tmp","/tmp"] has a folder twice: list each once.'],
  ],
  [
    'folders that give one volume name',
    { runtime: ImageRuntime.restricted({ writablePaths: ['/a/b', '/a-b'] }) },
    ['paths "/a/b" and "/a-b" give one volume name: rename one of the folders.'],
  ],
  [
    'health path',
    { health: Health.http('healthz', { live: 'live z' }) },
    [
      'health path "healthz" must start with "/" and have no blanks and no "#": write, for example, "/healthz".',
      'live path "live z" must start with "/" and have no blanks and no "#": write, for example, "/healthz".',
    ],
  ],
  [
    'a path for liveness, and no liveness',
    { health: Health.http('/ready', { live: '/live' }).withoutLiveness() },
    ['live path "/live" is never asked because of withoutLiveness(): leave one of the two out.'],
  ],
  [
    'health command',
    { health: Health.command([]) },
    ['health command [] has the wrong type; expected a list of strings such as ["/bin/check", "--quick"].'],
  ],
  [
    'startupTimeout',
    { health: Health.tcp({ startupTimeout: Duration.seconds(1) }) },
    [
      'startupTimeout 1 second is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30).',
    ],
  ],
  [
    'cpu request above limit',
    { resources: Resources.of({ cpu: { request: Cpu.units(2), limit: Cpu.millis(500) } }) },
    ['cpu request "2" is above its limit "500m": raise the limit or lower the request.'],
  ],
  [
    'memory request above limit',
    { resources: Resources.of({ memory: { request: Size.gibibytes(1), limit: Size.mebibytes(512) } }) },
    ['memory request "1Gi" is above its limit "512Mi": raise the limit or lower the request.'],
  ],
  [
    'no cpu',
    { resources: Resources.of({ cpu: { request: Cpu.millis(0) } }) },
    ['cpu request "0m" is not above 0: write, for example, Cpu.millis(50).'],
  ],
  [
    'env name',
    { env: { '1ST': EnvValue.fromValue('x') } },
    [
      'env "1ST" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
    ],
  ],
  [
    'env as a plain string',
    { env: { LOG_LEVEL: untyped('info') } },
    ['env "LOG_LEVEL" "info" has the wrong type; expected a value such as EnvValue.fromValue("…").'],
  ],
  [
    'env as a number',
    { env: { RETRIES: EnvValue.fromValue(untyped(3)) } },
    ['env "RETRIES" 3 has the wrong type; expected a string, for example EnvValue.fromValue("3").'],
  ],
  [
    'label key',
    { labels: { 'bad key': 'x' } },
    [
      'label key "bad key" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ],
  [
    'label value',
    { labels: { team: 'a b' } },
    [
      'label "team" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ],
  [
    'label value that is too long',
    { labels: { team: long } },
    [
      `label "team" with the value "${long}" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.`,
    ],
  ],
  [
    'a label of the identity',
    { labels: { app: 'other' } },
    ['label "app" is set by Portico from name and version: set those instead.'],
  ],
  [
    'annotation key',
    { annotations: { '/x': 'y' } },
    [
      'annotation key "/x" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ],
  [
    'annotation value',
    { annotations: { scrape: untyped(true) } },
    ['annotation "scrape" with the value true is not a string: write, for example, "true".'],
  ],
  [
    'values of another type',
    {
      exposure: untyped('NodePort'),
      scale: untyped(3),
      runtime: untyped(null),
      health: untyped('/'),
      resources: untyped({}),
    },
    [
      'resources {} has the wrong type; expected resources such as Resources.none().',
      'health "/" has the wrong type; expected a health check such as Health.http("/healthz").',
      'exposure "NodePort" has the wrong type; expected Exposure.nodePort().',
      'scale 3 has the wrong type; expected Scale.fixed(2).',
    ],
  ],
])('%s', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test('an id that is taken, and an empty one', () => {
  expect(
    problemsOf((chart) => {
      new WebService(chart, 'user', { image });
      new WebService(chart, 'user', { image, name: 'other' });
      new WebService(chart, '', { image, name: 'third' });
    }),
  ).toEqual([
    '[shop] the id "user" is used twice in this scope: give each construct an id of its own.',
    '[shop] a construct has the id "": give it a text, for example "user".',
  ]);
});

test('no chart around it', () => {
  expect(problemsOf((_, app) => new WebService(app as never, 'user', { image }))).toEqual([
    '[user] this is in no chart: pass a Chart, or a construct in one, as its scope.',
  ]);
});

test('no construct around it', () => {
  expect(() => new WebService(untyped(undefined), 'user', { image })).toThrow(
    'the scope undefined of "user" is not a construct: pass the app, a chart, or a construct in one.',
  );
});

test('a chart whose id is no label value', () => {
  expect(problemsOf((_, app) => new WebService(new Chart(app, 'my shop'), 'user', { image }))).toEqual([
    '[my shop/user] the chart\'s id, which becomes a label, "my shop" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
  ]);
});

test('a misspelt prop', () => {
  expect(problems({ serviceNam: 'x' })).toEqual(['the service has no option "serviceNam": write serviceName.']);
  expect(problems({ bananas: 3 })).toEqual([
    `the service has no option "bananas": write one of ${WEB_SERVICE_PROPS.join(', ')}.`,
  ]);
});

test('no props at all', () => {
  expect(problemsOf((chart) => new WebService(chart, 'user', untyped(undefined)))).toEqual([
    '[shop/user] image undefined names no image: write one with its tag, for example "registry.example.com/shop/user:1.0.0".',
  ]);
});

test('an app without problems has none', () => {
  expect(new App().node.validate()).toEqual([]);
  expect(problems({})).toEqual([]);
});
