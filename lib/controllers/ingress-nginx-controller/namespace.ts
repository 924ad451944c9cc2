import type { Construct } from 'constructs';
import { clusterScoped } from '../../cdk8s/cluster-scoped';
import { k8s } from '../../cdk8s/k8s';
import { instanceLabels } from './metadata';
import type { ControllerSpec } from './spec';

/** The controller passes Pod Security "restricted", so that its namespace can enforce it. */
export function renderNamespace(scope: Construct, { name, namespace }: ControllerSpec): void {
  const labels = { ...instanceLabels(name), 'pod-security.kubernetes.io/enforce': 'restricted' };
  clusterScoped(new k8s.KubeNamespace(scope, 'namespace', { metadata: { name: namespace, labels } }));
}
