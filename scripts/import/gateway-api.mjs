// The table of Gateway API's kinds and types, from its CRDs as the Go module cache has them (CONTRIBUTING.md).
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { byName, file, notation, STABLE, text } from './notation.mjs';

const GATEWAY_API = 'v1.6.3';

/** The content of generated/gateway-api.ts. */
export function gatewayApiTable(modules) {
  return gatewayApi(readCrds(join(modules, 'sigs.k8s.io', `gateway-api@${GATEWAY_API}`, 'config/crd/experimental')));
}

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
