import * as path from 'node:path';
import { AppGraph } from '../../../lib';
import { shopApp } from '../../graph/shop';
import { appWithEnvironments } from '../environments';
import { portico } from '../support';

jest.spyOn(console, 'error').mockImplementation(() => {});
jest.setTimeout(60_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

const RUN = `node -r ${JSON.stringify(path.resolve('node_modules/ts-node/register'))} app.cjs`;
const SHOP = {
  'cdk8s.yaml': `app: ${RUN}\n`,
  'app.cjs': `require(${JSON.stringify(path.resolve('__tests__/graph/shop.ts'))}).shopApp().synth();`,
};

test('an app is drawn as a flowchart of Mermaid, with ConfigMaps and Secrets when asked', async () => {
  const graph = AppGraph.of(shopApp());
  expect(await portico(['graph'], { files: SHOP })).toEqual({ exitCode: 0, out: graph.toMermaid(), err: '' });
  const { out } = await portico(['graph', '--settings', '--dot'], { files: SHOP });
  expect(out).toBe(graph.toDot({ settings: true }));
  expect((await portico(['graph', '--svg'], { files: SHOP })).out).toBe(graph.toSvg());
});

test('--json is AppGraph.of(app), paths of constructs included', async () => {
  const { out } = await portico(['graph', '--json'], { files: SHOP });
  expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(AppGraph.of(shopApp()))));
});

test('a picture is of one environment', async () => {
  const files = appWithEnvironments();
  expect(await portico(['graph'], { files })).toEqual({
    exitCode: 2,
    out: '',
    err: 'A picture is of one environment, and the app has dev, prod: write --env dev.',
  });
  const { exitCode, out } = await portico(['graph', '--env', 'prod'], { files });
  expect([exitCode, out.split('\n')]).toEqual([
    0,
    [
      'flowchart LR',
      '  host_abc_com(["abc.com"])',
      '  service_shop_prod_user("user<br/>Service")',
      '  host_abc_com -->|"prefix /user"| service_shop_prod_user',
      '  classDef elsewhere stroke-dasharray:4',
      '  class service_shop_prod_user elsewhere',
    ],
  ]);
});

test('charts next to environments are drawn by themselves, which is said', async () => {
  const own =
    "new IngressRouter(new Chart(app, 'own'), 'own', { host: 'own.com' }).prefix('/', Backend.external('own', 80));";
  const { exitCode, out, err } = await portico(['graph', '--json'], { files: appWithEnvironments([own]) });
  expect([exitCode, err]).toEqual([0, 'The environments dev, prod are left out: write --env dev to draw that one.']);
  expect(JSON.parse(out).nodes[0]).toEqual({ id: 'host own.com', kind: 'host', name: 'own.com' });
});

test('an app that fails says why, and one with nothing to draw is told so', async () => {
  const failed = await portico(['graph', '--app', 'node app.cjs'], { files: { 'app.cjs': "throw new Error('no');" } });
  expect([failed.exitCode, failed.out]).toEqual([1, '']);
  expect(failed.err).toMatch(/Error: no.*The app, node app\.cjs, ended with exit code 1\.$/s);
  const empty = { 'app.cjs': '' };
  expect(await portico(['graph', '--app', 'node app.cjs'], { files: empty })).toEqual({
    exitCode: 1,
    out: '',
    err: 'The app has nothing to draw.',
  });
  const { err } = await portico(['graph', '--env', 'prod', '--app', 'node app.cjs'], { files: empty });
  expect(err).toBe('The environment prod of the app has nothing to draw.');
});

test.each<[string, string[], string]>([
  ['an operand', ['shop'], 'portico graph takes no operand, and was given "shop".'],
  ['two formats', ['--dot', '--json'], '--dot and --json are both written: leave one of them out.'],
  [
    'settings of JSON',
    ['--json', '--settings'],
    '--settings is for pictures, and --json has ConfigMaps and Secrets anyway: leave it out.',
  ],
])('%s is a wrong argument', async (_, words, err) => {
  expect(await portico(['graph', ...words])).toEqual({ exitCode: 2, out: '', err });
});
