import { App, Chart, Duration, Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import {
  DisruptionBudget,
  Drain,
  Health,
  Identity,
  ImageRuntime,
  PodCount,
  PodPort,
  PodVolume,
  PorticoDefaults,
  Resources,
  Rollout,
  Scale,
  SecretKey,
  Settings,
  TolerationEffect,
  WebService,
  type WebServiceProps,
} from '../../../lib';
import { problemsOf } from '../../support/app';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

const image = 'registry.example.com/shop/user:1.4.0';
const proxy = 'envoyproxy/envoy:v1.35.0';
const problems = (props: object) =>
  problemsOf((chart) => new WebService(chart, 'user', { image, ...props } as WebServiceProps)).map((line) =>
    line.replace('[shop/user] ', ''),
  );
/** What plain JavaScript can pass where TypeScript would refuse. */
const untyped = (value: unknown) => value as never;
const auto = (options: object) => Scale.auto({ min: 2, max: 4, ...options });
const sidecar = (options: object) => ({ sidecars: [{ name: 'proxy', image: proxy, ...options }] });

test.each<[string, object, string[]]>([
  // Scale
  ['a range the wrong way round', { scale: auto({ min: 5 }) }, ['min 5 is above max 4: exchange them.']],
  ['a range of one', { scale: auto({ min: 4 }) }, ['min and max are both 4: write Scale.fixed(4), or a higher max.']],
  ['no pods', { scale: auto({ min: 0 }) }, ['min 0 is not a whole number from 1: write, for example, 2.']],
  ['half a pod', { scale: auto({ max: 2.5 }) }, ['max 2.5 is not a whole number from 1: write, for example, 4.']],
  [
    'a share instead of a percentage',
    { scale: auto({ cpuPercent: 0.7 }) },
    ['cpuPercent 0.7 is not a whole number from 1: write, for example, 70.'],
  ],
  [
    'a window longer than the API server takes',
    { scale: auto({ scaleDownWindow: Duration.minutes(90) }) },
    [
      'scaleDownWindow 1 hour 30 minutes is not a whole number of seconds from 0 to 3600: write, for example, Duration.seconds(30).',
    ],
  ],
  [
    'a metric without a request',
    { scale: auto({}), resources: Resources.none() },
    ['cpuPercent 70 needs a cpu request, and container "user" has none: set it by Resources.of().'],
  ],
  [
    'a metric without a request of a sidecar',
    { scale: auto({ memoryPercent: 80 }), ...sidecar({ resources: Resources.none() }) },
    ['memoryPercent 80 needs a memory request, and container "proxy" has none: set it by Resources.of().'],
  ],
  [
    'a percentage that the limit never lets happen',
    { scale: auto({ memoryPercent: 250 }) },
    [
      'memoryPercent 250 of the request 128Mi of container "user" is 320Mi, above its limit 256Mi: it would never be reached, so lower the percentage or raise the limit.',
    ],
  ],
  [
    'a percentage that the limit lets happen, but not be noticed',
    { scale: auto({ memoryPercent: 190 }) },
    [
      'memoryPercent 190 of the request 128Mi of container "user" is 243Mi, and pods are added from 268Mi on, above its limit 256Mi: it would never be reached, so lower the percentage or raise the limit.',
    ],
  ],
  [
    'a percentage that the limits of two containers never let happen',
    { scale: auto({ memoryPercent: 250 }), ...sidecar({}) },
    [
      'memoryPercent 250 of the requests 256Mi of containers "user" and "proxy" is 640Mi, above their limits 512Mi: it would never be reached, so lower the percentage or raise the limit.',
    ],
  ],
  [
    'a misspelt option',
    { scale: auto({ cpu: 70 }) },
    [
      'an automatic scale has no option "cpu": write one of min, max, cpuPercent, memoryPercent, scaleUpWindow, scaleDownWindow.',
    ],
  ],
  // Rollout and drain
  [
    'a rollout that can do nothing',
    { rollout: Rollout.rolling({ maxSurge: PodCount.of(0) }) },
    ['maxSurge 0 and maxUnavailable 0 leave no pod to begin with: raise one of them.'],
  ],
  [
    'a surge of another kind',
    { rollout: Rollout.rolling({ maxSurge: untyped(1) }) },
    ['maxSurge 1 has the wrong type; expected PodCount.of(1) or PodCount.percent(25).'],
  ],
  [
    'more pods missing than there are',
    { rollout: Rollout.rolling({ maxUnavailable: PodCount.percent(200) }) },
    ['percentage of maxUnavailable 200 is not a whole number from 0 to 100: write, for example, 25.'],
  ],
  [
    'a deadline that a start does not keep',
    { rollout: Rollout.rolling({ deadline: Duration.seconds(65) }) },
    [
      'startupTimeout 60 s + minReady 5 s = 65 s are not below deadline 65 s: every slow start would count as a failed rollout, so raise the deadline.',
    ],
  ],
  [
    'a start of no time, and a deadline',
    {
      health: Health.tcp({ startupTimeout: untyped('1m') }),
      rollout: Rollout.rolling({ deadline: Duration.minutes(5) }),
    },
    ['startupTimeout "1m" is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30).'],
  ],
  [
    'half a second',
    { rollout: Rollout.rolling({ minReady: Duration.millis(500) }) },
    ['minReady 500 millis is not a whole number of seconds from 0: write, for example, Duration.seconds(30).'],
  ],
  [
    'a drain that takes longer than it may',
    { drain: Drain.graceful({ shutdown: Duration.seconds(60), gracePeriod: Duration.seconds(25) }) },
    ['pause 10 s + shutdown 60 s + slack 5 s = 75 s are above gracePeriod 25 s: shorten pause or shutdown.'],
  ],
  [
    'a pause that the image has no command for',
    { runtime: ImageRuntime.distroless() },
    [
      'the pause of 10 s before a pod stops needs the command "sleep" in the image below Kubernetes 1.30: raise kubernetesVersion to "1.30..1.37", or write Drain.none().',
    ],
  ],
  [
    'a pause that the image of a sidecar has no command for',
    sidecar({ runtime: ImageRuntime.distroless(), ports: { proxy: PodPort.offered(9001) } }),
    [
      'sidecar "proxy": the pause of 10 s before a pod stops needs the command "sleep" in the image below Kubernetes 1.29: raise kubernetesVersion to "1.29..1.37", or write Drain.none().',
    ],
  ],
  // Availability
  [
    'a budget that blocks drains',
    { disruptionBudget: DisruptionBudget.maxUnavailable(PodCount.percent(0)) },
    [
      'maxUnavailable 0% of the budget would block every node drain for ever: write at least PodCount.of(1), or DisruptionBudget.none().',
    ],
  ],
  [
    'a budget of another kind',
    { disruptionBudget: DisruptionBudget.maxUnavailable(untyped(undefined)) },
    ['maxUnavailable of the budget undefined has the wrong type; expected PodCount.of(1) or PodCount.percent(25).'],
  ],
  [
    'a stay that the effect does not allow',
    { tolerations: [{ key: 'spot', effect: TolerationEffect.NO_SCHEDULE, stay: Duration.minutes(1) }] },
    ['stay 1 minute of a toleration needs the effect TolerationEffect.NO_EXECUTE: set it, or leave stay out.'],
  ],
  [
    'a node label that is none',
    { nodeSelector: { 'a b': 'c' } },
    [
      'nodeSelector key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ],
  [
    'a priority class in upper case',
    { priorityClassName: 'High' },
    [
      'priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high".',
    ],
  ],
  // Settings and secrets
  [
    'a secret in plain sight',
    { config: { DB_PASSWORD: 'hunter2', PASSWORD_MIN_LENGTH: '8' }, env: { API_TOKEN: EnvValue.fromValue('x') } },
    [
      'env "API_TOKEN" looks like a secret and has a literal value: write secrets: { "API_TOKEN": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it.',
      'config "DB_PASSWORD" looks like a secret and has a literal value: write secrets: { "DB_PASSWORD": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it.',
    ],
  ],
  [
    'a private key',
    { files: { '/etc/tls.pem': '-----BEGIN RSA PRIVATE KEY-----\nMIIE' } },
    ['file "/etc/tls.pem" has a private key in it: keep it in a Secret, and mount that by PodVolume.secret("…").'],
  ],
  [
    'a number as a setting',
    { config: { PORT: 8080 } },
    ['config "PORT" 8080 has the wrong type; expected a string, for example "8080".'],
  ],
  [
    'one name twice',
    {
      config: { A: '1', B: '1' },
      env: { A: EnvValue.fromValue('2'), C: EnvValue.fromValue('3') },
      secrets: { B: SecretKey.of('b', 'b'), C: SecretKey.of('c', 'c') },
    },
    [
      '"C" is in env and in secrets: keep one of the two.',
      '"A" is in config and in env: keep one of the two.',
      '"B" is in config and in secrets: keep one of the two.',
    ],
  ],
  [
    'a name that no environment has',
    { config: { '1ST': 'x' } },
    [
      'config "1ST" is not a variable name: write letters, digits, "_", "-" and ".", not starting with a digit or "..", for example "LOG_LEVEL".',
    ],
  ],
  [
    'a Secret and a key that can not be',
    { secrets: { A: SecretKey.of('My Secret', '..') } },
    [
      'Secret name "My Secret" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-secret".',
      'Secret key ".." is not a data key: write at most 253 letters, digits, "-", "_" and ".", for example "app.yaml".',
    ],
  ],
  [
    'files that one key would stand for',
    { files: { '/a/b_c': 'x', '/a_b/c': 'y' } },
    ['files "/a/b_c" and "/a_b/c" have the same key "a_b_c" in their ConfigMap: rename one of them.'],
  ],
  [
    'a file at no path',
    { files: { 'etc/app.yaml': 'x', '/etc/../app.yaml': 'y', '/etc/ä': 'z' } },
    [
      'file path "/etc/../app.yaml" is not an absolute path without "." and "..": write, for example, "/var/cache".',
      'file path "/etc/ä" cannot be a key of a ConfigMap: write at most 253 letters, digits, "-", "_", "." and "/".',
      'file path "etc/app.yaml" is not an absolute path without "." and "..": write, for example, "/var/cache".',
    ],
  ],
  // Volumes
  [
    'a file and a folder in one place',
    { files: { '/etc/app': 'x' }, volumes: { '/etc/app': PodVolume.claim('data') } },
    ['container "user" mounts two things at "/etc/app": move one of them.'],
  ],
  [
    'what is mounted where nothing can be',
    {
      files: { '/etc/app': 'x', '/etc/app/b': 'y', '/etc/tls/ca.crt': 'z', '/data/app.yaml': 'w' },
      volumes: {
        '/etc/tls': PodVolume.secret('tls'),
        '/etc/app/cache': PodVolume.scratch(),
        '/data': PodVolume.claim('data'),
      },
    },
    [
      'container "user" mounts "/etc/tls/ca.crt" within "/etc/tls", which is a read-only folder: move one of them.',
      'container "user" mounts "/etc/app/cache" within "/etc/app", which is a file: move one of them.',
      'container "user" mounts "/etc/app/b" within "/etc/app", which is a file: move one of them.',
    ],
  ],
  [
    'a size of nothing',
    { volumes: { '/cache': PodVolume.scratch({ sizeLimit: Size.mebibytes(0) }) } },
    ['sizeLimit 0Mi is not above 0: write, for example, Size.mebibytes(100).'],
  ],
  [
    'a claim in upper case',
    { volumes: { '/data': PodVolume.claim('Data') } },
    [
      'PersistentVolumeClaim name "Data" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "data".',
    ],
  ],
  // Containers and ports
  [
    "a sidecar with the service's name",
    { sidecars: [{ name: 'user', image: proxy }] },
    ['sidecar "user": another container of the pod has this name: write another.'],
  ],
  [
    'a sidecar with a name that is none',
    { sidecars: [{ name: 'X_', image: proxy }] },
    [
      'sidecar "X_": name "X_" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "x".',
    ],
  ],
  [
    'a folder of letters that no volume name has',
    { volumes: { '/数据': PodVolume.scratch() } },
    ['path "/数据" has no letters or digits for the name of its volume: write some.'],
  ],
  [
    'such a folder of a sidecar',
    sidecar({ volumes: { '/数据': PodVolume.scratch() } }),
    ['path "/数据" has no letters or digits for the name of its volume: write some.'],
  ],
  [
    'a sidecar with an image that moves',
    sidecar({ image: 'envoy' }),
    ['sidecar "proxy": image "envoy" has no tag or digest: pin one, for example "envoy:1.0.0".'],
  ],
  [
    'a sidecar with more rights than its pod',
    sidecar({ runtime: ImageRuntime.unrestricted() }),
    [
      'sidecar "proxy": it cannot be unrestricted in a pod that is restricted: give the workload ImageRuntime.unrestricted() too, or write another runtime.',
    ],
  ],
  [
    'a misspelt option of a sidecar',
    sidecar({ port: 80 }),
    [
      'a sidecar has no option "port": write one of name, image, runtime, command, args, env, secrets, secretsFrom, files, volumes, resources, ports, health.',
    ],
  ],
  [
    'a port that two containers have',
    { ...sidecar({ ports: { proxy: PodPort.podOnly(8080) } }) },
    ['ports "http" and "proxy" are both 8080: containers of a pod share its ports, so write another number.'],
  ],
  [
    'a port of the Service that two have',
    { ports: { grpc: PodPort.offered(9000, 80) } },
    ['ports "http" and "grpc" are both offered as 80: write another servicePort.'],
  ],
  [
    "the name of the service's own port",
    { ports: { http: PodPort.podOnly(8080) } },
    ['port name "http" is that of the service\'s own port: set it by port and servicePort, or write another name.'],
  ],
  [
    'a name that no port may have',
    { ports: { 'a-name-too-long-for-a-port': PodPort.podOnly(9000), '90': PodPort.podOnly(0) } },
    [
      'port "90" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
      'port "90" 0 is outside 1..65535: write a whole number, for example 8080.',
      'port "a-name-too-long-for-a-port" is not a port name: write at most 15 lower-case letters, digits and single "-", with at least one letter, for example "grpc".',
    ],
  ],
  [
    'a health check of a port that is not there',
    { health: Health.http('/healthz', { port: 'admin' }) },
    ['health asks the port "admin", which container "user" does not have: write one of "http".'],
  ],
  [
    'a health check of a sidecar without ports',
    sidecar({ health: Health.tcp() }),
    ['health names no port, which container "proxy" does not have: add it to ports.'],
  ],
  [
    'metrics nowhere',
    { metrics: { path: 'metrics', port: 0 } },
    [
      'metrics path "metrics" must start with "/" and have no blanks and no "#": write, for example, "/healthz".',
      'metrics port 0 is outside 1..65535: write a whole number, for example 8080.',
    ],
  ],
  // Identity
  [
    'an account in upper case',
    { identity: Identity.existing('Shop'), pullSecrets: ['My Registry'] },
    [
      'ServiceAccount name "Shop" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "shop".',
      'pullSecrets "My Registry" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-registry".',
    ],
  ],
  [
    'Secrets twice',
    { pullSecrets: ['registry', 'registry'], secretsFrom: ['database', 'database'] },
    [
      'secretsFrom ["database","database"] names a Secret twice: list each once.',
      'pullSecrets ["registry","registry"] names a Secret twice: list each once.',
    ],
  ],
  [
    'the account that every namespace has, as one of its own',
    { name: 'default' },
    [
      'identity of a workload called "default" would be the ServiceAccount of every pod that names none: write Identity.existing("default"), or another name.',
    ],
  ],
  [
    'a port called as that of the metrics',
    { ports: { metrics: PodPort.podOnly(9001) }, metrics: { port: 9090 } },
    ['port "metrics" is 9001, and metrics are on 9090: write another name, or one number for both.'],
  ],
  [
    "an annotation in the hash's place",
    { config: { A: '1' }, annotations: { 'checksum/config': 'mine' } },
    ['annotation "checksum/config" is set by Portico, to roll out pods when their settings change: write another key.'],
  ],
  // Beyond what the API's numbers hold
  [
    'times that are no times',
    {
      health: Health.tcp({ startupTimeout: Duration.days(2) }),
      drain: Drain.graceful({ pause: Duration.days(40_000) }),
      rollout: Rollout.rolling({ minReady: Duration.days(40_000) }),
    },
    [
      'startupTimeout 2 days is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30).',
      'pause 40000 days is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
      'minReady 40000 days is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
    ],
  ],
  // What cdk8s, YAML or a program cannot be given
  [
    'keys that would be lost on the way',
    { config: { constructor: 'x', ['__proto__']: 'y' }, files: { '/constructor': 'x', '/__proto__': 'y' } },
    [
      'file path "/__proto__" makes a key that cdk8s cannot write: put the file into a folder.',
      'file path "/constructor" makes a key that cdk8s cannot write: put the file into a folder.',
      'config "__proto__" cannot be written by cdk8s: write another, or set it by env.',
      'config "constructor" cannot be written by cdk8s: write another, or set it by env.',
    ],
  ],
  [
    'characters that end a text',
    { env: { A: EnvValue.fromValue('a\0b') }, args: ['\0'] },
    [
      'args ["\\u0000"] has a NUL character, which no program can be given: leave it out.',
      'env "A" has a NUL character, which no environment takes: leave it out.',
    ],
  ],
  [
    'amounts finer than the API server counts',
    {
      resources: Resources.of({ cpu: { request: Cpu.units(0.0001) }, memory: { request: Size.kibibytes(0.3) } }),
      volumes: { '/a': PodVolume.scratch({ sizeLimit: Size.kibibytes(0.3) }) },
    },
    [
      'sizeLimit 0.3Ki is not a whole number of bytes: write, for example, Size.mebibytes(100).',
      'cpu request "0.0001" is finer than a thousandth of a CPU: write, for example, Cpu.millis(50).',
      'memory request "0.3Ki" is not a whole number of bytes: write, for example, Size.mebibytes(128).',
    ],
  ],
  // Plain JavaScript
  [
    'misspelt options within the value objects',
    {
      health: Health.http('/', untyped({ startTimeout: Duration.minutes(5) })),
      resources: Resources.of(untyped({ mem: {}, cpu: { requests: Cpu.units(1), limit: '1' } })),
    },
    [
      'resources has no option "mem": write one of cpu, memory, ephemeralStorage.',
      'cpu of resources has no option "requests": write one of request, limit.',
      'cpu limit "1" has the wrong type; expected an amount such as Cpu.millis(50).',
      'a health check has no option "startTimeout": write one of startupTimeout, port, live.',
    ],
  ],
  [
    'a health check of what every object has',
    { health: Health.grpc({ port: 'constructor' }) },
    ['health asks the port "constructor", which container "user" does not have: write one of "http".'],
  ],
  [
    'values of another type within the value objects',
    {
      health: Health.tcp({ startupTimeout: untyped(null) }),
      runtime: ImageRuntime.restricted({ writablePaths: untyped(5) }),
      resources: Resources.of({ memory: { request: untyped('1Gi') } }),
      volumes: { '/a': PodVolume.scratch({ sizeLimit: untyped(5) }) },
      tolerations: [{ key: untyped(5) }],
    },
    [
      'sizeLimit 5 has the wrong type; expected a size such as Size.mebibytes(100).',
      'memory request "1Gi" has the wrong type; expected an amount such as Size.mebibytes(128).',
      'writablePaths 5 has the wrong type; expected a list such as ["/tmp", "/var/cache"].',
      'startupTimeout null is not a whole number of seconds from 2 to 86400: write, for example, Duration.seconds(30).',
      'key of a toleration 5 has the wrong type; expected the key of a taint, such as "dedicated".',
    ],
  ],
  [
    'values of another type',
    {
      rollout: untyped('recreate'),
      disruptionBudget: untyped(1),
      drain: untyped(30),
      spread: untyped('zone'),
      antiAffinity: untyped(true),
      identity: untyped('default'),
      config: untyped('A=1'),
      files: untyped(['/a']),
      secrets: untyped(7),
      secretsFrom: untyped('database'),
      volumes: untyped([]),
      ports: untyped(9000),
      sidecars: untyped({}),
      initContainers: untyped([7]),
      settings: untyped('common'),
      tolerations: untyped('spot'),
      metrics: untyped(9090),
      command: untyped('/bin/app'),
      pullSecrets: untyped('registry'),
      publicNames: untyped('A'),
    },
    [
      'publicNames "A" has the wrong type; expected a list of strings such as ["MAP_TOKEN"].',
      'command "/bin/app" has the wrong type; expected a list of strings such as ["/bin/app", "--quiet"].',
      'secrets 7 has the wrong type; expected an object such as { DB_PASSWORD: SecretKey.of("database", "password") }.',
      'secretsFrom "database" has the wrong type; expected a list of strings such as ["database"].',
      'files ["/a"] has the wrong type; expected an object such as { "/etc/app/app.yaml": "…" }.',
      'volumes [] has the wrong type; expected an object such as { "/data": PodVolume.claim("data") }.',
      'ports 9000 has the wrong type; expected an object such as { grpc: PodPort.offered(9000) }.',
      'sidecars {} has the wrong type; expected a list such as [{ name: "proxy", image: "envoyproxy/envoy:v1.35.0" }].',
      'an init container 7 has the wrong type; expected an object with name, image, runtime, command, args, env, secrets, secretsFrom, files, volumes, resources.',
      'settings "common" has the wrong type; expected a list such as [common].',
      'config "A=1" has the wrong type; expected an object such as { LOG_LEVEL: "info" }.',
      'spread "zone" has the wrong type; expected a spread such as Spread.required().',
      'antiAffinity true has the wrong type; expected a rule such as AntiAffinity.preferred().',
      'tolerations "spot" has the wrong type; expected a list such as [{ key: "dedicated", value: "web" }].',
      'identity "default" has the wrong type; expected an identity such as Identity.existing("default").',
      'pullSecrets "registry" has the wrong type; expected a list of strings such as ["registry"].',
      'metrics 9090 has the wrong type; expected an object with path, port.',
      'drain 30 has the wrong type; expected a drain such as Drain.none().',
      'rollout "recreate" has the wrong type; expected Rollout.rolling().',
      'disruptionBudget 1 has the wrong type; expected DisruptionBudget.maxUnavailable(PodCount.of(1)).',
    ],
  ],
])('%s', (_, props, messages) => {
  expect(problems(props)).toEqual(messages);
});

test('wrong labels are found with defaults too', () => {
  expect(
    problemsOf((chart) => {
      PorticoDefaults.of(chart).set({ labels: { team: 'shop' } });
      new WebService(chart, 'user', { image, labels: { ['__proto__']: 'x' }, annotations: untyped(5) });
    }),
  ).toEqual([
    '[shop/user] label key "__proto__" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    '[shop/user] annotations 5 has the wrong type; expected an object such as { "example.com/owner": "checkout" }.',
  ]);
});

test.each(
  [
    ...['DB_PASSWORD', 'PGPASSWORD', 'dbPassword', 'DB_PASS', 'MYSQL_PWD', 'SMTP_PASSWORD_2', 'PASSWORDS'],
    ...['CLIENT_SECRET', 'clientSecret', 'AUTH_TOKEN', 'apiKey', 'API_KEYS', 'APIKEY', 'AWS_SECRET_ACCESS_KEY'],
    ...['SECRET_KEY', 'SECRET_KEY_BASE', 'db.password', 'GOOGLE_CREDENTIALS'],
  ].map((name) => [name]),
)('%s looks like a secret', (name) => {
  expect(problems({ config: { [name]: 'x' } })).toHaveLength(1);
});

test('so does a password within a URL', () => {
  const url = (value: string) => problems({ env: { DATABASE_URL: EnvValue.fromValue(value) } });
  expect(url('postgres://shop:hunter2@database/shop')).toEqual([
    'env "DATABASE_URL" has a password in its URL: write secrets: { "DATABASE_URL": SecretKey.of("…", "…") }, or list it in publicNames if anybody may read it.',
  ]);
  const harmless = [
    'postgres://shop:$(DB_PASSWORD)@database',
    'postgres://database:5432/shop@v1',
    'ssh://git@host:22/a',
  ];
  expect(harmless.flatMap(url)).toEqual([]);
});

test.each([
  ...['TOKEN_URL', 'PASSWORD_MIN_LENGTH', 'DB_PASSWORD_FILE', 'MAX_TOKENS', 'COMPASS', 'OLDPWD'].map((name) => [
    name,
    'x',
  ]),
  ...['AWS_ACCESS_KEY_ID', 'MONKEY', 'KEY', 'SECRETARY', 'PASSENGER', 'TOKENIZER'].map((name) => [name, 'x']),
  ['USE_TOKEN', 'true'],
  ['REQUIRE_PASSWORD', 'false'],
  ['PGPASSWORD', '$(DB_PASSWORD)'],
  ['PASSWORD', ''],
])('%s: %j does not', (name, value) => {
  expect(problems({ env: { [name]: EnvValue.fromValue(value) } })).toEqual([]);
});

test('a public token may stand there', () => {
  expect(problems({ config: { MAP_TOKEN: 'pk.1' }, publicNames: ['MAP_TOKEN'] })).toEqual([]);
});

test('settings that hold nothing, and those of another namespace', () => {
  expect(problemsOf((chart) => new Settings(chart, 'common', {}))).toEqual([
    '[shop/common] settings have neither config nor files: write, for example, config: { LOG_LEVEL: "info" }.',
  ]);
  expect(
    problemsOf((chart, app) => {
      const elsewhere = new Chart(app, 'other', { namespace: 'other' });
      const common = new Settings(elsewhere, 'common', { config: { A: '1' } });
      new WebService(chart, 'user', { image, settings: [common] });
    }),
  ).toEqual([
    `[shop/user] settings "other/common" are in the namespace "other", which pods of "kubectl's own" cannot read: make settings in that namespace.`,
  ]);
});

test('settings of another app', () => {
  expect(
    problemsOf((chart) => {
      const common = new Settings(new Chart(new App(), 'other'), 'common', { config: { A: '1' } });
      new WebService(chart, 'user', { image, settings: [common] });
    }),
  ).toEqual(['[shop/user] settings "other/common" belong to another app: make settings in this one.']);
});

test('settings that are no maps, or in no chart', () => {
  expect(problemsOf((chart) => new Settings(chart, 'common', untyped({ config: null, files: 5 })))).toEqual([
    '[shop/common] config null has the wrong type; expected an object such as { LOG_LEVEL: "info" }.',
    '[shop/common] files 5 has the wrong type; expected an object such as { "/etc/app/app.yaml": "…" }.',
    '[shop/common] settings have neither config nor files: write, for example, config: { LOG_LEVEL: "info" }.',
  ]);
  expect(
    problemsOf((chart, app) => {
      const settings = [new Settings(app, 'common', { config: { A: '1' } })];
      new WebService(chart, 'user', { image, settings });
    }),
  ).toEqual(['[common] this is in no chart: pass a Chart, or a construct in one, as its scope.']);
});

test('defaults of what is no scope', () => {
  expect(problemsOf(() => PorticoDefaults.of(untyped('shop')))).toEqual([
    '[] the scope "shop" of the defaults is not a construct: pass the app, a chart, or a construct in one.',
  ]);
});

test('a port that the Service does not offer', () => {
  expect(
    problemsOf((chart) => {
      const ports = { admin: PodPort.podOnly(9001) };
      new WebService(chart, 'user', { image, ports }).port('admin');
    }),
  ).toEqual([
    '[shop/user] port "admin" is not offered by the Service: write one of "http", or add it to ports by PodPort.offered().',
  ]);
});

test('wrong defaults are reported once, where they are written, and reach no service', () => {
  expect(
    problemsOf((chart) => {
      PorticoDefaults.of(chart).set({
        pullSecrets: ['My Registry'],
        resources: untyped('small'),
        runtime: ImageRuntime.restricted({ user: 0 }),
        drain: Drain.graceful({ pause: Duration.millis(500) }),
        rollout: Rollout.rolling({ history: -1 }),
        spread: untyped('zone'),
        antiAffinity: untyped(null),
        nodeSelector: { arch: 'a b' },
        tolerations: untyped('spot'),
        priorityClassName: 'High',
        annotations: untyped(5),
      });
      new WebService(chart, 'user', { image });
      new WebService(chart, 'pay', { image });
    }),
  ).toEqual([
    '[shop] pullSecrets "My Registry" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "my-registry".',
    '[shop] resources "small" has the wrong type; expected resources such as Resources.none().',
    '[shop] user 0 is root, which "restricted" forbids: write a whole number from 1, or use ImageRuntime.unrestricted().',
    '[shop] pause 500 millis is not a whole number of seconds from 0: write, for example, Duration.seconds(30).',
    '[shop] history -1 is not a whole number from 0: write, for example, 3.',
    '[shop] spread "zone" has the wrong type; expected a spread such as Spread.required().',
    '[shop] antiAffinity null has the wrong type; expected a rule such as AntiAffinity.preferred().',
    '[shop] nodeSelector "arch" with the value "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    '[shop] tolerations "spot" has the wrong type; expected a list such as [{ key: "dedicated", value: "web" }].',
    '[shop] priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high".',
    '[shop] annotations 5 has the wrong type; expected an object such as { team: "checkout" }.',
  ]);
});

test('defaults that are wrong, or come too late', () => {
  expect(
    problemsOf((chart, app) => {
      PorticoDefaults.of(app).set({ kubernetesVersion: '1.20', registry: 'https://registry.example.com' });
      PorticoDefaults.of(chart).set({ labels: { app: 'x' }, registri: 'x' } as never);
      new WebService(chart, 'user', { image });
      PorticoDefaults.of(chart).set({ pullSecrets: ['registry'] });
    }),
  ).toEqual([
    '[] kubernetesVersion "1.20" is not a range of supported versions: write two of 1.27 to 1.37, the older first, for example "1.29..1.33", or a single one.',
    '[] registry "https://registry.example.com" is not a registry: write its host, and a folder in it, for example "registry.example.com/shop".',
    '[shop] defaults has no option "registri": write one of kubernetesVersion, registry, pullSecrets, resources, runtime, drain, rollout, spread, antiAffinity, nodeSelector, tolerations, priorityClassName, labels, annotations.',
    `[shop] label "app" is set by Portico from name and version: set those instead.`,
    '[shop] defaults come after the workload "shop/user", which does not have them: set them before.',
  ]);
});
