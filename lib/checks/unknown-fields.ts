import { SUPPORTED, version } from '../cdk8s/kubernetes-versions';
import { isMap } from '../rules/check';
import { nearest, onlyExtension } from '../rules/edit-distance';
import type { Check } from './check';
import { type AppObject, isList } from './model/app-object';
import { type ObjectFinding, type ObjectFindings, problem, warning } from './model/object-finding';
import type { Fields } from './model/read';
import { isTyped, lostFields } from './model/typed-objects';
import type { JsonSchema } from './schema/json-schema';
import { OR_NAME_CRD } from './schema/known-kind';
import { kindOf } from './schema/known-kinds';
import { secondLooks } from './schema/second-looks';
import { resolved } from './schema/table';

export const unknownFieldsCheck: Check<'unknown-fields'> = {
  name: 'unknown-fields',
  summary: `Fields that no Kubernetes of ${version(SUPPORTED.oldest)} to ${version(SUPPORTED.newest)} knows, so that kubectl refuses the object, and patches that a typed object of cdk8s drops. Those that the CRD of another project does not have are a warning, since a cluster may have a newer one.`,
  example: 'spec.template.spec.contianers is not a field of Deployment: write containers.',
  *check(app) {
    for (const object of app.written) if (isTyped(object.construct)) yield* checkLost(object);
    for (const object of secondLooks(app).unknown) {
      if (isTyped(object.construct)) continue;
      const { kind } = object;
      const { schema, source } = kindOf(app, object) ?? {};
      if (schema === undefined) continue;
      const findings: ObjectFinding[] = [];
      walk(object.json, schema, [], (trail, instead) => {
        const message = `${pathOf(trail)} is not a field of ${kind}`;
        findings.push(
          source === undefined
            ? problem(object, `${message}: ${instead}.`)
            : warning(object, `${message} in ${source.title}: ${instead}, ${OR_NAME_CRD}.`),
        );
      });
      yield* findings;
    }
  },
};

function* checkLost(object: AppObject): ObjectFindings {
  const { construct, json } = object;
  for (const path of lostFields(construct, json)) {
    // cdk8s gives every object a name and a namespace, which a list cannot have.
    if (isList(json) && path.startsWith('metadata.')) continue;
    const props = `${construct.constructor.name}Props`;
    yield problem(
      object,
      `${path} is not written, since cdk8s drops what ${props} does not have: write it as there, for example clusterIp or { value: 80 }, or make the object with ApiObject.`,
    );
  }
}

type Trail = (string | number)[];

type Found = (trail: Trail, instead: string) => void;

function walk(value: unknown, reference: JsonSchema, trail: Trail, found: Found): void {
  if (typeof value !== 'object' || value === null) return;
  const schema = resolved(reference);
  if (Array.isArray(value)) {
    if (!isMap(schema.items)) return;
    for (let index = 0; index < value.length; index++) {
      trail.push(index);
      walk(value[index], schema.items, trail, found);
      trail.pop();
    }
    return;
  }
  if (schema.type !== 'object') return;
  const values = value as Fields;
  for (const field in values) {
    const known = fieldOf(schema, field);
    if (known === 'any') continue;
    trail.push(field);
    if (known === undefined) found(trail, insteadOf(field, schema, values));
    else walk(values[field], known, trail, found);
    trail.pop();
  }
}

/** The schema of a field or key, `any` for one that is left alone, or undefined for an unknown one. */
function fieldOf(schema: JsonSchema, field: string): JsonSchema | 'any' | undefined {
  const { properties, additionalProperties: values } = schema;
  if (properties !== undefined && Object.hasOwn(properties, field)) return properties[field];
  if (isMap(values)) return values;
  return isClosed(schema, field) ? undefined : 'any';
}

/** The fields that any object within another one may have. */
const OF_OBJECTS = ['apiVersion', 'kind', 'metadata'];

function isClosed(schema: JsonSchema, field: string): boolean {
  if (schema['x-kubernetes-preserve-unknown-fields'] === true || schema.additionalProperties === true) return false;
  return schema['x-kubernetes-embedded-resource'] !== true || !OF_OBJECTS.includes(field);
}

const namesOf = ({ properties = {} }: JsonSchema) => Object.keys(properties);

function insteadOf(field: string, schema: JsonSchema, written: Fields): string {
  const names = new Map(namesOf(schema).map((name) => [name.toLowerCase(), name]));
  // A field that is already written is not the one of which this is a part.
  const free = [...names].flatMap(([lower, name]) => (Object.hasOwn(written, name) ? [] : [lower]));
  const near = nearest(field, names.keys()) ?? onlyExtension(field.toLowerCase(), free);
  if (near !== undefined) return `write ${names.get(near)}`;
  const place = placeBelow(field, schema);
  return place === undefined ? 'leave it out' : `write it in ${place}`;
}

/** The one object below to which a field belongs, as `containers` does to `template.spec`. */
function placeBelow(field: string, schema: JsonSchema): string | undefined {
  let level: [string, JsonSchema][] = [['', schema]];
  for (let depth = 0; depth < 3; depth++) {
    level = level.flatMap(([path, { properties = {} }]) =>
      Object.entries(properties).map(([name, inner]): [string, JsonSchema] => [
        path === '' ? name : `${path}.${name}`,
        resolved(inner),
      ]),
    );
    const places = level.filter(([, inner]) => Object.hasOwn(inner.properties ?? {}, field));
    if (places.length > 0) return places.length === 1 ? places[0]?.[0] : undefined;
  }
  return undefined;
}

const pathOf = (trail: Trail) =>
  trail.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');
