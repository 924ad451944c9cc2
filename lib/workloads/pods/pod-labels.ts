import type { Construct } from 'constructs';
import { chartOf } from '../../cdk8s/charts';
import type { k8s } from '../../cdk8s/k8s';
import { recommendedLabels } from '../../cdk8s/labels';
import { unlessEmpty } from '../../cdk8s/objects';
import type { ObjectMetadataOptions } from './object-metadata';
import type { WorkloadSpec } from './workload-spec';

/**
 * The selector of the pods. By default it follows from name and version and nothing else, since the API server refuses to
 * change a Deployment's selector.
 */
export const selectorLabels = ({ selector }: WorkloadSpec): { [key: string]: string } => ({ ...selector });

/** Labels of an object of a workload; cdk8s adds the chart's to those of the object. */
function objectLabels(
  scope: Construct,
  spec: WorkloadSpec,
  own: ObjectMetadataOptions,
  instance = spec.workloadName,
): { [key: string]: string } {
  return {
    ...selectorLabels(spec),
    ...recommendedLabels(scope, { name: spec.name, instance, version: spec.version }),
    ...spec.labels,
    ...own.labels,
  };
}

/** Labels of the pods, which have those of the selector in any case, with the chart's, which cdk8s adds only to objects. */
export function podLabels(scope: Construct, spec: WorkloadSpec): { [key: string]: string } {
  return { ...chartOf(scope)?.labels, ...objectLabels(scope, spec, spec.podMetadata), ...selectorLabels(spec) };
}

/**
 * Metadata of an object of a workload.
 *
 * @param own labels and annotations of this object alone.
 * @param name that of the object, where it is not the workload's.
 */
export function objectMetadata(
  scope: Construct,
  spec: WorkloadSpec,
  own: ObjectMetadataOptions = {},
  name = spec.workloadName,
): k8s.ObjectMeta {
  const annotations = unlessEmpty({ ...spec.objectAnnotations, ...spec.annotations, ...own.annotations });
  return { name, labels: objectLabels(scope, spec, own, name), annotations };
}
