import type { Duration } from 'cdk8s';
import type { AsWritten, k8s } from '../../cdk8s/k8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { checkStruct, wrongType } from '../../rules/check';
import { checkDurations, secondsOf } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { checkDistribution, renderDistribution, type TrafficDistribution } from './traffic-distribution';

/** The pods that a Service leads requests of other pods to (https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/). */
export enum InternalTrafficPolicy {
  /** Pods on any node. */
  CLUSTER = 'Cluster',
  /** Pods on the same node only, so that requests fail where there is none. */
  LOCAL = 'Local',
}

/** A family of IP addresses. */
export enum IpFamily {
  /** Addresses such as `10.0.0.1`. */
  IPV4 = 'IPv4',
  /** Addresses such as `2001:db8::1`. */
  IPV6 = 'IPv6',
}

/** The number of addresses that a Service gets (https://kubernetes.io/docs/concepts/services-networking/dual-stack/). */
export enum IpFamilyPolicy {
  /** One. */
  SINGLE_STACK = 'SingleStack',
  /** One of each family that the cluster has. */
  PREFER_DUAL_STACK = 'PreferDualStack',
  /** One of each family, which a cluster with one family only refuses. */
  REQUIRE_DUAL_STACK = 'RequireDualStack',
}

/** The way from a Service to its pods. */
export interface ServiceTraffic {
  /**
   * The time for which all connections from one client address lead to one pod, in whole seconds up to a day. A router asks pods
   * itself, so that this does not hold for its requests.
   *
   * @default - any pod each time
   */
  readonly sessionAffinity?: Duration;

  /**
   * The pods that requests of other pods lead to.
   *
   * @default InternalTrafficPolicy.CLUSTER
   */
  readonly internalTrafficPolicy?: InternalTrafficPolicy;

  /**
   * The pods that requests rather lead to: a preference, unlike `internalTrafficPolicy`.
   *
   * @default - any of them
   */
  readonly trafficDistribution?: TrafficDistribution;

  /**
   * The number of addresses.
   *
   * @default IpFamilyPolicy.SINGLE_STACK
   */
  readonly ipFamilyPolicy?: IpFamilyPolicy;

  /**
   * The families of the addresses, the main one first, which cannot be changed later.
   *
   * @default - the cluster's own
   */
  readonly ipFamilies?: IpFamily[];
}

const OPTIONS = Object.keys({
  sessionAffinity: true,
  internalTrafficPolicy: true,
  trafficDistribution: true,
  ipFamilyPolicy: true,
  ipFamilies: true,
} satisfies { [name in keyof ServiceTraffic]-?: true });

const SYNONYMS = { sessionAffinityConfig: 'sessionAffinity: Duration.hours(3)' };

const DAY = 24 * 60 * 60;

/** The API server's own default of the time, in seconds. */
const API_DEFAULT_AFFINITY = 10800;

export function* checkTraffic(traffic: unknown, isHeadless: boolean, versions: KubernetesVersions): Findings {
  if (!(yield* checkStruct('traffic', traffic, OPTIONS, SYNONYMS))) return;
  const { sessionAffinity, internalTrafficPolicy, trafficDistribution } = traffic as ServiceTraffic;
  const { ipFamilyPolicy, ipFamilies } = traffic as ServiceTraffic;
  yield* checkDurations({ sessionAffinity }, 1, DAY);
  yield* checkMember(
    'internalTrafficPolicy',
    internalTrafficPolicy,
    InternalTrafficPolicy,
    'InternalTrafficPolicy.LOCAL',
  );
  if (trafficDistribution !== undefined) yield* checkDistribution(trafficDistribution, versions);
  yield* checkMember('ipFamilyPolicy', ipFamilyPolicy, IpFamilyPolicy, 'IpFamilyPolicy.PREFER_DUAL_STACK');
  if (ipFamilies !== undefined) yield* checkFamilies(ipFamilies, ipFamilyPolicy);
  for (const [name, value] of Object.entries({ sessionAffinity, internalTrafficPolicy, trafficDistribution })) {
    if (!isHeadless || value === undefined) continue;
    yield finding(
      'exposure',
      `${name} has no effect on a headless Service, whose clients choose a pod themselves: leave it out.`,
    );
  }
}

function* checkMember(what: string, value: unknown, members: object, example: string): Findings {
  if (value !== undefined && !Object.values(members).includes(value)) yield wrongType(what, value, example);
}

function* checkFamilies(families: unknown, policy: IpFamilyPolicy | undefined): Findings {
  const isList = Array.isArray(families) && families.length > 0;
  if (!isList || !families.every((family) => Object.values<unknown>(IpFamily).includes(family))) {
    yield wrongType('ipFamilies', families, 'a list such as [IpFamily.IPV6]');
  } else if (new Set(families).size < families.length) {
    yield finding('exposure', `ipFamilies ${show(families)} have a family twice: list each once.`);
  } else if (families.length > 1 && (policy ?? IpFamilyPolicy.SINGLE_STACK) === IpFamilyPolicy.SINGLE_STACK) {
    yield finding(
      'exposure',
      `ipFamilies ${show(families)} are two, and a Service has one address: write ipFamilyPolicy: IpFamilyPolicy.PREFER_DUAL_STACK.`,
    );
  }
}

/** The fields of a Service, without those that say what the API server's defaults do. */
export function trafficFields(traffic: ServiceTraffic, versions: KubernetesVersions) {
  const { sessionAffinity, internalTrafficPolicy, ipFamilyPolicy, ipFamilies } = traffic;
  const timeoutSeconds = sessionAffinity && secondsOf(sessionAffinity);
  return {
    ...(sessionAffinity !== undefined && { sessionAffinity: 'ClientIP' }),
    ...(timeoutSeconds !== undefined &&
      timeoutSeconds !== API_DEFAULT_AFFINITY && { sessionAffinityConfig: { clientIP: { timeoutSeconds } } }),
    internalTrafficPolicy: internalTrafficPolicy === InternalTrafficPolicy.LOCAL ? internalTrafficPolicy : undefined,
    ipFamilyPolicy: ipFamilyPolicy === IpFamilyPolicy.SINGLE_STACK ? undefined : ipFamilyPolicy,
    ipFamilies: ipFamilies && [...ipFamilies],
    // The typed objects have no field that came after their version of the API.
    trafficDistribution: renderDistribution(traffic.trafficDistribution, versions),
  } satisfies Partial<AsWritten<k8s.ServiceSpec>> & { readonly trafficDistribution: string | undefined };
}
