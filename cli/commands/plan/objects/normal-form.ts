import type { AppObject } from '../../../../lib/checks/model/app-object';
import { type Fields, fieldsOf, withoutNulls } from '../../../../lib/checks/model/read';
import { type JsonSchema, QUANTITY } from '../../../../lib/checks/schema/json-schema';
import { schemaOf, sourceOf, typeOf } from '../../../../lib/checks/schema/table';
import { isMap } from '../../../../lib/rules/check';
import { canonicalQuantity } from '../../../../lib/rules/quantity';
import { DEFAULTS, type DefaultsByType } from './defaults';

/** Metadata that an author writes; the rest is the API server's. */
const METADATA = ['name', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences'];

/** Annotations that kubectl and the cluster's own controllers write. */
const NOT_OF_AUTHORS =
  /^(kubectl\.kubernetes\.io\/last-applied-configuration|deployment\.kubernetes\.io\/.*|deprecated\.daemonset\.template\.generation|(pv|volume)\.kubernetes\.io\/.*|volume\.beta\.kubernetes\.io\/storage-provisioner)$/;

/**
 * An object as the API server would store it, so that two objects with the same meaning are equal: with its defaults, without empty
 * fields, and with quantities in one spelling. Objects of custom kinds are left as they are, but for fields that are null.
 */
export const normalForm = (object: AppObject): Fields => formOf(object, DEFAULTS);

/** The same without the defaults: the fields that the author wrote. */
export const writtenForm = (object: AppObject): Fields => formOf(object, {});

function formOf({ json, group, version, kind }: AppObject, defaults: DefaultsByType): Fields {
  const { status: _, metadata, ...fields } = json;
  const type = sourceOf(group) === undefined ? typeOf(group, version, kind) : undefined;
  const form =
    type === undefined ? withoutNulls(fields) : ofType(type, kind === 'Secret' ? inData(fields) : fields, defaults);
  const ofAuthor = Object.entries(fieldsOf(metadata)).filter(([name]) => METADATA.includes(name));
  const kept = ofAuthor.map(([name, value]): [string, unknown] => [name, metadataValue(name, value)]);
  return { ...fieldsOf(form), metadata: withoutEmpty(kept) };
}

function metadataValue(name: string, value: unknown): unknown {
  if (name !== 'annotations') return withoutNulls(value);
  const kept = Object.entries(fieldsOf(value)).filter(([key]) => !NOT_OF_AUTHORS.test(key));
  return Object.fromEntries(kept);
}

/** A Secret with its texts among its data, where the API server puts them. */
function inData({ stringData, data, ...fields }: Fields): Fields {
  const texts = Object.entries(fieldsOf(stringData)).map(([key, text]) => [
    key,
    Buffer.from(String(text)).toString('base64'),
  ]);
  return { ...fields, data: { ...fieldsOf(data), ...Object.fromEntries(texts) } };
}

/** Fields in which an empty text has a meaning of its own. */
const MAY_BE_EMPTY = ['storageClassName', 'volumeAttributesClassName', 'reclaimPolicy', 'group'];

function ofType(name: string, value: unknown, all: DefaultsByType): unknown {
  if (!isMap(value)) return value;
  const fields = withoutAlias(withoutNothing(value));
  const known = all[name];
  const defaults = typeof known === 'function' ? known(fields) : known;
  const { properties = {} } = schemaOf(name);
  const complete = merge(defaults ?? {}, fields);
  return withoutEmpty(
    Object.entries(complete)
      .map(([field, inner]): [string, unknown, JsonSchema] => [field, inner, properties[field] ?? {}])
      .map(([field, inner, schema]) => [
        field,
        ofSchema(schema, inner, all),
        schema.$ref !== undefined && schema.$ref !== 'meta.v1.ObjectMeta',
      ]),
  );
}

/** Fields that say nothing: an empty text, and a port that the cluster is to choose. */
function withoutNothing(value: Fields): Fields {
  const entries = Object.entries(fieldsOf(withoutNulls(value)));
  return Object.fromEntries(
    entries.filter(
      ([field, inner]) => (inner !== '' || MAY_BE_EMPTY.includes(field)) && !(inner === 0 && /nodePort$/i.test(field)),
    ),
  );
}

/** `serviceAccount` is the old name of `serviceAccountName`, and the API server writes both. */
function withoutAlias({ serviceAccount, ...fields }: Fields): Fields {
  return typeof serviceAccount === 'string' ? { serviceAccountName: serviceAccount, ...fields } : fields;
}

function ofSchema(schema: JsonSchema, value: unknown, all: DefaultsByType): unknown {
  const { $ref, format, items, additionalProperties: values } = schema;
  if ($ref !== undefined) return ofType($ref, value, all);
  if (format === QUANTITY) return quantity(value);
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => ofSchema(items, item, all));
  if (!isMap(value) || !isMap(values)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, ofSchema(values, inner, all)]));
}

const quantity = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? canonicalQuantity(String(value)) : value;

/** Fields in the order of their names, without empty lists and maps; an object of a type has a meaning even where it is empty. */
function withoutEmpty(entries: (readonly [name: string, value: unknown, isOfType?: boolean])[]): Fields {
  const kept = entries.filter(([, value, isOfType]) => isOfType === true || !isEmpty(value));
  return Object.fromEntries(
    kept.map(([name, value]): [string, unknown] => [name, value]).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const isEmpty = (value: unknown) =>
  value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);

/** Fields with the defaults of those that are missing, at any depth. */
function merge(defaults: Fields, fields: Fields): Fields {
  const merged: { [field: string]: unknown } = { ...fields };
  for (const [field, value] of Object.entries(defaults)) {
    const own = fields[field];
    if (own === undefined) merged[field] = value;
    else if (isMap(value) && isMap(own)) merged[field] = merge(value, own);
  }
  return merged;
}
