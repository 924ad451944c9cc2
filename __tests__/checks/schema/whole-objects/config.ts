import { object, type Whole } from './object';

export const config: Whole = {
  'a ConfigMap': [
    object('v1', 'ConfigMap', { immutable: false, data: { a: 'b', 'x.yaml': 'c: d\n' }, binaryData: { bin: 'AAEC' } }),
  ],
  'a Secret': [
    object('v1', 'Secret', { type: 'Opaque', immutable: false, data: { a: 'Yg==' }, stringData: { b: 'c' } }),
  ],
  'a Secret of a certificate': [
    object('v1', 'Secret', { type: 'kubernetes.io/tls', data: { 'tls.crt': 'Yg==', 'tls.key': 'Yg==' } }),
  ],
  'a Secret of a registry': [
    object('v1', 'Secret', {
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': '{"auths":{}}' },
    }),
  ],
  'a Secret of a user': [
    object('v1', 'Secret', { type: 'kubernetes.io/basic-auth', stringData: { username: 'a', password: 'b' } }),
  ],
  'a Secret of an account': [
    object('v1', 'Secret', {
      type: 'kubernetes.io/service-account-token',
      metadata: { annotations: { 'kubernetes.io/service-account.name': 'user' } },
    }),
  ],
  'a ServiceAccount': [
    object('v1', 'ServiceAccount', {
      automountServiceAccountToken: false,
      imagePullSecrets: [{ name: 'registry' }],
      secrets: [{ name: 'x' }],
    }),
  ],
  'a Role': [
    object('rbac.authorization.k8s.io/v1', 'Role', {
      rules: [{ apiGroups: ['', 'apps'], resources: ['pods'], verbs: ['get', 'list'], resourceNames: ['a'] }],
    }),
  ],
  'a ClusterRole': [
    object('rbac.authorization.k8s.io/v1', 'ClusterRole', {
      rules: [
        { apiGroups: [''], resources: ['pods'], verbs: ['get'] },
        { nonResourceURLs: ['/healthz'], verbs: ['get'] },
      ],
    }),
  ],
  'a RoleBinding': [
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'user' },
      subjects: [
        { kind: 'ServiceAccount', name: 'user', namespace: 'a' },
        { kind: 'User', name: 'jane', apiGroup: 'rbac.authorization.k8s.io' },
      ],
    }),
  ],
  'a ClusterRoleBinding': [
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'user' },
      subjects: [{ kind: 'Group', name: 'g', apiGroup: 'rbac.authorization.k8s.io' }],
    }),
  ],
};
