import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import { clusterScoped } from '../../cdk8s/cluster-scoped';
import { k8s } from '../../cdk8s/k8s';
import { type AccessRule, policyRule } from './access-rule';

const roleRef = (kind: string, name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });

/** Rights of an account in its own namespace. */
export function renderRole(scope: Construct, account: k8s.ObjectMeta, rules: readonly AccessRule[]): void {
  const { name = '' } = account;
  new ApiObject(scope, 'role', k8s.KubeRole.manifest({ metadata: account, rules: rules.map(policyRule) }));
  const subjects = [{ kind: 'ServiceAccount', name }];
  const binding = { metadata: account, roleRef: roleRef('Role', name), subjects };
  new ApiObject(scope, 'role-binding', k8s.KubeRoleBinding.manifest(binding));
}

/** Rights of an account in the whole cluster, where another namespace may have an account of the same name. */
export function renderClusterRole(scope: Construct, account: k8s.ObjectMeta, rules: readonly AccessRule[]): void {
  const namespace = chartOf(scope)?.namespace ?? '';
  const metadata = { ...account, name: `${namespace}-${account.name}` };
  const role = k8s.KubeClusterRole.manifest({ metadata, rules: rules.map(policyRule) });
  const subjects = [{ kind: 'ServiceAccount', name: account.name ?? '', namespace }];
  const binding = { metadata, roleRef: roleRef('ClusterRole', metadata.name), subjects };
  clusterScoped(new ApiObject(scope, 'cluster-role', role));
  clusterScoped(new ApiObject(scope, 'cluster-role-binding', k8s.KubeClusterRoleBinding.manifest(binding)));
}
