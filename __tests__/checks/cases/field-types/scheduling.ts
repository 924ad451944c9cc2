import { type Case, raw } from '../../case';
import { deployment, type Raw } from '../../objects';

const pod = (fields: Raw) => deployment({}, fields);

export const wrong: readonly Case[] = [
  raw(
    'a node selector whose key is not a label key',
    [pod({ nodeSelector: { 'my arch': 'arm64' } })],
    [
      '[shop/0] spec.template.spec.nodeSelector has the key "my arch", which is not a qualified name: write at most 63 letters, digits, "-", "_" and ".", with an optional DNS prefix, for example "team" or "example.com/team".',
    ],
  ),
  raw(
    'a toleration without a key',
    [pod({ tolerations: [{ operator: 'Equal', value: 'web' }] })],
    [
      '[shop/0] spec.template.spec.tolerations[0] has no key: write that of a taint, or operator "Exists" for every taint.',
    ],
  ),
  raw(
    'a toleration of a value that only has to exist',
    [pod({ tolerations: [{ key: 'dedicated', operator: 'Exists', value: 'web' }] })],
    [
      '[shop/0] spec.template.spec.tolerations[0] has the operator "Exists" and the value "web": leave one of the two out.',
    ],
  ),
  raw(
    'a toleration with a misspelt effect',
    [pod({ tolerations: [{ key: 'dedicated', effect: 'NoScheduling' }] })],
    [
      '[shop/0] spec.template.spec.tolerations[0].effect "NoScheduling" is unknown: write NoExecute, NoSchedule or PreferNoSchedule.',
    ],
  ),
  raw(
    'a toleration that ends, of a taint that never evicts',
    [pod({ tolerations: [{ key: 'dedicated', effect: 'NoSchedule', tolerationSeconds: 30 }] })],
    [
      '[shop/0] spec.template.spec.tolerations[0] has tolerationSeconds 30, which goes with the effect "NoExecute" only: write that, or leave tolerationSeconds out.',
    ],
  ),
  raw(
    'a boolean as a text',
    [pod({ securityContext: { runAsUser: '1000' } })],
    ['[shop/0] spec.template.spec.securityContext.runAsUser "1000" is not a whole number: write, for example, 1000.'],
  ),
  raw(
    'a spread that is misspelt',
    [pod({ topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DontSchedule' }] })],
    [
      '[shop/0] spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable "DontSchedule" is unknown: write DoNotSchedule or ScheduleAnyway.',
    ],
  ),
  raw(
    'a spread over a least of domains that is soft',
    [
      pod({
        topologySpreadConstraints: [
          { maxSkew: 1, minDomains: 2, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' },
        ],
      }),
    ],
    [
      '[shop/0] spec.template.spec.topologySpreadConstraints[0] has minDomains 2, which goes with whenUnsatisfiable "DoNotSchedule" only: write that, or leave minDomains out.',
    ],
  ),
  raw(
    'a spread twice',
    [
      pod({
        topologySpreadConstraints: [1, 2].map((maxSkew) => ({
          maxSkew,
          topologyKey: 'zone',
          whenUnsatisfiable: 'ScheduleAnyway',
        })),
      }),
    ],
    [
      '[shop/0] spec.template.spec.topologySpreadConstraints has topologyKey "zone" and whenUnsatisfiable "ScheduleAnyway" twice: write it once.',
    ],
  ),
  raw(
    'an affinity without a weight',
    [
      pod({
        affinity: {
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [{ podAffinityTerm: { topologyKey: 'zone' } }],
          },
        },
      }),
    ],
    [
      '[shop/0] spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight is missing: write it, since the API server requires it.',
    ],
  ),
  raw(
    'an affinity above the heaviest',
    [
      pod({
        affinity: {
          podAntiAffinity: {
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 101, podAffinityTerm: { topologyKey: 'zone' } },
            ],
          },
        },
      }),
    ],
    [
      '[shop/0] spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight 101 is outside 1..100: write a whole number of those, for example 1.',
    ],
  ),
  raw(
    'an affinity without nodes',
    [
      pod({
        affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
      }),
    ],
    [
      '[shop/0] spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms is empty: write at least one.',
    ],
  ),
  raw(
    'nodes of more than a text',
    [
      pod({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['many'] }] }],
            },
          },
        },
      }),
    ],
    [
      '[shop/0] spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0] has the operator "Gt" and the values ["many"]: write one whole number as a text, for example ["4"].',
    ],
  ),
  raw(
    'pods that have a label of no value',
    [
      pod({
        affinity: {
          podAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: [
              { topologyKey: 'zone', labelSelector: { matchExpressions: [{ key: 'app', operator: 'In' }] } },
            ],
          },
        },
      }),
    ],
    [
      '[shop/0] spec.template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].labelSelector.matchExpressions[0] has the operator "In" and the values []: write one.',
    ],
  ),
];
