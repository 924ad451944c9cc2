import { asList, asNumber, asRecord, asRecords, asText, GROUP, isKind, type Json, nameOf, namespaceOf } from './json';

/** The part of an HTTPRoute that decides where a request goes, with the defaults that the API server writes into it. */
export interface HttpRoute {
  readonly namespace: string;
  readonly name: string;
  readonly parents: readonly ParentRef[];
  /** Empty for every host. */
  readonly hostnames: readonly string[];
  readonly rules: readonly HttpRouteRule[];
}

export interface ParentRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
}

export interface HttpRouteRule {
  readonly name?: string;
  readonly matches: readonly HttpRouteMatch[];
  readonly filters: readonly Json[];
  readonly backends: readonly BackendRef[];
  readonly timeouts: Json;
}

export interface HttpRouteMatch {
  readonly path: { readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression'; readonly value: string };
  readonly method?: string;
  readonly headers: readonly ValueMatch[];
  readonly queryParams: readonly ValueMatch[];
}

export interface ValueMatch {
  readonly type: 'Exact' | 'RegularExpression';
  readonly name: string;
  readonly value: string;
}

export interface BackendRef {
  readonly name: string;
  /** Its number, or the name that objects of an implementation's own may have. */
  readonly port: number | string;
  readonly weight: number;
}

/** A Gateway or a ListenerSet. */
export interface ListenerOwner {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly listeners: readonly Listener[];
}

export interface Gateway extends ListenerOwner {
  /** Which namespaces' ListenerSets it takes. */
  readonly takesSetsFrom: string;
}

export interface ListenerSet extends ListenerOwner {
  readonly gateway: ParentRef;
}

export interface Listener {
  readonly owner: Omit<ListenerOwner, 'listeners'>;
  readonly name: string;
  /** Absent for every host. */
  readonly hostname?: string;
  readonly port: number;
  readonly protocol: string;
  /** Which namespaces' routes it serves; `Selector` is taken to select every one, for labels are not known here. */
  readonly from: string;
}

export function readGateways(objects: readonly unknown[]): Gateway[] {
  return objects
    .map(asRecord)
    .filter((object) => isKind(object, 'Gateway'))
    .map((object) => ({
      ...readOwner(object),
      takesSetsFrom: fromOf(asRecord(object.spec).allowedListeners) ?? 'None',
    }));
}

export function readListenerSets(objects: readonly unknown[]): ListenerSet[] {
  return objects
    .map(asRecord)
    .filter((object) => isKind(object, 'ListenerSet'))
    .map((object) => ({
      ...readOwner(object),
      gateway: readParent(asRecord(asRecord(object.spec).parentRef), namespaceOf(object)),
    }));
}

function readOwner(object: Json): ListenerOwner {
  const owner = { kind: String(object.kind), namespace: namespaceOf(object), name: nameOf(object) };
  const listeners = asRecords(asRecord(object.spec).listeners);
  return { ...owner, listeners: listeners.map((listener) => readListener(listener, owner)) };
}

const fromOf = (allowed: unknown) => asText(asRecord(asRecord(allowed).namespaces).from);

export function readHttpRoutes(objects: readonly unknown[]): HttpRoute[] {
  return objects
    .map(asRecord)
    .filter((object) => isKind(object, 'HTTPRoute'))
    .map((object) => {
      const { parentRefs, hostnames, rules = [{}] } = asRecord(object.spec);
      return {
        namespace: namespaceOf(object),
        name: nameOf(object),
        parents: asRecords(parentRefs)
          .filter(isListenerOwner)
          .map((parent) => readParent(parent, namespaceOf(object))),
        hostnames: asList(hostnames).map(String),
        rules: asRecords(rules).map(readRule),
      };
    });
}

function readListener(listener: Json, owner: Listener['owner']): Listener {
  return {
    owner,
    name: asText(listener.name) ?? '',
    hostname: asText(listener.hostname),
    port: asNumber(listener.port) ?? 0,
    protocol: asText(listener.protocol) ?? '',
    from: fromOf(listener.allowedRoutes) ?? 'Same',
  };
}

/** A Service may be a parent too, in a mesh; no request comes in from outside by that. */
function isListenerOwner({ group = GROUP, kind = 'Gateway' }: Json): boolean {
  return group === GROUP && (kind === 'Gateway' || kind === 'ListenerSet');
}

function readParent(parent: Json, namespace: string): ParentRef {
  return {
    kind: asText(parent.kind) ?? 'Gateway',
    namespace: asText(parent.namespace) ?? namespace,
    name: asText(parent.name) ?? '',
    sectionName: asText(parent.sectionName),
    port: asNumber(parent.port),
  };
}

function readRule(rule: Json): HttpRouteRule {
  const matches = asRecords(rule.matches);
  return {
    name: asText(rule.name),
    matches: (matches.length === 0 ? [{}] : matches).map(readMatch),
    filters: asRecords(rule.filters),
    backends: asRecords(rule.backendRefs).map(readBackend),
    timeouts: asRecord(rule.timeouts),
  };
}

function readMatch(match: Json): HttpRouteMatch {
  const { type = 'PathPrefix', value = '/' } = asRecord(match.path);
  if (type !== 'Exact' && type !== 'PathPrefix' && type !== 'RegularExpression') {
    throw new Error(`path match type ${JSON.stringify(type)} is none: the API server refuses the object.`);
  }
  return {
    path: { type, value: String(value) },
    method: asText(match.method),
    headers: asRecords(match.headers).map(readValueMatch),
    queryParams: asRecords(match.queryParams).map(readValueMatch),
  };
}

function readValueMatch({ type = 'Exact', name, value }: Json): ValueMatch {
  if (type !== 'Exact' && type !== 'RegularExpression') {
    throw new Error(`header or query match type ${JSON.stringify(type)} is none: the API server refuses the object.`);
  }
  return { type, name: asText(name) ?? '', value: asText(value) ?? '' };
}

function readBackend(backend: Json): BackendRef {
  if (asRecords(backend.filters).length > 0) throw new Error('filters of a single backend are not modelled.');
  return {
    name: asText(backend.name) ?? '',
    port: asNumber(backend.port) ?? asText(backend.port) ?? 0,
    weight: asNumber(backend.weight) ?? 1,
  };
}
