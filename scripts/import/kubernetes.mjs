// The table of Kubernetes' kinds and types, from the OpenAPI of each minor as the Go module cache has it (CONTRIBUTING.md).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byName, file, notation, STABLE, shortName, text } from './notation.mjs';

/** The oldest minor that an app can be made for. */
const OLDEST = 27;

/** The content of generated/kubernetes.ts. */
export function kubernetesTable(modules) {
  const releases = findReleases(modules);
  const newest = join(modules, 'k8s.io', `kubernetes@${releases.at(-1)}`);
  const apis = releases.map((release) =>
    JSON.parse(readFileSync(join(modules, 'k8s.io', `kubernetes@${release}`, 'api/openapi-spec/swagger.json'), 'utf8')),
  );
  return kubernetes(releases, apis, readEnums(newest));
}

/** The newest minor that the folder has. */
export function newestMinor(modules) {
  return OLDEST + findReleases(modules).length - 1;
}

/** The newest release of each minor that the folder has; none may be left out. */
function findReleases(modules) {
  const folder = join(modules, 'k8s.io');
  const found = new Map();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const [, release, minor, patch] = /^kubernetes@(v1\.(\d+)\.(\d+))$/.exec(name) ?? [];
    if (release === undefined || minor < OLDEST) continue;
    const other = found.get(Number(minor));
    if (other === undefined || other.patch < Number(patch)) found.set(Number(minor), { release, patch: Number(patch) });
  }
  const newest = Math.max(OLDEST, ...found.keys());
  const minors = Array.from({ length: newest - OLDEST + 1 }, (_, index) => OLDEST + index);
  const missing = minors.filter((minor) => !found.has(minor)).map((minor) => `v1.${minor}`);
  if (missing.length > 0) {
    throw new Error(
      `${folder} has no k8s.io/kubernetes of ${missing.join(', ')}: get it by go mod download (CONTRIBUTING.md).`,
    );
  }
  return minors.map((minor) => found.get(minor).release);
}

function kubernetes(releases, apis, enums) {
  const merged = mergeTypes(apis.map(stableTypes));
  const types = [...merged]
    .sort(byName)
    .map(([name, type]) => typeLine(name, type, enums.get(name) ?? new Map(), apis.length));
  const oldest = releases[0];
  const newest = releases.at(-1);
  return file(`the OpenAPI of Kubernetes ${oldest} to ${newest}`, {
    NEWEST: String(OLDEST + releases.length - 1),
    KINDS: text(kindLines(apis)),
    TYPES: text(types),
  });
}

