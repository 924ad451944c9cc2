import { AntiAffinity, LabelRequirement, NodeAffinity, PodAffinity, Scale } from '../../../lib';
import { deployment } from '../support';
import { pod, problems, untyped } from './support';

const ZONE = 'topology.kubernetes.io/zone';
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

describe('nodes', () => {
  const arm = LabelRequirement.in('kubernetes.io/arch', ['arm64']);
  const gpu = LabelRequirement.exists('gpu');
  const terms = (nodeAffinity: NodeAffinity) => pod({ nodeAffinity }).affinity.nodeAffinity[required].nodeSelectorTerms;

  test('are chosen by expressions on their labels, all of which hold', () => {
    const rules = NodeAffinity.required([
      arm,
      LabelRequirement.notIn('pool', ['spot']),
      gpu,
      LabelRequirement.doesNotExist('virtual'),
      LabelRequirement.greaterThan('cores', 4),
      LabelRequirement.lessThan('age', 100),
    ]);
    expect(terms(rules)).toEqual([
      {
        matchExpressions: [
          { key: 'kubernetes.io/arch', operator: 'In', values: ['arm64'] },
          { key: 'pool', operator: 'NotIn', values: ['spot'] },
          { key: 'gpu', operator: 'Exists' },
          { key: 'virtual', operator: 'DoesNotExist' },
          { key: 'cores', operator: 'Gt', values: ['4'] },
          { key: 'age', operator: 'Lt', values: ['100'] },
        ],
      },
    ]);
  });

  test('are preferred by weights, beside what is required', () => {
    const nodeAffinity = NodeAffinity.all([
      NodeAffinity.required([arm]),
      NodeAffinity.preferred([gpu]),
      NodeAffinity.preferred([LabelRequirement.in(ZONE, ['a', 'b'])], { weight: 10 }),
      NodeAffinity.required([gpu]),
    ]);
    const of = (key: string, operator: string, values?: string[]) => ({ key, operator, ...(values && { values }) });
    expect(pod({ nodeAffinity }).affinity).toEqual({
      nodeAffinity: {
        [required]: {
          nodeSelectorTerms: [{ matchExpressions: [of('kubernetes.io/arch', 'In', ['arm64']), of('gpu', 'Exists')] }],
        },
        [preferred]: [
          { weight: 100, preference: { matchExpressions: [of('gpu', 'Exists')] } },
          { weight: 10, preference: { matchExpressions: [of(ZONE, 'In', ['a', 'b'])] } },
        ],
      },
    });
  });

  test('may be of several kinds, each with what is required anyway', () => {
    const [big, fast, near] = ['big', 'fast', 'near'].map((key) =>
      NodeAffinity.required([LabelRequirement.exists(key)]),
    );
    const keysOf = (rule: NodeAffinity) =>
      terms(rule).map((term: { matchExpressions: { key: string }[] }) => term.matchExpressions.map(({ key }) => key));
    expect(keysOf(NodeAffinity.anyOf([big, fast] as NodeAffinity[]))).toEqual([['big'], ['fast']]);
    expect(
      keysOf(NodeAffinity.all([near, NodeAffinity.anyOf([big, fast] as NodeAffinity[])] as NodeAffinity[])),
    ).toEqual([
      ['near', 'big'],
      ['near', 'fast'],
    ]);
  });

  test('are of any kind where there is no rule', () => {
    expect(pod({ nodeAffinity: NodeAffinity.none() })).not.toHaveProperty('affinity');
  });

  test.each<[string, unknown, string[]]>([
    [
      'without an expression',
      NodeAffinity.required([]),
      [
        'NodeAffinity.required() [] has the wrong type; expected a list such as [LabelRequirement.exists("gpu")]. (wrong-type)',
      ],
    ],
    [
      'with wrong expressions',
      NodeAffinity.all([
        NodeAffinity.preferred(
          [
            LabelRequirement.in('a b', []),
            LabelRequirement.in('zone', ['a b']),
            LabelRequirement.greaterThan('cores', 1.5),
            untyped('gpu'),
          ],
          { weight: 0 },
        ),
        untyped('gpu'),
      ]),
      [
        'key of a requirement "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
        'values of the requirement of "a b" [] has the wrong type; expected a list such as ["arm64"]. (wrong-type)',
        'requirement of "zone" "a b" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit. (label)',
        'requirement of "cores" 1.5 is not a whole number of 0 or more: write, for example, 4. (number)',
        'NodeAffinity.preferred() "gpu" has the wrong type; expected requirements such as [LabelRequirement.exists("gpu")]. (wrong-type)',
        'weight 0 is not a whole number from 1 to 100: write, for example, 50. (number)',
        'NodeAffinity.all() "gpu" has the wrong type; expected rules such as NodeAffinity.required([LabelRequirement.exists("gpu")]). (wrong-type)',
      ],
    ],
    [
      'of alternatives that only prefer',
      NodeAffinity.anyOf([NodeAffinity.required([gpu]), NodeAffinity.preferred([gpu])]),
      [
        'NodeAffinity.anyOf() has a rule that does not only require: write rules such as NodeAffinity.required([LabelRequirement.exists("gpu")]), and put preferences next to it, in NodeAffinity.all(). (affinity)',
      ],
    ],
    [
      'as a text',
      'gpu',
      [
        'nodeAffinity "gpu" has the wrong type; expected a rule such as NodeAffinity.required([LabelRequirement.exists("gpu")]). (wrong-type)',
      ],
    ],
  ])('of a rule %s are a problem', (_, nodeAffinity, expected) => {
    expect(problems({ nodeAffinity })).toEqual(expected);
  });
});

