import { OVERLAY, typeShape } from '../../../lib/checks/schema';
import type { JsonSchema } from '../../../lib/checks/schema/json-schema';
import { newsOf } from '../../../lib/checks/schema/news';
import { lookAt } from '../../../lib/checks/schema/shape';
import { resolved, schemaOf, typeOf } from '../../../lib/checks/schema/table';
import { isMap } from '../../../lib/rules/check';
import { WHOLE } from './whole-objects';

/** The value with one field more in one of its objects, once for each of them that has fields of its own. */
function* withUnknown(value: unknown, reference: JsonSchema, path: string): Iterable<[path: string, changed: unknown]> {
  const schema = resolved(reference);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const [place, changed] of withUnknown(item, schema.items ?? {}, `${path}[${index}]`)) {
        yield [place, [...value.slice(0, index), changed, ...value.slice(index + 1)]];
      }
    }
  } else if (isMap(value)) {
    const { properties = {}, additionalProperties: values } = schema;
    if (Object.keys(properties).length > 0) yield [path, { ...value, zz: 1 }];
    for (const [field, inner] of Object.entries(value)) {
      const below = properties[field] ?? (isMap(values) ? values : {});
      for (const [place, changed] of withUnknown(inner, below, `${path}.${field}`)) {
        yield [place, { ...value, [field]: changed }];
      }
    }
  }
}

test.each(Object.entries(WHOLE))('one look at %s meets an unknown field in any of its objects', (_, objects) => {
  const [{ apiVersion, kind, ...rest }] = objects;
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const type = typeOf(group, version, kind) ?? '';
  const look = (value: unknown) => lookAt(typeShape(type), value);
  const object = { apiVersion, kind, ...rest };
  expect(look(object).isWrong).toBe(false);
  const places = [...withUnknown(object, schemaOf(type), kind)];
  expect(places.length).toBeGreaterThan(1);
  expect(places.flatMap(([path, changed]) => (look(changed).mayHaveUnknown ? [] : [path]))).toEqual([]);
});

test('no shape that is written by hand takes the place of fields that only newer clusters have', () => {
  const typeIn = ({ $ref, items, additionalProperties: values }: JsonSchema): string | undefined =>
    $ref ?? (items ? typeIn(items) : isMap(values) ? typeIn(values) : undefined);
  const hidden = Object.entries(OVERLAY).flatMap(([type, { fields }]) =>
    Object.entries(fields).flatMap(([key, shape]) => {
      const field = key.replace(/[!?]$/, '');
      const inner = typeof shape === 'function' ? undefined : typeIn(schemaOf(type).properties?.[field] ?? {});
      const { since, below } = inner === undefined ? { since: new Map(), below: new Map() } : newsOf(inner);
      return since.size + below.size > 0 ? [`${type}.${field}`] : [];
    }),
  );
  expect(hidden).toEqual([]);
});
