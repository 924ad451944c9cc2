import { ImageRuntime, SecurityProfile } from '../../../../lib';
import { checkRuntime } from '../../../../lib/workloads/pods/runtime/image-runtime';
import { messages, problems, proxy, untyped } from '../support';

const unconfined = SecurityProfile.unconfined();

test.each<[string, unknown, string[]]>([
  [
    'root',
    ImageRuntime.restricted({ user: 0 }),
    [
      'user 0 is root, which Pod Security "restricted" forbids: write another number, or ImageRuntime.baseline({ user: 0 }). (runtime)',
    ],
  ],
  [
    'capabilities beyond its level',
    ImageRuntime.restricted({ capabilities: ['NET_BIND_SERVICE', 'CHOWN', 'SETUID', 'SYS_ADMIN'] }),
    [
      'capabilities has "SYS_ADMIN", which Pod Security "restricted" forbids: leave that out, or write ImageRuntime.privileged({ capabilities: ["SYS_ADMIN"] }). (runtime)',
      'capabilities has "CHOWN", "SETUID", which Pod Security "restricted" forbids: leave that out, or write ImageRuntime.baseline({ capabilities: ["CHOWN", "SETUID"] }). (runtime)',
    ],
  ],
  [
    'all capabilities under baseline',
    ImageRuntime.baseline({ capabilities: ['ALL'] }),
    [
      'capabilities has "ALL", which Pod Security "baseline" forbids: leave that out, or write ImageRuntime.privileged({ capabilities: ["ALL"] }). (runtime)',
    ],
  ],
  [
    'privileges under restricted',
    ImageRuntime.restricted(untyped({ privilegeEscalation: true, privileged: true })),
    [
      'privilegeEscalation is true, which Pod Security "restricted" forbids: leave that out, or write ImageRuntime.baseline({ privilegeEscalation: true }). (runtime)',
      'privileged is true, which Pod Security "restricted" forbids: leave that out, or write ImageRuntime.privileged({ privileged: true }). (runtime)',
    ],
  ],
  [
    'no profiles',
    ImageRuntime.baseline({ user: 0, seccomp: unconfined, appArmor: unconfined }),
    [
      'seccomp is unconfined, which Pod Security "baseline" forbids: write another profile, or ImageRuntime.privileged({ seccomp: SecurityProfile.unconfined() }). (runtime)',
      'appArmor is unconfined, which Pod Security "baseline" forbids: write another profile, or ImageRuntime.privileged({ appArmor: SecurityProfile.unconfined() }). (runtime)',
    ],
  ],
  [
    'a level that it does not need',
    ImageRuntime.baseline({ user: 1000 }),
    ['nothing in the runtime needs Pod Security "baseline": write ImageRuntime.restricted(). (runtime)'],
  ],
  [
    'a level of which it needs a part',
    ImageRuntime.privileged({ user: 0 }),
    ['nothing in the runtime needs Pod Security "privileged": write ImageRuntime.baseline(). (runtime)'],
  ],
  [
    'options that do nothing',
    ImageRuntime.privileged({ privileged: true, capabilities: ['CHOWN'], seccomp: SecurityProfile.runtimeDefault() }),
    ['privileged is true, which overrides capabilities and seccomp: leave that out. (runtime)'],
  ],
  [
    'capabilities by other names',
    ImageRuntime.baseline({ capabilities: ['CAP_CHOWN', untyped(5)] }),
    [
      'capability "CAP_CHOWN" is not a capability name in Kubernetes: write "CHOWN". (capability)',
      'capability 5 is not the name of a capability: write, for example, "CHOWN". (capability)',
    ],
  ],
  [
    'ids that are not numbers',
    ImageRuntime.restricted({ user: -1, group: untyped('www'), fsGroup: 2 ** 31, supplementalGroups: [1.5] }),
    [
      'user -1 is not a numeric id: write a whole number, for example 1000. (runtime)',
      'group "www" is not a numeric id: write a whole number, for example 1000. (runtime)',
      'fsGroup 2147483648 is not a numeric id: write a whole number, for example 1000. (runtime)',
      'supplementalGroups 1.5 is not a numeric id: write a whole number, for example 1000. (runtime)',
    ],
  ],
  [
    'a relative folder',
    ImageRuntime.restricted({ writablePaths: ['tmp'] }),
    [
      'writable path "tmp" is not an absolute path without ".", "..", ":" and spaces: write, for example, "/var/cache". (mount-path)',
    ],
  ],
  [
    'a folder twice',
    ImageRuntime.restricted({ writablePaths: ['/tmp', '/tmp'] }),
    ['writablePaths ["/tmp","/tmp"] has "/tmp" twice: list each once. (runtime)'],
  ],
  [
    'lists that are none',
    ImageRuntime.restricted({ writablePaths: untyped(5), capabilities: untyped('CHOWN') }),
    [
      'writablePaths 5 has the wrong type; expected a list such as ["/tmp", "/var/cache"]. (wrong-type)',
      'capabilities "CHOWN" has the wrong type; expected a list such as ["CHOWN"]. (wrong-type)',
    ],
  ],
  [
    'profiles that no node has',
    ImageRuntime.restricted({
      seccomp: SecurityProfile.localhost('/a/../b'),
      appArmor: SecurityProfile.localhost(' a'),
    }),
    [
      'seccomp profile "/a/../b" is not a relative path without "." and "..": write, for example, "profiles/audit.json". (security-profile)',
      'appArmor profile " a" is not the name of an AppArmor profile, of at most 4095 characters without blanks around it: write, for example, "k8s-nginx". (security-profile)',
    ],
  ],
  [
    'a profile by its name',
    ImageRuntime.restricted({ seccomp: untyped('RuntimeDefault') }),
    [
      'seccomp "RuntimeDefault" has the wrong type; expected a profile such as SecurityProfile.runtimeDefault(). (wrong-type)',
    ],
  ],
  [
    'names of Kubernetes',
    ImageRuntime.restricted(untyped({ runAsUser: 1000, allowPrivilegeEscalation: true })),
    [
      'a runtime has no option "runAsUser": write user: 1000. (unknown-option)',
      'a runtime has no option "allowPrivilegeEscalation": write privilegeEscalation: true. (unknown-option)',
    ],
  ],
  ['null', null, ['runtime null has the wrong type; expected a runtime such as ImageRuntime.nginx(). (wrong-type)']],
])('a runtime with %s is a problem', (_, runtime, expected) => {
  expect(messages(checkRuntime(runtime))).toEqual(expected);
});

test('groups of the whole pod are those of the workload itself', () => {
  const runtime = ImageRuntime.restricted({ fsGroup: 2000, supplementalGroups: [7] });
  expect(problems({ sidecars: [{ name: 'proxy', image: proxy, runtime }] })).toEqual([
    'sidecar "proxy": fsGroup of the runtime belongs to the whole pod: write it in the workload\'s own. (pod-container)',
    'sidecar "proxy": supplementalGroups of the runtime belongs to the whole pod: write it in the workload\'s own. (pod-container)',
  ]);
});
