import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { k8s } from '../../cdk8s/k8s';
import { recommendedLabels } from '../../cdk8s/labels';
import { unlessEmpty } from '../../cdk8s/objects';
import { checkLabelMap, isMap, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { finding } from '../codes';
import type { WorkloadSpec } from './workload-spec';

/** Labels that carry a workload's identity. Set by hand, they would tear objects and selectors apart. */
const IDENTITY_KEYS = ['app', 'app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/version'];

/**
 * The selector of the pods. It follows from name and version and nothing else, since the API server refuses to change a
 * Deployment's selector.
 */
export function selectorLabels(spec: WorkloadSpec): { [key: string]: string } {
  return { app: spec.workloadName };
}

/** Labels of every object of a workload; cdk8s adds the chart's to those of the object. */
function objectLabels(scope: Construct, spec: WorkloadSpec): { [key: string]: string } {
  return {
    ...recommendedLabels(scope, { name: spec.name, instance: spec.workloadName, version: spec.version }),
    ...spec.labels,
    ...selectorLabels(spec),
  };
}

/** Labels of the pods, with the chart's, which cdk8s adds only to objects. */
export function podLabels(scope: Construct, spec: WorkloadSpec): { [key: string]: string } {
  return { ...Chart.of(scope).labels, ...objectLabels(scope, spec) };
}

/** Metadata of every object of a workload that has the workload's name. */
export function objectMetadata(scope: Construct, spec: WorkloadSpec): k8s.ObjectMeta {
  return { name: spec.workloadName, labels: objectLabels(scope, spec), annotations: unlessEmpty(spec.annotations) };
}

export function* checkLabels(labels: unknown): Findings {
  if (!isMap(labels)) {
    yield wrongType('labels', labels, 'an object such as { team: "checkout" }');
    return;
  }
  for (const key of Object.keys(labels).filter((name) => IDENTITY_KEYS.includes(name))) {
    yield finding('own-label', `label "${key}" is set by Portico from name and version: set those instead.`);
  }
  yield* checkLabelMap('label', labels);
}
