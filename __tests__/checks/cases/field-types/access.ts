import { type Case, raw } from '../../case';
import { object, type Raw } from '../../objects';

const role = (rule: Raw, kind = 'Role') => object('rbac.authorization.k8s.io/v1', kind, { rules: [rule] });

export const wrong: readonly Case[] = [
  raw(
    'a rule that allows nothing',
    [role({ apiGroups: [''], resources: ['pods'], verbs: [] })],
    ['[shop/0] rules[0].verbs is empty: write at least one.'],
  ),
  raw(
    'a rule of no group',
    [role({ resources: ['pods'], verbs: ['get'] })],
    ['[shop/0] rules[0] has no apiGroups: write, for example, ["apps"], or [""] for Pods and Services.'],
  ),
  raw(
    'paths of the API server in a namespace',
    [role({ nonResourceURLs: ['/healthz'], verbs: ['get'] })],
    ['[shop/0] rules[0] has nonResourceURLs, which are for ClusterRoles only: leave them out.'],
  ),
  raw(
    'a role of another group',
    [
      object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
        roleRef: { apiGroup: 'rbac', kind: 'Role', name: 'user' },
      }),
    ],
    ['[shop/0] roleRef.apiGroup "rbac" is unknown: write rbac.authorization.k8s.io.'],
  ),
];
