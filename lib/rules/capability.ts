import { nearest } from './edit-distance';

/** Capabilities that containers may add under Pod Security "restricted". */
export const RESTRICTED_CAPABILITIES: readonly string[] = ['NET_BIND_SERVICE'];

/**
 * Capabilities that containers may add under Pod Security "baseline":
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline.
 */
export const BASELINE_CAPABILITIES: readonly string[] = [
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

/** All capabilities of Linux, without their prefix: https://man7.org/linux/man-pages/man7/capabilities.7.html. */
const CAPABILITIES: readonly string[] = [
  ...BASELINE_CAPABILITIES,
  'AUDIT_CONTROL',
  'AUDIT_READ',
  'BLOCK_SUSPEND',
  'BPF',
  'CHECKPOINT_RESTORE',
  'DAC_READ_SEARCH',
  'IPC_LOCK',
  'IPC_OWNER',
  'LEASE',
  'LINUX_IMMUTABLE',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
  'NET_ADMIN',
  'NET_BROADCAST',
  'NET_RAW',
  'PERFMON',
  'SYSLOG',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_MODULE',
  'SYS_NICE',
  'SYS_PACCT',
  'SYS_PTRACE',
  'SYS_RAWIO',
  'SYS_RESOURCE',
  'SYS_TIME',
  'SYS_TTY_CONFIG',
  'WAKE_ALARM',
];

/** The names in the form in which slips are looked for. */
const BY_WORD = new Map(['ALL', ...CAPABILITIES].map((name) => [name.toLowerCase().replaceAll('_', '-'), name]));

/** A capability that a container runtime knows, in the form that Kubernetes has it: upper case, without `CAP_`. */
export function capabilityFlaw(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'is not the name of a capability: write, for example, "CHOWN"';
  if (value === 'ALL' || CAPABILITIES.includes(value)) return undefined;
  const guess = BY_WORD.get(nearest(value.replace(/^CAP_/i, ''), BY_WORD.keys()) ?? '');
  return `is not a capability name in Kubernetes: write ${guess === undefined ? 'one such as "CHOWN"' : `"${guess}"`}`;
}
