import type { Gateway, HttpRoute, Listener, ListenerOwner, ListenerSet, ParentRef } from './gateway-object';
import { bySpecificity, intersect, takesHost } from './hostnames';
import type { ReadRequest } from './request';

/** What a Gateway that is no object of the app is taken to have: one listener for each scheme, for every host. */
const ASSUMED = [
  { name: 'http', port: 80, protocol: 'HTTP', from: 'All' },
  { name: 'https', port: 443, protocol: 'HTTPS', from: 'All' },
];

const PORTS = { http: 80, https: 443 } as const;

/** The Gateway that requests come in by, with the listeners of its ListenerSets: the one of that name, or the only one. */
export function findGateway(
  gateways: readonly Gateway[],
  sets: readonly ListenerSet[],
  routes: readonly HttpRoute[],
  wanted: string | undefined,
): Gateway | undefined {
  const parents = routes.flatMap((route) => route.parents).filter(({ kind }) => kind === 'Gateway');
  const keys = new Set([...gateways, ...sets.map((set) => set.gateway), ...parents].map(keyOf));
  const [key, ...others] = wanted === undefined ? keys : [wanted];
  if (others.length > 0) {
    throw new Error(`There are the Gateways ${[...keys].join(', ')}: name one in the option "gateway".`);
  }
  if (key === undefined) return undefined;
  const [namespace = '', name = ''] = key.split('/');
  const gateway = gateways.find((one) => keyOf(one) === key) ?? assumed({ kind: 'Gateway', namespace, name });
  const attached = sets.filter((set) => keyOf(set.gateway) === key && takes(gateway, set));
  return { ...gateway, listeners: [...gateway.listeners, ...attached.flatMap(({ listeners }) => listeners)] };
}

function assumed(owner: Listener['owner']): Gateway {
  return { ...owner, takesSetsFrom: 'All', listeners: ASSUMED.map((listener) => ({ ...listener, owner })) };
}

/** `allowedListeners` of a Gateway; labels are not known here, so that `Selector` is taken to select every namespace. */
function takes({ takesSetsFrom, namespace }: Gateway, set: ListenerSet): boolean {
  return takesSetsFrom === 'Same' ? set.namespace === namespace : takesSetsFrom !== 'None';
}

/**
 * The one listener that a request belongs to. Of several on its port, that with the most specific hostname takes it
 * alone: routes of the others do not count (Gateway `listeners`, "listener isolation").
 */
export function chooseListener({ listeners }: Gateway, { scheme, host }: ReadRequest): Listener | undefined {
  const speaking = listeners.filter(({ protocol }) => protocol === scheme.toUpperCase());
  // A request names no port here: it comes to the scheme's own where that is open, and otherwise to the first.
  const port = speaking.some((listener) => listener.port === PORTS[scheme]) ? PORTS[scheme] : speaking[0]?.port;
  return speaking
    .filter((listener) => listener.port === port && takesHost(listener.hostname, host))
    .sort((left, right) => bySpecificity(left.hostname, right.hostname))[0];
}

/**
 * Whether a route is attached to a listener (HTTPRoute `parentRefs`, Listener `allowedRoutes`), for one of its hostnames. That
 * they intersect needs no asking where a host is known that both take.
 */
export function isAttached(route: HttpRoute, listener: Listener): boolean {
  if (listener.from === 'Same' && route.namespace !== listener.owner.namespace) return false;
  return route.parents.some((parent) => isSame(parent, listener.owner) && names(parent, listener));
}

/** The hostnames of a route that no listener of a parent serves; its requests never come to the route by them. */
export function unserved(route: HttpRoute, owner: ListenerOwner): readonly string[] {
  if (!route.parents.some((parent) => isSame(parent, owner))) return [];
  const attached = owner.listeners.filter((listener) => isAttached(route, listener));
  return hostnamesOf(route)
    .filter((hostname) => !attached.some((listener) => intersect(hostname, listener.hostname)))
    .map((hostname) => hostname ?? 'every host');
}

/** A route without hostnames takes every host. */
export function hostnamesOf({ hostnames }: HttpRoute): readonly (string | undefined)[] {
  return hostnames.length === 0 ? [undefined] : hostnames;
}

/** Without sectionName and port a parentRef names every listener, with both the one that has both. */
function names({ sectionName, port }: ParentRef, listener: Listener): boolean {
  return (sectionName ?? listener.name) === listener.name && (port ?? listener.port) === listener.port;
}

const isSame = (left: Listener['owner'], right: Listener['owner']) =>
  left.kind === right.kind && keyOf(left) === keyOf(right);

function keyOf({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`;
}
