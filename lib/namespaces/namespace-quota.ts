import type { Size } from 'cdk8s';
import { checkStruct, checkValue } from '../rules/check';
import type { Findings } from '../rules/finding';
import { wholeNumberFlaw } from '../rules/numbers';
import { canonicalQuantity } from '../rules/quantity';
import { checkAmount, sizeText } from '../workloads/pods/amount';
import { finding } from './codes';
import { checkResourceAmounts, type Quantities, quantitiesOf, type ResourceAmounts } from './resource-amounts';

/** The most that all objects of a namespace may ask for together. */
export interface NamespaceQuota {
  /**
   * The sum of the requests of all pods. Each container must then have a request of such a resource.
   *
   * @default - as much as the cluster has
   */
  readonly requests?: ResourceAmounts;

  /**
   * The sum of the limits of all pods. Each container must then have a limit of such a resource, its own or by `limitRange`.
   *
   * @default - as much as the cluster has
   */
  readonly limits?: ResourceAmounts;

  /**
   * The number of pods that have not ended, from 0.
   *
   * @default - any
   */
  readonly pods?: number;

  /**
   * The sum of the storage that claims ask for.
   *
   * @default - as much as the cluster has
   */
  readonly storage?: Size;

  /**
   * The number of PersistentVolumeClaims, from 0.
   *
   * @default - any
   */
  readonly claims?: number;

  /**
   * The number of Services with a load balancer, from 0.
   *
   * @default - any
   */
  readonly loadBalancers?: number;

  /**
   * The number of node ports of all Services, from 0.
   *
   * @default - any
   */
  readonly nodePorts?: number;
}

/** The names of numbers, and those that Kubernetes has for them. */
const COUNTED = {
  pods: 'pods',
  claims: 'persistentvolumeclaims',
  loadBalancers: 'services.loadbalancers',
  nodePorts: 'services.nodeports',
} as const;

const OPTIONS = Object.keys({
  requests: true,
  limits: true,
  pods: true,
  storage: true,
  claims: true,
  loadBalancers: true,
  nodePorts: true,
} satisfies { [name in keyof NamespaceQuota]-?: true });

/** Names that Kubernetes has, and the option for each. */
const SYNONYMS = {
  hard: 'requests: { cpu: Cpu.units(8) }',
  persistentvolumeclaims: 'claims: 10',
};

export function* checkQuota(quota: NamespaceQuota): Findings {
  const findings = [...checkAmounts(quota)];
  yield* findings;
  if (findings.length > 0 || Object.keys(hardLimits(quota)).length > 0) return;
  yield finding('namespace-limits', 'the quota has no amount: write, for example, pods: 20, or leave it out.');
}

function* checkAmounts(quota: NamespaceQuota): Findings {
  if (!(yield* checkStruct('the quota', quota, OPTIONS, SYNONYMS))) return;
  yield* checkResourceAmounts('requests of the quota', quota.requests);
  yield* checkResourceAmounts('limits of the quota', quota.limits);
  if (quota.storage !== undefined) yield* checkAmount('memory', 'storage of the quota', quota.storage);
  for (const name of Object.keys(COUNTED) as (keyof typeof COUNTED)[]) {
    const count = quota[name];
    if (count === undefined) continue;
    yield* checkValue('number', `${name} of the quota`, count, (value) => wholeNumberFlaw(value, 0, undefined, 20));
  }
}

/** The amounts by Kubernetes' names. Values of a wrong type are reported by the check, and left out here. */
export function hardLimits(quota: NamespaceQuota): Quantities {
  const storage = sizeText(quota.storage);
  const counts = Object.entries(COUNTED).flatMap(([name, resource]) => {
    const count = quota[name as keyof typeof COUNTED];
    return count === undefined ? [] : [[resource, canonicalQuantity(String(count))] as const];
  });
  return {
    ...quantitiesOf(quota.requests, 'requests.'),
    ...quantitiesOf(quota.limits, 'limits.'),
    ...Object.fromEntries(counts),
    ...(storage !== undefined && { 'requests.storage': canonicalQuantity(storage) }),
  };
}
