import type { Construct } from 'constructs';
import { k8s } from '../../cdk8s/k8s';
import { unlessEmpty } from '../../cdk8s/objects';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import type { ContainerSpec } from '../pods/container-spec';
import { objectLabels } from '../pods/pod-labels';
import { Resources } from '../pods/resources';
import { containersOf } from '../pods/workload-spec';
import { amountText } from './amount-text';
import type { ScaleMetric } from './scale';
import type { WebServiceSpec } from './web-service-spec';

/** How far above the percentage the use must be before pods are added, unless the cluster's operator says otherwise. */
const TOLERANCE = 0.1;

/** A metric is a percentage of what the containers of a pod ask for together, so that each of them must ask. */
export function checkMetrics(report: Report, spec: WebServiceSpec): void {
  const containers = containersOf(spec.pods).filter(
    ({ name, resources }) => !isInit(spec, name) && resources instanceof Resources,
  );
  for (const metric of spec.scale._metrics) checkMetric(report, metric, containers);
}

function checkMetric(report: Report, { name, percent }: ScaleMetric, containers: readonly ContainerSpec[]): void {
  const amounts = containers.map(({ resources }) => resources._amounts(name));
  containers.forEach((container, index) => {
    if (amounts[index]?.request !== undefined) return;
    report(
      `${name}Percent ${percent} needs a ${name} request, and container ${show(container.name)} has none: set it by Resources.of().`,
    );
  });
  const [request, limit] = [sum(amounts.map((one) => one.request)), sum(amounts.map((one) => one.limit))];
  if (request === undefined || limit === undefined) return;
  const wanted = (request * percent) / 100;
  const noticed = wanted * (1 + TOLERANCE);
  if (noticed <= limit) return;
  const text = (amount: number) => amountText(name, amount);
  const one = containers.length === 1;
  const whose = `${one ? 'request' : 'requests'} ${text(request)} of ${one ? 'container' : 'containers'} ${containers.map((c) => show(c.name)).join(' and ')}`;
  const most = `above ${one ? 'its limit' : 'their limits'} ${text(limit)}`;
  const flaw = wanted > limit ? most : `and pods are added from ${text(noticed)} on, ${most}`;
  report(
    `${name}Percent ${percent} of the ${whose} is ${text(wanted)}, ${flaw}: it would never be reached, so lower the percentage or raise the limit.`,
  );
}

/** What all of them come to; without one of them there is no sum. */
function sum(amounts: readonly (number | undefined)[]): number | undefined {
  return amounts.reduce(
    (total, amount) => (total === undefined || amount === undefined ? undefined : total + amount),
    0,
  );
}

const isInit = (spec: WebServiceSpec, name: string) =>
  spec.pods.initContainers.some((container) => container.name === name);

export function renderAutoscaler(scope: Construct, spec: WebServiceSpec): void {
  const { scale, pods } = spec;
  if (!scale._isAuto) return;
  const { scaleUp, scaleDown } = scale._windows;
  new k8s.KubeHorizontalPodAutoscalerV2(scope, 'autoscaler', {
    metadata: {
      name: pods.workloadName,
      labels: objectLabels(scope, pods),
      annotations: unlessEmpty(pods.annotations),
    },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: pods.workloadName },
      // What the API server fills in.
      minReplicas: scale._lowest === 1 ? undefined : scale._lowest,
      maxReplicas: scale._highest,
      metrics: scale._metrics.map(({ name, percent }) => ({
        type: 'Resource',
        resource: { name, target: { type: 'Utilization', averageUtilization: percent } },
      })),
      behavior: unlessEmpty({
        ...(scaleUp !== undefined && { scaleUp: { stabilizationWindowSeconds: scaleUp } }),
        ...(scaleDown !== undefined && { scaleDown: { stabilizationWindowSeconds: scaleDown } }),
      }),
    },
  });
}
