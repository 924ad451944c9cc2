import type { KubernetesVersions } from '../../../cdk8s/kubernetes-versions';
import { at, type Fields, fieldsOf, listOf } from '../read';
import type { PodContainer, Pods } from '../workload';

/** A pod as the rules of Pod Security read it, and the clusters whose rules count. */
export interface PodToJudge extends Pods {
  readonly versions: KubernetesVersions;
  /** Set for pods of Windows, to which settings of Linux do not apply. */
  readonly isWindows: boolean;
  /** Set for pods in a user namespace of their own, in which root is not that of the node. */
  readonly hasOwnUsers: boolean;
}

export function podToJudge(pods: Pods, versions: KubernetesVersions): PodToJudge {
  const { pod } = pods;
  return {
    ...pods,
    versions,
    isWindows: at(pod, 'os', 'name') === 'windows',
    // Earlier clusters make no exception for them.
    hasOwnUsers: pod.hostUsers === false && versions.oldest >= 35,
  };
}

/** The words for what a pod, or a container, must not have or must have. */
export type Demands = Generator<string, void, undefined>;

/** The security settings of the pod and of its containers, each with the words by which messages name it. */
export function* contexts({ pod, containers }: PodToJudge): Generator<readonly [who: string, settings: Fields]> {
  yield ['the pod', fieldsOf(pod.securityContext)];
  for (const { title, fields } of containers) yield [title, fieldsOf(fields.securityContext)];
}

export const own = ({ fields }: PodContainer): Fields => fieldsOf(fields.securityContext);

/** The names of the capabilities that a container adds, or drops. */
export const capabilities = (container: PodContainer, change: 'add' | 'drop'): readonly unknown[] =>
  listOf(at(own(container), 'capabilities', change));

/** True for a field that an API server reads as set. */
export const isSet = (value: unknown): boolean => value !== undefined && value !== null;
