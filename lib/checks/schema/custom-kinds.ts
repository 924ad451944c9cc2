import { isMap } from '../../rules/check';
import type { AppIndex } from '../model/app-index';
import type { AppObject } from '../model/app-object';
import { definitionsOf } from '../model/known-definitions';
import { type Fields, withoutNulls } from '../model/read';
import { typeShape } from '.';
import { type JsonSchema, shapeOf } from './json-schema';
import type { KnownKind } from './known-kind';

const DEFINITION = 'apiextensions.v1.CustomResourceDefinition';

/** A message for every field of a CustomResourceDefinition that the API server refuses. */
export const definitionFlaws = (definition: Fields) => typeShape(DEFINITION).explain(definition, '');

interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly DefinitionVersion[];
  };
}

interface DefinitionVersion {
  readonly name: string;
  readonly schema: { readonly openAPIV3Schema: JsonSchema };
  readonly subresources?: Fields;
}

type CustomKinds = ReadonlyMap<string, KnownKind>;

const KINDS = new WeakMap<AppIndex, CustomKinds>();

/** The kind of an object as a CustomResourceDefinition has it that is in the app, or known to it. */
export function customKind(app: AppIndex, { json, kind }: AppObject): KnownKind | undefined {
  const kinds = KINDS.get(app) ?? toKinds(app);
  KINDS.set(app, kinds);
  return kinds.size === 0 ? undefined : kinds.get(`${json.apiVersion} ${kind}`);
}

function toKinds(app: AppIndex): CustomKinds {
  const own = app.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition').map(({ json }) => json);
  const shape = typeShape(DEFINITION);
  const right = [...definitionsOf(app.root), ...own].filter((json) => shape.fits(json));
  const definitions = right.map(withoutNulls) as Definition[];
  return new Map(
    definitions.flatMap(({ spec: { group, names, versions } }) =>
      versions.map((version): [string, KnownKind] => [`${group}/${version.name} ${names.kind}`, toKind(version)]),
    ),
  );
}

function toKind({ schema: { openAPIV3Schema: root }, subresources }: DefinitionVersion): KnownKind {
  const { status, ...properties } = root.properties ?? {};
  // The API server drops the status that an author writes where it is a subresource.
  const isSubresource = isMap(subresources?.status);
  const schema: JsonSchema = {
    ...root,
    required: root.required?.filter((field) => field !== 'status' || !isSubresource),
    properties: {
      ...properties,
      ...(isSubresource ? { status: ANY_OBJECT } : status && { status }),
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { $ref: 'meta.v1.ObjectMeta' },
    },
  };
  return { schema, shape: shapeOf(schema, typeShape), isCustom: true };
}

const ANY_OBJECT: JsonSchema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
