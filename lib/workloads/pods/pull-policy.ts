import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';

/** The moment in which a node pulls an image (https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy). */
export enum PullPolicy {
  /** Each time a container starts: it asks the registry whether the image is still the same one. */
  ALWAYS = 'Always',
  /** Only if the node does not have the image. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never: the image has to be on the node. */
  NEVER = 'Never',
}

export function* checkPullPolicy(policy: unknown): Findings {
  if (policy === undefined || Object.values<unknown>(PullPolicy).includes(policy)) return;
  yield wrongType('pullPolicy', policy, 'PullPolicy.ALWAYS');
}

/** Images are pinned, so that the API server's own default is to pull those that are not there. */
export const renderPullPolicy = (policy: PullPolicy | undefined): string | undefined =>
  policy === PullPolicy.IF_NOT_PRESENT ? undefined : policy;
