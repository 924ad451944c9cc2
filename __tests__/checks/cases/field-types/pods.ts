import { type Case, raw } from '../../case';
import { deployment, type Raw, withContainer } from '../../objects';

const pod = (fields: Raw) => deployment({}, fields);

export const wrong: readonly Case[] = [
  raw(
    'a text instead of a boolean',
    [pod({ automountServiceAccountToken: 'false' })],
    ['[shop/0] spec.template.spec.automountServiceAccountToken "false" is not a boolean: write, for example, true.'],
  ),
  raw(
    'a replica count above the largest number',
    [deployment({ replicas: 2 ** 31 })],
    ['[shop/0] spec.replicas 2147483648 is above 2147483647: write less.'],
  ),
  raw(
    'a deadline within which no pod counts as ready',
    [deployment({ progressDeadlineSeconds: 10, minReadySeconds: 10 })],
    [
      '[shop/0] spec has progressDeadlineSeconds 10, within which no pod is ready for minReadySeconds 10: write more for the one or less for the other.',
    ],
  ),
  raw(
    'a surge that is not a number',
    [deployment({ strategy: { rollingUpdate: { maxSurge: 'one' } } })],
    [
      '[shop/0] spec.strategy.rollingUpdate.maxSurge "one" is neither a number of pods nor a percentage: write, for example, 1 or "25%".',
    ],
  ),
  raw(
    'more pods than all unavailable',
    [deployment({ strategy: { rollingUpdate: { maxUnavailable: '150%' } } })],
    [
      '[shop/0] spec.strategy.rollingUpdate.maxUnavailable "150%" is neither a number of pods nor a percentage: write, for example, 1 or "25%".',
    ],
  ),
  raw(
    'a DNS policy of another tool',
    [pod({ dnsPolicy: 'clusterFirst' })],
    [
      '[shop/0] spec.template.spec.dnsPolicy "clusterFirst" is unknown: write ClusterFirst, ClusterFirstWithHostNet, Default or None.',
    ],
  ),
  raw(
    'a DNS policy without a server',
    [pod({ dnsPolicy: 'None' })],
    ['[shop/0] spec.template.spec has dnsPolicy "None" and no nameserver: write dnsConfig.nameservers.'],
  ),
  raw(
    'a nameserver by its name',
    [pod({ dnsConfig: { nameservers: ['dns.example.com'] } })],
    [
      '[shop/0] spec.template.spec.dnsConfig.nameservers[0] "dns.example.com" is not an IP address: write one, for example "10.0.0.1".',
    ],
  ),
  raw(
    'four nameservers',
    [pod({ dnsConfig: { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'] } })],
    ['[shop/0] spec.template.spec.dnsConfig has 4 nameservers: write at most 3.'],
  ),
  raw(
    'a host alias that is not an IP address',
    [pod({ hostAliases: [{ ip: 'localhost', hostnames: ['a.local'] }] })],
    [
      '[shop/0] spec.template.spec.hostAliases[0].ip "localhost" is not an IP address: write one, for example "10.0.0.1".',
    ],
  ),
  raw(
    'a hostname with dots',
    [pod({ hostname: 'a.example.com' })],
    [
      '[shop/0] spec.template.spec.hostname "a.example.com" is not a DNS label: write at most 63 lower-case letters, digits and "-", for example "a-example-com".',
    ],
  ),
  raw(
    'an account name with capitals',
    [pod({ serviceAccountName: 'User' })],
    [
      '[shop/0] spec.template.spec.serviceAccountName "User" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "user".',
    ],
  ),
  raw(
    'a priority class with capitals',
    [pod({ priorityClassName: 'High' })],
    [
      '[shop/0] spec.template.spec.priorityClassName "High" is not a DNS subdomain: write at most 253 lower-case letters, digits, "-" and ".", for example "high".',
    ],
  ),
  raw(
    'a node selector that is not a label value',
    [pod({ nodeSelector: { 'kubernetes.io/arch': 'arm 64' } })],
    [
      '[shop/0] spec.template.spec.nodeSelector.kubernetes.io/arch "arm 64" is not a label value: write at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit.',
    ],
  ),
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
    'a user below nobody',
    [pod({ securityContext: { runAsUser: -1 } })],
    [
      '[shop/0] spec.template.spec.securityContext.runAsUser -1 is below 0: write a whole number from 0, for example 1000.',
    ],
  ),
  raw(
    'a seccomp profile in lower case',
    [pod({ securityContext: { seccompProfile: { type: 'runtimeDefault' } } })],
    [
      '[shop/0] spec.template.spec.securityContext.seccompProfile.type "runtimeDefault" is unknown: write Localhost, RuntimeDefault or Unconfined.',
    ],
  ),
  raw(
    'a local seccomp profile that is not named',
    [pod({ securityContext: { seccompProfile: { type: 'Localhost' } } })],
    [
      '[shop/0] spec.template.spec.securityContext.seccompProfile has the type "Localhost" and no localhostProfile: write that of the nodes.',
    ],
  ),
  raw(
    'a named profile that is not local',
    [pod({ securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a.json' } } })],
    [
      '[shop/0] spec.template.spec.securityContext.seccompProfile has the type "RuntimeDefault" and the localhostProfile "a.json": leave it out.',
    ],
  ),
  raw(
    'a sysctl twice',
    [
      pod({
        securityContext: {
          sysctls: [
            { name: 'kernel.shm_rmid_forced', value: '0' },
            { name: 'kernel.shm_rmid_forced', value: '1' },
          ],
        },
      }),
    ],
    ['[shop/0] spec.template.spec.securityContext.sysctls has name "kernel.shm_rmid_forced" twice: write it once.'],
  ),
  raw(
    'a sysctl of the network on that of the node',
    [
      deployment(
        {},
        { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } },
      ),
    ],
    [
      '[shop/0] spec.template.spec has the sysctl "net.core.somaxconn" beside hostNetwork, whose settings are the node\'s: leave one of the two out.',
    ],
  ),
  raw(
    'privileges that must not escalate',
    [withContainer({ securityContext: { privileged: true, allowPrivilegeEscalation: false } })],
    [
      '[shop/0] spec.template.spec.containers[0].securityContext has privileged true and allowPrivilegeEscalation false, which contradict each other: leave one of the two out.',
    ],
  ),
  raw(
    'a capability that escalates',
    [withContainer({ securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } } })],
    [
      '[shop/0] spec.template.spec.containers[0].securityContext adds CAP_SYS_ADMIN, which lets privileges escalate, beside allowPrivilegeEscalation false: leave one of the two out.',
    ],
  ),
  raw(
    'a spread of nothing',
    [pod({ topologySpreadConstraints: [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }] })],
    [
      '[shop/0] spec.template.spec.topologySpreadConstraints[0].maxSkew 0 is below 1: write a whole number from 1, for example 1.',
    ],
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
