import { type Case, raw } from '../../case';
import { deployment, type Raw, withContainer } from '../../objects';

const pod = (fields: Raw) => deployment({}, fields);

export const wrong: readonly Case[] = [
  raw(
    'a user below nobody',
    [pod({ securityContext: { runAsUser: -1 } })],
    [
      '[shop/0] spec.template.spec.securityContext.runAsUser -1 is below 0: write a whole number of 0 or more, for example 1000.',
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
      '[shop/0] spec.template.spec has the sysctl "net.core.somaxconn" together with hostNetwork, whose settings are the node\'s: leave one of the two out.',
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
      '[shop/0] spec.template.spec.containers[0].securityContext adds CAP_SYS_ADMIN, which lets privileges escalate, together with allowPrivilegeEscalation false: leave one of the two out.',
    ],
    [
      '[shop/0] container "user" adds capability "CAP_SYS_ADMIN", which is not a capability name in Kubernetes: write "SYS_ADMIN".',
    ],
  ),
  raw(
    'a spread of nothing',
    [pod({ topologySpreadConstraints: [{ maxSkew: 0, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }] })],
    [
      '[shop/0] spec.template.spec.topologySpreadConstraints[0].maxSkew 0 is below 1: write a whole number of 1 or more, for example 1.',
    ],
  ),
];
