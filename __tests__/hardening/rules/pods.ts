import { containers, pod, type Rule, security, template } from '../rule';

/** Privileges of pods. */
export const POD_RULES: readonly Rule[] = [
  {
    asks: 'no privilege escalation',
    by: {
      'kube-linter': 'privilege-escalation-container',
      Polaris: 'privilegeEscalationAllowed',
      kubesec: 'AllowPrivilegeEscalation',
      trivy: 'KSV-0001',
      checkov: 'CKV_K8S_20',
      kubescape: 'C-0016',
    },
    holds: (app) => containers(app).every((one) => one.securityContext?.allowPrivilegeEscalation === false),
  },
  {
    asks: 'no privileged container',
    by: {
      'kube-score': 'container-security-context-privileged',
      'kube-linter': 'privileged-container',
      Polaris: 'runAsPrivileged',
      kubesec: 'Privileged',
      trivy: 'KSV-0017',
      checkov: 'CKV_K8S_16',
      kubescape: 'C-0057',
    },
    holds: (app) => containers(app).every((one) => !one.securityContext?.privileged),
  },
  {
    asks: 'all capabilities dropped',
    by: {
      'kube-linter': 'drop-net-raw-capability',
      Polaris: 'insecureCapabilities',
      kubesec: 'CapDropAny, CapDropAll',
      trivy: 'KSV-0003, KSV-0004, KSV-0106',
      checkov: 'CKV_K8S_28, CKV_K8S_37',
    },
    holds: (app) => containers(app).every((one) => one.securityContext?.capabilities?.drop?.includes('ALL')),
  },
  {
    asks: 'no capability added',
    by: {
      Polaris: 'dangerousCapabilities',
      kubesec: 'CapSysAdmin',
      trivy: 'KSV-0005, KSV-0022, KSV-0119, KSV-0120',
      checkov: 'CKV_K8S_25, CKV_K8S_39',
      kubescape: 'C-0046',
    },
    holds: (app) => containers(app).every((one) => one.securityContext?.capabilities?.add === undefined),
  },
  {
    asks: 'a user that is not root',
    by: {
      'kube-linter': 'run-as-non-root',
      Polaris: 'runAsRootAllowed',
      kubesec: 'RunAsNonRoot',
      trivy: 'KSV-0012, KSV-0105',
      checkov: 'CKV_K8S_23',
      kubescape: 'C-0013',
    },
    holds: (app) =>
      containers(app).every((one) => security(app, one, 'runAsNonRoot') && security(app, one, 'runAsUser') !== 0),
  },
  {
    asks: 'a user and a group above 10000',
    by: {
      'kube-score': 'container-security-context-user-group-id',
      kubesec: 'RunAsUser, RunAsGroup',
      trivy: 'KSV-0020, KSV-0021',
      checkov: 'CKV_K8S_40',
    },
    note: '`ImageRuntime.nginx()` and `ImageRuntime.node()` have the lower numbers of their images',
    holds: (app) =>
      containers(app).every((one) => ['runAsUser', 'runAsGroup'].every((id) => security(app, one, id) > 10000)),
  },
  {
    asks: 'no group that is root',
    by: { trivy: 'KSV-0116' },
    holds: (app) => {
      const { fsGroup, supplementalGroups = [] } = pod(app).securityContext;
      const groups = containers(app).map((one) => security(app, one, 'runAsGroup'));
      return ![fsGroup, ...supplementalGroups, ...groups].includes(0);
    },
  },
  {
    asks: 'a read-only root file system',
    by: {
      'kube-score': 'container-security-context-readonlyrootfilesystem',
      'kube-linter': 'no-read-only-root-fs',
      Polaris: 'notReadOnlyRootFilesystem',
      kubesec: 'ReadOnlyRootFilesystem',
      trivy: 'KSV-0014',
      checkov: 'CKV_K8S_22',
      kubescape: 'C-0017',
    },
    holds: (app) => containers(app).every((one) => one.securityContext?.readOnlyRootFilesystem),
  },
  {
    asks: 'the seccomp profile RuntimeDefault',
    by: { kubesec: 'SeccompAny, SeccompUnconfined', trivy: 'KSV-0030, KSV-0104', checkov: 'CKV_K8S_31' },
    holds: (app) => containers(app).every((one) => security(app, one, 'seccompProfile')?.type === 'RuntimeDefault'),
  },
  {
    asks: 'seccomp, AppArmor, SELinux or dropped capabilities',
    by: { Polaris: 'linuxHardening', kubescape: 'C-0055' },
    holds: (app) =>
      containers(app).every(
        (one) => one.securityContext?.capabilities?.drop || security(app, one, 'seccompProfile')?.type,
      ),
  },
  {
    asks: 'an AppArmor profile by name',
    by: { kubesec: 'ApparmorAny' },
    unmet: "nodes that have AppArmor apply their runtime's profile anyway",
    holds: (app) => containers(app).every((one) => security(app, one, 'appArmorProfile')?.type === 'RuntimeDefault'),
  },
  {
    asks: 'no weaker AppArmor profile or SELinux type',
    by: { kubesec: 'ApparmorUnconfined', trivy: 'KSV-0002, KSV-0025' },
    holds: (app) =>
      Object.keys(template(app).metadata.annotations ?? {}).every((key) => !/apparmor/.test(key)) &&
      containers(app).every((one) =>
        ['appArmorProfile', 'seLinuxOptions'].every((field) => security(app, one, field) === undefined),
      ),
  },
  {
    asks: 'a user namespace of its own',
    by: { kubesec: 'HostUsers' },
    unmet: 'needs nodes that support it, and clusters from Kubernetes 1.33 on',
    holds: (app) => pod(app).hostUsers === false,
  },
  {
    asks: 'the usual /proc',
    by: { Polaris: 'procMount', kubesec: 'ProcMount', trivy: 'KSV-0027' },
    holds: (app) => containers(app).every((one) => one.securityContext?.procMount === undefined),
  },
  {
    asks: 'no sysctl',
    by: { 'kube-linter': 'unsafe-sysctls', trivy: 'KSV-0026' },
    note: 'a port below 1024 sets `net.ipv4.ip_unprivileged_port_start`, which Kubernetes calls safe and kube-linter does not',
    holds: (app) => pod(app).securityContext?.sysctls === undefined,
  },
  {
    asks: 'security settings for pod and containers',
    by: { trivy: 'KSV-0118', checkov: 'CKV_K8S_29, CKV_K8S_30' },
    holds: (app) => [pod(app), ...containers(app)].every((one) => Object.keys(one.securityContext ?? {}).length > 0),
  },
];
