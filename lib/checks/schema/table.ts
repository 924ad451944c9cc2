import * as gateway from './generated/gateway-api';
import * as kubernetes from './generated/kubernetes';
import * as neighbours from './generated/neighbours';
import { type JsonSchema, QUANTITY } from './json-schema';

/** A kind in one version of the API, and the minor versions of Kubernetes that serve it. */
export interface ServedKind {
  readonly clusterScoped: boolean;
  readonly since?: number;
  /** The first version that no longer serves it. */
  readonly until?: number;
}

type Kinds = ReadonlyMap<string, ServedKind>;

let kinds: ReadonlyMap<string, Kinds> | undefined;
let clusterScoped: ReadonlySet<string> | undefined;
let lines: ReadonlyMap<string, TypeLine> | undefined;
let sources: ReadonlyMap<string, string> | undefined;
const TYPES = new Map<string, JsonSchema>();

/** A type in the notation of a table, and the patterns that it refers to by number. */
interface TypeLine {
  readonly text: string;
  readonly patterns: readonly string[];
}

/** The kinds of an `apiVersion` that Kubernetes has had since 1.27, those of Gateway API and of neighbours included. */
export function kindsOf(apiVersion: string): Kinds | undefined {
  return allKinds().get(apiVersion);
}

/** The API versions of a kind, stable ones first and newer ones before older ones. */
export function homesOf(kind: string): (ServedKind & { readonly apiVersion: string })[] {
  const isStable = (apiVersion: string) => !/(alpha|beta)\d+$/.test(apiVersion);
  return [...allKinds()]
    .flatMap(([apiVersion, its]) => {
      const served = its.get(kind);
      return served === undefined ? [] : [{ ...served, apiVersion }];
    })
    .sort(
      (a, b) =>
        Number(isStable(b.apiVersion)) - Number(isStable(a.apiVersion)) || (a.apiVersion < b.apiVersion ? 1 : -1),
    );
}

/** Tells if the objects of a kind belong to the whole cluster, in whatever version they are written. */
export function isClusterScoped(group: string, kind: string): boolean {
  clusterScoped ??= new Set(
    [...allKinds()].flatMap(([apiVersion, its]) =>
      [...its].flatMap(([name, served]) => (served.clusterScoped ? [`${groupOf(apiVersion)} ${name}`] : [])),
    ),
  );
  return clusterScoped.has(`${group} ${kind}`);
}

const groupOf = (apiVersion: string) => (apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '');

/** Every kind by its `apiVersion`. */
function allKinds(): ReadonlyMap<string, Kinds> {
  kinds ??= new Map(TABLES.flatMap(({ KINDS }) => rowsOf(KINDS)).map(parseKinds));
  return kinds;
}

/** The project and version whose CRDs the table has, for a group that is neither Kubernetes' nor Gateway API's. */
export function sourceOf(group: string): string | undefined {
  sources ??= new Map(rowsOf(neighbours.SOURCES).map(atFirstBlank));
  return sources.get(group);
}

/** The name of the type of a kind, in a stable version of Kubernetes and Gateway API: those of others come and go. */
export function typeOf(group: string, version: string, kind: string): string | undefined {
  const name = `${group === '' ? 'core' : group.split('.')[0]}.${version}.${kind}`;
  return allLines().has(name) && kindsOf(group === '' ? version : `${group}/${version}`)?.has(kind) ? name : undefined;
}

/** A type of the generated tables by its name, such as `core.v1.PodSpec`. */
export function schemaOf(name: string): JsonSchema {
  const known = TYPES.get(name);
  if (known !== undefined) return known;
  const schema = parseType(name, allLines().get(name));
  TYPES.set(name, schema);
  return schema;
}

/** A schema, or the type that it refers to. */
export function resolved(schema: JsonSchema): JsonSchema {
  return schema.$ref === undefined ? schema : schemaOf(schema.$ref);
}

/** Every type by its name. */
function allLines(): ReadonlyMap<string, TypeLine> {
  lines ??= new Map(
    TABLES.flatMap(({ TYPES: types, PATTERNS: patterns }) =>
      rowsOf(types)
        .map(atFirstBlank)
        .map(([name, text]): [string, TypeLine] => [name, { text, patterns }]),
    ),
  );
  return lines;
}

