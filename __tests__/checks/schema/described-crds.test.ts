import { readdirSync } from 'node:fs';
import { Yaml } from 'cdk8s';
import type { JsonSchema } from '../../../lib/checks/schema/json-schema';
import { resolved, schemaOf, typeOf } from '../../../lib/checks/schema/table';

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: JsonSchema } }[];
  };
}

/** Where the table, which has what is published, says otherwise than a description in crds/. */
function* differences(described: JsonSchema, reference: JsonSchema, path: string): Generator<string> {
  const published = resolved(reference);
  if (described.type !== published.type) yield `${path} is ${published.type}, not ${described.type}`;
  for (const word of described.enum ?? []) {
    if (!published.enum?.includes(word)) yield `${path} has no word ${word}`;
  }
  if (described.pattern !== undefined && described.pattern !== published.pattern) {
    yield `${path} has the pattern ${published.pattern}, not ${described.pattern}`;
  }
  for (const field of ['minimum', 'maximum', 'maxLength', 'maxItems'] as const) {
    if (described[field] !== undefined && described[field] !== published[field]) {
      yield `${path} has ${field} ${published[field]}, not ${described[field]}`;
    }
  }
  for (const field of described.required ?? []) {
    if (!published.required?.includes(field)) yield `${path}.${field} is not required`;
  }
  if (described.items !== undefined) yield* differences(described.items, published.items ?? {}, `${path}[]`);
  for (const [field, inner] of Object.entries(described.properties ?? {})) {
    const known = published.properties?.[field];
    if (field === 'metadata') continue;
    if (known === undefined) yield `${path}.${field} does not exist`;
    else yield* differences(inner, known, `${path}.${field}`);
  }
}

const described = readdirSync('crds')
  .flatMap((file) => Yaml.load(`crds/${file}`) as Definition[])
  .flatMap(({ spec: { group, names, versions } }) =>
    versions.flatMap(({ name, schema }) => {
      const type = typeOf(group, name, names.kind);
      return type === undefined ? [] : [{ kind: `${group} ${names.kind}`, type, schema: schema.openAPIV3Schema }];
    }),
  );

test.each(described)('crds/ describes $kind as it is published', ({ kind, type, schema }) => {
  expect([...differences(schema, schemaOf(type), kind)]).toEqual([]);
});
