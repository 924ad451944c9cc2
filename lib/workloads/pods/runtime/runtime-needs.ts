import { present } from '../../../cdk8s/objects';
import type { Findings } from '../../../rules/finding';
import { PodSecurityLevel } from '../../../rules/pod-security-level';
import { checkRuntimeOptions } from './check-runtime';
import type { ImageRuntimePrivilegedOptions } from './runtime-options';
import { SecurityProfile } from './security-profile';
import type { ContainerSettings, PodSettings, SharedSettings } from './security-settings';

const DEFAULT_USER = 10001;
const DEFAULT_WRITABLE_PATHS = ['/tmp'];
const ROOT = 0;

/** Everything that an image needs of the pods that run it. */
export class RuntimeNeeds {
  /**
   * @param level the level of Pod Security that the code names.
   * @param dataPaths folders that become empty ones only where nothing is mounted at them, around them or in them.
   */
  constructor(
    readonly level: PodSecurityLevel,
    private readonly options: ImageRuntimePrivilegedOptions,
    readonly dataPaths: readonly string[] = [],
  ) {}

  *check(): Findings {
    yield* checkRuntimeOptions(this.level, this.options);
  }

  get hasSleep(): boolean {
    return this.options.sleepCommand !== false;
  }

  get hasReadOnlyRoot(): boolean {
    return this.options.readOnlyRoot !== false;
  }

  get writablePaths(): readonly string[] {
    const { writablePaths = DEFAULT_WRITABLE_PATHS } = this.options;
    return Array.isArray(writablePaths) ? writablePaths : [];
  }

  /** Without a sysctl, a port below 1024 takes root and a capability. */
  get opensLowPorts(): boolean {
    const { privileged, capabilities } = this.options;
    return this.user === ROOT && (privileged === true || has(capabilities, 'NET_BIND_SERVICE'));
  }

  /** The settings that a pod may have in place of its containers. */
  get sharedSettings(): SharedSettings {
    const { seccomp = SecurityProfile.runtimeDefault(), appArmor } = this.options;
    return {
      runAsNonRoot: this.user !== ROOT,
      runAsUser: this.user,
      runAsGroup: this.group,
      seccompProfile: seccomp._fields,
      appArmorProfile: appArmor?._fields,
    };
  }

  /** @param writesStorage whether storage that outlives the pod must belong to the group. */
  podSettings(writesStorage: boolean): PodSettings {
    const { fsGroup = writesStorage && this.user !== ROOT ? this.group : undefined } = this.options;
    return {
      fsGroup,
      // The folder's owner is changed once, not at every start.
      fsGroupChangePolicy: fsGroup !== undefined && writesStorage ? 'OnRootMismatch' : undefined,
      supplementalGroups: unlessNone(this.options.supplementalGroups),
    };
  }

  get containerSettings(): ContainerSettings {
    const { privileged, privilegeEscalation, capabilities } = this.options;
    // False is the API server's default, and a privileged container has all capabilities.
    const readOnlyRootFilesystem = this.hasReadOnlyRoot || undefined;
    if (privileged === true) return { privileged, readOnlyRootFilesystem };
    return {
      allowPrivilegeEscalation: privilegeEscalation === true ? undefined : false,
      readOnlyRootFilesystem,
      capabilities: present({ drop: ['ALL'], add: unlessNone(capabilities) }),
    };
  }

  /** The names of the options that only the runtime of a workload's own container can have. */
  get ofPodOnly(): readonly string[] {
    return (['fsGroup', 'supplementalGroups'] as const).filter((name) => this.options[name] !== undefined);
  }

  /** The needs of a sidecar or init container that sets none: the same user unless it is root, with a `/tmp` of its own. */
  ofCompanion(): RuntimeNeeds {
    const { user, group } = this.options;
    return new RuntimeNeeds(PodSecurityLevel.RESTRICTED, user === ROOT ? {} : { user, group });
  }

  private get user(): number {
    return this.options.user ?? DEFAULT_USER;
  }

  private get group(): number {
    return this.options.group ?? this.user;
  }
}

const has = (list: unknown, value: string) => Array.isArray(list) && list.includes(value);
const unlessNone = <T>(list: readonly T[] | undefined) => (list === undefined || list.length === 0 ? undefined : list);
