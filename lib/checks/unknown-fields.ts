import { nearest, onlyExtension } from '../rules/edit-distance';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { converterOf, KnownFields, type LaterFields } from './model/known-fields';
import { problem } from './model/object-finding';
import { isFields } from './model/read';
import { TEMPLATES } from './model/workload';
import { NEW_FIELDS, type NewField, POD } from './newer-fields-table';
import { isTyped, lostFields } from './unknown-fields-typed';

/** What typed objects leave to others; the schemas of own kinds are left to the API server. */
const ALSO: { readonly [kind: string]: readonly string[] } = {
  'apiextensions.k8s.io CustomResourceDefinition': ['spec.versions[].schema'],
  'apps StatefulSet': ['apiVersion', 'kind', 'status'].map((field) => `spec.volumeClaimTemplates[].${field}`),
};

export const unknownFields: Check<'unknown-fields'> = {
  name: 'unknown-fields',
  summary:
    'Fields that no Kubernetes of 1.27 to 1.36 knows, so that kubectl refuses the object, and patches that a typed object of cdk8s drops.',
  example: 'spec.template.spec.contianers is no field of Deployment: write containers.',
  *check(app) {
    for (const object of app.objects) {
      const { construct, kind } = object;
      if (isTyped(construct)) {
        for (const path of lostFields(construct, object.json)) {
          const props = `${construct.constructor.name}Props`;
          yield problem(
            object,
            `${path} is not written, since cdk8s drops what ${props} does not have: write it as there, for example clusterIp or { value: 80 }, or make the object with ApiObject.`,
          );
        }
        continue;
      }
      const known = fieldsOf(object);
      if (known === undefined) continue;
      const messages: string[] = [];
      walk(object.json, known, [], (trail, instead) =>
        messages.push(`${pathOf(trail)} is no field of ${kind}: ${instead}.`),
      );
      yield* messages.map((message) => problem(object, message));
    }
  },
};

type Trail = (string | number)[];

type Found = (trail: Trail, instead: string) => void;

function walk(value: unknown, known: KnownFields, trail: Trail, found: Found): void {
  if (!known.list) {
    walkFields(value, known, trail, found);
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      trail.push(index);
      walkFields(value[index], known, trail, found);
      trail.pop();
    }
  }
}

function walkFields(value: unknown, known: KnownFields, trail: Trail, found: Found): void {
  if (!isFields(value)) return;
  for (const field of Object.keys(value)) {
    const inner = known.get(field);
    if (inner === 'anything') continue;
    trail.push(field);
    if (inner === undefined) found(trail, insteadOf(field, known));
    else walk(value[field], inner, trail, found);
    trail.pop();
  }
}

function insteadOf(field: string, known: KnownFields): string {
  const names = new Map(known.entries().map(([name]) => [name.toLowerCase(), name]));
  const near = nearest(field, names.keys()) ?? onlyExtension(field.toLowerCase(), [...names.keys()]);
  if (near !== undefined) return `write ${names.get(near)}`;
  const place = placeBelow(field, known);
  return place === undefined ? 'leave it out' : `write it in ${place}`;
}

/** The one object below to which a field belongs, as `containers` does to `template.spec`. */
function placeBelow(field: string, known: KnownFields): string | undefined {
  let level: [string, KnownFields][] = [['', known]];
  for (let depth = 0; depth < 3; depth++) {
    level = level.flatMap(([path, fields]) =>
      fields.entries().flatMap(([name, inner]): [string, KnownFields][] => {
        return inner === 'anything' || inner.list ? [] : [[path === '' ? name : `${path}.${name}`, inner]];
      }),
    );
    const places = level.filter(([, fields]) => fields.has(field));
    if (places.length > 0) return places.length === 1 ? places[0]?.[0] : undefined;
  }
  return undefined;
}

const pathOf = (trail: Trail) =>
  trail.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('');

const KNOWN = new Map<string, KnownFields | undefined>();

/** The fields of a kind in a stable version of the API: those of others came and went. */
function fieldsOf({ group, version, kind }: AppObject): KnownFields | undefined {
  const key = `${group} ${version} ${kind}`;
  if (!KNOWN.has(key)) {
    const convert = converterOf(`${group === '' ? '' : `${group}/`}${version} ${kind}`);
    const checked = convert !== undefined && /^v\d+$/.test(version) && !kind.endsWith('List');
    KNOWN.set(key, checked ? new KnownFields(convert, [], laterFields(`${group} ${kind}`), false) : undefined);
  }
  return KNOWN.get(key);
}

function laterFields(kind: string): LaterFields {
  const root: LaterFields = { list: false, fields: new Map() };
  const add = (path: string) => {
    let at = root;
    for (const step of path.split('.')) {
      const name = step.replace('[]', '');
      const next = at.fields.get(name) ?? { list: name !== step, fields: new Map() };
      at.fields.set(name, next);
      at = next;
    }
  };
  const addAll = (news: readonly NewField[], prefix = '') => {
    for (const { path, fields = [] } of news) {
      add(`${prefix}${path}`);
      for (const field of fields) add(`${prefix}${path}.${field}`);
    }
  };
  for (const path of ['apiVersion', 'kind', 'status', ...(ALSO[kind] ?? [])]) add(path);
  addAll(NEW_FIELDS[kind] ?? []);
  const template = TEMPLATES[kind];
  if (template !== undefined) addAll(POD, [...template, 'spec', ''].join('.'));
  return root;
}
