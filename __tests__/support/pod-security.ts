import type { Manifest } from './app';

/** The parts of a pod that the rules read, loosely typed. */
// biome-ignore lint/suspicious/noExplicitAny: the rules read pods of any shape
type Fields = any;

interface Pod {
  readonly spec: Fields;
  readonly annotations: { readonly [key: string]: string };
  /** Containers of all kinds, init containers included. */
  readonly containers: readonly Fields[];
}

type Rule = (pod: Pod) => boolean;

const BASELINE_CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];
const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_notsent_lowat',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.tcp_wmem',
];
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
const RESTRICTED_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'image',
  'persistentVolumeClaim',
  'projected',
  'secret',
];
const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';
const SAFE_PROFILES = ['RuntimeDefault', 'Localhost'];

/** All security contexts, the pod's first. */
const contexts = ({ spec, containers }: Pod): Fields[] =>
  [spec, ...containers].map(({ securityContext }) => securityContext ?? {});
const own = ({ securityContext }: Fields): Fields => securityContext ?? {};
/** The handlers of probes and lifecycle hooks that send requests. */
const handlers = (container: Fields): Fields[] =>
  [
    container.startupProbe,
    container.readinessProbe,
    container.livenessProbe,
    container.lifecycle?.postStart,
    container.lifecycle?.preStop,
  ].filter(Boolean);

/** Tells if the setting of a container, or else that of its pod, passes a test. */
const everyContainer = ({ spec, containers }: Pod, field: string, passes: (value: Fields) => boolean) =>
  containers.every((container) => passes(own(container)[field] ?? own(spec)[field]));

/** Pods of Windows do not have the settings of Linux. */
const isWindows = ({ spec }: Pod) => spec.os?.name === 'windows';
/** In a user namespace of its own, a pod's root is not that of the node. */
const hasOwnUsers = ({ spec }: Pod) => spec.hostUsers === false;

const usualProc: Rule = ({ containers }) =>
  containers.every((container) => (own(container).procMount ?? 'Default') === 'Default');

/**
 * The Pod Security Standards "baseline" and "restricted" of Kubernetes 1.37, by the ids of k8s.io/pod-security-admission and in the order of
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/.
 */
const RULES: { readonly [id: string]: Rule } = {
  hostNamespaces: ({ spec }) => !spec.hostNetwork && !spec.hostPID && !spec.hostIPC,
  privileged: ({ containers }) => containers.every((container) => !own(container).privileged),
  capabilities_baseline: ({ containers }) =>
    containers.every((container) =>
      (own(container).capabilities?.add ?? []).every((name: string) => BASELINE_CAPABILITIES.includes(name)),
    ),
  hostPathVolumes: ({ spec }) => (spec.volumes ?? []).every((volume: Fields) => volume.hostPath === undefined),
  hostPorts: ({ containers }) => containers.every(({ ports = [] }) => ports.every((port: Fields) => !port.hostPort)),
  hostProbesAndHostLifecycle: ({ containers }) =>
    containers.every((container) =>
      handlers(container).every(({ httpGet, tcpSocket }) => !httpGet?.host && !tcpSocket?.host),
    ),
  appArmorProfile: (pod) =>
    contexts(pod).every(({ appArmorProfile }) => appArmorProfile?.type !== 'Unconfined') &&
    Object.entries(pod.annotations).every(
      ([key, value]) =>
        !key.startsWith(APPARMOR_ANNOTATION) || value === 'runtime/default' || value.startsWith('localhost/'),
    ),
  seLinuxOptions: (pod) =>
    contexts(pod).every(
      ({ seLinuxOptions: { type = '', user, role } = {} as Fields }) => SELINUX_TYPES.includes(type) && !user && !role,
    ),
  procMount_baseline: (pod) => hasOwnUsers(pod) || usualProc(pod),
  seccompProfile_baseline: (pod) => contexts(pod).every(({ seccompProfile }) => seccompProfile?.type !== 'Unconfined'),
  sysctls: ({ spec }) => (own(spec).sysctls ?? []).every(({ name }: Fields) => SAFE_SYSCTLS.includes(name)),
  windowsHostProcess: (pod) => contexts(pod).every(({ windowsOptions }) => !windowsOptions?.hostProcess),
  procMount_restricted: usualProc,
  restrictedVolumes: ({ spec }) =>
    (spec.volumes ?? []).every(
      // The server makes an empty folder of one without a type.
      (volume: Fields) => Object.keys(volume).length === 1 || RESTRICTED_VOLUMES.some((type) => type in volume),
    ),
  allowPrivilegeEscalation: (pod) =>
    isWindows(pod) || pod.containers.every((container) => own(container).allowPrivilegeEscalation === false),
  runAsNonRoot: (pod) =>
    hasOwnUsers(pod) ||
    (own(pod.spec).runAsNonRoot !== false && everyContainer(pod, 'runAsNonRoot', (value) => value === true)),
  runAsUser: (pod) => hasOwnUsers(pod) || contexts(pod).every(({ runAsUser }) => runAsUser !== 0),
  seccompProfile_restricted: (pod) =>
    isWindows(pod) || everyContainer(pod, 'seccompProfile', (value) => SAFE_PROFILES.includes(value?.type)),
  capabilities_restricted: (pod) =>
    isWindows(pod) ||
    pod.containers.every(
      (container) =>
        (own(container).capabilities?.drop ?? []).includes('ALL') &&
        (own(container).capabilities?.add ?? []).every((name: string) => name === 'NET_BIND_SERVICE'),
    ),
};

/** The rules above that only "restricted" has. */
const RESTRICTED_ONLY = [
  'procMount_restricted',
  'restrictedVolumes',
  'allowPrivilegeEscalation',
  'runAsNonRoot',
  'runAsUser',
  'seccompProfile_restricted',
  'capabilities_restricted',
];

/** The strictest level that takes the pods of a workload. */
export function podSecurityLevel(workload: Manifest): string {
  const levels = ['restricted', 'baseline'];
  return levels.find((level) => violationsIn(level, workload).length === 0) ?? 'privileged';
}

/** The ids of the rules that the pods of a workload break in "restricted", which includes "baseline". */
export function podSecurityViolations({ kind, metadata, spec }: Manifest): string[] {
  const template = kind === 'Pod' ? { metadata, spec } : (spec?.jobTemplate?.spec ?? spec)?.template;
  if (template?.spec === undefined) return [];
  const { containers = [], initContainers = [], ephemeralContainers = [] } = template.spec;
  const pod: Pod = {
    spec: template.spec,
    annotations: template.metadata?.annotations ?? {},
    containers: [...initContainers, ...containers, ...ephemeralContainers],
  };
  return Object.entries(RULES)
    .filter(([, passes]) => !passes(pod))
    .map(([id]) => id);
}

/** The same for another level. */
export function violationsIn(level: string, workload: Manifest): string[] {
  const violations = podSecurityViolations(workload);
  if (level === 'restricted') return violations;
  return level === 'baseline' ? violations.filter((id) => !RESTRICTED_ONLY.includes(id)) : [];
}

export const POD_SECURITY_RULES = Object.keys(RULES);
