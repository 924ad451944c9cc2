import { Duration } from 'cdk8s';
import { Spread, TolerationEffect } from '../../../lib';
import { checkTolerations } from '../../../lib/workloads/pods/toleration';
import { deployment } from '../support';
import { messages, pod, problems, untyped } from './support';

test.each<[string, Spread | undefined, string[]]>([
  ['softly by default', undefined, ['ScheduleAnyway', 'ScheduleAnyway']],
  ['or not at all', Spread.required(), ['DoNotSchedule', 'DoNotSchedule']],
])('pods are spread over zones and nodes, %s', (_, spread, expected) => {
  const constraints = pod({ spread }).topologySpreadConstraints;
  expect(constraints.map((one: { whenUnsatisfiable: string }) => one.whenUnsatisfiable)).toEqual(expected);
  expect(constraints.map((one: { topologyKey: string }) => one.topologyKey)).toEqual([
    'topology.kubernetes.io/zone',
    'kubernetes.io/hostname',
  ]);
  expect(constraints[0]).toMatchObject({ maxSkew: 1, labelSelector: { matchLabels: { app: 'user' } } });
});

test('a strict spread does not count nodes that take no pods', () => {
  const policies = (spread: Spread) =>
    pod({ spread }).topologySpreadConstraints.map((one: { nodeTaintsPolicy?: string }) => one.nodeTaintsPolicy);
  expect(policies(Spread.required())).toEqual(['Honor', 'Honor']);
  expect(policies(Spread.preferred())).toEqual([undefined, undefined]);
});

test('containers get no variables with the addresses of Services, unless that is asked', () => {
  expect(pod().enableServiceLinks).toBe(false);
  expect(pod({ serviceLinks: true }).enableServiceLinks).toBeUndefined();
  expect(problems({ serviceLinks: 'yes' })).toEqual([
    'serviceLinks "yes" has the wrong type; expected true or false. (wrong-type)',
  ]);
});

test('pods of a kind whose revisions have no label are spread together', () => {
  for (const constraint of pod().topologySpreadConstraints) expect(constraint).not.toHaveProperty('matchLabelKeys');
});

test('Spread.none() leaves the pods to the scheduler', () => {
  expect(pod({ spread: Spread.none() }).topologySpreadConstraints).toBeUndefined();
});

test('a spread of one kind of place has the numbers and labels that it is given', () => {
  const spread = Spread.all([
    Spread.required({ topologyKey: 'topology.kubernetes.io/zone', maxSkew: 2, minDomains: 3 }),
    Spread.preferred({ topologyKey: 'example.com/rack', matchLabelKeys: ['example.com/generation'] }),
  ]);
  const labelSelector = { matchLabels: { app: 'user' } };
  expect(pod({ spread }).topologySpreadConstraints).toEqual([
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 2,
      minDomains: 3,
      whenUnsatisfiable: 'DoNotSchedule',
      labelSelector,
      nodeTaintsPolicy: 'Honor',
    },
    {
      topologyKey: 'example.com/rack',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector,
      matchLabelKeys: ['example.com/generation'],
    },
  ]);
});

test('pods of two revisions are counted together where that is asked', () => {
  const keys = (spread?: Spread) =>
    deployment({ spread }).template.spec.topologySpreadConstraints.map(
      (one: { matchLabelKeys?: string[] }) => one.matchLabelKeys,
    );
  expect(keys()).toEqual([['pod-template-hash'], ['pod-template-hash']]);
  expect(keys(Spread.preferred({ matchLabelKeys: [] }))).toEqual([undefined, undefined]);
});

