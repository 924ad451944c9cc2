import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Chart, Duration, Size } from 'cdk8s';
import * as fc from 'fast-check';
import { type IngressRouter, ProblemsError, IngressRouter as Router, WebService } from '../../../lib';
import { resolve } from '../../../lib/routing/resolve/resolve';
import type { RouterTable } from '../../../lib/routing/router/routes-file';
import { buildRandom, randomRequest, randomTable } from '../../routing/random-tables';
import { parameters } from '../../support/runs';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-routes-'));
const file = path.join(folder, 'routes.json');
const read = (): RouterTable[] => JSON.parse(readFileSync(file, 'utf8'));
const image = 'registry.example.com/shop/user:1.4.0';

beforeEach(() => {
  process.env.PORTICO_ROUTES = file;
});
afterAll(() => {
  delete process.env.PORTICO_ROUTES;
  rmSync(folder, { recursive: true });
});

function appWith(write: (router: IngressRouter, service: WebService) => void): App {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const user = new WebService(chart, 'user', { image });
  write(new Router(chart, 'router', { host: 'abc.com', timeouts: { read: Duration.seconds(90) } }), user);
  return app;
}

test('PORTICO_ROUTES names a file that has the table of each router, without constructs', () => {
  appWith((router, user) => router.prefix('/up', user, { bodySize: Size.mebibytes(2) })).synthYaml();
  const [found] = read().slice(-1);
  expect(found).toMatchObject({
    path: 'shop/router',
    place: expect.stringMatching(/routes-file\.test\.ts:\d+$/),
    table: {
      hosts: [
        {
          host: 'abc.com',
          routes: [{ path: '/up', policies: { timeouts: { read: 'PT1M30S' }, bodySize: '2048 KiB' } }],
        },
      ],
    },
  });
  expect(found?.table.hosts[0]?.routes[0]?.backend?.stable).toEqual({ serviceName: 'user', servicePort: 80 });
});

test('a table in the file decides as its router does', () => {
  fc.assert(
    fc.property(randomTable, fc.array(randomRequest, { minLength: 5, maxLength: 5 }), (random, requests) => {
      const { router } = buildRandom(random);
      let wanted: unknown;
      try {
        wanted = requests.map((request) => router.resolve(request));
      } catch (error) {
        if (error instanceof ProblemsError) return;
        throw error;
      }
      const copy = JSON.parse(JSON.stringify(router.table, (key, value) => (key === 'source' ? undefined : value)));
      expect(requests.map((request) => resolve(copy, request))).toEqual(wanted);
    }),
    parameters(300),
  );
});

test('a file that cannot be written is a problem', () => {
  process.env.PORTICO_ROUTES = folder;
  const app = appWith((router, user) => router.prefix('/', user));
  expect(() => app.synthYaml()).toThrow(
    /PORTICO_ROUTES ".*" cannot be written \(EISDIR.*\): name a file in a folder that exists\. \(routes-file\)/,
  );
});
