import type { SecurityProfile } from './security-profile';

/** The needs of an image that can run without privileges. */
export interface ImageRuntimeRestrictedOptions {
  /**
   * Numeric id of the user that the process runs as. 0 is root, which `ImageRuntime.restricted()` refuses.
   *
   * @default 10001
   */
  readonly user?: number;

  /**
   * Numeric id of its group. Many images that run as any user have files of the group 0.
   *
   * @default - the same number as the user
   */
  readonly group?: number;

  /**
   * Numeric id of a further group of all containers of the pod, which may write to its volumes. In a sidecar or init
   * container it is refused, since the workload's own runtime decides.
   *
   * @default - the group, where the pod writes to storage that outlives it and the user is not root
   */
  readonly fsGroup?: number;

  /**
   * Numeric ids of further groups of all containers of the pod, for example of files on a shared file system. In a sidecar or
   * init container they are refused, since the workload's own runtime decides.
   *
   * @default - none
   */
  readonly supplementalGroups?: number[];

  /**
   * Capabilities of Linux that the process needs after all others are dropped, as Kubernetes writes them: `CHOWN`, not
   * `CAP_CHOWN`. Without root, a process gets those that its program file has (`setcap`). `ImageRuntime.restricted()` takes
   * `NET_BIND_SERVICE`, and `ImageRuntime.baseline()` those that the Pod Security Standards list.
   *
   * @default - none
   */
  readonly capabilities?: string[];

  /**
   * Absolute paths of the folders that the process writes to, which start empty with each pod. Where there is none, `[]`,
   * `kubectl drain` takes the pods from a node without the flag `--delete-emptydir-data`.
   *
   * @default ['/tmp']
   */
  readonly writablePaths?: string[];

  /**
   * Makes the rest of the file system read-only. Turn it off for an image that writes in many places.
   *
   * @default true
   */
  readonly readOnlyRoot?: boolean;

  /**
   * The system calls that the process may make. `ImageRuntime.privileged()` alone takes `SecurityProfile.unconfined()`.
   *
   * @default SecurityProfile.runtimeDefault()
   */
  readonly seccomp?: SecurityProfile;

  /**
   * The AppArmor profile of the process, on clusters from Kubernetes 1.30 on. `ImageRuntime.privileged()` alone takes
   * `SecurityProfile.unconfined()`.
   *
   * @default - the container runtime's own, on nodes that have AppArmor
   */
  readonly appArmor?: SecurityProfile;

  /**
   * The image has the command `sleep`, which pods need for the pause of `Drain` on Kubernetes before 1.30.
   *
   * @default true
   */
  readonly sleepCommand?: boolean;
}

/** The needs of an image that cannot run without root, or without some privileges. */
export interface ImageRuntimeBaselineOptions extends ImageRuntimeRestrictedOptions {
  /**
   * Lets the process gain privileges that it did not start with, by programs such as `sudo`.
   *
   * @default false
   */
  readonly privilegeEscalation?: boolean;
}

/** The needs of an image that works on its node. */
export interface ImageRuntimePrivilegedOptions extends ImageRuntimeBaselineOptions {
  /**
   * Gives the container all capabilities and devices of its node, and no seccomp profile.
   *
   * @default false
   */
  readonly privileged?: boolean;
}

/** The names of all options. The compiler sees that none is missing. */
export const RUNTIME_OPTIONS = Object.keys({
  user: true,
  group: true,
  fsGroup: true,
  supplementalGroups: true,
  capabilities: true,
  writablePaths: true,
  readOnlyRoot: true,
  seccomp: true,
  appArmor: true,
  sleepCommand: true,
  privilegeEscalation: true,
  privileged: true,
} satisfies { [name in keyof ImageRuntimePrivilegedOptions]-?: true });

/** Names of Kubernetes for the same things. */
export const RUNTIME_SYNONYMS = {
  allowPrivilegeEscalation: 'privilegeEscalation: true',
  appArmorProfile: 'appArmor: SecurityProfile.localhost("k8s-nginx")',
  readOnlyRootFilesystem: 'readOnlyRoot: false',
  runAsGroup: 'group: 1000',
  runAsNonRoot: 'user: 1000',
  runAsUser: 'user: 1000',
  seccompProfile: 'seccomp: SecurityProfile.localhost("profiles/audit.json")',
};
