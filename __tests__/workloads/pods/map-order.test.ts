import { EnvValue } from 'cdk8s-plus-27';
import { PodPort, PodVolume, SecretKey, Settings, WebService, type WebServiceOptions } from '../../../lib';
import { synthesize } from '../../support/app';

const image = 'registry.example.com/shop/user:1.4.0';
const container = {
  env: { B: EnvValue.fromValue('1'), A: EnvValue.fromValue('2') },
  secrets: { D: SecretKey.of('database', 'd'), C: SecretKey.of('database', 'c') },
  files: { '/etc/b.yaml': 'b', '/etc/a.yaml': 'a' },
  volumes: { '/var/b': PodVolume.claim('b'), '/var/a': PodVolume.scratch() },
};
const props: WebServiceOptions = {
  ...container,
  ports: { grpc: PodPort.offered(9000), admin: PodPort.podOnly(9001) },
  config: { F: '1', E: '2' },
  labels: { tier: 'front', team: 'shop' },
  annotations: { note: 'b', 'example.com/owner': 'a' },
  nodeSelector: { disk: 'ssd', arch: 'arm' },
  sidecars: [
    { name: 'proxy', image, ...container, ports: { stats: PodPort.podOnly(9102), health: PodPort.podOnly(9101) } },
  ],
};

/** The same value with the keys of all its maps the other way round. */
function reversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reversed) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, reversed(inner)])
      .reverse(),
  ) as T;
}

test('the order of the keys of a map changes nothing, since not every language keeps it', () => {
  const build = (chosen: WebServiceOptions, settings: { config: object; files: object }) =>
    JSON.stringify(
      synthesize((chart) => {
        const common = new Settings(chart, 'common', settings as object);
        new WebService(chart, 'user', { image, settings: [common], ...chosen });
      }),
    );
  const settings = { config: { H: '1', G: '2' }, files: { '/etc/d.yaml': 'd', '/etc/c.yaml': 'c' } };
  expect(build(reversed(props), reversed(settings))).toBe(build(props, settings));
});
