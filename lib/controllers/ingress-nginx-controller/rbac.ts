import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import type { ControllerSpec } from './controller-spec';
import { type Component, clusterScoped, labelsOf } from './identity';

/** What an account may do: in its namespace, and in the whole cluster. */
export interface Grants {
  readonly account: string;
  readonly component: Component;
  readonly inNamespace: k8s.PolicyRule[];
  readonly inCluster: k8s.PolicyRule[];
  /** The component that the cluster's objects name; upstream leaves it out for the controller's. */
  readonly clusterComponent?: Component;
}

/** An account with its Roles and their bindings, all of one name. */
export function renderAccount(scope: Construct, spec: ControllerSpec, grants: Grants): void {
  const { account: name, component } = grants;
  const { namespace } = spec;
  const local = { name, namespace, labels: labelsOf(spec, component) };
  const global = { name, labels: labelsOf(spec, grants.clusterComponent) };
  const subjects = [{ kind: 'ServiceAccount', name, namespace }];
  const roleRef = (kind: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });

  new k8s.KubeServiceAccount(scope, `${component}-account`, {
    metadata: local,
    // The pods that need the token ask for it; a pod that merely names the account gets none.
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

/** One rule for resources of one API group. */
export function allow(apiGroup: string, resources: string[], verbs: string[]): k8s.PolicyRule {
  return { apiGroups: [apiGroup], resources, verbs };
}
