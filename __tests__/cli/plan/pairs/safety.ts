import {
  container,
  deployment,
  ingress,
  object,
  path,
  type Raw,
  service,
  withContainer,
} from '../../../checks/objects';
import { type PairCase, pair } from './pair-case';

const restricted = {
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [container({ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } })],
};
const namespace = (labels: Raw) => object('v1', 'Namespace', { metadata: { labels } }, 'shop');
const enforce = (level: string) => namespace({ 'pod-security.kubernetes.io/enforce': level });
const policy = (spec: Raw) =>
  object('networking.k8s.io/v1', 'NetworkPolicy', { spec: { podSelector: { matchLabels: { app: 'user' } }, ...spec } });
const from = (app: string) => ({ from: [{ podSelector: { matchLabels: { app } } }] });
const role = (...rules: Raw[]) => object('rbac.authorization.k8s.io/v1', 'Role', { rules });
const rule = (verbs: string[], resources: string[], more: Raw = {}) => ({ apiGroups: [''], resources, verbs, ...more });
const binding = (...names: string[]) =>
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'user' },
    subjects: names.map((name) => ({ kind: 'ServiceAccount', name, namespace: 'shop' })),
  });
const account = (fields: Raw) => object('v1', 'ServiceAccount', fields);
const withTls = (...hosts: string[]) =>
  ingress([path('/')], hosts.length === 0 ? {} : { tls: [{ hosts, secretName: 'tls' }] });

