/** Marks a replaced method. Registered, so that a second copy of the library does not replace it again. */
const HOOK = Symbol.for('cdk8s-portico.hook');

type Method = (...args: never[]) => unknown;

/** Replaces a method of a class that is not Portico's, once in a process; without such a method it does nothing. */
export function hookMethod<M extends Method>(prototype: object, name: string, replace: (original: M) => M): void {
  const methods = prototype as { [name: string]: (M & { [HOOK]?: true }) | undefined };
  const original = methods[name];
  if (original === undefined || original[HOOK]) return;
  methods[name] = Object.assign(replace(original), { [HOOK]: true as const, original });
}