test.each<[string, unknown, string[]]>([
  [
    'with wrong numbers and keys',
    Spread.required({ topologyKey: 'a zone', maxSkew: 0, minDomains: 1.5, matchLabelKeys: ['a b'] }),
    [
      'topologyKey of Spread.required() "a zone" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
      'maxSkew of Spread.required() 0 is not a whole number of 1 or more: write, for example, 2. (number)',
      'minDomains of Spread.required() 1.5 is not a whole number of 1 or more: write, for example, 2. (number)',
      'matchLabelKeys of Spread.required() "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
    ],
  ],
  [
    'that is soft, with a number for a strict one',
    Spread.preferred(untyped({ minDomains: 3, matchLabelKeys: 'a' })),
    [
      'Spread.preferred() has no option "minDomains": write one of topologyKey, maxSkew, matchLabelKeys. (unknown-option)',
      'matchLabelKeys of Spread.preferred() "a" has the wrong type; expected a list such as ["pod-template-hash"]. (wrong-type)',
    ],
  ],
  [
    'over the same places twice',
    Spread.all([Spread.required(), Spread.required({ topologyKey: 'kubernetes.io/hostname' })]),
    [
      'two spreads with the same whenUnsatisfiable have the topologyKey "kubernetes.io/hostname": leave one out, or write another topologyKey. (spread)',
    ],
  ],
  [
    'of nothing, or of something else',
    Spread.all([Spread.all([]), untyped('zone')]),
    [
      'Spread.all() [] has the wrong type; expected a list such as [Spread.required()]. (wrong-type)',
      'Spread.all() "zone" has the wrong type; expected spreads such as Spread.required(). (wrong-type)',
    ],
  ],
  [
    'that tells pods apart by what they have in common',
    Spread.preferred({ matchLabelKeys: ['app'] }),
    [
      'matchLabelKeys of the spread has "app", which all pods that the workload selects have alike: leave it out. (spread)',
    ],
  ],
])('a spread %s is a problem', (_, spread, expected) => {
  expect(problems({ spread })).toEqual(expected);
});

test('the scheduler and the way in which nodes run containers have a name', () => {
  expect(pod({ schedulerName: 'volcano', runtimeClassName: 'gvisor' })).toMatchObject({
    schedulerName: 'volcano',
    runtimeClassName: 'gvisor',
  });
  expect(pod({ schedulerName: 'default-scheduler' })).not.toHaveProperty('schedulerName');
});

test('nodes are chosen by labels, taints and priority', () => {
  const { nodeSelector, tolerations, priorityClassName } = pod({
    nodeSelector: { 'kubernetes.io/arch': 'arm64' },
    tolerations: [
      { key: 'dedicated', value: 'web', effect: TolerationEffect.NO_SCHEDULE },
      { key: 'spot', effect: TolerationEffect.NO_EXECUTE, stay: Duration.minutes(2) },
      { key: 'empty', value: '' },
      { effect: TolerationEffect.NO_SCHEDULE },
    ],
    priorityClassName: 'important',
  });
  expect(nodeSelector).toEqual({ 'kubernetes.io/arch': 'arm64' });
  expect(tolerations).toEqual([
    { key: 'dedicated', value: 'web', effect: 'NoSchedule' },
    { key: 'spot', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 120 },
    { key: 'empty' },
    { operator: 'Exists', effect: 'NoSchedule' },
  ]);
  expect(priorityClassName).toBe('important');
});

test('labels of nodes, priority classes, spreads and rules that cannot be are problems', () => {
  const options = { nodeSelector: { 'a b': 'c' }, priorityClassName: 'High', spread: 'zone', antiAffinity: true };
  expect(problems(options)).toEqual([
    'spread "zone" has the wrong type; expected a spread such as Spread.required(). (wrong-type)',
    'antiAffinity true has the wrong type; expected a rule such as AntiAffinity.preferred(). (wrong-type)',
    'nodeSelector key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
    'priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high". (dns-name)',
  ]);
});

test.each<[string, unknown, string[]]>([
  [
    'with a stay that its effect does not allow',
    [{ key: 'spot', effect: TolerationEffect.NO_SCHEDULE, stay: Duration.minutes(1) }],
    [
      'stay 1 minute of a toleration needs the effect TolerationEffect.NO_EXECUTE: set it, or leave stay out. (toleration)',
    ],
  ],
  [
    'with values of a wrong type',
    [{ key: 5, stay: 10, effect: 'Never' }],
    [
      'key of a toleration 5 has the wrong type; expected the key of a taint, such as "dedicated". (wrong-type)',
      'stay 10 is not a whole number of seconds of 1 or more: write, for example, Duration.seconds(30). (duration)',
      'effect of a toleration "Never" has the wrong type; expected a value such as TolerationEffect.NO_SCHEDULE. (wrong-type)',
    ],
  ],
  [
    'with a value of no key',
    [{ value: 'web', effect: TolerationEffect.NO_SCHEDULE }],
    ['value "web" of a toleration has no key: write the key of the taint as well. (toleration)'],
  ],
  [
    'of every taint there is',
    [{}],
    [
      'key of a toleration undefined has the wrong type; expected the key of a taint, such as "dedicated". (wrong-type)',
    ],
  ],
  [
    'as a text',
    'spot',
    [
      'tolerations "spot" has the wrong type; expected a list such as [{ key: "dedicated", value: "web" }]. (wrong-type)',
    ],
  ],
])('a toleration %s is a problem', (_, tolerations, expected) => {
  expect(messages(checkTolerations(tolerations))).toEqual(expected);
});
