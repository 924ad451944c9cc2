import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { App, Chart } from 'cdk8s';
import { Call, Environment, Peer, WebService } from '../../lib';

const folder = mkdtempSync(path.join(tmpdir(), 'portico-calls-'));
const file = path.join(folder, 'calls.json');
const image = 'registry.example.com/shop/pay:1.4.0';

beforeEach(() => {
  process.env.PORTICO_CALLS = file;
});
afterAll(() => {
  delete process.env.PORTICO_CALLS;
  rmSync(folder, { recursive: true });
});

function environmentWithCalls(): App {
  const environment = new Environment(new App(), 'dev', { namespace: 'shop' });
  const chart = new Chart(environment, 'shop', { namespace: 'shop' });
  const pay = new WebService(chart, 'pay', { image, calledBy: [Peer.podsInAllNamespaces({ app: 'billing' })] });
  new WebService(chart, 'web', {
    image,
    calls: [
      Call.to(pay, { hostVariable: 'PAY_HOST', portVariable: 'PAY_PORT' }),
      Peer.host('2001:db8::1', { port: 8443 }),
      Peer.pods({}, { namespace: 'billing', port: 80 }),
      Peer.internet(),
      Peer.apiServer(),
    ],
  });
  return environment;
}

test('PORTICO_CALLS names a file that has the calls of each workload, as they were declared', () => {
  environmentWithCalls().synthYaml();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
    { path: 'dev/shop/pay', environment: 'dev', calls: [], callers: ['pods app=billing in all namespaces'] },
    {
      path: 'dev/shop/web',
      environment: 'dev',
      calls: [
        { service: { name: 'pay', namespace: 'shop' }, variables: ['PAY_HOST', 'PAY_PORT'] },
        { place: '[2001:db8::1]:8443', variables: expect.any(Array) },
        { place: 'pods in billing:80', variables: [] },
        { place: 'internet', variables: [] },
        { place: 'Kubernetes API', variables: [] },
      ],
      callers: [],
    },
  ]);
});

test('a file that cannot be written is a problem', () => {
  process.env.PORTICO_CALLS = folder;
  expect(() => environmentWithCalls().synthYaml()).toThrow(
    /PORTICO_CALLS ".*" cannot be written \(EISDIR.*\): name a file in a folder that exists\. \(calls-file\)/,
  );
});
