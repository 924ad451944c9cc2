import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { asList, asNumber, asRecord, asRecords, asText, type Json } from './json';

const FOLDER = join(__dirname, '../../../../../crds');
const FILES = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file), 'utf8'));

/** By apiVersion and kind. */
const SCHEMAS = new Map(
  FILES.flatMap((text) => parseAllDocuments(text)).flatMap((document) => {
    const { group, names, versions } = asRecord(asRecord(document.toJS()).spec);
    return asRecords(versions).map(({ name, schema }): [string, Json] => [
      `${group}/${name} ${asRecord(names).kind}`,
      asRecord(asRecord(schema).openAPIV3Schema),
    ]);
  }),
);

/** What of an object the CRD does not allow, one sentence each; a field that the API server would drop is one, too. */
export function checkSchema(object: Json): string[] {
  const schema = SCHEMAS.get(`${object.apiVersion} ${object.kind}`);
  return schema === undefined
    ? [`${object.apiVersion} ${object.kind} is no kind of crds/.`]
    : check(schema, object, '');
}

function check(schema: Json, value: unknown, path: string): string[] {
  const is = `${path} is ${JSON.stringify(value)}`;
  switch (schema.type) {
    case 'object':
      return isObject(value) ? checkObject(schema, value, path) : [`${is}: no object.`];
    case 'array':
      return Array.isArray(value) ? checkArray(schema, value, path) : [`${is}: no list.`];
    case 'integer':
      return Number.isInteger(value)
        ? checkEnum(schema, value, is, checkRange(schema, value, is))
        : [`${is}: no integer.`];
    case 'string':
      return typeof value === 'string'
        ? checkEnum(schema, value, is, checkText(schema, value, is))
        : [`${is}: no text.`];
    case undefined:
      return schema['x-kubernetes-int-or-string'] === true && ['number', 'string'].includes(typeof value)
        ? []
        : [`${is}: no number, and no text.`];
    default:
      return typeof value === schema.type ? [] : [`${is}: no ${schema.type}.`];
  }
}

function checkObject({ properties, required, additionalProperties }: Json, value: Json, path: string): string[] {
  const known = properties === undefined ? undefined : asRecord(properties);
  const missing = asList(required).filter((name) => value[String(name)] === undefined);
  return [
    ...missing.map((name) => `${child(path, String(name))} is missing.`),
    ...Object.entries(value).flatMap(([name, field]) => {
      const schema = known?.[name] ?? additionalProperties;
      if (schema !== undefined) return check(asRecord(schema), field, child(path, name));
      return known === undefined ? [] : [`${child(path, name)} is unknown: the API server drops it.`];
    }),
  ];
}

function checkArray({ items, minItems, maxItems }: Json, value: readonly unknown[], path: string): string[] {
  const { length } = value;
  const [least, most] = [asNumber(minItems) ?? 0, asNumber(maxItems) ?? Number.POSITIVE_INFINITY];
  return [
    ...(length < least ? [`${path} has ${length} items: it needs ${least}.`] : []),
    ...(length > most ? [`${path} has ${length} items: it takes ${most}.`] : []),
    ...value.flatMap((item, index) => check(asRecord(items), item, `${path}[${index}]`)),
  ];
}

function checkRange({ minimum, maximum }: Json, value: unknown, is: string): string[] {
  const number = Number(value);
  const [least, most] = [asNumber(minimum) ?? 0, asNumber(maximum) ?? 2 ** 31 - 1];
  return number < least || number > most ? [`${is}: outside ${least}..${most}.`] : [];
}

function checkText({ minLength, maxLength, pattern }: Json, value: string, is: string): string[] {
  const [least, most] = [asNumber(minLength) ?? 0, asNumber(maxLength) ?? Number.POSITIVE_INFINITY];
  if (value.length < least) return [`${is}: too short.`];
  if (value.length > most) return [`${is}: longer than ${most} characters.`];
  const text = asText(pattern);
  return text === undefined || new RegExp(text).test(value) ? [] : [`${is}: it does not match ${text}.`];
}

function checkEnum(schema: Json, value: unknown, is: string, otherwise: string[]): string[] {
  const allowed = asList(schema.enum);
  if (allowed.length === 0 || allowed.includes(value)) return otherwise;
  return [`${is}: none of ${allowed.join(', ')}.`];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function child(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
