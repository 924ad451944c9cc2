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
  readonly port: number;
  readonly weight: number;
}

export interface Gateway {
  readonly namespace: string;
  readonly name: string;
  readonly listeners: readonly Listener[];
}

export interface Listener {
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
      namespace: namespaceOf(object),
      name: nameOf(object),
      listeners: asRecords(asRecord(object.spec).listeners).map(readListener),
    }));
}

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
          .filter(isGatewayRef)
          .map((parent) => readParent(parent, namespaceOf(object))),
        hostnames: asList(hostnames).map(String),
        rules: asRecords(rules).map(readRule),
      };
    });
}

function readListener(listener: Json): Listener {
  return {
    name: asText(listener.name) ?? '',
    hostname: asText(listener.hostname),
    port: asNumber(listener.port) ?? 0,
    protocol: asText(listener.protocol) ?? '',
    from: asText(asRecord(asRecord(listener.allowedRoutes).namespaces).from) ?? 'Same',
  };
}

/** A Service may be a parent too, in a mesh; no request comes in from outside by that. */
function isGatewayRef({ group = GROUP, kind = 'Gateway' }: Json): boolean {
  return group === GROUP && kind === 'Gateway';
}

function readParent(parent: Json, namespace: string): ParentRef {
  return {
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
  return { name: asText(backend.name) ?? '', port: asNumber(backend.port) ?? 0, weight: asNumber(backend.weight) ?? 1 };
}
