import { App, Chart } from 'cdk8s';
import { Settings, WebService } from '../../../lib';
import { type Manifest, only, problemsOf, synthesize } from '../../support/app';
import { expectValid } from '../../support/validate';
import { image, problems, template, untyped } from './support';

test('a change rolls out exactly the workloads that use it, and leaves no map behind', () => {
  const build = (level: string) =>
    synthesize((chart) => {
      const common = new Settings(chart, 'common', { config: { LEVEL: level }, files: { '/etc/common.txt': 'x' } });
      new WebService(chart, 'user', { image, settings: [common], config: { OWN: '1' } });
      new WebService(chart, 'pay', { image, settings: [common] });
      new WebService(chart, 'mail', { image, config: { OWN: '1' } });
    });
  const [before, after] = [build('info'), build('debug')];
  const pods = (objects: readonly Manifest[]) =>
    objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => JSON.stringify(spec.template));
  expect(pods(before).map((pod, index) => pod === pods(after)[index])).toEqual([false, false, true]);
  const names = (objects: readonly Manifest[]) => objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  expect(names(after)).toEqual(names(before));
});

test("shared settings come first, so that a workload's own override them, and their files are mounted too", () => {
  const objects = synthesize((chart) => {
    const common = new Settings(chart, 'common', { config: { A: '1' }, files: { '/etc/common.txt': 'x' } });
    new WebService(chart, 'user', { image, settings: [common], config: { A: '2' }, secretsFrom: ['database'] });
  });
  expectValid(objects);
  const { containers, volumes } = only(objects, 'Deployment').spec.template.spec;
  expect(containers[0].envFrom).toEqual([
    { configMapRef: { name: 'common-config' } },
    { configMapRef: { name: 'user-config' } },
    { secretRef: { name: 'database' } },
  ]);
  expect(volumes).toContainEqual({ name: 'common-files', configMap: { name: 'common-files' } });
  expect(containers[0].volumeMounts).toContainEqual({
    name: 'common-files',
    mountPath: '/etc/common.txt',
    subPath: 'etc_common.txt',
  });
});

test('the hash on the pods depends on the settings and not on their order', () => {
  const hash = (config: { [name: string]: string }) => template({ config }).metadata.annotations?.['checksum/config'];
  expect(hash({ A: '1', B: '2' })).toBe(hash({ B: '2', A: '1' }));
  expect(hash({ A: '1', B: '2' })).not.toBe(hash({ A: '12', B: '' }));
});

test('the annotation of the hash is not for users', () => {
  expect(problems({ config: { A: '1' }, annotations: { 'checksum/config': 'mine' } })).toEqual([
    'annotation "checksum/config" is set by Portico, to roll out pods when their settings change: write another key. (settings)',
  ]);
});

test('settings of a chart that is to come later are left there', () => {
  const app = new App();
  const [shop, shared] = [new Chart(app, 'shop'), new Chart(app, 'shared')];
  new WebService(shop, 'user', { image, settings: [new Settings(shared, 'common', { config: { A: '1' } })] });
  shared.addDependency(shop);
  const yaml = app.synthYaml();
  expect(yaml.indexOf('kind: ConfigMap')).toBeGreaterThan(yaml.indexOf('kind: Deployment'));
});

test("settings of another chart come before the workload's file", () => {
  const app = new App();
  const shop = new Chart(app, 'shop');
  const shared = new Chart(app, 'shared');
  new WebService(shop, 'user', { image, settings: [new Settings(shared, 'common', { config: { A: '1' } })] });
  const yaml = app.synthYaml();
  expect(yaml.indexOf('kind: ConfigMap')).toBeLessThan(yaml.indexOf('kind: Deployment'));
});

test('charts that use settings of each other, and a chart within another, can be written all the same', () => {
  const app = new App();
  const shop = new Chart(app, 'shop');
  const inner = new Chart(shop, 'inner');
  const other = new Chart(app, 'other');
  const settings = (chart: Chart, id: string) => [new Settings(chart, id, { config: { A: '1' } })];
  new WebService(shop, 'user', { image, settings: settings(other, 'common') });
  new WebService(other, 'pay', { image, settings: settings(shop, 'mail') });
  new WebService(inner, 'cart', { image, settings: settings(shop, 'prices') });
  const kindsIn = app.synthYaml().match(/^kind: (ConfigMap|Deployment)$/gm);
  expect(kindsIn?.filter((line) => line.endsWith('ConfigMap'))).toHaveLength(3);
  expect(kindsIn?.filter((line) => line.endsWith('Deployment'))).toHaveLength(3);
});

test.each<[string, (chart: Chart, app: App) => void, string[]]>([
  [
    'settings without contents',
    (chart) => new Settings(chart, 'common', {}),
    ['[shop/common] settings have neither config nor files: write, for example, config: { LOG_LEVEL: "info" }.'],
  ],
  [
    'settings with values of a wrong type',
    (chart) => new Settings(chart, 'common', untyped({ config: null, files: 5 })),
    [
      '[shop/common] config null has the wrong type; expected an object such as { LOG_LEVEL: "info" }.',
      '[shop/common] files 5 has the wrong type; expected an object such as { "/etc/app/app.yaml": "…" }.',
      '[shop/common] settings have neither config nor files: write, for example, config: { LOG_LEVEL: "info" }.',
    ],
  ],
  [
    'settings with a name that has no room for a suffix',
    (chart) => new Settings(chart, 'x'.repeat(57), { config: { A: '1' } }),
    [`[shop/${'x'.repeat(57)}] name "${'x'.repeat(57)}" has 57 characters: write at most 56.`],
  ],
  [
    'settings of another namespace',
    (chart, app) => {
      const elsewhere = new Chart(app, 'other', { namespace: 'other' });
      const common = new Settings(elsewhere, 'common', { config: { A: '1' } });
      new WebService(chart, 'user', { image, settings: [common] });
    },
    [
      `[shop/user] settings "other/common" of the namespace "other" cannot be used by pods of "kubectl's own": make settings in that namespace.`,
    ],
  ],
  [
    'settings of another app',
    (chart) => {
      const common = new Settings(new Chart(new App(), 'other'), 'common', { config: { A: '1' } });
      new WebService(chart, 'user', { image, settings: [common] });
    },
    ['[shop/user] settings "other/common" of another app cannot be used here: make settings in this app.'],
  ],
  [
    'settings in no chart, which workloads that use them do not report again,',
    (chart, app) => {
      new WebService(chart, 'user', { image, settings: [new Settings(app, 'common', { config: { A: '1' } })] });
    },
    ['[common] this is not in a chart: pass a Chart, or a construct in one, as its scope.'],
  ],
  [
    'settings that are listed twice, and something else among them',
    (chart) => {
      const common = new Settings(chart, 'common', { config: { A: '1' } });
      new WebService(chart, 'user', { image, settings: [common, common, untyped('x')] });
    },
    [
      '[shop/user] settings "x" has the wrong type; expected settings such as new Settings(chart, "common", { … }).',
      '[shop/user] settings have the same construct twice: list each once.',
    ],
  ],
])('%s are problems', (_, build, expected) => {
  expect(problemsOf(build)).toEqual(expected);
});
