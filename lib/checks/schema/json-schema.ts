import { isMap } from '../../rules/check';
import {
  base64,
  flag,
  INT32,
  longNumber,
  numberOrText,
  numberWithin,
  oneOf,
  port,
  quantity,
  text,
  texts,
  time,
  wholeNumber,
  within,
} from './scalars';
import { anything, fields, list, map, type Shape } from './shape';
import { textWithin } from './texts';

/** The part of JSON schema that Kubernetes' OpenAPI and CustomResourceDefinitions use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly properties?: { readonly [field: string]: JsonSchema };
  readonly default?: unknown;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly maxProperties?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  /** The first minor version of Kubernetes with the field, and the first one without it again. */
  readonly since?: number;
  readonly until?: number;
}

/** The format of amounts such as `500m`, for which OpenAPI has a type without one. */
export const QUANTITY = 'kubernetes-quantity';

/** The shape of a type by its name. */
export type Types = (name: string) => Shape;

/** The values that a schema takes. */
export function shapeOf(schema: JsonSchema, types: Types): Shape {
  const { $ref, type, items, properties, additionalProperties: values } = schema;
  if ($ref !== undefined) return types($ref);
  if (schema['x-kubernetes-int-or-string'] === true) return numberOrText;
  if (schema.enum !== undefined) return oneOf(...schema.enum);
  if (type === 'array') return list(isMap(items) ? shapeOf(items, types) : anything, listOptions(schema));
  if (isMap(properties)) {
    return fields(
      Object.fromEntries(
        Object.entries(properties).map(([field, inner]) => [keyOf(field, schema), shapeOf(inner, types)]),
      ),
    );
  }
  if (isMap(values)) {
    const inner = shapeOf(values, types);
    return inner === text && schema.maxProperties === undefined ? texts : map(inner, { most: schema.maxProperties });
  }
  return type === 'object' ? fields({}) : scalarOf(schema);
}

/** The name of a field as `fields` takes it; what the API server fills in need not be there. */
export function keyOf(field: string, { required = [], properties = {} }: JsonSchema): string {
  return required.includes(field) && properties[field]?.default === undefined ? `${field}!` : field;
}

function listOptions(schema: JsonSchema) {
  const unique = /^(set|map)$/.test(schema['x-kubernetes-list-type'] ?? '');
  return {
    least: schema.minItems,
    most: schema.maxItems,
    unique: unique ? (schema['x-kubernetes-list-map-keys'] ?? []) : undefined,
  };
}

function scalarOf(schema: JsonSchema): Shape {
  const { type, format } = schema;
  if (type === 'boolean') return flag;
  if (type === 'integer' || type === 'number') return numberOf(schema);
  if (type !== 'string') return anything;
  if (format === QUANTITY) return quantity;
  if (format === 'date-time') return time;
  if (format === 'byte') return base64;
  return textWithin(schema);
}

function numberOf({ type, format, ...range }: JsonSchema): Shape {
  const { minimum: least, maximum: most, exclusiveMinimum, exclusiveMaximum } = range;
  if (type === 'number') return numberWithin(range);
  const [whole, largest] = format === 'int32' ? [wholeNumber, INT32] : [longNumber, 2 ** 63];
  if (least === undefined && most === undefined) return whole;
  if (most === 65535) return port;
  const from = least === undefined ? -largest : exclusiveMinimum === true ? Math.floor(least) + 1 : Math.ceil(least);
  const to = most === undefined ? largest : exclusiveMaximum === true ? Math.ceil(most) - 1 : Math.floor(most);
  return within(from, to);
}