/** Changes after which something is open, or allowed, that was not, and near ones after which nothing is. */
export const SAFETY: readonly PairCase[] = [
  pair(
    'pods that become privileged',
    deployment({}, restricted),
    deployment({}, { ...restricted, containers: [container({ securityContext: { privileged: true } })] }),
    [
      'less-safe Deployment user: the pods pass Pod Security "privileged" only, and passed "restricted".',
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].securityContext.allowPrivilegeEscalation false is gone, containers["user"].securityContext.capabilities {"drop":["ALL"]} is gone, containers["user"].securityContext.privileged is true.',
    ],
  ),
  pair(
    'pods that reach baseline alone',
    deployment({}, restricted),
    deployment({}, { ...restricted, securityContext: {} }),
    [
      'less-safe Deployment user: the pods pass Pod Security "baseline" only, and passed "restricted".',
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: securityContext.runAsNonRoot true is gone, securityContext.seccompProfile {"type":"RuntimeDefault"} is gone.',
    ],
  ),
  pair(
    'pods on the network of the node',
    deployment({}, restricted),
    deployment({}, { ...restricted, hostNetwork: true }),
    [
      'less-safe Deployment user: the pods pass Pod Security "privileged" only, and passed "restricted".',
      'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: hostNetwork false → true.',
    ],
  ),
  pair('pods that become restricted', deployment(), deployment({}, restricted), [
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: containers["user"].securityContext is {"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}}, securityContext.runAsNonRoot is true, securityContext.seccompProfile is {"type":"RuntimeDefault"}, automountServiceAccountToken is false.',
  ]),
  pair('pods that get a token', deployment({}, { automountServiceAccountToken: false }), deployment({}, {}), [
    'less-safe Deployment user: the pods get a token of the API server (automountServiceAccountToken).',
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: automountServiceAccountToken false is gone.',
  ]),
  pair('a lower level of a Namespace', enforce('restricted'), enforce('baseline'), [
    'less-safe Namespace shop: label pod-security.kubernetes.io/enforce "restricted" → "baseline" takes more pods.',
    'in-place Namespace shop: metadata.labels["pod-security.kubernetes.io/enforce"] "restricted" → "baseline".',
  ]),
  pair('a Namespace without a level', enforce('restricted'), namespace({}), [
    'less-safe Namespace shop: label pod-security.kubernetes.io/enforce "restricted" is gone: no level of Pod Security is enforced.',
    'in-place Namespace shop: metadata.labels {"pod-security.kubernetes.io/enforce":"restricted"} is gone.',
  ]),
  pair('a higher level of a Namespace', enforce('baseline'), enforce('restricted'), [
    'in-place Namespace shop: metadata.labels["pod-security.kubernetes.io/enforce"] "baseline" → "restricted".',
  ]),
  pair('a Service that is opened', service(), service({ type: 'LoadBalancer' }), [
    'less-safe Service user: type "ClusterIP" → "LoadBalancer" opens it to clients outside of the cluster.',
    'in-place Service user: spec.type "ClusterIP" → "LoadBalancer".',
  ]),
  pair('a Service that is closed', service({ type: 'NodePort' }), service(), [
    'in-place Service user: spec.type "NodePort" → "ClusterIP".',
  ]),
  pair(
    'a LoadBalancer for every address',
    service({ type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.0/8'] }),
    service({ type: 'LoadBalancer' }),
    [
      'less-safe Service user: loadBalancerSourceRanges is gone: every address may connect.',
      'in-place Service user: spec.loadBalancerSourceRanges ["10.0.0.0/8"] is gone.',
    ],
  ),
  pair('an Ingress without TLS', withTls('abc.com'), withTls(), [
    'traffic Ingress user: requests may be answered otherwise: spec.tls [{"hosts":["abc.com"],"secretName":"tls"}] is gone.',
    'less-safe Ingress user: spec.tls no longer has "abc.com": requests come without TLS, or with another certificate.',
    'in-place Ingress user: spec.tls [{"hosts":["abc.com"],"secretName":"tls"}] is gone.',
  ]),
  pair('an Ingress with TLS for one host less', withTls('abc.com', 'www.abc.com'), withTls('abc.com'), [
    'traffic Ingress user: requests may be answered otherwise: spec.tls[0].hosts ["abc.com","www.abc.com"] → ["abc.com"].',
    'less-safe Ingress user: spec.tls no longer has "www.abc.com": requests come without TLS, or with another certificate.',
    'in-place Ingress user: spec.tls[0].hosts ["abc.com","www.abc.com"] → ["abc.com"].',
  ]),
  pair('an Ingress with TLS for one host more', withTls('abc.com'), withTls('abc.com', 'www.abc.com'), [
    'traffic Ingress user: requests may be answered otherwise: spec.tls[0].hosts ["abc.com"] → ["abc.com","www.abc.com"].',
    'in-place Ingress user: spec.tls[0].hosts ["abc.com"] → ["abc.com","www.abc.com"].',
  ]),
  pair(
    'a NetworkPolicy that is gone',
    policy({}),
    [],
    [
      'less-safe NetworkPolicy user: once it is deleted, the pods that it selects take and make all connections that no other NetworkPolicy forbids.',
      'left-behind NetworkPolicy user: is in no file any more, and kubectl apply leaves it in the cluster.',
    ],
  ),
  pair(
    'a NetworkPolicy with one rule more',
    policy({ ingress: [from('a')] }),
    policy({ ingress: [from('a'), from('b')] }),
    [
      'less-safe NetworkPolicy user: a rule of ingress allows other connections than before.',
      'in-place NetworkPolicy user: spec.ingress [{"from":[{"podSelector":{"matchLabels":{"app":"a"}}}]}] → [{"from":[{"podSelector":{"matchLabels":{"app":"a"}}}]},{"from":[{"podSelector":….',
    ],
  ),
  pair(
    'a NetworkPolicy with a rule for everybody',
    policy({ ingress: [from('a')] }),
    policy({ ingress: [from('a'), {}] }),
    [
      'less-safe NetworkPolicy user: a rule of ingress allows other connections than before, with every address.',
      'in-place NetworkPolicy user: spec.ingress [{"from":[{"podSelector":{"matchLabels":{"app":"a"}}}]}] → [{"from":[{"podSelector":{"matchLabels":{"app":"a"}}}]},{}].',
    ],
  ),
  pair(
    'a NetworkPolicy with one rule less',
    policy({ ingress: [from('a'), from('b')] }),
    policy({ ingress: [from('a')] }),
    [
      'in-place NetworkPolicy user: spec.ingress [{"from":[{"podSelector":{"matchLabels":{"app":"a"}}}]},{"from":[{"podSelector":… → [{"from":[{"podSelector":{"matchLabels":{"app":"a"}}}]}].',
    ],
  ),
  pair('a NetworkPolicy for other pods', policy({}), policy({ podSelector: { matchLabels: { app: 'pay' } } }), [
    'less-safe NetworkPolicy user: podSelector selects other pods, and those that it no longer selects are open.',
    'in-place NetworkPolicy user: spec.podSelector.matchLabels.app "user" → "pay".',
  ]),
  pair(
    'a NetworkPolicy that no longer is about egress',
    policy({ policyTypes: ['Ingress', 'Egress'] }),
    policy({ policyTypes: ['Ingress'] }),
    [
      'less-safe NetworkPolicy user: policyTypes no longer has "Egress": these connections are all allowed.',
      'in-place NetworkPolicy user: spec.policyTypes ["Ingress","Egress"] → ["Ingress"].',
    ],
  ),
  pair(
    'a NetworkPolicy that says the protocol which is meant without it',
    policy({ ingress: [{ ...from('a'), ports: [{ port: 80 }] }] }),
    policy({ ingress: [{ ...from('a'), ports: [{ port: 80, protocol: 'TCP' }] }] }),
    ['none NetworkPolicy user: only its text differs: order, comments, or what the API server fills in.'],
  ),
  pair('a NetworkPolicy as it is by default', policy({}), policy({ policyTypes: ['Ingress'], ingress: [] }), [
    'none NetworkPolicy user: only its text differs: order, comments, or what the API server fills in.',
  ]),
  pair('a Role with one verb more', role(rule(['get'], ['pods'])), role(rule(['get', 'delete'], ['pods'])), [
    'less-safe Role user: it allows more: delete pods.',
    'in-place Role user: rules[0].verbs ["get"] → ["get","delete"].',
  ]),
  pair('a Role with a star', role(rule(['get'], ['pods'])), role(rule(['*'], ['*'])), [
    'less-safe Role user: it allows more: * *.',
    'in-place Role user: rules[0].resources ["pods"] → ["*"], rules[0].verbs ["get"] → ["*"].',
  ]),
  pair(
    'a Role for all names',
    role(rule(['get'], ['secrets'], { resourceNames: ['a'] })),
    role(rule(['get'], ['secrets'])),
    ['less-safe Role user: it allows more: get secrets.', 'in-place Role user: rules[0].resourceNames ["a"] is gone.'],
  ),
  pair('a Role with less', role(rule(['*'], ['pods'])), role(rule(['get'], ['pods'])), [
    'in-place Role user: rules[0].verbs ["*"] → ["get"].',
  ]),
  pair('a RoleBinding with one subject more', binding('user'), binding('user', 'pay'), [
    'less-safe RoleBinding user: ServiceAccount shop/pay has its rights as well.',
    'in-place RoleBinding user: subjects["pay"] is {"kind":"ServiceAccount","name":"pay","namespace":"shop"}.',
  ]),
  pair('a RoleBinding with one subject less', binding('user', 'pay'), binding('user'), [
    'in-place RoleBinding user: subjects["pay"] {"kind":"ServiceAccount","name":"pay","namespace":"shop"} is gone.',
  ]),
  pair('a ServiceAccount whose pods get a token', account({ automountServiceAccountToken: false }), account({}), [
    'less-safe ServiceAccount user: pods that use it get a token of the API server (automountServiceAccountToken).',
    'in-place ServiceAccount user: automountServiceAccountToken false is gone.',
  ]),
  pair('a hostPath', withContainer({}), deployment({}, { volumes: [{ name: 'host', hostPath: { path: '/' } }] }), [
    'less-safe Deployment user: the pods pass Pod Security "privileged" only, and passed "baseline".',
    'restart Deployment user: 1 pod restarts, the new one is ready before the old one ends, in 0 to 30 s by probes and drain: volumes is [{"hostPath":{"path":"/"},"name":"host"}].',
  ]),
];
