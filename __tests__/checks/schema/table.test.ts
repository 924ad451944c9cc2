import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { SUPPORTED } from '../../../lib/cdk8s/kubernetes-versions';
import { OVERLAY } from '../../../lib/checks/schema';
import { NEWEST } from '../../../lib/checks/schema/generated/kubernetes';
import { type JsonSchema, QUANTITY } from '../../../lib/checks/schema/json-schema';
import { GATES } from '../../../lib/checks/schema/overlay/gates';
import { resolved, schemaOf } from '../../../lib/checks/schema/table';

const fieldsOf = (type: string) => Object.keys(schemaOf(type).properties ?? {});
const knows = (type: string, field: string) => fieldsOf(type).includes(field);

test('every minor version that an app can be made for is in the table, and no other', () => {
  expect(SUPPORTED).toEqual({ oldest: 27, newest: NEWEST });
});

test('every rule of the overlay is about a field that the published schema has', () => {
  const unknown = Object.entries(OVERLAY).flatMap(([type, { fields }]) => {
    if (fieldsOf(type).length < 1) return [type];
    const names = Object.keys(fields).map((key) => key.replace(/[!?]$/, ''));
    return names.filter((name) => !knows(type, name)).map((name) => `${type}.${name}`);
  });
  expect(unknown).toEqual([]);
});

test('every feature gate is about a field that the published schema has', () => {
  const unknown = Object.keys(GATES).filter((key) => {
    const [, type = '', field = '', inner] = /^(\w+\.\w+\.\w+)\.(\w+)(?:\[\]\.(\w+))?$/.exec(key) ?? [];
    const { items } = schemaOf(type).properties?.[field] ?? {};
    return !knows(type, field) || (inner !== undefined && !knows(items?.$ref ?? '', inner));
  });
  expect(unknown).toEqual([]);
});

const MODELS = path.dirname(require.resolve('kubernetes-models/package.json'));

/** The types of the library kubernetes-models, which are made of the published schemas by others: each field with its type. */
function publishedTypes(): Map<string, Map<string, string>> {
  const types = new Map<string, Map<string, string>>();
  for (const file of readdirSync(MODELS, { recursive: true, encoding: 'utf8' })) {
    const [name = '', version = '', group = 'core'] = file.replace('.d.ts', '').split(path.sep).reverse();
    if (!file.endsWith('.d.ts') || !/^v\d+$/.test(version)) continue;
    const fields = new Map<string, string>();
    const body =
      /^export interface I\w+ \{\n([\s\S]*?)^\}/m.exec(readFileSync(path.join(MODELS, file), 'utf8'))?.[1] ?? '';
    for (const [, field = '', type = ''] of body.matchAll(/^ {4}"([^"]+)"\??: ([^\n]*?)[;{]?$/gm))
      fields.set(field, type);
    types.set(`${group.split('.')[0]}.${version}.${name}`, fields);
  }
  return types;
}

/** The types of TypeScript that a schema may be written as. */
function writtenAs(schema: JsonSchema): RegExp {
  if (schema['x-kubernetes-int-or-string']) return /IntOrString/;
  if (schema.format === QUANTITY) return /Quantity/;
  if (schema.format === 'date-time') return /Time/;
  if (schema.format === 'byte') return /^string/;
  const { type } = resolved(schema);
  if (schema.$ref !== undefined) return new RegExp(`\\bI?\\w*${schema.$ref.split('.').at(-1)}\\b`);
  if (type === 'array') return /^Array</;
  if (type === 'object') return /^$|RawExtension|Record|FieldsV1|Status/;
  if (type === 'integer' || type === 'number') return /^number/;
  if (type === 'boolean') return /^boolean/;
  return type === 'string' ? /^(string|")/ : /JSON|unknown|any/;
}

test('every field of every stable kind is in the table, with the type that others read from the published schema', () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [name, fields] of publishedTypes()) {
    if (fieldsOf(name).length === 0) continue;
    for (const [field, type] of fields) {
      if (field === 'status' || (field === 'apiVersion' && type.startsWith('"'))) continue;
      count++;
      const known = schemaOf(name).properties?.[field];
      if (known === undefined) wrong.push(`${name}.${field} is missing`);
      else if (!writtenAs(known).test(type)) wrong.push(`${name}.${field}: ${type}, not ${JSON.stringify(known)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(1000);
});
