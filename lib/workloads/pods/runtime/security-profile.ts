import { appArmorNameFlaw } from '../../../rules/app-armor';
import { checkValue, type FlawOf, wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { subPathFlaw } from '../../../rules/mount-path';

/** A profile as Kubernetes writes it. */
export interface ProfileFields {
  readonly type: string;
  readonly localhostProfile?: string;
}

/**
 * A profile of seccomp, which names the system calls that a process may make, or of AppArmor, which names the files and
 * powers that it may use (https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/).
 *
 * @example
 * ImageRuntime.restricted({ seccomp: SecurityProfile.localhost('profiles/audit.json') })
 */
export class SecurityProfile {
  /** The container runtime's own profile. */
  static runtimeDefault(): SecurityProfile {
    return new SecurityProfile('RuntimeDefault');
  }

  /**
   * A profile that is on every node.
   *
   * @param name for seccomp a path below the kubelet's folder for profiles, and for AppArmor the name of a loaded profile.
   */
  static localhost(name: string): SecurityProfile {
    return new SecurityProfile('Localhost', name);
  }

  /** No profile: the process may do everything that its user and capabilities allow. */
  static unconfined(): SecurityProfile {
    return new SecurityProfile('Unconfined');
  }

  private constructor(
    private readonly type: string,
    private readonly name?: string,
  ) {}

  /** @internal */
  get _isUnconfined(): boolean {
    return this.type === 'Unconfined';
  }

  /** @internal */
  get _fields(): ProfileFields {
    return { type: this.type, ...(this.type === 'Localhost' && { localhostProfile: this.name }) };
  }

  /** @internal */
  *_check(what: string, flawOf: FlawOf): Findings {
    if (this.type === 'Localhost') yield* checkValue('security-profile', `${what} profile`, this.name, flawOf);
  }
}

const RULES: { readonly [what: string]: FlawOf } = {
  seccomp: (path) => subPathFlaw(path, 'profiles/audit.json'),
  appArmor: appArmorNameFlaw,
};

/** Finds profiles that the API server refuses, in options of these names. */
export function* checkProfiles(profiles: { readonly [what in 'seccomp' | 'appArmor']: unknown }): Findings {
  for (const [what, profile] of Object.entries(profiles)) {
    const flawOf = RULES[what];
    if (profile instanceof SecurityProfile && flawOf) yield* profile._check(what, flawOf);
    else if (profile !== undefined)
      yield wrongType(what, profile, 'a profile such as SecurityProfile.runtimeDefault()');
  }
}
