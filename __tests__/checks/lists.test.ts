import { ApiObject, Chart, JsonPatch, Testing, YamlOutputType } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { PorticoChecks } from '../../lib';
import { problemsOf } from '../support/app';
import { type Case, findingsOf, raw } from './case';
import { deployment, object, type Raw, service, user, withContainer } from './objects';

const list = (items: readonly unknown[], kind = 'List', apiVersion = 'v1'): Raw => ({ apiVersion, kind, items });

const settings = (name: string, text = 'x'): Raw => object('v1', 'ConfigMap', { data: { text } }, name);

const reading = (name: string) => withContainer({ envFrom: [{ configMapRef: { name } }] });

const WRONG: readonly Case[] = [
  raw(
    'an object of a List',
    [list([settings('a'), service({ type: 'Nope', selector: undefined, ports: [{ port: 99999 }] }, 'x')])],
    [
      '[shop/0] items[1] (Service "x"): type "Nope" of a Service is unknown: write ClusterIP, NodePort, LoadBalancer or ExternalName.',
      '[shop/0] items[1] (Service "x"): port 99999 is outside 1..65535: write a whole number, for example 8080.',
    ],
  ),
  raw(
    'items that have the kind of their list',
    [list([{ metadata: { name: 'a' }, rules: 'x' }], 'RoleList', 'rbac.authorization.k8s.io/v1')],
    ['[shop/0] items[0] (Role "a"): rules "x" is not a list: write one, in [ ].'],
  ),
  raw(
    'an item without a kind, and one that is not an object',
    [list([{ metadata: { name: 'a' } }, null])],
    [
      '[shop/0] items[0]: undefined undefined is no apiVersion and kind: write both, for example "apps/v1" and "Deployment".',
      '[shop/0] items[1]: undefined undefined is no apiVersion and kind: write both, for example "apps/v1" and "Deployment".',
    ],
  ),
  raw(
    'a list in a list',
    [list([list([settings('a'), settings('A')], 'ConfigMapList')])],
    [
      '[shop/0] items[0].items[1] (ConfigMap "A"): name "A" of a ConfigMap is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "a".',
    ],
  ),
  raw(
    'an object that another List makes as well',
    [list([settings('a'), settings('b')]), settings('b')],
    [
      '[shop/1] ConfigMap "b" is also made by shop/0 items[1], and one would overwrite the other: give one of the two another name.',
    ],
  ),
  raw(
    'a Service that finds no pods beside it in a List',
    [list([deployment({}, {}, 'users'), service()])],
    [
      '[shop/0] items[1] (Service "user"): selector "app=user" selects no pods in this namespace: write "app=users" if that is meant, or turn the check off here when the pods are made elsewhere.',
    ],
  ),
  raw(
    'an item of 2 MiB',
    [list([settings('a'), object('example.com/v1', 'Widget', { text: 'x'.repeat(2 * 1024 * 1024) }, 'b')])],
    ['[shop/0] items[1] (Widget "b"): this Widget has 2097233 bytes, and etcd takes at most 1572864: split it.'],
  ),
  raw(
    'a Namespace after an object in it',
    [list([{ ...settings('a'), metadata: { name: 'a', namespace: 'late' } }, object('v1', 'Namespace', {}, 'late')])],
    [
      '[shop/0] items[1] (Namespace "late"): Namespace "late" is applied after shop/0 items[0], which is in it, so that the first kubectl apply fails: write the Namespace first in the List.',
    ],
  ),
  {
    title: 'two Lists in one file',
    app: { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
    build: (chart) => {
      new ApiObject(chart, 'a', { ...list([settings('a')]), metadata: { name: 'all' } } as never);
      new ApiObject(chart, 'b', { ...list([settings('b')]), metadata: { name: 'all' } } as never);
    },
    problems: [
      '[shop/b] List "all" is written to List.all.k8s.yaml, the same file as shop/a, which would be lost: set yamlOutputType to a file per chart, or give one of the two another name.',
    ],
  },
  {
    title: 'a patch of a typed list that cdk8s drops',
    build: (chart) => {
      const maps = new k8s.KubeConfigMapList(chart, 'maps', {
        items: [{ metadata: { name: 'a' } }, { metadata: { name: 'b' } }],
      });
      maps.addJsonPatch(JsonPatch.add('/items/1/dta', {}));
    },
    problems: [
      '[shop/maps] items[1].dta is not written, since cdk8s drops what KubeConfigMapListProps does not have: write it as there, for example clusterIp or { value: 80 }, or make the object with ApiObject.',
    ],
  },
];

const RIGHT: readonly Case[] = [
  raw('ConfigMaps of a list that pods read', [list([settings('a'), settings('b')], 'ConfigMapList'), reading('b')], []),
  raw('pods and a Service in a List', [list(user)], []),
  raw(
    'a Namespace and an object in it',
    [list([object('v1', 'Namespace', {}, 'a'), { ...settings('a'), metadata: { name: 'a', namespace: 'a' } }])],
    [],
  ),
  raw(
    'a list of 900 KB with small items',
    [
      list(
        ['a', 'b', 'c', 'd', 'e'].map((name) => settings(name, 'x'.repeat(180 * 1024))),
        'ConfigMapList',
      ),
    ],
    [],
  ),
  raw(
    'a custom kind whose name ends in List',
    [object('example.com/v1', 'AllowList', { spec: { items: ['10.0.0.1'] } })],
    [],
  ),
  raw('an empty List', [list([])], []),
  raw('two Lists without names of their own', [list([settings('a')]), list([settings('b')])], []),
];

test.each(WRONG)('problems are found in $title', (each) => {
  const { problems, warnings = [] } = each;
  expect(findingsOf(each)).toEqual({ problems, warnings });
});

test.each(RIGHT)('nothing is found in $title', (each) => {
  expect(findingsOf(each)).toEqual({ problems: [], warnings: [] });
});

test('a List is written as it is', () => {
  const chart = Testing.chart();
  PorticoChecks.of(chart);
  const items = [...user, settings('a')];
  new ApiObject(chart, 'all', { ...list(items), metadata: { name: 'all' } } as never);
  expect(Testing.synth(chart)).toEqual([{ apiVersion: 'v1', kind: 'List', metadata: { name: 'all' }, items }]);
});

test('a check of your own is given the items', () => {
  expect(
    problemsOf((_, app) => {
      new ApiObject(new Chart(app, 'other'), 'all', list([settings('a'), settings('b')]) as never);
      PorticoChecks.of(app).add({
        code: 'acme/names',
        check: (objects) =>
          objects
            .filter(({ name }) => name === 'b')
            .map(({ kind, name, path }) => ({ path, message: `${kind} ${name}.` })),
      });
    }),
  ).toEqual(['[other/all] ConfigMap b.']);
});
