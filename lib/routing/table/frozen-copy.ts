/** Copies that were made here, which need no second copy. */
const FROZEN = new WeakSet<object>();

/**
 * A copy that nobody can change, down to the last list in it. Values of classes, such as a `Duration`, a `Rewrite` or a
 * construct, stay what they are.
 */
export function frozenCopy<T>(value: T): T {
  return copy(value, new Map()) as T;
}

function copy(value: unknown, copies: Map<object, object>): unknown {
  if (typeof value !== 'object' || value === null || FROZEN.has(value) || !isData(value)) return value;
  const earlier = copies.get(value);
  if (earlier !== undefined) return earlier;
  const made: object = Array.isArray(value) ? [] : {};
  copies.set(value, made);
  for (const [key, part] of Object.entries(value)) {
    Object.defineProperty(made, key, { value: copy(part, copies), enumerable: true });
  }
  FROZEN.add(made);
  // jsii gives each object that it hands to another language, unlike a list, a property of its own.
  return Array.isArray(made) || process.env.JSII_AGENT === undefined ? Object.freeze(made) : made;
}

/** A list, or an object without a class. */
function isData(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null;
}
