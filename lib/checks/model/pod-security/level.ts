import { type KubernetesVersions, kubernetesVersions } from '../../../cdk8s/kubernetes-versions';
import { PodSecurityLevel } from '../../../rules/pod-security-level';
import { remember } from '../../../rules/remember';
import type { Pods, Workload } from '../workload';
import { demandBaseline } from './baseline';
import { type AddDemand, podToJudge } from './pod';
import { demandRestricted } from './restricted';

/** Everything that a level of Pod Security asks of pods, and they do not have. */
export function unmetDemands(pods: Pods, level: PodSecurityLevel, versions: KubernetesVersions): string[] {
  if (level === PodSecurityLevel.PRIVILEGED) return [];
  const pod = podToJudge(pods, versions);
  const unmet: string[] = [];
  const demand: AddDemand = (words) => unmet.push(words);
  demandBaseline(pod, demand);
  if (level === PodSecurityLevel.RESTRICTED) demandRestricted(pod, demand);
  return unmet;
}

/** The strictest level of Pod Security that takes the pods of a workload, on all clusters that it is made for. */
export const podSecurityLevelFor = remember((workload: Workload) =>
  podSecurityLevelOf(workload, kubernetesVersions(workload.object.construct)),
);

/** The strictest level of Pod Security that takes pods, on all clusters of a range. */
export function podSecurityLevelOf(pods: Pods, versions: KubernetesVersions): PodSecurityLevel {
  const pod = podToJudge(pods, versions);
  let level = PodSecurityLevel.RESTRICTED;
  // The weaker level is set last.
  demandRestricted(pod, () => {
    level = PodSecurityLevel.BASELINE;
  });
  demandBaseline(pod, () => {
    level = PodSecurityLevel.PRIVILEGED;
  });
  return level;
}
