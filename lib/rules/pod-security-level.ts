/**
 * The levels of the Pod Security Standards, by which a namespace says which pods it takes:
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/.
 */
export enum PodSecurityLevel {
  /** All pods, those with the powers of their node included. */
  PRIVILEGED = 'privileged',
  /** Pods without known ways to take over their node. */
  BASELINE = 'baseline',
  /** Pods that follow today's advice: no root, no privileges, a seccomp profile. */
  RESTRICTED = 'restricted',
}

/** All levels, from the one that takes every pod to the one that takes the fewest. */
export const POD_SECURITY_LEVELS: readonly PodSecurityLevel[] = [
  PodSecurityLevel.PRIVILEGED,
  PodSecurityLevel.BASELINE,
  PodSecurityLevel.RESTRICTED,
];

/** True for a level that takes pods which another one refuses. */
export function isWeaker(level: PodSecurityLevel, other: PodSecurityLevel): boolean {
  return POD_SECURITY_LEVELS.indexOf(level) < POD_SECURITY_LEVELS.indexOf(other);
}
