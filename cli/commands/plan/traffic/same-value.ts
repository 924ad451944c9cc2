/** True for two values that are the same as JSON, whatever the order of their keys; `undefined` is the same as nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((value, at) => isSame(value, other[at]));
  }
  if (Array.isArray(other)) return false;
  const [first, second] = [one, other] as { readonly [key: string]: unknown }[];
  for (const key in first) if (!isSame(first[key], second?.[key])) return false;
  for (const key in second) if (second[key] !== undefined && first?.[key] === undefined) return false;
  return true;
}
