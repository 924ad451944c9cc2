import { amountOf } from '../../rules/quantity';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, type Fields, fieldsOf, itemsOf } from './read';
import type { PodContainer, Pods } from './workload';

/** Amounts by the name of a resource. */
export type Amounts = ReadonlyMap<string, number>;

/** The amounts of a container, or of a pod, as an API server counts them. */
export interface PodAmounts {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** The items of one type of all LimitRanges of a namespace. */
export interface LimitItem {
  readonly range: AppObject;
  readonly item: Fields;
}

export function limitItems(app: AppIndex, namespace: string, type: string): LimitItem[] {
  return app
    .ofKind('', 'LimitRange')
    .filter((range) => range.namespace === namespace)
    .flatMap((range) => itemsOf(at(range.json, 'spec', 'limits')).map((item) => ({ range, item })))
    .filter(({ item }) => item.type === type);
}

export function amountsOf(quantities: unknown): Map<string, number> {
  const entries = Object.entries(fieldsOf(quantities)).map(([name, text]) => [name, amountOf(text)] as const);
  return new Map(entries.filter((entry): entry is [string, number] => entry[1] !== undefined));
}

/**
 * The defaults that a LimitRange stands for, with those that the API server adds to it:
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function defaultsOf({ item }: LimitItem): PodAmounts {
  const limits = new Map([...amountsOf(item.max), ...amountsOf(item.default)]);
  const requests = new Map([...amountsOf(item.min), ...limits, ...amountsOf(item.defaultRequest)]);
  return { requests, limits };
}

/** A container's own amounts. Without a request, its limit is one. */
export function ownAmounts({ fields }: PodContainer): PodAmounts {
  const { requests, limits } = fieldsOf(fields.resources);
  const most = amountsOf(limits);
  return { requests: new Map([...most, ...amountsOf(requests)]), limits: most };
}

/** A container's amounts, with the defaults of its namespace for what it leaves out. */
export function containerAmounts(container: PodContainer, defaults: readonly PodAmounts[]): PodAmounts {
  const own = ownAmounts(container);
  return {
    requests: new Map([...defaults.flatMap(({ requests }) => [...requests]), ...own.requests]),
    limits: new Map([...defaults.flatMap(({ limits }) => [...limits]), ...own.limits]),
  };
}

/**
 * The sums of a pod: its containers and sidecars together, or more where an init container asks for more while it runs. What it
 * says of itself as a whole comes before them.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podAmounts({ pod, containers }: Pods, defaults: readonly PodAmounts[]): PodAmounts {
  const whole = { requests: amountsOf(at(pod.resources, 'requests')), limits: amountsOf(at(pod.resources, 'limits')) };
  // The API server completes the requests of the whole before it looks at the LimitRanges.
  const completed =
    whole.limits.size === 0 ? [] : [...whole.limits, ...ofWhole(containerSums({ containers }).requests)];
  return {
    requests: new Map([...sumOf(containers, defaults, 'requests'), ...completed, ...whole.requests]),
    limits: new Map([...sumOf(containers, defaults, 'limits'), ...whole.limits]),
  };
}

/** The sums of the containers of a pod, without defaults. */
export const containerSums = ({ containers }: Pick<Pods, 'containers'>): PodAmounts => ({
  requests: sumOf(containers, [], 'requests'),
  limits: sumOf(containers, [], 'limits'),
});

/** The amounts that count for a quota: with what the runtime of the pod takes. It is added to limits where there are some. */
export function quotaAmounts(pods: Pods, defaults: readonly PodAmounts[]): PodAmounts {
  const { requests, limits } = podAmounts(pods, defaults);
  const overhead = amountsOf(pods.pod.overhead);
  const ofLimits = new Map([...overhead].filter(([name]) => (limits.get(name) ?? 0) > 0));
  return { requests: add(requests, overhead), limits: add(limits, ofLimits) };
}

/** True for pods that say amounts as a whole. */
export const hasWhole = ({ pod }: Pods): boolean =>
  ['requests', 'limits'].some((side) => ofWhole(amountsOf(at(pod.resources, side))).length > 0);

/** True for a resource of which pods may say an amount as a whole. */
export const isOfWhole = (resource: string): boolean => /^(cpu|memory|hugepages-.+)$/.test(resource);

const ofWhole = (amounts: Amounts) => [...amounts].filter(([name]) => isOfWhole(name));

function sumOf(containers: readonly PodContainer[], defaults: readonly PodAmounts[], side: keyof PodAmounts): Amounts {
  let [running, most] = [NONE, NONE];
  for (const container of containers) {
    const now = add(running, containerAmounts(container, defaults)[side]);
    most = largest(most, now);
    if (container.isLasting) running = now;
  }
  return most;
}

const NONE: Amounts = new Map();

const add = (some: Amounts, more: Amounts): Amounts => merge(some, more, (one, other) => one + other);
const largest = (some: Amounts, more: Amounts): Amounts => merge(some, more, Math.max);

function merge(some: Amounts, more: Amounts, both: (one: number, other: number) => number): Amounts {
  const merged = new Map(some);
  for (const [name, amount] of more) merged.set(name, both(merged.get(name) ?? 0, amount));
  return merged;
}
