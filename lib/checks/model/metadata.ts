import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { fieldsOf } from './read';

/** Labels or annotations as they were written. */
export interface MetadataMap {
  readonly object: AppObject;
  /** The map as messages name it, for example `pod label`. */
  readonly title: string;
  readonly map: unknown;
}

/** The labels or annotations of every object, and of the pods that it makes. */
export function* metadataMaps(app: AppIndex, field: 'label' | 'annotation'): Iterable<MetadataMap> {
  const maps = `${field}s`;
  for (const object of app.objects) {
    const map = fieldsOf(object.json.metadata)[maps];
    if (map !== undefined) yield { object, title: field, map };
  }
  for (const { object, path, metadata } of app.workloads) {
    const map = path === '' ? undefined : metadata[maps];
    if (map !== undefined) yield { object, title: `pod ${field}`, map };
  }
}
