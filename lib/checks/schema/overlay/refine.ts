import type { JsonSchema } from '../json-schema';
import { every, fields, type Rule, type Shape } from '../shape';

/** Makes the shape of a field from its generated schema. */
export type Refinement = (schema: JsonSchema, shapeOf: (schema: JsonSchema) => Shape) => Shape;

/** The rules of one type that its published schema does not have. */
export interface Refined {
  /** By field, with a `!` for one that the API server requires, a `?` for one that it fills in. */
  readonly fields: { readonly [field: string]: Shape | Refinement };
  readonly rules: readonly Rule[];
}

/** By name of the type, as the generated tables have it. */
export interface Overlay {
  readonly [type: string]: Refined;
}

export function refine(fields: Refined['fields'], ...rules: readonly Rule[]): Refined {
  return { fields, rules };
}

/** A field as its schema has it, where only `!` or `?` is to be said. */
export const asIs: Refinement = (schema, shapeOf) => shapeOf(schema);

/** A list with at least one element. */
export const notEmpty: Refinement = (schema, shapeOf) => shapeOf({ ...schema, minItems: 1 });

/** A list whose keys the API server does not compare when it stores an object, or that another check looks at. */
export const mayRepeat: Refinement = (schema, shapeOf) => shapeOf({ ...schema, 'x-kubernetes-list-type': 'atomic' });

/** A word, or an empty text, which stands for the default. */
export const wordOrEmpty: Refinement = (schema, shapeOf) => shapeOf({ ...schema, enum: [...(schema.enum ?? []), ''] });

/** An object with rules that hold in this field only. */
export const withRules =
  (...rules: readonly Rule[]): Refinement =>
  (schema, shapeOf) =>
    every(shapeOf(schema), fields({}, ...rules));

/** A list with at least one element, all of them different. */
export const distinct: Refinement = (schema, shapeOf) => unique()({ ...schema, minItems: 1 }, shapeOf);

/** A list without two elements that have the same values in some fields, or are the same. */
export const unique =
  (...keys: readonly string[]): Refinement =>
  (schema, shapeOf) =>
    shapeOf({
      ...schema,
      'x-kubernetes-list-type': keys.length === 0 ? 'set' : 'map',
      'x-kubernetes-list-map-keys': keys,
    });
