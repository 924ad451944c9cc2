import { ApiObject, ApiObjectMetadataDefinition, App, Chart, type IResolver, JsonPatch, Lazy } from 'cdk8s';
import * as fc from 'fast-check';
import { k8s } from '../../lib/cdk8s/k8s';
import { plainJson } from '../../lib/cdk8s/plain-json';
import { parameters } from '../support/runs';

/** A value with a class, of which cdk8s writes those that have a number or a text in `value`. */
class Union {
  constructor(readonly value: unknown) {}
}

const scalar = fc.oneof(
  fc.constantFrom('', 'text', '0', 0, -0, Number.NaN, true, false, null, undefined, 10n),
  fc.constantFrom(
    k8s.IntOrString.fromNumber(80),
    k8s.Quantity.fromString('1Gi'),
    new Union({}),
    new Date(0),
    new Map(),
  ),
  fc.constantFrom(
    Object.create(null),
    Symbol.iterator,
    () => 'called',
    Object.assign(() => 'called', { value: 1 }),
  ),
  fc.string(),
);
const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '10',
    '2',
    'spec',
    'value',
    'resolve',
    'constructor',
    '__proto__',
    'toString',
    'toJSON',
    'length',
  ),
  fc.string({ maxLength: 4 }),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    { weight: 3, arbitrary: fc.dictionary(key, tie('tree'), { maxKeys: 4 }) },
    { weight: 2, arbitrary: fc.array(tie('tree'), { maxLength: 3 }) },
    tie('tree').map((value) => Lazy.any({ produce: () => value })),
    tie('tree').map((value) => ({ resolve: () => value })),
    fc.dictionary(key, tie('tree'), { maxKeys: 2 }).map((value) => new Proxy(value, {})),
  ),
}));
/** Values that every cluster could take, for which nothing is left to cdk8s. */
const plainKey = fc.stringMatching(/^[a-z0-9./-]{1,6}$/);
const plainTree = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('text', '', 0, 1, true, undefined, null),
    fc.dictionary(plainKey, tie('tree'), { maxKeys: 4 }),
    fc.array(tie('tree'), { maxLength: 3 }),
    tie('tree').map((value) => Lazy.any({ produce: () => value })),
  ),
})).tree;

type Objects = (scope: Chart) => ApiObject;

function objectsOf(values: fc.Arbitrary<unknown>, keys = key): fc.Arbitrary<Objects> {
  const maps = fc.dictionary(keys, values, { maxKeys: 3 });
  return fc.tuple(maps, fc.option(maps, { nil: undefined }), maps, values).map(
    ([fields, labels, additions, spec]): Objects =>
      (chart) => {
        const metadata = { name: 'one', labels, annotations: additions } as never;
        const object = new ApiObject(chart, 'object', {
          ...fields,
          spec,
          apiVersion: 'v1',
          kind: 'One',
          metadata,
        } as never);
        for (const [name, value] of Object.entries(additions)) object.metadata.add(name, value);
        object.metadata.addFinalizers('last');
        return object;
      },
  );
}

const chartOf = (resolvers?: IResolver[]) =>
  new Chart(new App({ resolvers }), 'chart', { labels: { chart: 'its' }, namespace: 'shop' });

/** What cdk8s makes, with the order of all fields; undefined where it throws. */
function byCdk8s(object: ApiObject): unknown {
  try {
    return object.toJson();
  } catch {
    return undefined;
  }
}

const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder);
  return typeof value === 'object' && value !== null
    ? Object.entries(value).map(([name, inner]) => [name, inOrder(inner)])
    : value;
};

test('objects of any content are as cdk8s makes them, or left to it', () => {
  fc.assert(
    fc.property(objectsOf(tree), (make) => {
      const object = make(chartOf());
      const json = plainJson(object);
      if (json !== undefined) expect(inOrder(json)).toStrictEqual(inOrder(byCdk8s(object)));
    }),
    parameters(1000),
  );
});

test('objects of plain content are never left to cdk8s', () => {
  fc.assert(
    fc.property(objectsOf(plainTree, plainKey), (make) => {
      const object = make(chartOf());
      const expected = byCdk8s(object);
      if (expected !== undefined) expect(inOrder(plainJson(object))).toStrictEqual(inOrder(expected));
    }),
    parameters(200),
  );
});

describe('left to cdk8s are', () => {
  const PROPS = { apiVersion: 'v1', kind: 'One', data: { text: 'a' } };
  const make = (chart = chartOf()) => new ApiObject(chart, 'object', PROPS);
  afterEach(() => {
    delete process.env.CDK8S_DISABLE_SORT;
    jest.restoreAllMocks();
  });

  test('none of these without a reason', () => expect(plainJson(make())).toEqual(make().toJson()));

  test('an object with patches', () => {
    const object = make();
    object.addJsonPatch(JsonPatch.add('/data/more', 'b'));
    expect(plainJson(object)).toBeUndefined();
  });

  test('a class with its own toJson(), and one object with it', () => {
    class Own extends ApiObject {
      override toJson() {
        return { ...super.toJson(), own: true };
      }
    }
    expect(plainJson(new Own(chartOf(), 'object', PROPS))).toBeUndefined();
    expect(plainJson(new k8s.KubeConfigMap(chartOf(), 'object', {}))).toBeUndefined();
    expect(plainJson(Object.assign(make(), { toJson: () => ({}) }))).toBeUndefined();
  });

  test('an app with a resolver of its own', () => {
    const upper: IResolver = { resolve: (context) => context.value === 'a' && context.replaceValue('A') };
    expect(plainJson(make(chartOf([upper])))).toBeUndefined();
  });

  test('fields in the order in which they were written', () => {
    process.env.CDK8S_DISABLE_SORT = '1';
    expect(plainJson(make())).toBeUndefined();
  });

  test('methods that something has replaced', () => {
    const object = make();
    jest.spyOn(ApiObject.prototype, 'toJson');
    expect(plainJson(object)).toBeUndefined();
    jest.restoreAllMocks();
    expect(plainJson(object)).toBeDefined();
    jest.spyOn(ApiObjectMetadataDefinition.prototype, 'toJson');
    expect(plainJson(object)).toBeUndefined();
  });

  test('an object that contains itself', () => {
    const data: { [name: string]: unknown } = {};
    data.self = data;
    expect(plainJson(new ApiObject(chartOf(), 'object', { ...PROPS, data } as never))).toBeUndefined();
  });
});
