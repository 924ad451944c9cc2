// The kinds and types of CRDs in the notation of the tables. Objects within objects get names of their own, such as
// `HTTPRouteSpecRules`; those that are alike are one type.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { byName, notation } from './notation.mjs';

/** The CRDs of some kinds, or all of them, in the files of a folder of a Go module whose names match. */
export function readCrds({ modules, module, folder, files: pattern, kinds = [] }) {
  const path = join(modules, module, folder);
  const files = existsSync(path) ? readdirSync(path).filter((name) => pattern.test(name)) : [];
  const crds = files
    .sort()
    .flatMap((name) => Yaml.load(join(path, name)))
    .filter((object) => object?.kind === 'CustomResourceDefinition');
  const missing = kinds.filter((kind) => !crds.some(({ spec }) => spec.names.kind === kind));
  if (crds.length === 0 || missing.length > 0)
    throw new Error(
      `${path} has no CRD${missing.length > 0 ? ` of ${missing.join(', ')}` : ''}: get ${module} (CONTRIBUTING.md).`,
    );
  return crds;
}

/** The kinds of each `apiVersion`, `*` for those of the whole cluster. */
export function kindLines(crds) {
  const kinds = new Map();
  for (const { spec } of crds) {
    const scope = spec.scope === 'Cluster' ? '*' : '';
    for (const { name } of spec.versions) {
      const apiVersion = `${spec.group}/${name}`;
      kinds.set(apiVersion, [...(kinds.get(apiVersion) ?? []), spec.names.kind + scope]);
    }
  }
  return [...kinds].sort(byName).map(([apiVersion, names]) => [apiVersion, ...names.sort()].join(' '));
}

/**
 * The types of the kinds that `isKnown(kind, version)` takes. Of types that are alike, one that a kind in `first` has gives the name;
 * `referenceOf(schema)` names the type of Kubernetes that a schema is a copy of.
 */
export function typeLines(crds, { isKnown, patterns, first = [], referenceOf = () => undefined }) {
  const groups = new Map();
  for (const { spec } of crds) {
    for (const { name, served, schema } of spec.versions) {
      if (!served || !isKnown(spec.names.kind, name)) continue;
      const group = `${spec.group.split('.')[0]}.${name}.`;
      const { properties, ...root } = bare(schema.openAPIV3Schema, referenceOf);
      const own = { ...properties, metadata: { $ref: 'meta.v1.ObjectMeta' }, status: { type: 'object' } };
      groups.set(group, [...(groups.get(group) ?? []), [spec.names.kind, { ...root, properties: own }]]);
    }
  }
  return [...groups].flatMap(([group, roots]) => linesOf(roots, namesOf(roots, first), { group, patterns })).sort();
}

function linesOf(roots, names, context) {
  const named = (schema) => {
    const { properties, items, additionalProperties } = schema;
    if (items !== undefined) return { ...schema, items: named(items) };
    if (typeof additionalProperties === 'object')
      return { ...schema, additionalProperties: named(additionalProperties) };
    return properties === undefined ? schema : { $ref: context.group + names.get(JSON.stringify(schema)) };
  };
  // A kind has a line of its own, though another may be like it, as ClusterIssuer is like Issuer.
  const kinds = roots.map(([kind, schema]) => [JSON.stringify(schema), kind]);
  const others = kinds.filter(([json, kind]) => names.get(json) !== kind);
  return [...names, ...others].map(([json, name]) => {
    const { properties, required = [] } = JSON.parse(json);
    const fields = Object.entries(properties).map(
      ([field, inner]) => `${field}${required.includes(field) ? '!' : ''}:${notation(named(inner), context)}`,
    );
    return [context.group + name, ...fields].join(' ');
  });
}

/** A schema without words, by which those that are alike are told; what the API server fills in is not required. */
function bare({ description, default: _, title, ...schema }, referenceOf) {
  const $ref = referenceOf(schema);
  if ($ref !== undefined) return { $ref };
  const { properties, items, additionalProperties, required = [] } = schema;
  // The fields of an open object are some of those that it may have.
  if (properties && schema['x-kubernetes-preserve-unknown-fields'] === true) return { type: schema.type };
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
          .map(([name, inner]) => [name, bare(inner, referenceOf)]),
      ),
    }),
    ...(items && { items: bare(items, referenceOf) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: bare(additionalProperties, referenceOf) }),
    required: needed,
  };
}

/** The name of each type: the shortest path to it, from the kind that people know best. */
function namesOf(roots, first) {
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
    const place = first.findIndex((kind) => path.startsWith(`${kind}Spec`));
    return (place < 0 ? first.length : place) * 1000 + path.length;
  };
  return new Map([...paths].map(([json, all]) => [json, all.sort((a, b) => rank(a) - rank(b))[0]]));
}

const capitalized = (field) => field[0].toUpperCase() + field.slice(1);
