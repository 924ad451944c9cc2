import { mergeMaps, present } from '../../cdk8s/objects';
import { mergeMetadata } from '../pods/object-metadata';
import type { DefaultOptions } from './default-options';

const MAPS = ['labels', 'annotations'] as const;
const METADATA = [
  'pods',
  'deployment',
  'statefulSet',
  'daemonSet',
  'job',
  'cronJob',
  'service',
  'configMaps',
  'autoscaler',
  'podDisruptionBudget',
] as const;

/** The options that are merged by key. */
export type MergedOptions = Pick<DefaultOptions, (typeof MAPS)[number] | (typeof METADATA)[number]>;

/** The options of several layers that are merged by key, of which those of later layers count. */
export function mergedOptions(layers: readonly MergedOptions[]): MergedOptions {
  return present(
    Object.fromEntries([
      ...MAPS.map((name) => [name, mergeMaps(layers.map((layer) => layer[name]))]),
      ...METADATA.map((name) => [name, mergeMetadata(layers.map((layer) => layer[name]))]),
    ]),
  );
}
