import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import { PodCount } from './pod-count';
import type { ReplicaSpec } from './replica-spec';

/** A budget, whoever asks for it. */
export interface DisruptionBudgetSpec {
  readonly metadata: k8s.ObjectMeta;
  readonly maxUnavailable: PodCount;
  readonly selector: { readonly [key: string]: string };
}

export function renderDisruptionBudget(
  scope: Construct,
  { metadata, maxUnavailable, selector }: DisruptionBudgetSpec,
): void {
  new ApiObject(
    scope,
    'disruption-budget',
    k8s.KubePodDisruptionBudget.manifest({
      metadata,
      spec: {
        maxUnavailable: maxUnavailable._toKube(),
        selector: { matchLabels: { ...selector } },
        // A pod that is not ready need not be kept.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
      },
    }),
  );
}

/** The budget of a workload's replicas: one pod at a time unless an option says otherwise. */
export function renderBudget(scope: Construct, { pods, scale, disruptionBudget }: ReplicaSpec): void {
  // For a single pod, a budget of one would never hold a drain back. Of an unknown number, there may be more.
  const byDefault = scale._lowest > 1 || scale._isExternal ? PodCount.of(1) : undefined;
  const maxUnavailable = disruptionBudget === undefined ? byDefault : disruptionBudget._pods;
  if (maxUnavailable === undefined) return;
  renderDisruptionBudget(scope, {
    metadata: objectMetadata(scope, pods),
    maxUnavailable,
    selector: selectorLabels(pods),
  });
}
