import * as path from 'node:path';
import { App, Chart, Size } from 'cdk8s';
import { textOfAnswers, textOfTables } from '../../../cli/commands/routes/output';
import { requestOf } from '../../../cli/commands/routes/request';
import { answersTo } from '../../../cli/routing/answers';
import {
  Backend,
  CanaryRelease,
  IngressRouter,
  type IngressRouterProps,
  Rewrite,
  type RouteRequest,
} from '../../../lib';
import { portico } from '../support';

jest.setTimeout(60_000);
// The apps are in folders of their own.
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

const LIBRARY = JSON.stringify(path.resolve('lib'));
const REGISTER = path.resolve('node_modules/ts-node/register');
const RUN = `node -r ${JSON.stringify(REGISTER)} app.cjs`;
const app = (lines: readonly string[]) =>
  [
    `const { App, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});`,
    `const { Backend, IngressRouter } = require(${LIBRARY});`,
    'const app = new App();',
    "const chart = new Chart(app, 'shop');",
    ...lines,
    'app.synth();',
  ].join('\n');

const SHOP = app([
  "const router = new IngressRouter(chart, 'router', { host: 'abc.com' });",
  "router.prefix('/user', Backend.external('user', 80));",
  "router.exact('/old', Backend.external('old', 8080));",
]);

/** A router as the file of routes has it. */
function routerTable(name: string, props: IngressRouterProps, write: (router: IngressRouter) => void) {
  const router = new IngressRouter(new Chart(new App(), 'shop'), name, props);
  write(router);
  return { path: `shop/${name}`, place: 'main.ts:7', table: router.table };
}

const release = new CanaryRelease({
  stable: Backend.external('user', 80),
  canary: Backend.external('user-next', 80),
  weight: 10,
  header: { name: 'x-release', value: 'next' },
});
const TABLES = [
  routerTable('router', { hosts: ['abc.com', '*.abc.com'], httpsRedirect: true, defaultBackend: release }, (router) => {
    router.prefix('/pay', Backend.external('pay', 8080), {
      rewrite: Rewrite.stripPrefix(),
      bodySize: Size.mebibytes(2),
    });
    router.redirect('/old-pay', { path: '/pay', status: 301 });
  }),
  routerTable('every', { appRoot: '/home' }, (router) => router.regex('/[a-z]+', Backend.external('any', 80))),
];

test('the routes of an app are those that it writes, and nothing is left behind', async () => {
  const files = { 'app.cjs': SHOP, 'cdk8s.yaml': `app: ${RUN}\n` };
  expect(await portico(['routes'], { files })).toEqual({
    exitCode: 0,
    out: ['shop/router  app.cjs:5', '  abc.com  exact "/old"    old:8080', '           prefix "/user"  user:80'].join(
      '\n',
    ),
    err: '',
  });
  const asked = await portico(['routes', 'GET', 'http://abc.com/user/42?x=1', '--app', RUN, '--json'], { files });
  expect(JSON.parse(asked.out)).toEqual([
    {
      router: 'shop/router',
      place: 'app.cjs:5',
      outcome: 'forward',
      backends: [{ serviceName: 'user', servicePort: 80, weight: 100 }],
      path: '/user/42',
      route: 'abc.com prefix "/user"',
    },
  ]);
});

test('an app that fails says why, and one without a router is told so', async () => {
  const wrong = app(["new IngressRouter(chart, 'router', { host: 'a b' });"]);
  const failed = await portico(['routes', '--app', RUN], { files: { 'app.cjs': wrong } });
  expect([failed.exitCode, failed.out]).toEqual([1, '']);
  expect(failed.err).toMatch(/host "a b"/);
  expect(failed.err).toMatch(/ ended with exit code 1\.$/);
  const none = await portico(['routes', '--app', 'node app.cjs'], { files: { 'app.cjs': '' } });
  expect(none).toEqual({ exitCode: 1, out: '', err: 'The app has no IngressRouter.' });
});

