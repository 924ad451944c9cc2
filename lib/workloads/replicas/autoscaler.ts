import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import { renderScaledObject } from '../../neighbours/keda/scaled-object';
import { objectMetadata } from '../pods/pod-labels';
import { ROLLOUT_API } from './argo-rollout';
import type { ReplicaSpec } from './replica-spec';

export function renderAutoscaler(
  scope: Construct,
  { scale, pods, autoscaler }: ReplicaSpec,
  kind: 'Deployment' | 'Rollout' | 'StatefulSet',
): void {
  if (scale._events === undefined && !scale._isAuto) return;
  const metadata = objectMetadata(scope, pods, autoscaler);
  const target = { apiVersion: kind === 'Rollout' ? ROLLOUT_API : 'apps/v1', kind, name: pods.workloadName };
  if (scale._events !== undefined) renderScaledObject(scope, { metadata, target, ...scale._events.toKeda() });
  if (!scale._isAuto) return;
  const { scaleUp, scaleDown } = scale._windows;
  new ApiObject(
    scope,
    'autoscaler',
    k8s.KubeHorizontalPodAutoscalerV2.manifest({
      metadata,
      spec: {
        scaleTargetRef: target,
        // The API server's own default.
        minReplicas: scale._lowest === 1 ? undefined : scale._lowest,
        maxReplicas: scale._highest,
        metrics: scale._metrics.map(({ name, percent }) => ({
          type: 'Resource',
          resource: { name, target: { type: 'Utilization', averageUtilization: percent } },
        })),
        behavior: unlessEmpty({
          ...(scaleUp !== undefined && { scaleUp: { stabilizationWindowSeconds: scaleUp } }),
          ...(scaleDown !== undefined && { scaleDown: { stabilizationWindowSeconds: scaleDown } }),
        }),
      },
    }),
  );
}
