import { comparePairs } from '../../scripts/cluster/compare-pairs';
import type { Raw } from '../checks/objects';
import { type PairCase, pair } from '../cli/plan/pairs/pair-case';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const mockStored = new Map<string, Raw>();

jest.mock('node:child_process', () => ({
  /** A cluster that keeps selectors as they are, and holds no objects of a kind that it does not know. */
  spawnSync: (_: string, args: readonly string[], { input }: { input: string }) => {
    const items: readonly Raw[] = JSON.parse(input).items;
    const nameOf = ({ kind, metadata }: Raw) => [kind, metadata.namespace, metadata.name].join(' ');
    const refused: string[] = [];
    for (const item of items) {
      const name = nameOf(item);
      const old = mockStored.get(name);
      if (args.includes('delete')) mockStored.delete(name);
      if (!args.includes('apply') || item.kind === 'Unknown') continue;
      if (old !== undefined && old.spec?.selector !== item.spec?.selector) {
        refused.push(`The ${item.kind} "${item.metadata.name}" is invalid: spec.selector is immutable`);
      } else {
        const annotations = { [LAST_APPLIED]: JSON.stringify(item) };
        mockStored.set(name, { ...item, metadata: { ...item.metadata, annotations } });
      }
    }
    const found = items.flatMap((item) => mockStored.get(nameOf(item)) ?? []);
    return {
      status: 0,
      stdout: args.includes('get') ? JSON.stringify({ items: found }) : '',
      stderr: refused.join('\n'),
    };
  },
}));

const deployment = (selector: string, image: string, replicas = 1): Raw => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'user' },
  spec: { selector, replicas, template: { image } },
});

const listOf = (item: Raw): Raw => ({ apiVersion: 'v1', kind: 'List', items: [item] });
const inNamespace = (object: Raw): Raw => ({ ...object, metadata: { ...object.metadata, namespace: 'shop' } });

function compare(...pairs: readonly PairCase[]) {
  const printed: string[] = [];
  const place = { context: 'kind-a', namespace: 'test', served: new Set(['apps/v1 Deployment']) };
  return { isRight: comparePairs(pairs, place, (line) => void printed.push(line)), printed };
}

test('what the cluster does is what the pair says, and nothing is left in the cluster', () => {
  const before = deployment('user', 'user:1');
  const { isRight, printed } = compare(
    pair('restart', before, deployment('user', 'user:2'), ['restart Deployment user: 1 pod']),
    pair('refused', before, deployment('web', 'user:1'), ['refused Deployment user: selector']),
    pair('in place', before, deployment('user', 'user:1', 2), ['in-place Deployment user: replicas']),
    pair('none', before, before, []),
    pair('in a List', listOf(before), listOf(deployment('user', 'user:2')), ['restart Deployment user: 1 pod']),
    // It cannot be moved next to other pairs without becoming another one.
    pair('in another namespace', inNamespace(before), before, ['in-place Deployment user: moved']),
  );
  expect([isRight, printed]).toEqual([true, ['5 pairs applied, 1 left out, 0 with another outcome than planned']]);
  expect(mockStored.size).toBe(0);
});

test('another outcome is told by what is said and what is seen', () => {
  const before = deployment('user', 'user:1');
  const { isRight, printed } = compare(
    pair('restart', before, deployment('user', 'user:2'), ['in-place Deployment user: image']),
    pair('refused', before, deployment('web', 'user:1'), []),
  );
  expect(isRight).toBe(false);
  expect(printed).toEqual([
    '2 pairs applied, 0 left out, 3 with another outcome than planned',
    'restart: Deployment user: not said, and seen restart: restart',
    'refused: Deployment user: not said, and seen refused: refused The Deployment "user" is invalid: spec.selector is immutable',
    'refused: Deployment user: said, and seen refused: none The Deployment "user" is invalid: spec.selector is immutable',
  ]);
});

test('pairs that the cluster does not take show nothing, and are no success alone', () => {
  const unknown = { apiVersion: 'a.example.com/v1', kind: 'Unknown', metadata: { name: 'a' } };
  const { isRight, printed } = compare(pair('unknown', unknown, unknown, []), pair('new', [], unknown, []));
  expect([isRight, printed]).toEqual([false, ['0 pairs applied, 2 left out, 0 with another outcome than planned']]);
});
