import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-27';
import * as portico from '../../../lib';
import { ProblemsError } from '../../../lib/cdk8s/findings';
import { DEFAULT_OPTIONS } from '../../../lib/workloads/defaults/default-options';
import { expectValid } from '../../support/validate';

// Warnings are not what these tests are about.
jest.spyOn(console, 'error').mockImplementation(() => {});

// biome-ignore lint/suspicious/noExplicitAny: as in JavaScript
const p = portico as any;
const image = 'registry.example.com/shop/user:1.4.0';

const circular: { self?: unknown } = {};
circular.self = circular;

/** What plain JavaScript can pass. */
const VALUES: readonly [string, unknown][] = [
  ['null', null],
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-1', -1],
  ['1e30', 1e30],
  ['0.5', 0.5],
  ['an empty text', ''],
  ['a blank', ' '],
  ['a lone surrogate', '\ud800'],
  ['NUL', 'a\0b'],
  ['the name of every object', 'constructor'],
  ['an empty list', []],
  ['a list of nothing', [null]],
  ['a list within itself', [circular]],
  ['an object without a prototype', Object.assign(Object.create(null), { A: Object.create(null) })],
  ['a key __proto__', JSON.parse('{"__proto__":"x"}')],
  ['a key constructor', { constructor: 'x' }],
  ['a key of nothing', { a: null }],
  ['a bigint', 10n],
  ['a symbol', Symbol('s')],
  ['a function', () => 1],
  ['an object within itself', circular],
  ['true', true],
  ['an endless duration', Duration.seconds(Infinity)],
  ['half a second', Duration.millis(500)],
  ['a fraction of a byte', Size.kibibytes(0.3)],
  ['a CPU', Cpu.millis(5)],
  ['a construct', new Chart(new App(), 'other')],
];

type Build = (value: unknown, chart: Chart) => void;

const told = (option: string, props: (value: unknown) => object): [string, Build] => [
  option,
  (value, chart) => new p.WebService(chart, 'user', { image, ...props(value) }),
];
const options = (names: readonly string[], what: string, props: (options: object) => object) =>
  names.map((name) => told(`${what}.${name}`, (value) => props({ [name]: value })));

const CONTAINER = ['name', 'image', 'runtime', 'command', 'env', 'secrets', 'secretsFrom', 'files', 'volumes'];
const PROPS = [
  ...['serviceName', 'version', 'port', 'servicePort', 'ports', 'exposure', 'scale', 'rollout', 'disruptionBudget'],
  ...['drain', 'health', 'resources', 'args', 'config', 'settings', 'publicNames', 'sidecars', 'initContainers'],
  ...['spread', 'antiAffinity', 'nodeSelector', 'tolerations', 'priorityClassName', 'identity', 'pullSecrets'],
  ...['metrics', 'labels', 'annotations', ...CONTAINER],
];

