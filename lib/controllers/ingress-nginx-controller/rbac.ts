import type { Construct } from 'constructs';
import { clusterScoped } from '../../cdk8s/cluster-scoped';
import { k8s } from '../../cdk8s/k8s';
import { type Component, labelsOf } from './metadata';
import type { ControllerSpec } from './spec';

/** The permissions of an account, in its namespace and in the whole cluster. */
export interface Grants {
  readonly account: string;
  readonly component: Component;
  readonly inNamespace: k8s.PolicyRule[];
  readonly inCluster: k8s.PolicyRule[];
  /** The component in the labels of cluster-scoped objects, which upstream leaves out for the controller. */
  readonly clusterComponent?: Component;
}

/** Renders an account with its roles and their bindings, all under one name. */
export function renderAccount(scope: Construct, spec: ControllerSpec, grants: Grants): void {
  const { account: name, component } = grants;
  const { namespace } = spec;
  const local = { name, namespace, labels: labelsOf(spec, component) };
  const global = { name, labels: labelsOf(spec, grants.clusterComponent) };
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  const roleRef = (kind: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });

  new k8s.KubeServiceAccount(scope, `${component}-account`, {
    metadata: local,
    // Pods that need the token ask for it.
    automountServiceAccountToken: false,
  });
  new k8s.KubeRole(scope, `${component}-role`, { metadata: local, rules: grants.inNamespace });
  new k8s.KubeRoleBinding(scope, `${component}-role-binding`, { metadata: local, roleRef: roleRef('Role'), subjects });
  clusterScoped(
    new k8s.KubeClusterRole(scope, `${component}-cluster-role`, { metadata: global, rules: grants.inCluster }),
  );
  clusterScoped(
    new k8s.KubeClusterRoleBinding(scope, `${component}-cluster-role-binding`, {
      metadata: global,
      roleRef: roleRef('ClusterRole'),
      subjects,
    }),
  );
}

export function allow(apiGroup: string, resources: string[], verbs: string[]): k8s.PolicyRule {
  return { apiGroups: [apiGroup], resources, verbs };
}
