import { ApiObject, type App, Chart, YamlOutputType } from 'cdk8s';
import { type Case, raw } from '../case';
import { object, widgets } from '../objects';

const inLate = object('v1', 'ConfigMap', { metadata: { namespace: 'late' } });

const late = object('v1', 'Namespace', {}, 'late');

const make = (chart: Chart, id: string, fields: unknown) => new ApiObject(chart, id, fields as never);

/** The Namespace in one chart and an object in it in another, each under its id, in this order. */
const apart = (app: App, ...ids: readonly ('early' | 'namespaces' | 'zoo')[]) => {
  const charts = ids.map((id) => new Chart(app, id));
  for (const chart of charts) make(chart, '0', chart.node.id === 'namespaces' ? late : inLate);
  return charts;
};

const message = (path: string) =>
  `Namespace "late" is applied after ${path}, which is in it, so that the first kubectl apply fails: create the Namespace earlier in the code, or let the other object depend on it by addDependency().`;

export const wrong: readonly Case[] = [
  raw('a Namespace after an object in it', [inLate, late], [`[shop/1] ${message('shop/0')}`]),
  {
    title: 'a Namespace in a file with a later name',
    build: (_, app) => void apart(app, 'namespaces', 'early'),
    problems: [`[namespaces/0] ${message('early/0')}`],
  },
  {
    title: 'a Namespace in a chart that is numbered later',
    build: (shop, app) => {
      apart(app, 'zoo', 'namespaces');
      shop.addDependency(new Chart(app, 'other'));
    },
    problems: [`[namespaces/0] ${message('zoo/0')}`],
  },
  {
    title: 'a Namespace that depends on an object in it',
    build: (shop) => {
      const namespace = make(shop, '0', late);
      namespace.addDependency(make(shop, '1', inLate));
    },
    problems: [`[shop/0] ${message('shop/1')}`],
  },
  {
    ...raw(
      'a Namespace whose file comes later by its name',
      [late, inLate],
      [
        '[shop/0] Namespace "late" is applied after shop/1, which is in it, so that the first kubectl apply fails: set yamlOutputType to a file per chart, or create the Namespace in an app of its own, since kubectl applies the files in the order of their names.',
      ],
    ),
    app: { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
  },
  {
    title: 'a Namespace in a later chart of a single file',
    build: (_, app) => void apart(app, 'early', 'namespaces'),
    problems: [`[namespaces/0] ${message('early/0')}`],
    app: { yamlOutputType: YamlOutputType.FILE_PER_APP },
  },
  {
    title: 'a Namespace in a folder with a later name',
    build: (_, app) => void apart(app, 'namespaces', 'early'),
    problems: [`[namespaces/0] ${message('early/0')}`],
    app: { yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE },
  },
  raw(
    'an object of a kind that the app defines',
    [widgets(), object('example.com/v1', 'Widget')],
    [],
    [
      '[shop/1] Widget "user" is of a kind that shop/0 defines, and the first kubectl apply does not know it yet: write the definition in an app of its own.',
    ],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a Namespace that every cluster has',
    [
      object('v1', 'ConfigMap', { metadata: { namespace: 'default' } }),
      object(
        'v1',
        'Namespace',
        { metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } },
        'default',
      ),
    ],
    [],
  ),
  {
    ...raw(
      'a Namespace whose file has an earlier name',
      [
        object('v1', 'Service', {
          metadata: { namespace: 'late' },
          spec: { type: 'ExternalName', externalName: 'pay.example.com' },
        }),
        late,
      ],
      [],
    ),
    app: { yamlOutputType: YamlOutputType.FILE_PER_RESOURCE },
  },
  {
    title: 'a Namespace in an earlier chart of a single file',
    build: (_, app) => void apart(app, 'namespaces', 'early'),
    problems: [],
    app: { yamlOutputType: YamlOutputType.FILE_PER_APP },
  },
  raw('a Namespace before the objects in it', [late, inLate], []),
  {
    title: 'a Namespace in a file with an earlier name',
    build: (_, app) => void apart(app, 'zoo', 'namespaces'),
    problems: [],
  },
  {
    title: 'a Namespace on which a chart depends',
    build: (_, app) => {
      const [early, namespaces] = apart(app, 'early', 'namespaces');
      early?.addDependency(namespaces as Chart);
    },
    problems: [],
  },
  {
    title: 'a Namespace on which an object depends indirectly',
    build: (shop) => {
      const first = make(shop, '0', inLate);
      const between = make(shop, '1', object('v1', 'ConfigMap', {}, 'between'));
      first.addDependency(between);
      between.addDependency(make(shop, '2', late));
    },
    problems: [],
  },
  {
    title: 'a Namespace in a chart inside the chart of its objects',
    build: (shop) => {
      make(shop, '0', inLate);
      make(new Chart(shop, 'inner'), '0', late);
    },
    problems: [],
  },
];