test('tables have a line for each rule in the order in which they decide, a host after the other', () => {
  const canary = 'user:80, user-next:80 by header x-release: next, weight 10 of 100';
  const ofHost = (host: string) => [
    `  ${host}  https redirect    308 to https, unless redirected below`,
    '             exact "/old-pay"  301 /pay',
    `             prefix "/pay"     pay:8080${' '.repeat(canary.length - 6)}stripPrefix, bodySize`,
    `             default backend   ${canary}`,
  ];
  expect(textOfTables(TABLES).split('\n')).toEqual([
    'shop/router  main.ts:7',
    ...ofHost('abc.com  '),
    ...ofHost('*.abc.com'),
    '',
    'shop/every  main.ts:7',
    '  every host  app root         302 /home',
    '              regex "/[a-z]+"  any:80',
  ]);
});

test.each<[string, string[], string[]]>([
  [
    'a name, with the header of a release',
    ['GET', 'https://abc.com/x?q=1', 'x-release: next'],
    [
      'forward  user-next:80',
      'path     /x',
      'by       shop/router  main.ts:7: abc.com default backend, header x-release',
    ],
  ],
  [
    'a name, by the weight of a release',
    ['https://ABC.com:443/x'],
    [
      'forward  user:80 (90 %), user-next:80 (10 %)',
      'path     /x',
      'by       shop/router  main.ts:7: abc.com default backend, weight 10 of 100',
    ],
  ],
  [
    'a wildcard, by the scheme that it is redirected to',
    ['x.abc.com/pay/cart'],
    ['forward  pay:8080', 'path     /cart', 'by       shop/router  main.ts:7: *.abc.com prefix "/pay"'],
  ],
  [
    'another scheme',
    ['http://abc.com/pay'],
    ['redirect  308 https://abc.com/pay', 'by        shop/router  main.ts:7: abc.com https redirect'],
  ],
  [
    'a host that no route names',
    ['POST', '/any'],
    ['forward  any:80', 'path     /any', 'by       shop/every  main.ts:7: regex "/[a-z]+"'],
  ],
  [
    'a path that no route takes',
    ['/any/more'],
    ['none  404, unless another router of the host has a route', 'by    shop/every  main.ts:7'],
  ],
])('a request for %s', (_, words, lines) => {
  const headers = words.filter((word) => word.includes(': '));
  const request = requestOf(
    words.filter((word) => !headers.includes(word)),
    headers,
  );
  expect(textOfAnswers(answersTo(request as RouteRequest, TABLES)).split('\n')).toEqual(lines);
});

test('cookies are those of the header, the first of a name before others', () => {
  expect(requestOf(['abc.com'], ['Cookie: trial=always; a=b=c; trial=never', 'X-Release:next'])).toEqual({
    scheme: undefined,
    host: 'abc.com',
    path: '/',
    headers: { 'X-Release': 'next' },
    cookies: { trial: 'always', a: 'b=c' },
  });
});

test('a host of no router is answered with 404', () => {
  expect(textOfAnswers(answersTo({ host: 'x.org', path: '/' }, TABLES.slice(0, 1)))).toBe(
    '404: no router has routes for this host.',
  );
});

test.each<[string, string[], { [file: string]: string }, string]>([
  [
    'no cdk8s.yaml',
    [],
    {},
    'There is no cdk8s.yaml in this folder: go to that of the app, or write --app "node main.js".',
  ],
  [
    'a cdk8s.yaml without app',
    [],
    { 'cdk8s.yaml': 'language: typescript\n' },
    'cdk8s.yaml has the app undefined: write the command that runs it, for example "node main.js".',
  ],
  ['a wrong cdk8s.yaml', [], { 'cdk8s.yaml': 'a: b: c' }, expect.stringMatching(/^cdk8s\.yaml is no YAML: \S/)],
  ['two requests', ['a.com/', 'b.com/'], {}, 'portico routes takes one request, and was given "a.com/ b.com/".'],
  [
    'a method without URL',
    ['POST'],
    {},
    'portico routes has no URL for the request: write one, such as POST https://abc.com/user.',
  ],
  [
    'a header without URL',
    ['-H', 'x: y'],
    {},
    'portico routes has no URL for the request: write one, such as GET https://abc.com/user.',
  ],
  ['another scheme', ['ftp://abc.com'], {}, '"ftp://abc.com" is no URL: write one, such as https://abc.com/user.'],
  [
    'a header without a colon',
    ['abc.com', '-H', 'x-release'],
    {},
    '--header "x-release" is no header: write its name and value, such as "x-release: next".',
  ],
])('%s is a wrong argument', async (_, words, files, err) => {
  expect(await portico(['routes', ...words], { files })).toEqual({ exitCode: 2, out: '', err });
});
