/** Marks a replaced method. Registered, so that a second copy of the library does not replace it again. */
const HOOK = Symbol.for('cdk8s-portico.hook');

type Method = (...args: never[]) => unknown;

/** Replaces a method of a class that is not Portico's, once in a process; without such a method it does nothing. */
export function hookMethod<M extends Method>(
  prototype: object,
  name: string,
  replace: (original: M) => M,
  mark: symbol = HOOK,
): void {
  const methods = prototype as { [name: string]: (M & { [mark: symbol]: unknown; original?: M }) | undefined };
  const method = methods[name];
  for (let each = method; each !== undefined; each = each.original as typeof method) if (each[mark]) return;
  if (method !== undefined) methods[name] = Object.assign(replace(method), { [mark]: true, original: method });
}
