import { readdirSync } from 'node:fs';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  type DefaultOptions,
  Network,
  PodSecurityLevel,
  PorticoDefaults,
  SecretKey,
  SecretStore,
  type WorkloadBase,
} from '../../../lib';
import { noOpFields } from '../../support/api-defaults';
import { type Manifest, problemsOf, synthesize } from '../../support/app';
import { podSecurityViolations } from '../../support/pod-security';
import { expectValid } from '../../support/validate';
import { expectAnyValue } from './any-value';
import { DEFAULTS } from './default-values';
import { everyOption, KINDS, right } from './kinds';

// The options are for many tests at once, and some of them are worth a warning.
jest.spyOn(console, 'error').mockImplementation(() => {});

const secrets = { PASSWORD: SecretKey.external(SecretStore.ofDefaults(), 'shop/database', 'password') };

/** Folders of lib/workloads that hold what kinds share. */
const SHARED = ['defaults', 'pods', 'replicas', 'runs', 'service', 'storage'];

test('every kind of workload is in this suite', () => {
  const folders = readdirSync('lib/workloads', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const kinds = folders.map(({ name }) => name).filter((name) => !SHARED.includes(name));
  expect(KINDS.map(({ folder }) => folder).sort()).toEqual(kinds.sort());
});

describe.each(KINDS.map((kind) => [kind.folder, kind] as const))('%s', (_, kind) => {
  const { required, options } = kind;
  const minimal = synthesize((chart) => kind.make(chart, 'user', required));
  const full = (chart: Chart) => kind.make(chart, 'user', everyOption(kind, chart));

  test('objects of the required props, and of all options, follow the schemas and repeat no default', () => {
    for (const objects of [minimal, synthesize(full)]) {
      expectValid(objects);
      expect(objects.flatMap((object) => noOpFields(object).map((path) => `${object.kind} ${path}`))).toEqual([]);
    }
  });

  test('the required props are enough for Pod Security "restricted"', () => {
    expect(minimal.flatMap(podSecurityViolations)).toEqual([]);
    const workload = kind.make(new Chart(new App(), 'shop'), 'user', required);
    expect((workload as WorkloadBase).podSecurityLevel).toBe(PodSecurityLevel.RESTRICTED);
  });

  test('a construct that is wrapped or moved within its chart gives the same bytes, and so does a second run', () => {
    const moved = synthesize((chart) => kind.make(new Construct(new Construct(chart, 'a'), 'b'), 'user', required));
    expect(JSON.stringify(moved)).toBe(JSON.stringify(minimal));
    expect(JSON.stringify(synthesize(full))).toBe(JSON.stringify(synthesize(full)));
  });

  test('names begin with the name of the workload and have no hash', () => {
    for (const { metadata } of minimal) expect(metadata.name).toMatch(/^user(-([a-z]+|\d{1,3}))*$/);
  });

  test('labels and annotations are on every object, and on the pods', () => {
    const objects = synthesize((chart) =>
      kind.make(chart, 'user', { ...required, labels: { team: 'shop' }, annotations: { note: 'x' } }),
    );
    for (const { metadata } of objects) {
      expect(metadata.labels).toMatchObject({ team: 'shop', app: 'user', 'app.kubernetes.io/name': 'user' });
      expect(metadata.annotations).toEqual({ note: 'x' });
    }
    const pods = objects.flatMap(podTemplates);
    expect(pods).toHaveLength(1);
    expect(pods[0]?.metadata).toMatchObject({ labels: { team: 'shop', app: 'user' }, annotations: { note: 'x' } });
  });

  test.each(Object.keys(options))('the option %s changes what is written', (name) => {
    const { given, needs, isForClosedNetworks } = options[name] ?? {};
    const build = (chart: Chart, own: object) => {
      const others = typeof needs === 'function' ? needs(chart) : needs;
      if (isForClosedNetworks) PorticoDefaults.of(chart).set({ network: Network.closed() });
      kind.make(chart, 'user', { ...required, ...given, ...others, ...own });
    };
    const place = isForClosedNetworks ? { namespace: 'shop' } : {};
    const changed = synthesize((chart) => build(chart, { [name]: right(options, name, chart) }), place);
    const isPlain = needs === undefined && !isForClosedNetworks;
    expect(changed).not.toEqual(isPlain ? minimal : synthesize((chart) => build(chart, {}), place));
    // An option that others need may also turn a problem into objects.
    if (given !== undefined) expect(problemsOf((chart) => build(chart, {}))).not.toEqual([]);
  });

  test.each(Object.entries(DEFAULTS))('the default of %s reaches it, if it has the option', (name, value) => {
    const build = (chart: Chart, defaults: DefaultOptions) => {
      PorticoDefaults.of(chart.node.root).set({ secretStore: SecretStore.of('other') });
      PorticoDefaults.of(chart).set(defaults);
      const needs = name === 'secretStore' ? { secrets } : options[name]?.needs;
      kind.make(chart, 'user', { ...required, ...needs, image: 'user:1.0.0' });
    };
    const [without, reached] = [{}, { [name]: value }].map((defaults) =>
      JSON.stringify(synthesize((chart) => build(chart, defaults), { namespace: 'shop' })),
    );
    // The pause before a pod stops is the only field of a plain workload that is written otherwise for old clusters.
    const ofVersion = without?.includes('"preStop"');
    const hasOption = name in options && !kind.withoutDefault?.includes(name);
    const concerns =
      ['registry', 'secretStore', 'network'].includes(name) || (name === 'kubernetesVersion' ? ofVersion : hasOption);
    expect(reached !== without).toBe(concerns);
  });

  test.each([
    ['id', (value: unknown, chart: Chart) => kind.make(chart, value as string, required)],
    ['props', (value: unknown, chart: Chart) => kind.make(chart, 'user', value as object)],
    ...Object.keys(options).map(
      (name) =>
        [name, (value: unknown, chart: Chart) => kind.make(chart, 'user', { ...required, [name]: value })] as const,
    ),
  ] as const)('any value of %s is written, or is a problem', (_name, build) => expectAnyValue(build));

  test('of wrong props, none hides another', () => {
    const wrong = { bogus: 1, ...Object.fromEntries(Object.entries(options).map(([name, row]) => [name, row.wrong])) };
    const find = (names: readonly string[]) => {
      const props = Object.fromEntries(Object.entries(wrong).filter(([name]) => names.includes(name)));
      return problemsOf((chart) => kind.make(chart, 'user', { ...required, ...props }));
    };
    const names = Object.keys(wrong);
    const alone = new Map(names.map((name) => [name, find([name])]));
    expect(names.filter((name) => alone.get(name)?.length === 0)).toEqual([]);
    const together = new Set(find(names));
    expect(names.flatMap((name) => alone.get(name) ?? []).filter((line) => !together.has(line))).toEqual([]);
  });
});

/** The pod templates of an object, however deep its kind has them. */
function podTemplates({ spec }: Manifest): Manifest[] {
  const template = spec?.template ?? spec?.jobTemplate?.spec?.template;
  return template === undefined ? [] : [template];
}
