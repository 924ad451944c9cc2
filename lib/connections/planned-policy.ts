import type { Construct } from 'constructs';
import type { k8s } from '../cdk8s/k8s';
import type { PolicyRule } from './policy-rules';

/** A NetworkPolicy to be made. */
export interface PlannedPolicy {
  /** The construct that it is made in. */
  readonly scope: Construct;
  readonly namespace: string;
  readonly name: string;
  /** The labels of the pods that it is for; none for all pods of the namespace. */
  readonly selector: { readonly [key: string]: string };
  /** Metadata of the workload that it is for, where it is for one. */
  readonly metadata?: () => k8s.ObjectMeta;
  readonly ingress: readonly PolicyRule[];
  readonly egress: readonly PolicyRule[];
}
