/** Copies that were made here, which need no second copy. */
const FROZEN = new WeakSet<object>();

/**
 * A copy that nobody can change, down to the last list in it. Values of classes with methods, such as a `Duration`, a
 * `Rewrite` or a construct, stay what they are.
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
  // Lists whose elements are read-only one by one are slow to read, frozen ones are not.
  const isFrozenAtOnce = !staysOpen(made);
  for (const [key, part] of Object.entries(value)) {
    const attributes = { enumerable: true, writable: isFrozenAtOnce, configurable: isFrozenAtOnce };
    Object.defineProperty(made, key, { value: copy(part, copies), ...attributes });
  }
  FROZEN.add(made);
  return freeze(made);
}

export function freeze<T extends object>(value: T): T {
  return staysOpen(value) ? value : Object.freeze(value);
}

/** True for an object that jsii fails on when it is frozen: it gives each one of another language, unlike a list, a property. */
function staysOpen(value: object): boolean {
  return !Array.isArray(value) && process.env.JSII_AGENT !== undefined;
}

/** A list, or an object without methods: one without a class, or whose class only has fields. */
function isData(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true;
  return Object.getOwnPropertyNames(prototype).every((name) => name === 'constructor') && isData(prototype);
}
