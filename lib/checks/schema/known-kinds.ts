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
  const custom = customKind(app, object);
  if (custom !== undefined) return custom;
  const type = typeOf(object.group, object.version, object.kind);
  if (type === undefined) return undefined;
  const title = sourceOf(object.group);
  return {
    schema: schemaOf(type),
    shape: typeShape(type),
    source: title === undefined ? undefined : { title, anyVersion: anyVersionOf(type) },
  };
}