/** Everything that takes a value of the user's. */
const TARGETS: readonly [string, Build][] = [
  ['id', (value, chart) => new p.WebService(chart, value, { image })],
  ['props', (value, chart) => new p.WebService(chart, 'user', value)],
  ['port()', (value, chart) => new p.WebService(chart, 'user', { image }).port(value)],
  ...options(PROPS, 'props', (props) => props),
  ...options([...CONTAINER, 'ports', 'health', 'resources'], 'sidecar', (own) => ({
    sidecars: [{ name: 'proxy', image, ...own }],
  })),
  ...options(CONTAINER, 'init container', (own) => ({ initContainers: [{ name: 'init', image, ...own }] })),
  ...DEFAULT_OPTIONS.map((name): [string, Build] => [
    `defaults.${name}`,
    (value, chart) => {
      p.PorticoDefaults.of(chart).set({ [name]: value });
      new p.WebService(chart, 'user', { image: 'user:1.0.0' });
    },
  ]),
  ...['name', 'config', 'files', 'publicNames'].map((name): [string, Build] => [
    `settings.${name}`,
    (value, chart) => {
      const common = new p.Settings(chart, 'common', { config: { A: '1' }, [name]: value });
      new p.WebService(chart, 'user', { image, settings: [common] });
    },
  ]),
  told('Scale.fixed()', (value) => ({ scale: p.Scale.fixed(value) })),
  ...options(['min', 'max', 'cpuPercent', 'memoryPercent', 'scaleUpWindow'], 'scale', (own) => ({
    scale: p.Scale.auto({ min: 2, max: 4, ...own }),
  })),
  ...options(['minReady', 'deadline', 'history', 'maxSurge', 'maxUnavailable'], 'rollout', (own) => ({
    rollout: p.Rollout.rolling(own),
  })),
  ...options(['pause', 'shutdown', 'gracePeriod'], 'drain', (own) => ({ drain: p.Drain.graceful(own) })),
  ...options(['user', 'group', 'writablePaths'], 'runtime', (own) => ({
    runtime: p.ImageRuntime.restricted(own),
  })),
  told('Health.http()', (value) => ({ health: p.Health.http(value) })),
  told('options of Health.http()', (value) => ({ health: p.Health.http('/', value) })),
  told('Health.tcp()', (value) => ({ health: p.Health.tcp(value) })),
  told('Health.grpc()', (value) => ({ health: p.Health.grpc(value) })),
  told('Health.command()', (value) => ({ health: p.Health.command(value) })),
  told('options of Health.command()', (value) => ({ health: p.Health.command(['true'], value) })),
  ...options(['live', 'port', 'startupTimeout'], 'health', (own) => ({ health: p.Health.http('/', own) })),
  told('Resources.of()', (value) => ({ resources: p.Resources.of(value) })),
  ...options(['cpu', 'memory', 'ephemeralStorage'], 'resources', (own) => ({ resources: p.Resources.of(own) })),
  ...options(['request', 'limit'], 'cpu', (own) => ({ resources: p.Resources.of({ cpu: own }) })),
  ...options(['request', 'limit'], 'memory', (own) => ({ resources: p.Resources.of({ memory: own }) })),
  ...options(['sizeLimit', 'memory'], 'volume', (own) => ({ volumes: { '/a': p.PodVolume.scratch(own) } })),
  told('PodVolume.claim()', (value) => ({ volumes: { '/a': p.PodVolume.claim(value, value) } })),
  told('SecretKey.of()', (value) => ({ secrets: { A: p.SecretKey.of(value, value) } })),
  told('PodPort.offered()', (value) => ({ ports: { a: p.PodPort.offered(value, value) } })),
  ...options(['key', 'value', 'effect', 'stay'], 'toleration', (own) => ({ tolerations: [{ key: 'a', ...own }] })),
  ...options(['apiToken', 'annotations'], 'identity', (own) => ({ identity: p.Identity.own(own) })),
  ...options(['path', 'port'], 'metrics', (metrics) => ({ metrics })),
  told('a variable', (value) => ({ env: { A: EnvValue.fromValue(value as string) } })),
  told('a setting', (value) => ({ config: { A: value } })),
  told('a file', (value) => ({ files: { '/a': value } })),
  told('an annotation', (value) => ({ annotations: { a: value } })),
];

/** What says nothing, or is as good as that. */
const NOTHING = ['null', 'an empty list'];

test.each(TARGETS)('%s: any value is taken as it is meant, or a problem', (_, build) => {
  const outcome = (value: unknown) => {
    const chart = new Chart(new App(), 'shop');
    try {
      build(value, chart);
      const objects = Testing.synth(chart);
      expectValid(objects);
      return JSON.stringify(objects);
    } catch (error) {
      if (error instanceof ProblemsError) return error.findings.map(({ message }) => message);
      throw error;
    }
  };
  const without = outcome(undefined);
  for (const [name, value] of VALUES) {
    const result = outcome(value);
    // What changes nothing has been ignored.
    if (!NOTHING.includes(name)) expect([name, result]).not.toEqual([name, without]);
  }
});
