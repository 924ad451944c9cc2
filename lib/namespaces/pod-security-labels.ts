import { present } from '../cdk8s/objects';
import { MODES, PREFIX, policyVersionFlaw } from '../checks/model/pod-security/namespace';
import { checkStruct, wrongType } from '../rules/check';
import type { Findings } from '../rules/finding';
import { POD_SECURITY_LEVELS, PodSecurityLevel } from '../rules/pod-security-level';
import { show } from '../rules/show';
import { finding } from './codes';

/** The levels of the Pod Security Standards that a namespace holds its pods to. */
export interface NamespacePodSecurity {
  /**
   * The level below which pods are refused.
   *
   * @default PodSecurityLevel.RESTRICTED
   */
  readonly enforce?: PodSecurityLevel;

  /**
   * The level below which whoever applies a workload sees a warning.
   *
   * @default - none beyond `enforce`
   */
  readonly warn?: PodSecurityLevel;

  /**
   * The level below which the cluster's audit log has an entry.
   *
   * @default - none beyond `enforce`
   */
  readonly audit?: PodSecurityLevel;

  /**
   * The version of Kubernetes whose rules count, such as `v1.32`.
   *
   * @default - that of the cluster
   */
  readonly version?: string;
}

const OPTIONS = Object.keys({
  enforce: true,
  warn: true,
  audit: true,
  version: true,
} satisfies { [name in keyof NamespacePodSecurity]-?: true });

export function* checkPodSecurity(security: NamespacePodSecurity): Findings {
  if (!(yield* checkStruct('podSecurity', security, OPTIONS))) return;
  for (const mode of MODES) {
    const level = security[mode];
    if (level === undefined || POD_SECURITY_LEVELS.includes(level)) continue;
    yield wrongType(`${mode} of podSecurity`, level, 'a level such as PodSecurityLevel.BASELINE');
  }
  const flaw = security.version === undefined ? undefined : policyVersionFlaw(security.version);
  if (flaw !== undefined) yield finding('namespace', `version ${show(security.version)} of podSecurity ${flaw}.`);
}

/** Finds labels that have an option of their own. */
export function* checkNoPodSecurity(labels: { readonly [key: string]: unknown }): Findings {
  for (const key of Object.keys(labels).filter((name) => name.startsWith(PREFIX))) {
    yield finding('namespace', `label ${show(key)} is set by podSecurity: write that instead.`);
  }
}

/** The labels for right levels, each with the version where one is written. */
export function podSecurityLabels(security: NamespacePodSecurity): { [key: string]: string } {
  const levels = { enforce: PodSecurityLevel.RESTRICTED, ...present(security) };
  const labels = MODES.flatMap((mode): [string, string][] => {
    const level = levels[mode];
    if (level === undefined) return [];
    const ofVersion: [string, string][] =
      security.version === undefined ? [] : [[`${PREFIX}${mode}-version`, security.version]];
    return [[`${PREFIX}${mode}`, level], ...ofVersion];
  });
  return Object.fromEntries(labels);
}
