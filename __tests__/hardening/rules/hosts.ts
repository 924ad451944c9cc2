import { containers, type Fields, kind, pod, type Rule, template } from '../rule';

/** Access of a pod to its node and to the network. */
export const HOST_RULES: readonly Rule[] = [
  {
    asks: 'no namespace of the host',
    by: {
      'kube-linter': 'host-ipc, host-network, host-pid',
      Polaris: 'hostIPCSet, hostPIDSet, hostNetworkSet',
      kubesec: 'HostNetwork, HostPID, HostIPC',
      trivy: 'KSV-0008, KSV-0009, KSV-0010',
      checkov: 'CKV_K8S_17, CKV_K8S_18, CKV_K8S_19',
      kubescape: 'C-0038, C-0041',
    },
    holds: (app) => ['hostIPC', 'hostNetwork', 'hostPID'].every((field) => !pod(app)[field]),
  },
  {
    asks: 'no folder or socket of the host',
    by: {
      'kube-linter': 'docker-sock, sensitive-host-mounts',
      Polaris: 'hostPathSet',
      kubesec: 'DockerSock',
      trivy: 'KSV-0006, KSV-0023, KSV-0028, KSV-0121',
      checkov: 'CKV_K8S_27',
    },
    holds: (app) => (pod(app).volumes ?? []).every((volume: Fields) => volume.hostPath === undefined),
  },
  {
    asks: 'no port of the host',
    by: { Polaris: 'hostPortSet', trivy: 'KSV-0024', checkov: 'CKV_K8S_26', kubescape: 'C-0044' },
    holds: (app) => ports(app).every((port) => port.hostPort === undefined),
  },
  {
    asks: 'no Windows process of the host',
    by: { Polaris: 'hostProcess', trivy: 'KSV-0103' },
    holds: (app) => containers(app).every((one) => !one.securityContext?.windowsOptions?.hostProcess),
  },
  {
    asks: 'no entries in /etc/hosts',
    by: { kubesec: 'HostAliases', trivy: 'KSV-0007' },
    holds: (app) => pod(app).hostAliases === undefined,
  },
  {
    asks: 'ports from 1024, and no SSH',
    by: { 'kube-linter': 'ssh-port', trivy: 'KSV-0117' },
    note: 'unless `port` says otherwise',
    holds: (app) => ports(app).every((port) => port.containerPort >= 1024),
  },
  {
    asks: 'no mount by `subPath`',
    by: { kubescape: 'C-0058' },
    note: '`files` are mounted that way; the hole that this is about (CVE-2021-25741) was closed before Kubernetes 1.27',
    holds: (app) =>
      containers(app).every(({ volumeMounts = [] }) => volumeMounts.every((mount: Fields) => !mount.subPath)),
  },
  {
    asks: 'a ServiceAccount of its own, which exists',
    by: {
      'kube-linter': 'non-existent-service-account, deprecated-service-account-field',
      kubesec: 'ServiceAccountName',
      checkov: 'CKV_K8S_41',
    },
    holds: (app) =>
      pod(app).serviceAccount === undefined &&
      kind(app, 'ServiceAccount').some(({ metadata }) => metadata.name === pod(app).serviceAccountName),
  },
  {
    asks: 'no token for the Kubernetes API',
    by: {
      Polaris: 'automountServiceAccountToken',
      kubesec: 'AutomountServiceAccountToken',
      trivy: 'KSV-0036',
      checkov: 'CKV_K8S_38',
      kubescape: 'C-0034',
    },
    note: 'unless `Identity.own({ apiToken: true })` asks for it',
    holds: (app) => pod(app).automountServiceAccountToken === false,
  },
  {
    asks: 'no rights to exec, or of an administrator',
    by: { Polaris: '*PodExecAttach, *ClusterAdmin*', checkov: 'CKV2_K8S_*', kubescape: 'C-0002, C-0035' },
    holds: (app) => app.every((object) => !/Role/.test(object.kind)),
  },
  {
    asks: 'a NetworkPolicy for every pod, both ways',
    by: {
      'kube-score': 'pod-networkpolicy',
      checkov: 'CKV2_K8S_6',
      kubescape: 'C-0030, C-0054',
    },
    dependsOn: '`Network.closed()`',
    holds: (app) => {
      const types = policiesFor(app).flatMap(({ spec }) => spec.policyTypes);
      return ['Ingress', 'Egress'].every((type) => types.includes(type));
    },
  },
  {
    asks: 'a NetworkPolicy by one label, with rules both ways, for every pod',
    by: { Polaris: 'missingNetworkPolicy' },
    dependsOn: '`Network.closed()`',
    unmet:
      'a closed namespace has one policy for all pods, which refuses by having no rule, and further ones where there is something to allow',
    holds: (app) =>
      policiesFor(app).some(
        ({ spec }) => Object.keys(spec.podSelector.matchLabels ?? {}).length === 1 && spec.ingress && spec.egress,
      ),
  },
  {
    asks: 'NetworkPolicies that select pods',
    by: { 'kube-score': 'networkpolicy-targets-pod', trivy: 'KSV-0038' },
    holds: (app) => kind(app, 'NetworkPolicy').every((policy) => policiesFor(app).includes(policy)),
  },
];

/** The policies that select the pods. */
const policiesFor = (app: Parameters<Rule['holds']>[0]) =>
  kind(app, 'NetworkPolicy').filter(({ spec }) => {
    const { labels = {} } = template(app).metadata ?? {};
    const wanted = Object.entries(spec?.podSelector?.matchLabels ?? (spec?.podSelector ? {} : { none: '' }));
    return wanted.every(([key, value]) => labels[key] === value);
  });

const ports = (app: Parameters<Rule['holds']>[0]): readonly Fields[] =>
  containers(app).flatMap((one) => one.ports ?? []);
