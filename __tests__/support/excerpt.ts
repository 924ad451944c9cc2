import { Yaml } from 'cdk8s';
import type { Manifest } from './app';

/**
 * Prints objects as YAML. The words choose the parts: `all`, or kinds and the paths to print of them, such as
 * `Deployment spec.template.spec.containers.lifecycle`. A path goes through every element of a list.
 */
export function excerpts(manifests: readonly Manifest[], words: readonly string[]): string {
  const kinds = words.filter((word) => /^[A-Z]/.test(word));
  const paths = words.filter((word) => /^[a-z]/.test(word) && word !== 'all').map((word) => word.split('.'));
  const shown = manifests.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  if (paths.length === 0) return Yaml.stringify(...shown);
  return Yaml.stringify(
    ...shown.map((manifest) => {
      const parts = [['kind'], ['metadata', 'name'], ...paths].map((path) => part(manifest, path));
      return parts.reduce(merge, undefined);
    }),
  );
}

/** The part of an object at a path, with the fields around it, or undefined where the path does not exist. */
function part(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => part(item, [key, ...rest]) ?? {});
  const child = part((value as { readonly [key: string]: unknown } | undefined)?.[key], rest);
  return child === undefined ? undefined : { [key]: child };
}

function merge(one: unknown, other: unknown): unknown {
  if (one === undefined || other === undefined) return one ?? other;
  if (Array.isArray(one) && Array.isArray(other)) return one.map((item, index) => merge(item, other[index]));
  if (typeof one !== 'object' || typeof other !== 'object') return other;
  const merged: { [key: string]: unknown } = { ...one };
  for (const [key, value] of Object.entries(other ?? {})) merged[key] = merge(merged[key], value);
  return merged;
}
