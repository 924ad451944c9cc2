/** Marks a replaced method. Registered, so that a second copy of the library does not replace it again. */
const HOOK = Symbol.for('cdk8s-portico.hook');

type Method = (...args: never[]) => unknown;

type Replaceable<M> = M & { [mark: symbol]: unknown; original?: M };

/** Replaces a method of a class that is not Portico's, once in a process; without such a method it does nothing. */
export function hookMethod<M extends Method>(
  prototype: object,
  name: string,
  replace: (original: M) => M,
  mark: symbol = HOOK,
): void {
  const methods = prototype as { [name: string]: Replaceable<M> | undefined };
  const method = methods[name];
  if (method !== undefined && !isMarked(method, mark)) methods[name] = marked(method, replace, mark);
}

/** Replaces the method by which a class answers for a property, as {@link hookMethod} does for others. */
export function hookGetter<T>(prototype: object, name: string, replace: (original: () => T) => () => T): void {
  const property = Object.getOwnPropertyDescriptor(prototype, name);
  const getter = property?.get as Replaceable<() => T> | undefined;
  if (getter === undefined || isMarked(getter, HOOK)) return;
  Object.defineProperty(prototype, name, { ...property, get: marked(getter, replace, HOOK) });
}

function isMarked<M extends Method>(method: Replaceable<M>, mark: symbol): boolean {
  for (let each: Replaceable<M> | undefined = method; each !== undefined; each = each.original as Replaceable<M>)
    if (each[mark]) return true;
  return false;
}

const marked = <M extends Method>(original: M, replace: (original: M) => M, mark: symbol): Replaceable<M> =>
  Object.assign(replace(original), { [mark]: true, original });