/** Where objects of a kind are made; what has a name before it is a part of another object. */
const COLLECTION = /^\/apis?\/[^{]+\/(namespaces\/\{namespace\}\/)?[a-z]+$/;

/** `apps/v1 Deployment StatefulSet`: what can be made, `*` for kinds of the whole cluster, the minors that serve it. */
function kindLines(apis) {
  const served = new Map();
  apis.forEach(({ paths }, index) => {
    for (const [path, { post }] of Object.entries(paths)) {
      const gvk = post?.['x-kubernetes-group-version-kind'];
      if (gvk === undefined || !COLLECTION.test(path)) continue;
      const apiVersion = gvk.group === '' ? gvk.version : `${gvk.group}/${gvk.version}`;
      const kinds = served.get(apiVersion) ?? new Map();
      served.set(apiVersion, kinds);
      const kind = kinds.get(gvk.kind) ?? { scope: path.includes('/{namespace}/') ? '' : '*', minors: [] };
      kinds.set(gvk.kind, kind);
      kind.minors.push(index);
    }
  });
  return [...served]
    .sort(byName)
    .map(([apiVersion, kinds]) =>
      [
        apiVersion,
        ...[...kinds].sort(byName).map(([kind, { scope, minors }]) => `${kind}${scope}${range(minors, apis.length)}`),
      ].join(' '),
    );
}

/** `@30` for what came with 1.30, `@30-33` for what 1.33 no longer has. */
function range(indexes, count) {
  const since = indexes[0] === 0 ? '' : OLDEST + indexes[0];
  const until = indexes.at(-1) === count - 1 ? '' : `-${OLDEST + indexes.at(-1) + 1}`;
  return `${since}${until}` === '' ? '' : `@${since}${until}`;
}

/** The types that kinds of stable versions are made of, by the last three parts of their names. */
function stableTypes({ definitions, paths }) {
  const types = new Map();
  const visit = (schema) => {
    if (schema.$ref !== undefined) {
      const name = schema.$ref.replace('#/definitions/', '');
      const type = definitions[name];
      if (type.properties === undefined || types.has(shortName(name))) return;
      types.set(shortName(name), type);
      visit(type);
    }
    for (const [field, inner] of Object.entries(schema.properties ?? {})) if (!isStatus(field, schema)) visit(inner);
    for (const inner of [schema.items, schema.additionalProperties]) if (inner !== undefined) visit(inner);
  };
  for (const [path, { post }] of Object.entries(paths)) {
    const gvk = post?.['x-kubernetes-group-version-kind'];
    const body = post?.parameters?.find(({ in: place }) => place === 'body')?.schema;
    if (gvk !== undefined && STABLE.test(gvk.version) && COLLECTION.test(path)) visit(body);
  }
  return new Map([...types].map(([name, type]) => [name, withoutStatus(type)]));
}

/** The status of an object is the cluster's to write. */
const isStatus = (field, { properties }) =>
  field === 'status' && properties.kind !== undefined && properties.metadata !== undefined;

function withoutStatus(type) {
  if (type.properties.status === undefined || !isStatus('status', type)) return type;
  return { ...type, properties: { ...type.properties, status: { type: 'object' } } };
}

/** Each type as the newest minor has it, with the fields that others have, and for each the minors that have it. */
function mergeTypes(minors) {
  const merged = new Map();
  minors.forEach((types, index) => {
    for (const [name, { properties, required = [] }] of types) {
      const type = merged.get(name) ?? { fields: new Map(), minors: [] };
      merged.set(name, type);
      type.minors.push(index);
      for (const [field, schema] of Object.entries(properties)) {
        const { minors = [] } = type.fields.get(field) ?? {};
        type.fields.set(field, { schema, required: required.includes(field), minors: [...minors, index] });
      }
    }
  });
  return merged;
}

function typeLine(name, { fields, minors }, enums, count) {
  const group = name.slice(0, name.lastIndexOf('.') + 1);
  const written = [...fields].sort(byName).map(([field, { schema, required, minors: own }]) => {
    // A field as old as its type is told by whatever holds the type.
    const asOld = own[0] === minors[0] ? [0, ...own] : own;
    const asLong = own.at(-1) === minors.at(-1) ? [...asOld, count - 1] : asOld;
    return `${field}${required ? '!' : ''}:${notation(schema, { group, words: enums.get(field) })}${range(asLong, count)}`;
  });
  return [name, ...written].join(' ');
}

/** By type and field, from the generated Go code that the API server publishes its schema with. */
function readEnums(kubernetes) {
  const path = join(kubernetes, 'pkg/generated/openapi/zz_generated.openapi.go');
  const code = readFileSync(path, 'utf8');
  const enums = new Map();
  for (const body of code.split(/^func schema_/m).slice(1)) {
    const name = body.slice(0, body.indexOf('(')).split('_').slice(-3).join('.');
    const fields = new Map();
    for (const part of body.split(/^\t{5}"(?=[^"\n]+": \{$)/m).slice(1)) {
      const [, words] = /Enum: +\[\]interface\{\}\{(.*)\}/.exec(part) ?? [];
      if (words !== undefined) fields.set(part.slice(0, part.indexOf('"')), JSON.parse(`[${words}]`).sort());
    }
    if (fields.size > 0) enums.set(name, fields);
  }
  if (enums.size === 0) throw new Error(`${path} has no Enum in the form that is read here.`);
  return enums;
}
