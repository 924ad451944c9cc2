import type { AppObject } from './app-object';
import { isMadeByPortico } from './made-by-portico';
import { at, stringOf } from './read';

/** The router that wrote an Ingress, in a text that all of its objects share, or undefined for an Ingress of another author. */
export function routerOf(object: AppObject): string | undefined {
  if (!isMadeByPortico(object)) return undefined;
  const name = stringOf(at(object.json, 'metadata', 'labels', 'app.kubernetes.io/name'));
  return `${object.namespace}/${name ?? object.name}`;
}
