import { type KubernetesVersions, version } from '../../cdk8s/kubernetes-versions';
import { wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';

/**
 * The pods that requests rather lead to, as long as there are some
 * (https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution).
 */
export enum TrafficDistribution {
  /** Pods in the zone of the caller. On clusters below 1.34 it is written as `PreferClose`, their name for the same. */
  PREFER_SAME_ZONE = 'PreferSameZone',
  /** Pods on the node of the caller, which clusters from 1.34 on know. */
  PREFER_SAME_NODE = 'PreferSameNode',
}

/** The first versions with the field, and with the values of today: the gates ServiceTrafficDistribution and PreferSameTrafficDistribution. */
const FIELD = 31;
const VALUES = 34;

export function* checkDistribution(distribution: unknown, { oldest }: KubernetesVersions): Findings {
  if (!Object.values<unknown>(TrafficDistribution).includes(distribution)) {
    yield wrongType('trafficDistribution', distribution, 'TrafficDistribution.PREFER_SAME_ZONE');
    return;
  }
  const since = distribution === TrafficDistribution.PREFER_SAME_NODE ? VALUES : FIELD;
  if (oldest >= since) return;
  yield finding(
    'exposure',
    `trafficDistribution ${distribution} was added in Kubernetes ${version(since)}, but the app is made for ${version(oldest)} and later: leave it out, or raise kubernetesVersion.`,
  );
}

/** The word that every cluster of a range knows for it. */
export function renderDistribution(
  distribution: TrafficDistribution | undefined,
  { oldest }: KubernetesVersions,
): string | undefined {
  return distribution === TrafficDistribution.PREFER_SAME_ZONE && oldest < VALUES ? 'PreferClose' : distribution;
}
