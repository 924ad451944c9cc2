import { App, Chart } from 'cdk8s';
import {
  Backend,
  CanaryRelease,
  IngressRouter,
  type IngressRouterProps,
  Rewrite,
  type RouteRequest,
  Tls,
} from '../../../../lib';
import { describeDecision } from '../../support';
import { IngressNginxModel, type ModelRequest } from './controller/controller-model';

interface Ingress {
  readonly metadata: { readonly name: string; readonly annotations?: object };
  readonly spec: {
    readonly rules: readonly { readonly host?: string; readonly http: { readonly paths: readonly object[] } }[];
  };
}

/** What `kubectl apply` may write into an annotation. */
const MOST = 262_144;

/** The Ingresses of an app with one router, its warnings, and the router. */
function built(props: IngressRouterProps, write: (router: IngressRouter) => void) {
  const warnings: string[] = [];
  const printed = jest.spyOn(console, 'error').mockImplementation((line) => void warnings.push(String(line)));
  const chart = new Chart(new App(), 'shop');
  const router = new IngressRouter(chart, 'router', { host: 'abc.com', ...props });
  write(router);
  (chart.node.root as App).synthYaml();
  printed.mockRestore();
  const objects = chart.toJson() as Ingress[];
  return { router, objects, warnings };
}

const sizeOf = (object: Ingress) => JSON.stringify(object).length;
const pathsOf = ({ spec }: Ingress) => spec.rules.flatMap(({ http }) => http.paths);
const names = (objects: readonly Ingress[]) => objects.map(({ metadata }) => metadata.name);
const service = (name: string) => Backend.external(name, 80);
const numbered = (count: number) => Array.from({ length: count }, (_, number) => number);

const tenants = (count: number) => (router: IngressRouter) => {
  for (const number of numbered(count)) router.prefix(`/tenants/t${number}`, service(`tenant-${number}`));
};
const LARGE = built({ defaultBackend: service('web') }, tenants(5000));

/** The Ingress of 256 KiB that kubectl refuses, which the check on the size of objects tells of. */
const TOO_LARGE = /kubectl apply can keep at most 262144/;

/** Asks the controller, in either order of the objects, and the table. */
function expectAgreement({ router, objects }: ReturnType<typeof built>, requests: readonly RouteRequest[]): void {
  for (const order of [names(objects), names(objects).reverse()]) {
    const model = new IngressNginxModel(objects, { order });
    expect([model.rejected, model.overlaps]).toEqual([[], []]);
    const answers = requests.map((request) => model.decide(request as ModelRequest));
    expect(answers.map((answer, at) => describeDecision(answer as never, requests[at] as RouteRequest))).toEqual(
      requests.map((request) => describeDecision(router.resolve(request), request)),
    );
  }
}

test('5,000 routes of one host become objects that kubectl apply takes, by the beginnings of their paths', () => {
  const { objects, warnings } = LARGE;
  expect(names(objects)).toEqual([
    'router',
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `router-tenants-t${digit}-etc`),
  ]);
  expect(objects.filter((object) => sizeOf(object) > MOST)).toEqual([]);
  expect(warnings).toEqual([]);
  expect(objects.flatMap(pathsOf)).toHaveLength(5001);
});

test('they go where the table says, as those of one object do', () => {
  const paths = [
    '/',
    '/x',
    '/tenants',
    '/tenants/t',
    '/tenants/t0',
    '/tenants/t1/x',
    '/tenants/t19',
    '/tenants/t4999x',
  ];
  expectAgreement(
    LARGE,
    paths.map((path) => ({ host: 'abc.com', path })),
  );
});

test('a route that is added changes the object of its own beginning alone', () => {
  const { objects } = built({ defaultBackend: service('web') }, tenants(5001));
  const changed = objects.filter((object, at) => JSON.stringify(object) !== JSON.stringify(LARGE.objects[at]));
  expect(names(objects)).toEqual(names(LARGE.objects));
  expect(names(changed)).toEqual(['router-tenants-t5-etc']);
});

test('an exact path and a prefix of one text stay together, since the webhook refuses them in two objects', () => {
  const app = built({}, (router) => {
    tenants(3000)(router);
    router.exact('/tenants/t2000', service('one'));
  });
  const holders = app.objects.filter((object) => JSON.stringify(object).includes('"/tenants/t2000"'));
  expect(holders.map(pathsOf).map((paths) => paths.length)).toEqual([1112]);
  expectAgreement(
    app,
    ['/tenants/t2000', '/tenants/t2000/', '/tenants/t2000/x'].map((path) => ({ host: 'abc.com', path })),
  );
});

test('routes of two rewrites are split by what they were written as, whatever their patterns', () => {
  const app = built({}, (router) => {
    for (const number of numbered(4000)) {
      router.prefix(`/tenants/t${number}`, service(`tenant-${number}`), {
        rewrite: Rewrite.to(number % 2 ? '/a' : '/b'),
      });
    }
  });
  expect(names(app.objects).filter((name) => !name.startsWith('router-tenants-t1'))).toEqual([
    'router',
    ...['2', '4', '6', '8', '3', '5', '7', '9'].map((digit) => `router-tenants-t${digit}-etc`),
  ]);
  expectAgreement(
    app,
    ['/tenants/t1', '/tenants/t10/x', '/tenants/t1999', '/tenants/T1'].map((path) => ({ host: 'abc.com', path })),
  );
});

test('many hosts are split by the beginnings of their names', () => {
  const hosts = numbered(2000).map((number) => `shop${number}.example.com`);
  const { objects, warnings } = built({ host: undefined, hosts }, (router) => router.prefix('/', service('web')));
  expect(names(objects)).toEqual(['router', ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((digit) => `router-shop${digit}-etc`)]);
  expect(warnings).toEqual([]);
});

test('the first object has the hosts of all certificates, and room for them', () => {
  const hosts = numbered(2000).map((number) => `shop${number}.example.com`);
  const tls = Tls.secret('example-tls', { hosts: ['*.example.com'] });
  const { objects, warnings } = built({ host: undefined, hosts, tls }, (router) => router.prefix('/', service('web')));
  expect(JSON.stringify(objects[0])).toContain('shop1999.example.com');
  expect(objects.filter((object) => sizeOf(object) > MOST)).toEqual([]);
  expect(warnings.join('\n')).not.toMatch(TOO_LARGE);
});

test('the canary of many routes is split as its stable version is', () => {
  const release = new CanaryRelease({ stable: service('web'), canary: service('next'), weight: 10 });
  const app = built({}, (router) => {
    for (const number of numbered(3000)) router.prefix(`/tenants/t${number}`, release);
  });
  expect(app.warnings).toEqual([]);
  const canaries = app.objects.filter(({ metadata }) => JSON.stringify(metadata.annotations)?.includes('canary'));
  expect(names(canaries).slice(0, 3)).toEqual([
    'router-next',
    'router-next-tenants-t1-etc',
    'router-next-tenants-t2-etc',
  ]);
  expectAgreement(
    app,
    ['/tenants/t0', '/tenants/t10/x', '/tenants/t2999'].map((path) => ({ host: 'abc.com', path })),
  );
});

test('a limit is counted for each Ingress, so that one route with a limit on many hosts stays one object', () => {
  const hosts = numbered(2000).map((number) => `shop${number}.example.com`);
  const { objects, warnings } = built({ host: undefined, hosts }, (router) =>
    router.prefix('/', service('web'), { rateLimit: { requestsPerSecond: 10 } }),
  );
  expect(names(objects)).toEqual(['router']);
  expect(warnings.join('\n')).toMatch(TOO_LARGE);
});
