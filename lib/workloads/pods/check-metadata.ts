import { checkAnnotations } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { checkLabels } from './check-labels';
import { Identity } from './identity';
import { checkHasObject, checkObjectMetadata, isGiven } from './object-metadata';
import { checkHashKey } from './settings-hash';
import { hasConfig, hasFiles } from './settings-maps';
import type { PodOptions, WorkloadSpec } from './workload-spec';

/** Labels and annotations of all objects of a workload, and of those that every kind has. */
export function* checkMetadata(spec: WorkloadSpec, options: PodOptions, written: PodOptions): Findings {
  const { labels, annotations, selector, pods, serviceAccount, configMaps } = options;
  const { identity, podMetadata, accountMetadata, ownSettings } = spec;
  if (labels !== undefined) yield* checkLabels(spec.labels, selector);
  if (annotations !== undefined) yield* checkAnnotations(spec.annotations);
  if (spec.hashesSettings && (annotations !== undefined || pods !== undefined)) {
    yield* checkHashKey({ ...spec.annotations, ...podMetadata.annotations });
  }
  if (pods !== undefined) yield* checkObjectMetadata('pods', podMetadata, selector);
  if (serviceAccount !== undefined) {
    yield* checkObjectMetadata('serviceAccount', accountMetadata);
    if (isGiven(accountMetadata) && identity instanceof Identity) yield* identity._checkMetadata();
  }
  if (configMaps !== undefined) yield* checkObjectMetadata('configMaps', spec.configMapMetadata);
  if (written.configMaps === undefined || hasConfig(ownSettings) || hasFiles(ownSettings)) return;
  yield* checkHasObject('configMaps', written.configMaps, 'ConfigMap', 'config: { LOG_LEVEL: "info" }');
}
