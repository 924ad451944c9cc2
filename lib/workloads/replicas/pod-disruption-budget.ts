import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type k8s, manifest } from '../../cdk8s/k8s';
import { objectMetadata, selectorLabels } from '../pods/pod-labels';
import type { PodCount } from './pod-count';
import { budgetOf, type ReplicaSpec } from './replica-spec';

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
    manifest('PodDisruptionBudget', {
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
export function renderBudget(scope: Construct, spec: ReplicaSpec): void {
  const { pods, podDisruptionBudget } = spec;
  const maxUnavailable = budgetOf(spec);
  if (maxUnavailable === undefined) return;
  renderDisruptionBudget(scope, {
    metadata: objectMetadata(scope, pods, podDisruptionBudget),
    maxUnavailable,
    selector: selectorLabels(pods),
  });
}
