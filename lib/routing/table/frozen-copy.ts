import { Construct } from 'constructs';
import { isHosted } from '../../cdk8s/host-stack';

/** Copies that were made here, which need no second copy. */
const FROZEN = new WeakSet<object>();

/**
 * A copy that nobody can change, down to the last list in it. Values of classes with methods, such as a `Duration`, a
 * `Rewrite` or a construct, stay what they are.
 */
export function frozenCopy<T>(value: T): T {
  return isToCopy(value) ? (copy(value, new Map(), isHosted()) as T) : value;
}

interface Fields {
  [name: string]: unknown;
}

function copy(value: Fields, copies: Map<object, object>, hosted: boolean): object {
  const earlier = copies.get(value);
  if (earlier !== undefined) return earlier;
  const made = (Array.isArray(value) ? [] : {}) as Fields;
  copies.set(value, made);
  // Lists whose elements are read-only one by one are slow to read, frozen ones are not.
  const isOpen = staysOpen(value, hosted);
  for (const key of Object.keys(value)) {
    const field = value[key];
    const part = isToCopy(field) ? copy(field, copies, hosted) : field;
    if (isOpen || key === '__proto__') Object.defineProperty(made, key, { value: part, enumerable: true });
    else made[key] = part;
  }
  FROZEN.add(made);
  return isOpen ? made : Object.freeze(made);
}

export function freeze<T extends object>(value: T): T {
  return staysOpen(value, isHosted()) ? value : Object.freeze(value);
}

/** True for an object that jsii fails on when it is frozen: it gives each one of another language, unlike a list, a property. */
const staysOpen = (value: object, hosted: boolean) => hosted && !Array.isArray(value);

function isToCopy(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !FROZEN.has(value) && isData(value);
}

/** A list, or an object without methods: one without a class, or whose class only has fields. */
function isData(value: object): boolean {
  if (Array.isArray(value)) return true;
  if (Construct.isConstruct(value)) return false;
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true;
  return Object.getOwnPropertyNames(prototype).every((name) => name === 'constructor') && isData(prototype);
}
