import {
  ApiObject,
  ApiObjectMetadataDefinition,
  App,
  Chart,
  ImplicitTokenResolver,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';

/** A value whose fields are of any type, or not there. */
interface Fields {
  readonly [field: string]: unknown;
}

/** The parts of an object that cdk8s keeps to itself. */
interface Parts {
  readonly props: Fields;
  readonly patches: readonly unknown[];
  readonly metadata: { readonly _additionalAttributes: Fields };
}

/** The methods as they were before anyone replaced them. */
const { toJson } = ApiObject.prototype;
const { toJson: metadataToJson } = ApiObjectMetadataDefinition.prototype;
let isSame: boolean | undefined;

/**
 * The JSON of an object as `toJson()` makes it, in one pass. cdk8s copies each value three times and asks every resolver about it.
 * Undefined for what is left to cdk8s: objects of a class with a `toJson()` of its own, patches, resolvers of the user's, and values
 * that cannot be written.
 */
export function plainJson(object: ApiObject): unknown {
  if (process.env.CDK8S_DISABLE_SORT || object.toJson !== toJson || !isPlain(object)) return undefined;
  isSame ??= makesTheSame();
  return isSame ? unlessThrown(() => jsonOf(object)) : undefined;
}

/** Another version of cdk8s may make other JSON. */
function makesTheSame(): boolean {
  const object = new ApiObject(new Chart(new App(), 'chart'), 'object', SAMPLE);
  return JSON.stringify(toJson.call(object)) === JSON.stringify(unlessThrown(() => jsonOf(object)));
}

/** Something of each kind. */
const SAMPLE = {
  spec: {
    nothing: null,
    empty: {},
    none: [],
    list: [{ b: 1, a: [null, true] }],
    late: Lazy.any({ produce: () => 'text' }),
  },
  apiVersion: 'v1',
  kind: 'Sample',
  data: {
    union: new (class Union {
      value = 80;
    })(),
    token: { resolve: () => ({ b: '', a: undefined }) },
  },
  metadata: { labels: { b: 'b', a: 'a' }, annotations: {}, finalizers: [], custom: { empty: {} } },
};

const RESOLVERS: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

function isPlain(object: ApiObject): boolean {
  const { patches } = object as unknown as Parts;
  const { resolvers } = App.of(object);
  return (
    patches.length === 0 &&
    object.metadata.toJson === metadataToJson &&
    resolvers.length === RESOLVERS.length &&
    resolvers.every((resolver, index) => resolver.constructor === RESOLVERS[index])
  );
}

/** cdk8s says what is wrong with a value that it cannot write. */
function unlessThrown(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function jsonOf(object: ApiObject): unknown {
  const { props, metadata: own } = object as unknown as Parts;
  if (typeof props.resolve === 'function') throw new Error('not plain');
  const { name, namespace, annotations, finalizers, ownerReferences, labels } = object.metadata as unknown as Fields;
  const maps = { name, namespace, annotations, finalizers, ownerReferences, labels };
  const metadata = rendered({ ...own._additionalAttributes, ...maps }, true);
  const { apiVersion, kind, ...fields } = rendered({ ...props, metadata: undefined }, false) as Fields;
  return {
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(metadata !== undefined && { metadata }),
    ...fields,
  };
}

/**
 * A value as the resolvers of cdk8s and its `sanitizeValue()` leave it.
 *
 * @param dropsEmpty leaves empty lists and maps out, as cdk8s does in metadata.
 */
function rendered(value: unknown, dropsEmpty: boolean): unknown {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return undefined;
  if (value instanceof Lazy) return rendered(value.produce(), dropsEmpty);
  const { constructor: type, resolve, value: inner } = value as Fields;
  if (typeof resolve === 'function') return rendered(resolve.call(value), dropsEmpty);
  if (type !== Object && (typeof inner === 'number' || typeof inner === 'string')) return { value: inner };
  if (Array.isArray(value)) {
    return dropsEmpty && value.length === 0 ? undefined : value.map((item) => rendered(item, dropsEmpty));
  }
  if (typeof value !== 'object') return value;
  if (type !== Object || Object.hasOwn(value, '__proto__')) throw new Error('not plain');
  const fields = value as Fields;
  const written: { [field: string]: unknown } = {};
  let isEmpty = true;
  for (const field of sortedKeys(fields)) {
    const content = rendered(fields[field], dropsEmpty);
    if (content === undefined || content === null) continue;
    written[field] = content;
    isEmpty = false;
  }
  return dropsEmpty && isEmpty ? undefined : written;
}

/** Beyond as many keys, `sort()` is faster than what is done here. */
const FEW = 16;

/** The keys of a map in the order of `sort()`, which copies even the few that most maps have, to and fro. */
function sortedKeys(map: Fields): readonly string[] {
  const keys = Object.keys(map);
  if (keys.length > FEW) return keys.sort();
  for (let sorted = 1; sorted < keys.length; sorted++) {
    const key = keys[sorted] as string;
    let place = sorted;
    for (; place > 0 && (keys[place - 1] as string) > key; place--) keys[place] = keys[place - 1] as string;
    keys[place] = key;
  }
  return keys;
}
