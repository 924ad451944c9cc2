import type { JsonSchema } from './json-schema';
import type { Shape } from './shape';

/** A kind whose fields are known. */
export interface KnownKind {
  readonly schema: JsonSchema;
  readonly shape: Shape;
}
