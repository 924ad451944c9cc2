import type { Size } from 'cdk8s';
import type { k8s } from '../cdk8s/k8s';
import { checkStruct, isMap } from '../rules/check';
import type { Findings } from '../rules/finding';
import { amountOf, canonicalQuantity } from '../rules/quantity';
import { show } from '../rules/show';
import { checkAmount, sizeText } from '../workloads/pods/amount';
import { finding } from './codes';
import { checkResourceAmounts, type Quantities, quantitiesOf, type ResourceAmounts, toKube } from './resource-amounts';

/** The amounts of containers and claims of a namespace that say nothing, and the least and most that any may say. */
export interface NamespaceLimitRange {
  /**
   * The requests of containers that have none.
   *
   * @default - by Kubernetes: `defaultLimit`, or `min`
   */
  readonly defaultRequest?: ResourceAmounts;

  /**
   * The limits of containers that have none. A container whose request is above it must have a limit of its own.
   *
   * @default - by Kubernetes: `max`
   */
  readonly defaultLimit?: ResourceAmounts;

  /**
   * The least that a container may request.
   *
   * @default - any
   */
  readonly min?: ResourceAmounts;

  /**
   * The highest limit that a container may have.
   *
   * @default - any
   */
  readonly max?: ResourceAmounts;

  /**
   * The least storage that a claim may ask for.
   *
   * @default - any
   */
  readonly minClaim?: Size;

  /**
   * The most storage that a claim may ask for.
   *
   * @default - any
   */
  readonly maxClaim?: Size;
}

/** The amounts of containers from the least to the most, and Kubernetes' names of them. */
const OF_CONTAINERS = { min: 'min', defaultRequest: 'defaultRequest', defaultLimit: 'default', max: 'max' } as const;

const OF_CLAIMS = { minClaim: 'min', maxClaim: 'max' } as const;

type ContainerLimit = keyof typeof OF_CONTAINERS;

const OPTIONS = Object.keys({
  defaultRequest: true,
  defaultLimit: true,
  min: true,
  max: true,
  minClaim: true,
  maxClaim: true,
} satisfies { [name in keyof NamespaceLimitRange]-?: true });

const SYNONYMS = {
  default: 'defaultLimit: { memory: Size.mebibytes(256) }',
  limits: 'defaultLimit: { memory: Size.mebibytes(256) }',
};

const LIMITS = Object.keys(OF_CONTAINERS) as ContainerLimit[];

export function* checkLimitRange(range: NamespaceLimitRange): Findings {
  const findings = [...checkAmounts(range)];
  yield* findings;
  if (findings.length > 0) return;
  yield* checkOrder(LIMITS.map((name) => [name, amountsOf(range[name])]));
  yield* checkOrder((['minClaim', 'maxClaim'] as const).map((name) => [name, storageOf(range[name])]));
  if (limitRangeItems(range).length > 0) return;
  yield finding(
    'namespace-limits',
    'the limitRange has no amount: write, for example, defaultLimit: { memory: Size.mebibytes(256) }, or leave it out.',
  );
}

function* checkAmounts(range: NamespaceLimitRange): Findings {
  if (!(yield* checkStruct('the limitRange', range, OPTIONS, SYNONYMS))) return;
  for (const name of LIMITS) yield* checkResourceAmounts(`${name} of the limitRange`, range[name]);
  for (const name of Object.keys(OF_CLAIMS) as (keyof typeof OF_CLAIMS)[]) {
    if (range[name] !== undefined) yield* checkAmount('memory', `${name} of the limitRange`, range[name]);
  }
}

const amountsOf = (amounts: unknown): Quantities => (isMap(amounts) ? quantitiesOf(amounts as ResourceAmounts) : {});

function storageOf(size: unknown): Quantities {
  const text = sizeText(size);
  return text === undefined ? {} : { storage: canonicalQuantity(text) };
}

/** Finds amounts that are above those that come after them. */
function* checkOrder(limits: readonly (readonly [name: string, amounts: Quantities])[]): Findings {
  for (const [index, [low, lows]] of limits.entries()) {
    for (const [high, highs] of limits.slice(index + 1)) {
      for (const [resource, least] of Object.entries(lows)) {
        const most = highs[resource];
        if (most === undefined || !((amountOf(least) ?? 0) > (amountOf(most) ?? 0))) continue;
        yield finding(
          'namespace-limits',
          `${resource} ${show(least)} in ${low} of the limitRange is above ${show(most)} in ${high}: raise the one or lower the other.`,
        );
      }
    }
  }
}

/** The items of the LimitRange, by what they are about. */
export function limitRangeItems(range: NamespaceLimitRange): k8s.LimitRangeItem[] {
  const amounts = containerLimits(range);
  const ofContainers = fieldsOf(OF_CONTAINERS, (name) => amounts[name]);
  const ofClaims = fieldsOf(OF_CLAIMS, (name) => storageOf(range[name]));
  return [
    ...(isEmpty(ofContainers) ? [] : [{ type: 'Container', ...ofContainers }]),
    ...(isEmpty(ofClaims) ? [] : [{ type: 'PersistentVolumeClaim', ...ofClaims }]),
  ];
}

/**
 * The amounts of containers with those that the API server fills in. A second `kubectl apply` would change the limits otherwise,
 * since lists of limits are compared as a whole.
 * https://github.com/kubernetes/kubernetes/blob/v1.36.1/pkg/apis/core/v1/defaults.go (SetDefaults_LimitRangeItem)
 */
function containerLimits(range: NamespaceLimitRange): { readonly [name in ContainerLimit]: Quantities } {
  const [min, max] = [quantitiesOf(range.min), quantitiesOf(range.max)];
  const defaultLimit = { ...max, ...quantitiesOf(range.defaultLimit) };
  return { min, defaultRequest: { ...min, ...defaultLimit, ...quantitiesOf(range.defaultRequest) }, defaultLimit, max };
}

/** The fields that have amounts, by Kubernetes' names of them. */
function fieldsOf<Name extends string>(
  names: { readonly [name in Name]: string },
  amounts: (name: Name) => Quantities,
) {
  const fields = (Object.keys(names) as Name[]).map((name) => [names[name], amounts(name)] as const);
  const given = fields.filter(([, quantities]) => !isEmpty(quantities));
  return Object.fromEntries(given.map(([field, quantities]) => [field, toKube(quantities)]));
}

const isEmpty = (value: object) => Object.keys(value).length === 0;