describe('other pods', () => {
  const own = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'user' } } };

  test('of the workload itself stay off a node where that is asked', () => {
    expect(pod().affinity).toBeUndefined();
    expect(pod({ antiAffinity: AntiAffinity.required() }).affinity).toEqual({ podAntiAffinity: { [required]: [own] } });
    expect(pod({ antiAffinity: AntiAffinity.preferred() }).affinity).toEqual({
      podAntiAffinity: { [preferred]: [{ weight: 100, podAffinityTerm: own }] },
    });
    expect(pod({ antiAffinity: AntiAffinity.none() }).affinity).toBeUndefined();
  });

  test('are near or apart by labels, on a node or in a larger place', () => {
    const { podAffinity, podAntiAffinity } = pod({
      podAffinity: PodAffinity.all([
        PodAffinity.required({ labels: { app: 'cache' }, topologyKey: ZONE, namespaces: ['cache'] }),
        PodAffinity.preferred({ weight: 20 }),
      ]),
      antiAffinity: AntiAffinity.all([
        AntiAffinity.required(),
        AntiAffinity.preferred({ topologyKey: ZONE }),
        AntiAffinity.required({ requirements: [LabelRequirement.in('tier', ['batch'])] }),
      ]),
    }).affinity;
    expect(podAffinity).toEqual({
      [required]: [{ topologyKey: ZONE, labelSelector: { matchLabels: { app: 'cache' } }, namespaces: ['cache'] }],
      [preferred]: [{ weight: 20, podAffinityTerm: own }],
    });
    expect(podAntiAffinity).toEqual({
      [required]: [
        own,
        {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['batch'] }] },
        },
      ],
      [preferred]: [{ weight: 100, podAffinityTerm: { ...own, topologyKey: ZONE } }],
    });
  });

  test('than its own hold for a single pod as well', () => {
    const { affinity } = deployment({
      scale: Scale.fixed(1),
      antiAffinity: AntiAffinity.all([AntiAffinity.required(), AntiAffinity.required({ labels: { app: 'batch' } })]),
    }).template.spec;
    expect(affinity.podAntiAffinity[required]).toEqual([
      { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'batch' } } },
    ]);
  });

  test.each<[string, object, string[]]>([
    [
      'of all labels',
      { podAffinity: PodAffinity.required({ labels: {} }) },
      [
        'labels {} of PodAffinity.required() matches every pod of the namespace: write a label, for example { app: "cache" }, or leave labels out to match the pods of the workload itself. (affinity)',
      ],
    ],
    [
      'with wrong values',
      {
        antiAffinity: AntiAffinity.preferred({
          labels: { 'a b': 'c' },
          requirements: [LabelRequirement.lessThan('age', 5)],
          topologyKey: 'a zone',
          namespaces: ['Cache'],
          weight: 101,
        }),
      },
      [
        'label of AntiAffinity.preferred() key "a b" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
        'requirement of "age" compares numbers, which is for labels of nodes: write LabelRequirement.in("age", ["5"]). (affinity)',
        'topologyKey of AntiAffinity.preferred() "a zone" is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team". (label)',
        'namespaces of AntiAffinity.preferred() "Cache" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "cache". (dns-name)',
        'weight 101 is not a whole number from 1 to 100: write, for example, 50. (number)',
      ],
    ],
    [
      'of the other kind, or of none',
      { podAffinity: PodAffinity.all([untyped(AntiAffinity.required())]), antiAffinity: AntiAffinity.all([]) },
      [
        'AntiAffinity.all() [] has the wrong type; expected a list such as [AntiAffinity.required()]. (wrong-type)',
        'PodAffinity.all() {"content":[{"strength":"required","options":{}}]} has the wrong type; expected rules such as PodAffinity.required(). (wrong-type)',
      ],
    ],
    [
      'with a weight of what is not a preference',
      { antiAffinity: AntiAffinity.required(untyped({ weight: 5 })), podAffinity: 'cache' },
      [
        'AntiAffinity.required() has no option "weight": write one of labels, requirements, topologyKey, namespaces. (unknown-option)',
        'podAffinity "cache" has the wrong type; expected a rule such as PodAffinity.preferred({ labels: { app: "cache" } }). (wrong-type)',
      ],
    ],
  ])('in a rule %s are a problem', (_, options, expected) => {
    expect(problems(options)).toEqual(expected);
  });
});
