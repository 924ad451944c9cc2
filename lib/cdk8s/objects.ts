/** Leaves an empty map or list out of the YAML; cdk8s cannot write a map without a prototype, so that maps are copied. */
export function unlessEmpty<T extends object>(value: T): T | undefined {
  if (Object.keys(value).length === 0) return undefined;
  return Array.isArray(value) ? value : { ...value };
}

/** The texts of a map; what is no text is reported elsewhere. */
export function textsOrNone(value: { readonly [key: string]: string } | undefined): { readonly [key: string]: string } {
  return Object.fromEntries(Object.entries(mapOrNone(value)).filter(([, text]) => typeof text === 'string'));
}

/** A map as it is; what is none is reported elsewhere, and stands for an empty one here. */
export function mapOrNone<T>(value: { readonly [key: string]: T } | undefined): { readonly [key: string]: T } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
