import { remember } from '../../rules/remember';
import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import type { Fields } from './read';

interface Contents {
  /** Every text of the objects, keys included. Most are in many objects. */
  readonly texts: ReadonlySet<string>;
  /** The most bytes that each object can have as JSON, in the order of the objects. */
  readonly mostBytes: readonly number[];
}

/** The contents of all objects of an app, found in one walk for the checks that look at each value. */
const contentsOf = remember((app: AppIndex): Contents => {
  const texts = new Set<string>();
  return { texts, mostBytes: app.objects.map(({ json }) => measure(json, texts)) };
});

/** The objects that may have more bytes as JSON than so many. */
export function largeObjects(app: AppIndex, bytes: number): readonly AppObject[] {
  const { mostBytes } = contentsOf(app);
  return app.objects.filter((_, index) => (mostBytes[index] ?? 0) > bytes);
}

/** The objects in which a text fails a test, as almost none does: which text, and where, is left to a second look. */
export function objectsWithText(app: AppIndex, fails: (text: string) => boolean): readonly AppObject[] {
  const failing = new Set([...contentsOf(app).texts].filter(fails));
  return failing.size === 0 ? [] : app.objects.filter(({ json }) => hasText(json, failing));
}

/** The most bytes of a value, without the JSON of it: a character of a string has at most six, as in `\u0000`. */
function measure(value: unknown, texts: Set<string>): number {
  if (typeof value === 'string') {
    texts.add(value);
    return value.length * 6 + 3;
  }
  if (typeof value !== 'object' || value === null) return MOST_OF_SCALAR;
  let bytes = 3;
  if (Array.isArray(value)) {
    for (const item of value) bytes += 1 + measure(item, texts);
    return bytes;
  }
  for (const key in value) {
    texts.add(key);
    bytes += key.length * 6 + 4 + measure((value as Fields)[key], texts);
  }
  return bytes;
}

/** The bytes of the longest number, such as `-1.2345678901234567e-300`, and a comma. */
const MOST_OF_SCALAR = 26;

function hasText(value: unknown, texts: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return texts.has(value);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => hasText(item, texts));
  return Object.entries(value).some(([key, inner]) => texts.has(key) || hasText(inner, texts));
}
