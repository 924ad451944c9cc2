import { makePlan } from '../../../cli/commands/plan/make-plan';
import { Snapshot } from '../../../cli/commands/plan/objects/snapshot';
import { Health, Network, PorticoDefaults, WebService } from '../../../lib';
import { ingress, path } from '../../checks/objects';
import { synthesize } from '../../support/app';
import { PAIRS } from './pairs';
import { sideOf } from './support';

describe.each(Object.entries(PAIRS))('%s', (_, pairs) => {
  test.each(pairs)('$title', ({ before, after, changes }) => {
    const plan = makePlan(sideOf(before), sideOf(after));
    expect(plan.changes.map((change) => `${change.class} ${change.object}: ${change.message}`)).toEqual(changes);
  });
});

test('a network that is closed refuses what is not in calls, and one that is opened refuses nothing', () => {
  const sideWith = (network: Network) => {
    const objects = synthesize(
      (chart) => {
        PorticoDefaults.of(chart).set({ network });
        const image = 'registry.example.com/shop/app:1.0.0';
        const pay = new WebService(chart, 'pay', { image, health: Health.none() });
        new WebService(chart, 'web', { image, health: Health.none(), calls: [pay] });
      },
      { namespace: 'shop' },
    );
    return sideOf(objects as never);
  };
  const told = (before: Network, after: Network) =>
    makePlan(sideWith(before), sideWith(after))
      .changes.filter((change) => ['traffic', 'less-safe'].includes(change.class))
      .map(({ class: of, object, message }) => `${of} ${object}: ${message}`);
  const took = 'its pods took connections to port 8080 that NetworkPolicies refuse now';
  const opened = 'its pods opened any connection, and NetworkPolicies refuse all now but those that they name.';
  expect(told(Network.open(), Network.closed())).toEqual([
    `traffic Deployment shop/pay: ${took}: from each other, and from outside of the app.`,
    `traffic Deployment shop/pay: ${opened}`,
    `traffic Deployment shop/web: ${took}: from Deployment shop/pay and each other, and from outside of the app.`,
    `traffic Deployment shop/web: ${opened}`,
  ]);
  const open =
    'once it is deleted, the pods that it selects take and make all connections that no other NetworkPolicy forbids.';
  expect(told(Network.closed(), Network.open())).toEqual(
    ['default-deny-except-dns', 'pay', 'web'].map((name) => `less-safe NetworkPolicy shop/${name}: ${open}`),
  );
});

test('a cluster has no route tables, which is said next to the objects that route', () => {
  const cluster = new Snapshot('the cluster', sideOf([ingress([path('/')])]).documents);
  const { changes, notes } = makePlan(cluster, sideOf([ingress([path('/pay')])]));
  expect(changes.filter((change) => change.class === 'traffic').map(({ object }) => object)).toEqual(['Ingress user']);
  expect(notes).toEqual([
    'Which requests are answered otherwise is not known, since the routes of the cluster are not: compare with --from git:HEAD, or with an output that portico synth has written in this folder.',
  ]);
});

test('there are more than 150 pairs, and each class is in one', () => {
  const all = Object.values(PAIRS).flat();
  expect(all.length).toBeGreaterThan(150);
  const classes = new Set(all.flatMap(({ changes }) => changes.map((change) => change.split(' ')[0])));
  expect([...classes].sort()).toEqual([
    'cost',
    'data-loss',
    'in-place',
    'left-behind',
    'less-available',
    'less-safe',
    'none',
    'refused',
    'restart',
    'traffic',
  ]);
});
