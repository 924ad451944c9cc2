import type { AppIndex } from '../model/app-index';
import type { AppObject } from '../model/app-object';
import { typeShape } from '.';
import { customKind } from './custom-kinds';
import type { KnownKind } from './known-kind';
import { schemaOf, typeOf } from './table';

/**
 * The kind of an object: by the CustomResourceDefinitions of the app, or as Kubernetes and Gateway API have it, in a stable
 * version, since the fields of others come and go.
 */
export function kindOf(app: AppIndex, object: AppObject): KnownKind | undefined {
  const custom = customKind(app, object);
  if (custom !== undefined) return custom;
  const type = typeOf(object.group, object.version, object.kind);
  return type === undefined ? undefined : { schema: schemaOf(type), shape: typeShape(type) };
}
