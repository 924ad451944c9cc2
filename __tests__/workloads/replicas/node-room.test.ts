import {
  AntiAffinity,
  PodCount,
  PorticoChecks,
  Rollout,
  Scale,
  Spread,
  WebService,
  type WebServiceOptions,
} from '../../../lib';
import { synthesize } from '../../support/app';
import { deployment, image } from '../support';

const required = { antiAffinity: AntiAffinity.required() };
const ONE_BY_ONE = { maxSurge: 0, maxUnavailable: 1 };
const SURGE = { maxUnavailable: 0 };

beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => {}));

test.each<[string, WebServiceOptions, object]>([
  ['two pods', {}, ONE_BY_ONE],
  ['a dozen pods', { scale: Scale.fixed(12) }, ONE_BY_ONE],
  ['at least two pods', { scale: Scale.auto({ min: 2, max: 5 }) }, ONE_BY_ONE],
  ['a single pod, which stays until the next is ready', { scale: Scale.fixed(1) }, SURGE],
  ['a rollout that is about times only', { rollout: Rollout.rolling({ history: 5 }) }, ONE_BY_ONE],
  ['a rollout of its own', { rollout: Rollout.rolling({ maxUnavailable: PodCount.of(2) }) }, { maxUnavailable: 2 }],
])('no two pods on a node, and a rollout that goes on without a free node: %s', (_, props, expected) => {
  expect(deployment({ ...required, ...props }).strategy.rollingUpdate).toEqual(expected);
});

test('a single pod does not keep its successor from its node', () => {
  expect(deployment({ ...required, scale: Scale.fixed(1) }).template.spec.affinity).toBeUndefined();
  expect(deployment({ ...required, scale: Scale.external() }).template.spec.affinity).toBeDefined();
});

test('a rule that only prefers, or is about other pods, changes no rollout', () => {
  const others = AntiAffinity.required({ labels: { app: 'batch' } });
  for (const antiAffinity of [AntiAffinity.preferred(), others]) {
    expect(deployment({ antiAffinity }).strategy.rollingUpdate).toEqual(SURGE);
  }
  const same = AntiAffinity.required({ labels: { app: 'user' } });
  expect(deployment({ antiAffinity: same }).strategy.rollingUpdate).toEqual(ONE_BY_ONE);
});

test.each<[string, WebServiceOptions, boolean]>([
  ['a surge', {}, true],
  ['a surge and a strict spread', { spread: Spread.required() }, true],
  [
    'pods that go first',
    { rollout: Rollout.rolling({ maxSurge: PodCount.of(0), maxUnavailable: PodCount.of(1) }) },
    false,
  ],
  ['all pods at once', { rollout: Rollout.recreate() }, false],
  ['no two pods on a node', required, false],
  [
    'no two pods on a node, a strict spread and a surge, where the free node may be in a zone that has a new pod',
    { ...required, spread: Spread.required(), rollout: Rollout.rolling({ maxUnavailable: PodCount.of(1) }) },
    false,
  ],
])('new pods are spread apart from old ones with %s: %s', (_, props, expected) => {
  for (const constraint of deployment(props).template.spec.topologySpreadConstraints) {
    expect('matchLabelKeys' in constraint).toBe(expected);
  }
});

describe('a rollout that waits for a free node is worth a warning', () => {
  const warnings = (props: WebServiceOptions, accepted = false) => {
    const printed = jest.mocked(console.error).mockClear();
    synthesize((chart) => {
      if (accepted) PorticoChecks.of(chart).accept('anti-affinity', 'the cluster adds nodes');
      new WebService(chart, 'user', { image, ...required, ...props });
    });
    return printed.mock.calls.map(([line]) => String(line).replace(/^warning: (\[\S*\]) \S+:\d+ /, '$1 '));
  };
  const message = (fix: string) =>
    `[shop/user] with AntiAffinity.required(), a rollout that stops no old pod first needs a node without a pod of this workload, and waits forever if there is none: ${fix}, write AntiAffinity.preferred(), or accept this if there is always one. (anti-affinity)`;

  test.each<[string, WebServiceOptions, string]>([
    [
      'a rollout that stops no pod first',
      { rollout: Rollout.rolling({ maxSurge: PodCount.of(1) }) },
      'leave maxSurge and maxUnavailable out, so that an old pod goes first',
    ],
    [
      'a share that comes to no pod',
      { scale: Scale.fixed(3), rollout: Rollout.rolling({ maxUnavailable: PodCount.percent(30) }) },
      'leave maxSurge and maxUnavailable out, so that an old pod goes first',
    ],
    [
      'a scale that begins with one pod',
      { scale: Scale.auto({ min: 1, max: 3 }) },
      'write min: 2 and leave maxSurge and maxUnavailable out, so that an old pod goes first',
    ],
    [
      'an unknown number of pods',
      { scale: Scale.external() },
      'write Rollout.rolling({ maxSurge: PodCount.of(0), maxUnavailable: PodCount.of(1) }) if there are always two pods',
    ],
  ])('with %s', (_, props, fix) => {
    expect(warnings(props)).toEqual([message(fix)]);
  });

  test('and so is one that waits for a free place of another kind', () => {
    const antiAffinity = AntiAffinity.required({ topologyKey: 'topology.kubernetes.io/zone' });
    const [warning] = warnings({ antiAffinity, rollout: Rollout.rolling({ maxSurge: PodCount.of(1) }) });
    expect(warning).toContain('needs a topology.kubernetes.io/zone without a pod');
  });

  test('unless it is accepted, or goes on anyway', () => {
    expect(warnings({ rollout: Rollout.rolling({ maxSurge: PodCount.of(1) }) }, true)).toEqual([]);
    for (const rollout of [
      undefined,
      Rollout.rolling(),
      Rollout.recreate(),
      Rollout.rolling({ maxUnavailable: PodCount.percent(50) }),
      Rollout.rolling({ maxSurge: PodCount.percent(0), maxUnavailable: PodCount.percent(10) }),
    ]) {
      expect(warnings({ rollout })).toEqual([]);
    }
    expect(warnings({ scale: Scale.fixed(1), rollout: Rollout.rolling({ maxSurge: PodCount.of(1) }) })).toEqual([]);
    expect(
      warnings({ antiAffinity: AntiAffinity.preferred(), rollout: Rollout.rolling({ maxSurge: PodCount.of(1) }) }),
    ).toEqual([]);
  });
});
