/** Leaves an empty map or list out of the YAML; cdk8s cannot write a map without a prototype, so that maps are copied. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  if (Object.keys(value).length === 0) return undefined;
  return Array.isArray(value) ? value : { ...value };
}
