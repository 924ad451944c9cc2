import { isMap } from '../../rules/check';
import { typeShape } from '.';
import { type JsonSchema, shapeOf } from './json-schema';
import type { Shape } from './shape';
import { schemaOf } from './table';

/** The values of a type of another project without the words that its fields take, of which newer versions have more. */
export function anyVersionOf(type: string): Shape {
  const project = type.slice(0, type.lastIndexOf('.') + 1);
  let made: Shape | undefined;
  const make = () => {
    made ??= shapeOf(withoutWords(schemaOf(type)), (name) =>
      name.startsWith(project) ? anyVersionOf(name) : typeShape(name),
    );
    return made;
  };
  return { fits: (value) => make().fits(value), explain: (value, path) => make().explain(value, path) };
}

function withoutWords({ enum: _, properties, items, additionalProperties: values, ...schema }: JsonSchema): JsonSchema {
  const fields = Object.entries(properties ?? {}).map(([field, inner]) => [field, withoutWords(inner)]);
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(items && { items: withoutWords(items) }),
    ...(values !== undefined && { additionalProperties: isMap(values) ? withoutWords(values) : values }),
  };
}
