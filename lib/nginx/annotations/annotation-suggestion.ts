import { editDistance, nearest } from '../../rules/edit-distance';
import { removedAnnotation } from './annotation-removed';
import { ANNOTATION_PREFIX, type AnnotationSpec } from './annotation-spec';
import { ANNOTATIONS } from './annotation-table';

/** Prefixes of other controllers and of the first releases; ingress-nginx reads no key with one of them. */
export const FOREIGN_PREFIXES: ReadonlySet<string> = new Set(['nginx.org/', 'nginx.com/', 'ingress.kubernetes.io/']);

const ALIASES: ReadonlyMap<string, string> = new Map(
  [...ANNOTATIONS].flatMap(([name, { aliases }]) => (aliases ?? []).map((alias) => [alias, name] as const)),
);

/** The name that the controller uses first: itself, or the newer name of an alias. */
export function mainName(name: string): string {
  return ALIASES.get(name) ?? name;
}

export function findAnnotation(name: string): AnnotationSpec | undefined {
  return ANNOTATIONS.get(mainName(name));
}

/** "a.b/c" is ["a.b/", "c"]; "c" is ["", "c"]. */
export function splitKey(key: string): readonly [prefix: string, name: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash + 1), key.slice(slash + 1)];
}

function nearestName(name: string): string | undefined {
  return nearest(name, [...ANNOTATIONS.keys(), ...ALIASES.keys()]);
}

function replacementFor(name: string): string | undefined {
  if (findAnnotation(name) !== undefined) return name;
  const removed = removedAnnotation(name);
  return removed === undefined ? nearestName(name) : removed.successor;
}

/**
 * The key, with prefix, that the author of an unknown key most likely meant; undefined for a key that is right as it
 * stands and for one that resembles no other.
 */
export function suggestAnnotation(key: string): string | undefined {
  const [prefix, name] = splitKey(key);
  const ours = prefix === ANNOTATION_PREFIX;
  if (ours && findAnnotation(name) !== undefined) return undefined;
  const misspelt = !ours && prefix !== '' && editDistance(prefix.toLowerCase(), ANNOTATION_PREFIX) <= 3;
  let meant: string | undefined;
  if (ours || misspelt) meant = replacementFor(name);
  // Other controllers have names of their own, so under their prefixes only an exact name is evidence.
  else if (prefix === '' || FOREIGN_PREFIXES.has(prefix)) {
    meant = findAnnotation(name) === undefined ? removedAnnotation(name)?.successor : name;
  }
  return meant === undefined ? undefined : `${ANNOTATION_PREFIX}${meant}`;
}
