import type { Construct } from 'constructs';
import type { ContainerSpec } from '../pods/container-spec';
import { objectLabels } from '../pods/pod-labels';
import { Resources } from '../pods/resources';
import { containersOf } from '../pods/workload-spec';
import { k8s } from '../private/k8s';
import { unlessEmpty } from '../private/objects';
import { type Report, show } from '../private/problems';
import { amountText } from './amount-text';
import type { ScaleMetric } from './scale';
import type { WebServiceSpec } from './web-service-spec';

/** A metric is a percentage of what containers ask for, so that each of them must ask. */
export function checkMetrics(report: Report, spec: WebServiceSpec): void {
  for (const metric of spec.scale._metrics) {
    for (const container of containersOf(spec.pods).filter(({ name }) => !isInit(spec, name))) {
      checkMetric(report, metric, container);
    }
  }
}

function checkMetric(report: Report, { name, percent }: ScaleMetric, container: ContainerSpec): void {
  if (!(container.resources instanceof Resources)) return;
  const { request, limit } = container.resources._amounts(name);
  if (request === undefined) {
    report(
      `${name}Percent ${percent} needs a ${name} request, and container ${show(container.name)} has none: set it by Resources.of().`,
    );
  } else if (limit !== undefined && (request * percent) / 100 > limit) {
    const [asked, wanted, most] = [request, (request * percent) / 100, limit].map((amount) => amountText(name, amount));
    report(
      `${name}Percent ${percent} of the request ${asked} of container ${show(container.name)} is ${wanted}, above its limit ${most}: it would never be reached, so lower the percentage or raise the limit.`,
    );
  }
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
