import { ApiObject, type App, Chart, YamlOutputType } from 'cdk8s';
import { type Case, raw } from '../case';
import { deployment, object } from '../objects';

const { FILE_PER_CHART, FILE_PER_RESOURCE, FOLDER_PER_CHART_FILE_PER_RESOURCE } = YamlOutputType;

const written = (yamlOutputType: YamlOutputType, row: Case): Case => ({ ...row, app: { yamlOutputType } });

const settings = (namespace?: string) => object('v1', 'ConfigMap', { metadata: { namespace } }, 'settings');

const inTwoNamespaces = [settings('blue'), settings('green')];

/** One ConfigMap in each of two namespaces, in charts of their own. */
const inTwoCharts = (_: Chart, app: App) => {
  for (const namespace of ['blue', 'green'])
    new ApiObject(new Chart(app, namespace), '0', settings(namespace) as never);
};

const message = (kind: string, name: string, other: string) =>
  `${kind} "${name}" is written to ${kind}.${name}.k8s.yaml, the same file as ${other}, which would be lost: set yamlOutputType to a file per chart, or give one of the two another name.`;

export const wrong: readonly Case[] = [
  written(
    FILE_PER_RESOURCE,
    raw(
      'two Deployments of a name in two namespaces, in files of their own',
      [deployment(), { ...deployment(), metadata: { name: 'user', namespace: 'blue' } }],
      [`[shop/1] ${message('Deployment', 'user', 'shop/0')}`],
    ),
  ),
  written(FILE_PER_RESOURCE, {
    title: 'two charts that would share a folder',
    build: inTwoCharts,
    problems: [`[green/0] ${message('ConfigMap', 'settings', 'blue/0')}`],
  }),
  written(
    FOLDER_PER_CHART_FILE_PER_RESOURCE,
    raw('two objects of a name in one folder', inTwoNamespaces, [
      `[shop/1] ${message('ConfigMap', 'settings', 'shop/0')}`,
    ]),
  ),
  written(
    FILE_PER_RESOURCE,
    raw(
      'two kinds that share a name',
      [object('example.com/v1', 'Widget'), object('example.org/v1', 'Widget')],
      [`[shop/1] ${message('Widget', 'user', 'shop/0')}`],
    ),
  ),
  {
    ...raw(
      'files that kubectl does not find',
      [settings()],
      [],
      [
        '[shop/0] outputFileExtension ".txt" is not one that kubectl apply -f reads from a folder: write, for example, ".k8s.yaml".',
      ],
    ),
    app: { outputFileExtension: '.txt' },
  },
  {
    ...raw(
      'an extension that is not a string',
      [settings()],
      [],
      [
        '[shop/0] outputFileExtension 5 is not one that kubectl apply -f reads from a folder: write, for example, ".k8s.yaml".',
      ],
    ),
    app: { outputFileExtension: 5 as never },
  },
  written(
    'FILE_PER_CHART' as never,
    raw(
      'a way to write that cdk8s does not know',
      [settings()],
      [
        '[shop/0] yamlOutputType "FILE_PER_CHART" is not one of YamlOutputType, so that cdk8s would write nothing: write, for example, YamlOutputType.FILE_PER_CHART.',
      ],
    ),
  ),
];

export const right: readonly Case[] = [
  written(FILE_PER_CHART, raw('objects of a name in a file together', inTwoNamespaces, [])),
  written(FOLDER_PER_CHART_FILE_PER_RESOURCE, {
    title: 'objects of one name in a folder for each chart',
    build: inTwoCharts,
    problems: [],
  }),
  { ...raw('files of another extension', [settings()], []), app: { outputFileExtension: '.yml' } },
];
