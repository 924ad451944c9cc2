import { BASELINE_CAPABILITIES } from '../../../rules/capability';
import { show } from '../../../rules/show';
import { type Fields, fieldsOf, itemsOf, stringOf } from '../read';
import { type AddDemand, capabilities, isSet, own, type PodToJudge } from './pod';

/** Values of a list by the minor version of Kubernetes from which on they are allowed. */
type Since = readonly (readonly [minor: number, values: readonly string[]])[];

const SYSCTLS: Since = [
  [
    0,
    [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.ip_unprivileged_port_start',
      'net.ipv4.ping_group_range',
      'net.ipv4.tcp_syncookies',
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [
    29,
    [
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
      'net.ipv4.tcp_keepalive_time',
    ],
  ],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
  [37, ['net.ipv4.tcp_notsent_lowat', 'net.ipv4.tcp_slow_start_after_idle']],
];
const SELINUX_TYPES: Since = [
  [0, ['', 'container_t', 'container_init_t', 'container_kvm_t']],
  [31, ['container_engine_t']],
];
/** The version from which on probes and hooks must not ask other hosts. */
const PROBE_HOSTS = 34;
export const PROFILES = ['RuntimeDefault', 'Localhost'];
const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** Demands everything that "baseline" asks of a pod, and it does not have: https://github.com/kubernetes/pod-security-admission/tree/master/policy. */
export function demandBaseline(pod: PodToJudge, demand: AddDemand): void {
  for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
    if (pod.pod[field] === true) demand(`the pod must not have ${field} true`);
  }
  for (const { name, hostPath } of itemsOf(pod.pod.volumes)) {
    if (isSet(hostPath)) demand(`volume ${show(name)} must not have hostPath ${show(fieldsOf(hostPath).path)}`);
  }
  sysctls(pod, demand);
  for (const { who, settings } of pod.contexts) {
    profile(who, 'seccompProfile', settings.seccompProfile, demand);
    profile(who, 'appArmorProfile', settings.appArmorProfile, demand);
    if (isSet(settings.seLinuxOptions)) seLinux(who, fieldsOf(settings.seLinuxOptions), pod, demand);
    if (fieldsOf(settings.windowsOptions).hostProcess === true) {
      demand(`${who} must not have securityContext.windowsOptions.hostProcess true`);
    }
  }
  annotations(pod, demand);
  containers(pod, demand);
}

function containers(pod: PodToJudge, demand: AddDemand): void {
  for (const container of pod.containers) {
    const { title, fields } = container;
    const { privileged, procMount = 'Default' } = own(container);
    if (privileged === true) demand(`${title} must not have securityContext.privileged true`);
    if (procMount !== 'Default' && !pod.hasOwnUsers) {
      demand(`${title} must not have securityContext.procMount ${show(procMount)}`);
    }
    const added = capabilities(container, 'add').filter((name) => !BASELINE_CAPABILITIES.includes(String(name)));
    if (added.length > 0) demand(`${title} must not add ${added.map(show).join(', ')} in securityContext.capabilities`);
    for (const { hostPort } of itemsOf(fields.ports)) {
      if (isSet(hostPort) && hostPort !== 0) demand(`${title} must not have hostPort ${show(hostPort)}`);
    }
    if (pod.versions.newest >= PROBE_HOSTS) hosts(title, fields, demand);
  }
}

function hosts(who: string, container: Fields, demand: AddDemand): void {
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) host(who, probe, container[probe], demand);
  const hooks = fieldsOf(container.lifecycle);
  for (const hook of ['postStart', 'preStop']) host(who, hook, hooks[hook], demand);
}

function host(who: string, name: string, handler: unknown, demand: AddDemand): void {
  for (const action of ['httpGet', 'tcpSocket']) {
    const found = stringOf(fieldsOf(fieldsOf(handler)[action]).host) ?? '';
    if (found !== '') demand(`${who} must not have ${name}.${action}.host ${show(found)}`);
  }
}

function sysctls({ pod, versions }: PodToJudge, demand: AddDemand): void {
  for (const { name } of itemsOf(fieldsOf(pod.securityContext).sysctls)) {
    const isAllowed = allowedIn(SYSCTLS, versions.oldest).includes(String(name));
    if (!isAllowed) demand(`the pod must not have sysctl ${show(name)}`);
  }
}

function profile(who: string, field: string, written: unknown, demand: AddDemand): void {
  const { type } = fieldsOf(written);
  if (isSet(written) && !PROFILES.includes(String(type))) {
    demand(`${who} must not have securityContext.${field} ${show(type)}`);
  }
}

function seLinux(
  who: string,
  { type = '', user = '', role = '' }: Fields,
  { versions }: PodToJudge,
  demand: AddDemand,
): void {
  const isAllowed = type === '' || allowedIn(SELINUX_TYPES, versions.oldest).includes(String(type));
  for (const [field, value] of Object.entries({ type: isAllowed ? '' : type, user, role })) {
    if (value !== '') demand(`${who} must not have securityContext.seLinuxOptions.${field} ${show(value)}`);
  }
}

/** AppArmor profiles as pods named them before there was a field. */
function annotations({ annotations: all }: PodToJudge, demand: AddDemand): void {
  for (const [key, value] of Object.entries(all)) {
    if (!key.startsWith(APPARMOR_ANNOTATION) || /^(runtime\/default$|localhost\/|$)/.test(value)) continue;
    demand(`the pod must not have the annotation ${show(key)} with the value ${show(value)}`);
  }
}

const allowedIn = (since: Since, oldest: number) => since.flatMap(([minor, values]) => (minor <= oldest ? values : []));
