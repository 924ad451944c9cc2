import { Size } from 'cdk8s';
import type { Finding, Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { ContainerSpec } from '../pods/container-spec';
import { Resources } from '../pods/resources';
import type { WorkloadSpec } from '../pods/workload-spec';
import type { Scale } from './scale';
import type { ScaleMetric } from './scale-limits';

/**
 * The share by which the use must exceed the percentage before pods are added, unless the cluster's operator sets
 * another: https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/
 */
const TOLERANCE = 0.1;

/** The percentage of a metric is of the requests of all containers of a pod together, so that each must have one. */
export function* checkScaleMetrics(pods: WorkloadSpec, scale: Scale): Findings {
  const containers = [pods.container, ...pods.sidecars].filter(({ resources }) => resources instanceof Resources);
  for (const metric of scale._metrics) {
    for (const { name, resources } of containers) {
      if (resources._amounts(metric.name).request !== undefined) continue;
      yield finding(
        'scale',
        `${metric.name}Percent ${metric.percent} needs a ${metric.name} request, and container ${show(name)} has none: set it by Resources.of().`,
      );
    }
    const unreachable = unreachableMetric(metric, containers);
    if (unreachable !== undefined) yield unreachable;
  }
}

function unreachableMetric({ name, percent }: ScaleMetric, containers: readonly ContainerSpec[]): Finding | undefined {
  const amounts = containers.map(({ resources }) => resources._amounts(name));
  const [request, limit] = [sum(amounts.map((one) => one.request)), sum(amounts.map((one) => one.limit))];
  if (request === undefined || limit === undefined) return undefined;
  const wanted = (request * percent) / 100;
  const noticed = wanted * (1 + TOLERANCE);
  if (noticed <= limit) return undefined;
  const text = (amount: number) => amountText(name, amount);
  const one = containers.length === 1;
  const whose = `${one ? 'request' : 'requests'} ${text(request)} of ${one ? 'container' : 'containers'} ${containers.map((c) => show(c.name)).join(' and ')}`;
  const most = `above ${one ? 'its limit' : 'their limits'} ${text(limit)}`;
  const flaw = wanted > limit ? most : `and pods are added from ${text(noticed)} on, ${most}`;
  return finding(
    'scale',
    `${name}Percent ${percent} of the ${whose} is ${text(wanted)}, ${flaw}: it would never be reached, so lower the percentage or raise the limit.`,
  );
}

/** The sum of all amounts, unless one of them is unknown. */
function sum(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce(
    (total, amount) => (total === undefined || amount === undefined ? undefined : total + amount),
    0,
  );
}

/** An amount of CPU or memory as quantities are written, rounded: `150m`, `320Mi`. */
function amountText(resource: 'cpu' | 'memory', amount: number): string {
  if (resource === 'cpu') return `${Math.round(amount * 1000)}m`;
  return Size.mebibytes(Math.round(amount / 2 ** 20)).asString();
}
