import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { at, type Fields, fieldsOf, itemsOf, listOf } from './read';

export const GATEWAY_API = 'gateway.networking.k8s.io';

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** The parent that a reference of a route or ListenerSet names, where it is in the app. */
export function findParent(app: AppIndex, child: AppObject, parent: unknown): AppObject | undefined {
  const { group = GATEWAY_API, kind = 'Gateway', name, namespace = child.namespace } = fieldsOf(parent);
  const isKnown = group === GATEWAY_API && (kind === 'Gateway' || kind === 'ListenerSet');
  return isKnown && typeof name === 'string' ? app.find(GATEWAY_API, kind, String(namespace), name) : undefined;
}

export function listenersOf({ json }: AppObject): readonly Fields[] {
  return itemsOf(at(json, 'spec', 'listeners'));
}

/**
 * True for `namespaces` of allowedRoutes or allowedListeners that certainly leave out the namespace of a child. Most labels of a
 * namespace are unknown here.
 */
export function leavesOut(namespaces: unknown, otherwise: string, parent: AppObject, child: AppObject): boolean {
  const { from = otherwise, selector } = fieldsOf(namespaces);
  if (from === 'None') return true;
  if (child.namespace === '' || parent.namespace === '') return false;
  if (from === 'Same') return child.namespace !== parent.namespace;
  if (from !== 'Selector') return false;
  const { matchLabels, matchExpressions } = fieldsOf(selector);
  const named = at(matchLabels, NAME_LABEL);
  if (typeof named === 'string') return named !== child.namespace;
  return itemsOf(matchExpressions).some(
    ({ key, operator, values }) => key === NAME_LABEL && operator === 'In' && !listOf(values).includes(child.namespace),
  );
}