const TABLES = [{ KINDS: kubernetes.KINDS, TYPES: kubernetes.TYPES, PATTERNS: [] }, gateway, neighbours];
const rowsOf = (table: string) => table.trim().split('\n');

function atFirstBlank(row: string): [string, string] {
  const end = row.indexOf(' ');
  return [row.slice(0, end), row.slice(end + 1)];
}

const toMinor = (text: string | undefined) => (text === undefined || text === '' ? undefined : Number(text));

/** `apps/v1 Deployment ControllerRevision`; `*` for a kind of the whole cluster, `@30-33` for the versions. */
function parseKinds(row: string): [string, Kinds] {
  const [apiVersion = '', ...names] = row.split(' ');
  return [
    apiVersion,
    new Map(
      names.map((text) => {
        const [, name = '', scope, since, until] = /^(\w+)(\*?)(?:@(\d*)(?:-(\d+))?)?$/.exec(text) ?? [];
        return [name, { clusterScoped: scope === '*', since: toMinor(since), until: toMinor(until) }];
      }),
    ),
  ];
}

/** `containers!:[.Container]/name hostUsers:boolean`, each field with its type, `!` for a required one. */
function parseType(name: string, { text: row, patterns }: TypeLine = { text: '', patterns: [] }): JsonSchema {
  const prefix = name.slice(0, name.lastIndexOf('.'));
  const required: string[] = [];
  const properties = Object.fromEntries(
    row
      .split(' ')
      .filter((text) => text !== '')
      .map((text): [string, JsonSchema] => {
        const [, field = '', mark, type = '', since, until] =
          /^([^!:]+)(!?):(.+?)(?:@(\d*)(?:-(\d+))?)?$/.exec(text) ?? [];
        if (mark === '!') required.push(field);
        return [field, { ...parse(type, prefix, patterns), since: toMinor(since), until: toMinor(until) }];
      }),
  );
  return { type: 'object', properties, required };
}

const SCALARS: { readonly [notation: string]: JsonSchema } = {
  any: { 'x-kubernetes-preserve-unknown-fields': true },
  base64: { type: 'string', format: 'byte' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  intOrString: { 'x-kubernetes-int-or-string': true },
  object: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  quantity: { type: 'string', format: QUANTITY },
  time: { type: 'string', format: 'date-time' },
};

const AROUND = /^([[{<])(.*)[\]}>](?:\((\d*)\.\.(\d*)\))?(?:(\/)(.*))?$/;
const SCALAR = /^([\w.]+?)(?:\((-?\d*)\.\.(-?\d*)\))?(?:~(\d+))?$/;

/** `[type](least..most)/keys`, `{type}`, `<words>`, a scalar with its range and `~pattern`, or the name of a type. */
function parse(text: string, prefix: string, patterns: readonly string[]): JsonSchema {
  const [, bracket, inner = '', least, most, list, keys = ''] = AROUND.exec(text) ?? [];
  if (bracket === '<') {
    const words = inner.split('|').map((word) => word.replaceAll('_', ' '));
    return words.every((word) => /^\d+$/.test(word))
      ? { type: 'integer', enum: words.map(Number) }
      : { type: 'string', enum: words };
  }
  if (bracket === '{')
    return { type: 'object', additionalProperties: parse(inner, prefix, patterns), maxProperties: toMinor(most) };
  if (bracket === '[') {
    return {
      type: 'array',
      items: parse(inner, prefix, patterns),
      minItems: toMinor(least),
      maxItems: toMinor(most),
      ...(list !== undefined && { 'x-kubernetes-list-type': keys === '' ? 'set' : 'map' }),
      ...(keys !== '' && { 'x-kubernetes-list-map-keys': keys.split(',') }),
    };
  }
  const [, name = '', low, high, pattern] = SCALAR.exec(text) ?? [];
  if (name.includes('.')) return { $ref: name.startsWith('.') ? `${prefix}${name}` : name };
  const scalar = SCALARS[name] ?? { type: name };
  const [from, to] = [toMinor(low), toMinor(high)];
  return scalar.type === 'string'
    ? { ...scalar, minLength: from, maxLength: to, pattern: pattern && patterns[Number(pattern)] }
    : { ...scalar, minimum: from, maximum: to };
}
