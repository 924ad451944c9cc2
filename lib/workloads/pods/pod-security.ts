import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { kubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { writtenJson } from '../../cdk8s/written-json';
import { toAppObject } from '../../checks/model/app-object';
import { podSecurityLevelOf } from '../../checks/model/pod-security/level';
import { toWorkload } from '../../checks/model/workload';
import { PodSecurityLevel } from '../../rules/pod-security-level';

/** The level of Pod Security that the pods of a workload reach as they will be written. */
export function writtenPodSecurity(workload: IConstruct): PodSecurityLevel {
  const objects = workload.node.children.filter((child) => ApiObject.isApiObject(child));
  const [pods] = objects.flatMap((object) => toWorkload(toAppObject(object, writtenJson(object))) ?? []);
  // A problem kept the pods from being made, and nothing from being taken.
  return pods === undefined ? PodSecurityLevel.RESTRICTED : podSecurityLevelOf(pods, kubernetesVersions(workload));
}
