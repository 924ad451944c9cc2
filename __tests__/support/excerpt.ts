import { Yaml } from 'cdk8s';
import type { Manifest } from './app';

/**
 * Objects as YAML, as far as the words of a block's first line say: `all`, or kinds, and the paths of what is shown of
 * them: `Deployment spec.template.spec.containers.lifecycle`. A path goes through every element of a list.
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

/** What an object has at a path, with what is around it; undefined when there is nothing. */
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
