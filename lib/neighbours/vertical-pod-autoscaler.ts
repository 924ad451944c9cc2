import type { Construct } from 'constructs';
import {
  VerticalPodAutoscalerSpecUpdatePolicyUpdateMode as UpdateMode,
  VerticalPodAutoscaler,
} from '../../imports/autoscaling.k8s.io';
import type { ObjectName } from '../cdk8s/construction';
import type { k8s } from '../cdk8s/k8s';

/** The kinds of workloads that requests are recommended for, with the versions of their groups. */
const VERSIONS: { readonly [kind: string]: string } = {
  CronJob: 'batch/v1',
  DaemonSet: 'apps/v1',
  Deployment: 'apps/v1',
  Rollout: 'argoproj.io/v1alpha1',
  StatefulSet: 'apps/v1',
};

/**
 * Has the VerticalPodAutoscaler recommend requests, and change none. Without that word it would change them.
 *
 * @param objects those of the workload, among which is the one that makes its pods.
 */
export function renderRecommendations(
  scope: Construct,
  metadata: k8s.ObjectMeta,
  objects: readonly ObjectName[],
): void {
  const target = objects.find(({ kind, name }) => Object.hasOwn(VERSIONS, kind) && name === metadata.name);
  if (target === undefined) return;
  const { kind, name } = target;
  new VerticalPodAutoscaler(scope, 'recommendations', {
    metadata,
    spec: { targetRef: { apiVersion: VERSIONS[kind], kind, name }, updatePolicy: { updateMode: UpdateMode.OFF } },
  });
}
