import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { Environment } from '../../lib';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-objects-'));
const file = path.join(folder, 'objects.json');

beforeEach(() => {
  process.env.PORTICO_OBJECTS = file;
});
afterAll(() => {
  delete process.env.PORTICO_OBJECTS;
  rmSync(folder, { recursive: true });
});

function appWithMap(): App {
  const app = new App({ outdir: path.join(folder, 'dist') });
  const chart = new Chart(new Environment(app, 'dev', { namespace: 'shop' }), 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map' } });
  return app;
}

test('PORTICO_OBJECTS names a file that has every object, with the path of its construct and its environment', () => {
  appWithMap().synth();
  const json = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'map', namespace: 'shop' } };
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([{ path: 'dev/shop/map', environment: 'dev', json }]);
});

test('a file that cannot be written is a problem', () => {
  process.env.PORTICO_OBJECTS = folder;
  expect(() => appWithMap().synth()).toThrow(
    /PORTICO_OBJECTS ".*" cannot be written \(EISDIR.*\): name a file in a folder that exists\. \(objects-file\)/,
  );
});
