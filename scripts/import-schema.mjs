// The part of `npm run import` that makes lib/checks/schema/generated/ of published schemas: the OpenAPI of each minor of
// Kubernetes and the CRDs of Gateway API, as the Go module cache holds them (CONTRIBUTING.md). One line a type, in the notation
// that lib/checks/schema/table.ts reads.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';

/** The oldest minor that an app can be made for. */
const OLDEST = 27;
const GATEWAY_API = 'v1.6.3';
const STABLE = /^v\d+$/;

/** The content of a generated file by its name. */
export function generateSchema(modules) {
  const releases = findReleases(modules);
  const newest = join(modules, 'k8s.io', `kubernetes@${releases.at(-1)}`);
  const apis = releases.map((release) =>
    JSON.parse(readFileSync(join(modules, 'k8s.io', `kubernetes@${release}`, 'api/openapi-spec/swagger.json'), 'utf8')),
  );
  const crds = readCrds(join(modules, 'sigs.k8s.io', `gateway-api@${GATEWAY_API}`, 'config/crd/experimental'));
  return new Map([
    ['kubernetes.ts', kubernetes(releases, apis, readEnums(newest))],
    ['gateway-api.ts', gatewayApi(crds)],
  ]);
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

// ---- Kinds ----

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

// ---- Types of Kubernetes ----

const shortName = (name) => name.replace('#/definitions/', '').split('.').slice(-3).join('.');

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

// ---- The words of a field, which swagger.json leaves out ----

/** By type and field, from the generated Go code that the API server publishes its schema with. */
function readEnums(kubernetes) {
  const code = readFileSync(join(kubernetes, 'pkg/generated/openapi/zz_generated.openapi.go'), 'utf8');
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
  return enums;
}

// ---- Gateway API ----

function readCrds(folder) {
  const files = readdirSync(folder).filter((name) => /^gateway\.networking\.k8s\.io_.*\.yaml$/.test(name));
  return files
    .sort()
    .flatMap((name) => Yaml.load(join(folder, name)))
    .filter(({ kind }) => kind === 'CustomResourceDefinition');
}

const GATEWAY = 'gateway.v1.';

/** Whose names come first where several types are alike. */
const FIRST = ['HTTPRoute', 'Gateway'];

/** Objects within objects get names of their own: `HTTPRouteSpecRules`. Those that are alike are one type. */
function gatewayApi(crds) {
  const kinds = new Map();
  const roots = [];
  for (const { spec } of crds) {
    for (const { name, schema } of spec.versions) {
      const apiVersion = `${spec.group}/${name}`;
      const scope = spec.scope === 'Cluster' ? '*' : '';
      kinds.set(apiVersion, [...(kinds.get(apiVersion) ?? []), spec.names.kind + scope]);
      if (!STABLE.test(name)) continue;
      const { properties, ...root } = bare(schema.openAPIV3Schema);
      const own = { ...properties, metadata: { $ref: 'meta.v1.ObjectMeta' }, status: { type: 'object' } };
      roots.push([spec.names.kind, { ...root, properties: own }]);
    }
  }
  const names = namesOf(roots);
  const patterns = [];
  const context = { group: GATEWAY, patterns };
  const named = (schema) => {
    const { properties, items, additionalProperties } = schema;
    if (items !== undefined) return { ...schema, items: named(items) };
    if (additionalProperties !== undefined) return { ...schema, additionalProperties: named(additionalProperties) };
    return properties === undefined ? schema : { $ref: GATEWAY + names.get(JSON.stringify(schema)) };
  };
  const types = [...names].map(([json, name]) => {
    const { properties, required = [] } = JSON.parse(json);
    const fields = Object.entries(properties).map(
      ([field, inner]) => `${field}${required.includes(field) ? '!' : ''}:${notation(named(inner), context)}`,
    );
    return [GATEWAY + name, ...fields].join(' ');
  });
  return file(`the CRDs of Gateway API ${GATEWAY_API}, experimental channel`, {
    KINDS: text([...kinds].sort(byName).map(([apiVersion, names]) => [apiVersion, ...names.sort()].join(' '))),
    PATTERNS: JSON.stringify(patterns, undefined, 2),
    TYPES: text(types.sort()),
  });
}

/** A schema without words, by which those that are alike are told; what the API server fills in is not required. */
function bare({ description, default: _, title, ...schema }) {
  const { properties, items, additionalProperties, required = [] } = schema;
  const needed = required.filter((field) => properties?.[field]?.default === undefined).sort();
  const rules = Object.keys(schema).filter((key) =>
    /^(x-kubernetes-validations|x-kubernetes-map-type|oneOf)$/.test(key),
  );
  for (const rule of rules) delete schema[rule];
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties)
          .sort(byName)
          .map(([name, inner]) => [name, bare(inner)]),
      ),
    }),
    ...(items && { items: bare(items) }),
    ...(additionalProperties && { additionalProperties: bare(additionalProperties) }),
    required: needed,
  };
}

