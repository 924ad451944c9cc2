import { type Case, raw } from '../case';
import { object, type Raw } from '../objects';

const binding = (kind: string, role: string, subject: Raw) =>
  object('rbac.authorization.k8s.io/v1', kind, {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role, name: 'view' },
    subjects: [subject],
  });

export const wrong: readonly Case[] = [
  raw(
    'a ServiceAccount without a namespace',
    [binding('ClusterRoleBinding', 'ClusterRole', { kind: 'ServiceAccount', name: 'user' })],
    ['[shop/0] subject ServiceAccount "user" has no namespace: write the namespace of the ServiceAccount.'],
  ),
  raw(
    'an unknown kind of subject',
    [binding('RoleBinding', 'Role', { kind: 'Pod', name: 'user' })],
    ['[shop/0] subject kind "Pod" is unknown: write ServiceAccount, User or Group.'],
  ),
  raw(
    'a ClusterRoleBinding to a Role',
    [binding('ClusterRoleBinding', 'Role', { kind: 'Group', name: 'users' })],
    ['[shop/0] roleRef Role "view" cannot be bound by a ClusterRoleBinding: write a ClusterRole.'],
  ),
];

export const right: readonly Case[] = [
  raw(
    'a ServiceAccount without a namespace in a RoleBinding',
    [binding('RoleBinding', 'Role', { kind: 'ServiceAccount', name: 'user' })],
    [],
  ),
];
