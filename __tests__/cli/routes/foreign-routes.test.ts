import * as path from 'node:path';
import { portico } from '../support';

jest.setTimeout(120_000);
process.env.TS_NODE_PROJECT = path.resolve('tsconfig.json');

const OBJECTS = {
  ingress: ['networking.k8s.io/v1', 'Ingress', 'shop'],
  route: ['gateway.networking.k8s.io/v1', 'HTTPRoute', undefined],
  traefik: ['traefik.io/v1alpha1', 'IngressRoute', undefined],
  middleware: ['traefik.io/v1alpha1', 'Middleware', undefined],
  // A kind of another project that is called like one that routes.
  other: ['example.com/v1', 'Route', undefined],
} as const;

/** An app with objects of others, and what else is written. */
const appWith = (names: readonly (keyof typeof OBJECTS)[], lines: readonly string[] = []) => ({
  'cdk8s.yaml': `app: node -r ${JSON.stringify(path.resolve('node_modules/ts-node/register'))} app.cjs\noutput: build\n`,
  'app.cjs': [
    `const { ApiObject, App, Chart } = require(${JSON.stringify(require.resolve('cdk8s'))});`,
    `const { Backend, Environment, IngressRouter, PorticoChecks } = require(${JSON.stringify(path.resolve('lib'))});`,
    'const app = new App();',
    "const shop = new Chart(app, 'shop');",
    ...names.map((name) => {
      const [apiVersion, kind, namespace] = OBJECTS[name];
      const props = { apiVersion, kind, metadata: { name, namespace }, spec: { defaultBackend: undefined } };
      return `new ApiObject(shop, '${name}', ${JSON.stringify(props)});`;
    }),
    ...lines,
    'app.synth();',
  ].join('\n'),
});

const END = (its: string) =>
  `portico check build looks for mistakes in ${its}. To replace ${its} by routes in code: https://github.com/cdk8s-portico/cdk8s-portico/blob/main/docs/from-yaml.md`;

test('objects that route requests without a router are listed', async () => {
  const files = appWith(['ingress', 'route', 'traefik', 'middleware', 'other']);
  expect(await portico(['routes'], { files })).toEqual({
    exitCode: 1,
    out: '',
    err: [
      'The app has no IngressRouter. These objects route requests without an IngressRouter, and this command does not read them:',
      '  Ingress shop/ingress  shop.k8s.yaml',
      '  HTTPRoute route  shop.k8s.yaml',
      '  IngressRoute traefik  shop.k8s.yaml',
      END('them'),
    ].join('\n'),
  });
});

test('an app without any routes is said to have none', async () => {
  expect(await portico(['routes'], { files: appWith(['middleware']) })).toEqual({
    exitCode: 1,
    out: '',
    err: 'The app has no IngressRouter.',
  });
});

test('they are listed by their constructs next to the routes of routers, and leave the output as it is', async () => {
  const router = "new IngressRouter(shop, 'router', { host: 'abc.com' }).prefix('/', Backend.external('web', 80));";
  const outcome = await portico(['routes'], { files: appWith(['traefik'], [router]) });
  expect(outcome).toEqual({
    exitCode: 0,
    out: 'shop/router  app.cjs:6\n  abc.com  prefix "/"  web:80',
    err: [
      'This object routes requests without an IngressRouter, and this command does not read it:',
      '  IngressRoute traefik  shop/traefik',
      END('it'),
    ].join('\n'),
  });
});

test('those of other environments are left out', async () => {
  const ingress =
    "new ApiObject(new Chart(new Environment(app, 'dev'), 'shop'), 'web', { apiVersion: 'traefik.io/v1alpha1', kind: 'IngressRoute', metadata: { name: 'web' } });";
  const files = appWith([], [ingress, "new Chart(new Environment(app, 'prod'), 'shop');"]);
  const err = async (env: string) => (await portico(['routes', '--env', env], { files })).err.split('\n').slice(0, 2);
  expect(await err('prod')).toEqual(['The environment prod of the app has no IngressRouter.']);
  expect(await err('dev')).toEqual([
    'The environment dev of the app has no IngressRouter. This object routes requests without an IngressRouter, and this command does not read it:',
    '  IngressRoute web  dev/shop/web',
  ]);
});