/** The name of each type: the shortest path to it, from the kind that people know best. */
function namesOf(roots) {
  const paths = new Map();
  const visit = (schema, path) => {
    if (schema.properties !== undefined) {
      const json = JSON.stringify(schema);
      paths.set(json, [...(paths.get(json) ?? []), path]);
    }
    for (const [field, inner] of Object.entries(schema.properties ?? {})) visit(inner, path + capitalized(field));
    for (const inner of [schema.items, schema.additionalProperties]) if (inner !== undefined) visit(inner, path);
  };
  for (const [kind, schema] of roots) visit(schema, kind);
  const rank = (path) => {
    const place = FIRST.findIndex((kind) => path.startsWith(`${kind}Spec`));
    return (place < 0 ? FIRST.length : place) * 1000 + path.length;
  };
  return new Map([...paths].map(([json, all]) => [json, all.sort((a, b) => rank(a) - rank(b))[0]]));
}

const capitalized = (field) => field[0].toUpperCase() + field.slice(1);

// ---- Notation ----

const FORMATS = { 'int-or-string': 'intOrString', 'date-time': 'time', int32: 'int32', int64: 'int64', byte: 'base64' };
const SCALARS = {
  'api.resource.Quantity': 'quantity',
  'meta.v1.MicroTime': 'time',
  'meta.v1.Time': 'time',
  'util.intstr.IntOrString': 'intOrString',
  'meta.v1.FieldsV1': 'object',
  'pkg.runtime.RawExtension': 'object',
  'apiextensions.v1.CustomResourceSubresourceStatus': 'object',
};

/** A schema as the table has it: `[.Container](1..8)/name`. */
function notation(schema, context) {
  const { $ref, type, items, additionalProperties: values } = schema;
  if ($ref !== undefined) {
    const name = shortName($ref);
    if (SCALARS[name] !== undefined) return SCALARS[name];
    if (name.startsWith('apiextensions.v1.JSON') && name !== 'apiextensions.v1.JSONSchemaProps') return 'any';
    return name.startsWith(context.group) ? `.${name.slice(context.group.length)}` : name;
  }
  if (items !== undefined) {
    const { 'x-kubernetes-list-type': list, 'x-kubernetes-list-map-keys': keys = [] } = schema;
    // Kubernetes stores its own sets with what is there twice; a CRD's list is refused.
    const unique = list === 'map' || (list === 'set' && context.patterns !== undefined) ? `/${keys.join(',')}` : '';
    return `[${notation(items, context)}]${limits(schema.minItems, schema.maxItems)}${unique}`;
  }
  if (typeof values === 'object')
    return `{${notation(values, context)}}${limits(schema.minProperties, schema.maxProperties)}`;
  const words = context.words ?? schema.enum;
  if (words !== undefined) return `<${words.join('|').replaceAll(' ', '_')}>`;
  if (schema['x-kubernetes-int-or-string']) return 'intOrString';
  const range = limits(schema.minimum ?? schema.minLength, schema.maximum ?? schema.maxLength);
  return `${FORMATS[schema.format] ?? type ?? 'any'}${range}${patternOf(schema, context)}`;
}

const limits = (least, most) => (least === undefined && most === undefined ? '' : `(${least ?? ''}..${most ?? ''})`);

function patternOf({ pattern }, { patterns }) {
  if (pattern === undefined) return '';
  if (!patterns.includes(pattern)) patterns.push(pattern);
  return `~${patterns.indexOf(pattern)}`;
}

// ---- Files ----

const byName = ([a], [b]) => (a < b ? -1 : 1);
const text = (lines) => `\`\n${lines.join('\n')}\n\``;

function file(source, constants) {
  // With types, so that the declarations do not repeat the values.
  const typeOf = (value) => (value.startsWith('`') ? 'string' : value.startsWith('[') ? 'readonly string[]' : 'number');
  const exported = Object.entries(constants).map(
    ([name, value]) => `export const ${name}: ${typeOf(value)} = ${value};\n`,
  );
  return [`// Generated by \`npm run import\` from ${source}. Do not edit.\n`, ...exported].join('\n');
}
