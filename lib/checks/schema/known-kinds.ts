import type { AppIndex } from '../model/app-index';
import type { AppObject } from '../model/app-object';
import { typeShape } from '.';
import type { JsonSchema } from './json-schema';
import type { Shape } from './shape';
import { schemaOf, typeOf } from './table';

/** A kind whose fields are known. */
export interface KnownKind {
  readonly schema: JsonSchema;
  readonly shape: Shape;
}

/** The kind of an object as Kubernetes or Gateway API has it, in a stable version: the fields of others come and go. */
export function knownKind(_: AppIndex, { group, version, kind }: AppObject): KnownKind | undefined {
  const type = typeOf(group, version, kind);
  return type === undefined ? undefined : { schema: schemaOf(type), shape: typeShape(type) };
}
