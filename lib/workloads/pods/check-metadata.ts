import { checkAnnotations } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { checkLabels } from './check-labels';
import { Identity } from './identity';
import { checkObjectMetadata } from './object-metadata';
import { checkHashKey } from './settings-hash';
import type { PodOptions, WorkloadSpec } from './workload-spec';

/** Labels and annotations of all objects of a workload, and of those that every kind has. */
export function* checkMetadata(spec: WorkloadSpec, { selector }: PodOptions): Findings {
  const { labels, annotations, identity, podMetadata, accountMetadata } = spec;
  yield* checkLabels(labels, selector);
  yield* checkAnnotations(annotations);
  if (spec.hashesSettings) yield* checkHashKey({ ...annotations, ...podMetadata.annotations });
  yield* checkObjectMetadata('pods', podMetadata, selector);
  yield* checkObjectMetadata('serviceAccount', accountMetadata);
  const { labels: ofAccount, annotations: forAccount } = accountMetadata;
  const isGiven = Object.keys({ ...ofAccount, ...forAccount }).length > 0;
  if (isGiven && identity instanceof Identity) yield* identity._checkMetadata();
}
