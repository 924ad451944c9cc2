import type { Raw } from '../objects';

/** One thing changed in an object. */
export interface Change {
  readonly what: string;
  readonly object: Raw;
}

type Step = string | number;
type Container = { [step: Step]: unknown };

const NOT_A_KEY = ['not a key', 'Upper_.x', 'a/b/c', '', 'x'.repeat(64), `example.com/${'x'.repeat(64)}`];
const TEXTS = ['', ' ', 'Upper', 'a_b', 'a b', '-a', 'a-', 'a.b', '..', '/', '/a', 'a/b', '../a', 'a:b', '*', '*.a.com']
  .concat(['0', '10', '-1', '1.5', '101%', '25%', 'true', 'é', 'a\nb', '1Gi', '10.0.0.0/8', '10.0.0.1', '::1', '$(A)'])
  .concat(
    ['http://a', 'None', 'Always', 'Never', 'TCP', 'abc'],
    [16, 64, 254, 2000].map((length) => 'x'.repeat(length)),
  );
const NUMBERS = [-1, 0, 1, 2, 100, 101, 65535, 65536, 2 ** 31 - 1, 2 ** 31, 1.5, 1e20];
const OF_OTHER_TYPES = [null, true, 1, 'text', [], {}, [null], { a: 'b' }];

/** Every value replaced by ones of other types, or left out. */
export function* otherTypes(object: Raw): Generator<Change> {
  for (const [path, value] of places(object)) {
    yield changed(object, path, 'left out', (container, step) => {
      if (Array.isArray(container)) container.splice(Number(step), 1);
      else Reflect.deleteProperty(container, step);
    });
    for (const other of OF_OTHER_TYPES.filter((each) => typeOf(each) !== typeOf(value)))
      yield replaced(object, path, other);
  }
}

/** Every value replaced by others of its type, every list with an element twice, every object with more fields. */
export function* otherValues(object: Raw): Generator<Change> {
  for (const [path, value] of places(object)) {
    const others: readonly unknown[] = typeof value === 'string' ? TEXTS : typeof value === 'number' ? NUMBERS : [];
    for (const other of others.filter((each) => each !== value)) yield replaced(object, path, other);
    if (typeof value === 'boolean') yield replaced(object, path, !value);
    if (Array.isArray(value) && value.length > 0) yield replaced(object, path, [...value, value[0]]);
    if (typeOf(value) !== 'object') continue;
    for (const key of ['unknownField', ...NOT_A_KEY])
      yield replaced(object, path, { ...(value as object), [key]: 'a' });
  }
}

/** Where everything stands, but what says of which kind the object is. */
function* places(value: unknown, path: readonly Step[] = []): Generator<[readonly Step[], unknown]> {
  if (path[0] === 'apiVersion' || path[0] === 'kind') return;
  if (path.length > 0) yield [path, value];
  if (typeof value !== 'object' || value === null) return;
  for (const [step, inner] of Object.entries(value))
    yield* places(inner, [...path, Array.isArray(value) ? Number(step) : step]);
}

const typeOf = (value: unknown) => (value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value);

function replaced(object: Raw, path: readonly Step[], value: unknown): Change {
  const shown = JSON.stringify(value);
  const short = shown.length > 60 ? `${shown.slice(0, 20)}… of ${shown.length}` : shown;
  return changed(object, path, short, (container, step) => {
    container[step] = value;
  });
}

/** The object is made when it is asked for, since a whole one has thousands of changes. */
function changed(
  object: Raw,
  path: readonly Step[],
  how: string,
  change: (container: Container, step: Step) => void,
): Change {
  return {
    what: `${path.join('.')} ${how}`,
    get object() {
      const copy = JSON.parse(JSON.stringify(object));
      change(
        path.slice(0, -1).reduce((container, step) => container[step], copy),
        path.at(-1) ?? '',
      );
      return copy;
    },
  };
}
