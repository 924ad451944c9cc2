import type { KubernetesVersions } from '../../../cdk8s/kubernetes-versions';
import { POD_SECURITY_LEVELS, type PodSecurityLevel } from '../../../rules/pod-security-level';
import type { AppObject } from '../app-object';
import { at } from '../read';

/** The ways in which a namespace holds pods to a level, from the strictest on. */
export const MODES = ['enforce', 'warn', 'audit'] as const;
export type Mode = (typeof MODES)[number];

export const PREFIX = 'pod-security.kubernetes.io/';

/** The level that a namespace names for a mode, if it is one. */
export function levelFor(namespace: AppObject, mode: Mode): PodSecurityLevel | undefined {
  const label = at(namespace.json, 'metadata', 'labels', `${PREFIX}${mode}`);
  return POD_SECURITY_LEVELS.find((level) => level === label);
}

/** The versions whose rules count in a namespace, on clusters of a range. None has rules of a later version than its own. */
export function rulesFor(namespace: AppObject, mode: Mode, clusters: KubernetesVersions): KubernetesVersions {
  const label = at(namespace.json, 'metadata', 'labels', `${PREFIX}${mode}-version`);
  const [, minor] = (typeof label === 'string' && VERSION.exec(label)) || [];
  if (minor === undefined) return clusters;
  const fixed = Number(minor);
  return { oldest: Math.min(fixed, clusters.oldest), newest: Math.min(fixed, clusters.newest) };
}

const VERSION = /^v1\.(0|[1-9]\d*)$/;

export function policyVersionFlaw(value: unknown): string | undefined {
  if (value === 'latest' || (typeof value === 'string' && VERSION.test(value))) return undefined;
  return 'is not a version: write "latest" or, for example, "v1.32"';
}
