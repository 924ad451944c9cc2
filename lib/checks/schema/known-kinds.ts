import type { AppIndex } from '../model/app-index';
import type { AppObject } from '../model/app-object';
import { typeShape } from '.';
import { anyVersionOf } from './any-version';
import { customKind } from './custom-kinds';
import type { KnownKind } from './known-kind';
import { schemaOf, sourceOf, typeOf } from './table';

/**
 * The kind of an object: by the CustomResourceDefinitions of the app, or as Kubernetes and Gateway API have it, in a stable
 * version, since the fields of others come and go; or as the newest version of another project has it.
 */
export function kindOf(app: AppIndex, object: AppObject): KnownKind | undefined {
  return customKind(app, object) ?? publishedKind(object);
}

const PUBLISHED = new Map<unknown, Map<string, KnownKind | undefined>>();

/** The kind as a table has it: many objects are of few kinds. */
function publishedKind(object: AppObject): KnownKind | undefined {
  const { kind } = object;
  const { apiVersion } = object.json;
  const kinds = PUBLISHED.get(apiVersion) ?? new Map<string, KnownKind | undefined>();
  if (kinds.size === 0) PUBLISHED.set(apiVersion, kinds);
  if (!kinds.has(kind)) kinds.set(kind, inTables(object));
  return kinds.get(kind);
}

function inTables({ group, version, kind }: AppObject): KnownKind | undefined {
  const type = typeOf(group, version, kind);
  if (type === undefined) return undefined;
  const title = sourceOf(group);
  return {
    schema: schemaOf(type),
    shape: typeShape(type),
    source: title === undefined ? undefined : { title, anyVersion: anyVersionOf(type) },
  };
}
