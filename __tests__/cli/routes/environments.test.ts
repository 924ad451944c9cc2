import * as path from 'node:path';
import { appWithEnvironments } from '../environments';
import { portico } from '../support';

jest.setTimeout(60_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

const WILD = [
  "const wild = new IngressRouter(new Chart(new Environment(app, 'wild'), 'shop'), 'router', { host: '*.abc.com' });",
  "wild.prefix('/', Backend.external('wild', 80));",
];

test('the routes of every environment are shown, or those of one', async () => {
  const files = appWithEnvironments();
  const all = await portico(['routes'], { files });
  expect(all.out.split('\n')).toEqual([
    'dev/shop/router  app.cjs:11',
    '  dev.abc.com  prefix "/user"  user:80',
    '',
    'prod/shop/router  app.cjs:11',
    '  abc.com  prefix "/user"  user:80',
  ]);
  const one = await portico(['routes', '--env', 'prod', '--json'], { files });
  expect(JSON.parse(one.out)).toEqual([
    expect.objectContaining({ path: 'prod/shop/router', environment: 'prod', place: 'app.cjs:11' }),
  ]);
});

test('a request is answered in each environment that has its host', async () => {
  const answer = (router: string, place: string, host: string, path: string, to: string) => [
    `forward  ${to}:80`,
    'path     /user',
    `by       ${router}  ${place}: ${host} prefix "${path}"`,
  ];
  const { out } = await portico(['routes', 'http://dev.abc.com/user'], { files: appWithEnvironments(WILD) });
  expect(out.split('\n')).toEqual([
    ...answer('dev/shop/router', 'app.cjs:11', 'dev.abc.com', '/user', 'user'),
    '',
    ...answer('wild/shop/router', 'app.cjs:14', '*.abc.com', '/', 'wild'),
  ]);
});

test('within one cluster, the most specific host answers', async () => {
  const files = appWithEnvironments(WILD);
  const shared = (text: string) =>
    text
      .replace('namespace: "shop', 'cluster: "eu-1", namespace: "shop')
      .replace("app, 'wild')", "app, 'wild', { cluster: 'eu-1' })");
  const { out } = await portico(['routes', 'http://dev.abc.com/user'], {
    files: { ...files, 'app.cjs': shared(files['app.cjs'] ?? '') },
  });
  expect(out).toContain('by       dev/shop/router');
  expect(out).not.toContain('wild/shop/router');
});

test('an environment without a router is told so', async () => {
  const files = appWithEnvironments(["new Chart(new Environment(app, 'empty'), 'empty');"]);
  const outcome = await portico(['routes', '--env', 'empty'], { files });
  expect(outcome).toEqual({ exitCode: 1, out: '', err: 'The environment empty of the app has no IngressRouter.' });
});
