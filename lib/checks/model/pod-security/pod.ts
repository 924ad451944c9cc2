import type { KubernetesVersions } from '../../../cdk8s/kubernetes-versions';
import { at, type Fields, fieldsOf, listOf } from '../read';
import type { PodContainer, Pods } from '../workload';

/** The security settings of a pod or of one of its containers, with the words by which messages name it. */
export interface Context {
  readonly who: string;
  readonly settings: Fields;
}

/** A pod as the rules of Pod Security read it, and the clusters whose rules count. */
export interface PodToJudge extends Omit<Pods, 'metadata' | 'labels'> {
  readonly versions: KubernetesVersions;
  /** That of the pod, and those of its containers. */
  readonly contexts: readonly Context[];
  /** Set for pods of Windows, to which settings of Linux do not apply. */
  readonly isWindows: boolean;
  /** Set for pods in a user namespace of their own, in which root is not that of the node. */
  readonly hasOwnUsers: boolean;
}

export function podToJudge(pods: Pods, versions: KubernetesVersions): PodToJudge {
  const { pod, containers, annotations } = pods;
  const contexts: Context[] = [{ who: 'the pod', settings: fieldsOf(pod.securityContext) }];
  for (const container of containers) contexts.push({ who: container.title, settings: own(container) });
  return {
    pod,
    containers,
    annotations,
    versions,
    contexts,
    isWindows: at(pod, 'os', 'name') === 'windows',
    // Earlier clusters make no exception for them.
    hasOwnUsers: pod.hostUsers === false && versions.oldest >= 35,
  };
}

/** Takes the words for what a pod, or a container, must not have or must have. */
export type AddDemand = (words: string) => void;

export const own = ({ fields }: PodContainer): Fields => fieldsOf(fields.securityContext);

/** The names of the capabilities that a container adds, or drops. */
export const capabilities = (container: PodContainer, change: 'add' | 'drop'): readonly unknown[] =>
  listOf(fieldsOf(own(container).capabilities)[change]);

/** True for a field that an API server reads as set. */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null;
