import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Raw } from '../../checks/objects';
import { inFolder, porticoIn, write } from '../support';
import { ofPortico, withTypeScript } from './support';

jest.setTimeout(120_000);

let mockCluster: readonly Raw[] = [];

/** An object as a cluster stores it whose CRD of BackendTrafficPolicies has a default. */
const mockStored = (object: Raw): Raw => {
  if (object.kind !== 'BackendTrafficPolicy') return object;
  return { ...object, spec: { ...object.spec, retry: { numRetries: 2, ...object.spec.retry } } };
};

jest.mock('../../../cli/commands/plan/sources/kubectl', () => ({
  kubectl: ([verb, ...args]: readonly string[], input = '') => {
    if (args.includes('--selector')) return { out: '', err: '' };
    const wanted: readonly Raw[] = JSON.parse(input).items;
    const found = wanted.flatMap(
      ({ kind, metadata: { name } }) =>
        mockCluster.find((one) => one.kind === kind && one.metadata.name === name) ?? [],
    );
    return { out: JSON.stringify({ kind: 'List', items: verb === 'get' ? found : wanted.map(mockStored) }), err: '' };
  },
}));

const app = (weight: number, hasOld: boolean) =>
  ofPortico(`
    const shop = new Chart(app, 'shop');
    const [stable, canary] = ['stable', 'next'].map((name) => web(shop, name, 'registry.example.com/user:1'));
    const user = new CanaryRelease({ stable, canary, weight: ${weight} });
    const target = RoutingTarget.gatewayApi({ gateway: 'edge', implementation: GatewayImplementation.envoyGateway() });
    new IngressRouter(shop, 'router', { host: 'abc.com', defaultBackend: user, target });
    if (${hasOld}) new IngressRouter(shop, 'old', { host: 'old.com', defaultBackend: user });`);

withTypeScript();

/** The plan of a change of an app against a cluster that has the last output, changed by others. */
const planned = (byOthers: (object: Raw) => Raw) =>
  inFolder(app(10, true), async (folder) => {
    await porticoIn(folder, ['synth']);
    mockCluster = parseAllDocuments(readFileSync(path.join(folder, 'dist/shop.k8s.yaml'), 'utf8'))
      .map((document): Raw => document.toJS())
      .map((object) => ({ ...object, metadata: { ...object.metadata, namespace: 'default', uid: '1' } }))
      .map(mockStored)
      .map(byOthers);
    write(folder, app(30, false));
    const { out, err } = await porticoIn(folder, ['plan', '--live', '--json']);
    expect(err).toBe('');
    const { changes, notes }: { changes: { class: string; object: string }[]; notes: string[] } = JSON.parse(out);
    const of = (wanted: string) => changes.filter((change) => change.class === wanted).map(({ object }) => object);
    return { traffic: of('traffic'), leftBehind: of('left-behind'), notes };
  });

const LEFT_BEHIND = ['Ingress old', 'Ingress old-next'];

test('a cluster that runs the last output has its route tables, and what was in it is left behind', async () => {
  expect(await planned((object) => object)).toEqual({
    traffic: ['IngressRouter shop/old', 'IngressRouter shop/router'],
    leftBehind: LEFT_BEHIND,
    notes: [],
  });
});

test.each<[string, (object: Raw) => Raw]>([
  [
    'an annotation',
    (object) =>
      object.kind === 'Ingress'
        ? {
            ...object,
            metadata: { ...object.metadata, annotations: { 'nginx.ingress.kubernetes.io/rewrite-target': '/' } },
          }
        : object,
  ],
  [
    'a field of a policy that its CRD fills in',
    (object) =>
      object.kind === 'BackendTrafficPolicy'
        ? { ...object, spec: { ...object.spec, retry: { ...object.spec.retry, numRetries: 5 } } }
        : object,
  ],
])('a cluster in which somebody wrote %s has none', async (_, byOthers) => {
  const { traffic, leftBehind, notes } = await planned(byOthers);
  expect(traffic).toEqual(['HTTPRoute router', ...LEFT_BEHIND]);
  expect(leftBehind).toEqual(LEFT_BEHIND);
  expect(notes).toEqual([
    expect.stringMatching(
      /^Which requests are answered otherwise is not known, since the routes of the cluster are not/,
    ),
  ]);
});
