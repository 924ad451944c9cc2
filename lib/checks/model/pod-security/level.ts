import { type KubernetesVersions, kubernetesVersions } from '../../../cdk8s/kubernetes-versions';
import { PodSecurityLevel } from '../../../rules/pod-security-level';
import { remember } from '../remember';
import type { Pods, Workload } from '../workload';
import { baselineDemands } from './baseline';
import { podToJudge } from './pod';
import { restrictedDemands } from './restricted';

/** Everything that a level of Pod Security asks of pods, and they do not have. */
export function unmetDemands(pods: Pods, level: PodSecurityLevel, versions: KubernetesVersions): string[] {
  if (level === PodSecurityLevel.PRIVILEGED) return [];
  const pod = podToJudge(pods, versions);
  return [...baselineDemands(pod), ...(level === PodSecurityLevel.RESTRICTED ? restrictedDemands(pod) : [])];
}

/** The strictest level of Pod Security that takes the pods of a workload, on all clusters that it is made for. */
export const podSecurityLevelFor = remember((workload: Workload) =>
  podSecurityLevelOf(workload, kubernetesVersions(workload.object.construct)),
);

/** The strictest level of Pod Security that takes pods, on all clusters of a range. */
export function podSecurityLevelOf(pods: Pods, versions: KubernetesVersions): PodSecurityLevel {
  const pod = podToJudge(pods, versions);
  if (!baselineDemands(pod).next().done) return PodSecurityLevel.PRIVILEGED;
  return restrictedDemands(pod).next().done ? PodSecurityLevel.RESTRICTED : PodSecurityLevel.BASELINE;
}
