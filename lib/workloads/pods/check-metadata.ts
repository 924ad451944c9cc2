import { checkAnnotations } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { checkLabels } from './check-labels';
import { Identity } from './identity';
import { checkHasObject, checkObjectMetadata, isGiven } from './object-metadata';
import { checkHashKey } from './settings-hash';
import { hasConfig, hasFiles } from './settings-maps';
import type { PodOptions, WorkloadSpec } from './workload-spec';

/** Labels and annotations of all objects of a workload, and of those that every kind has. */
export function* checkMetadata(spec: WorkloadSpec, { selector }: PodOptions, written: PodOptions): Findings {
  const { labels, annotations, identity, podMetadata, accountMetadata, configMapMetadata, ownSettings } = spec;
  yield* checkLabels(labels, selector);
  yield* checkAnnotations(annotations);
  if (spec.hashesSettings) yield* checkHashKey({ ...annotations, ...podMetadata.annotations });
  yield* checkObjectMetadata('pods', podMetadata, selector);
  yield* checkObjectMetadata('serviceAccount', accountMetadata);
  if (isGiven(accountMetadata) && identity instanceof Identity) yield* identity._checkMetadata();
  yield* checkObjectMetadata('configMaps', configMapMetadata);
  if (hasConfig(ownSettings) || hasFiles(ownSettings)) return;
  yield* checkHasObject('configMaps', written.configMaps, 'ConfigMap', 'config: { LOG_LEVEL: "info" }');
}
