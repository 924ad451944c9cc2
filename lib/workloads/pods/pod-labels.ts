import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { k8s } from '../../cdk8s/k8s';
import { recommendedLabels } from '../../cdk8s/labels';
import { unlessEmpty } from '../../cdk8s/objects';
import type { WorkloadSpec } from './workload-spec';

/**
 * What pods are selected by. It never changes with anything but name and version, since the API server refuses to
 * change a Deployment's selector.
 */
export function selectorLabels(spec: WorkloadSpec): { [key: string]: string } {
  return { app: spec.workloadName };
}

/** Labels of every object of a service; its pods bear the chart's too, which cdk8s gives to objects alone. */
function objectLabels(scope: Construct, spec: WorkloadSpec): { [key: string]: string } {
  return {
    ...recommendedLabels(scope, { name: spec.name, instance: spec.workloadName, version: spec.version }),
    ...spec.labels,
    ...selectorLabels(spec),
  };
}

export function podLabels(scope: Construct, spec: WorkloadSpec): { [key: string]: string } {
  return { ...Chart.of(scope).labels, ...objectLabels(scope, spec) };
}

/** Metadata of every object of a workload that has the workload's name. */
export function objectMetadata(scope: Construct, spec: WorkloadSpec): k8s.ObjectMeta {
  return { name: spec.workloadName, labels: objectLabels(scope, spec), annotations: unlessEmpty(spec.annotations) };
}
