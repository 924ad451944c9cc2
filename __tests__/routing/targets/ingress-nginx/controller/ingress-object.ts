/** The part of a networking.k8s.io/v1 Ingress that decides where a request goes. */
export interface IngressObject {
  readonly namespace: string;
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly className?: string;
  readonly defaultBackend?: ServiceRef;
  readonly tls: readonly { readonly hosts: readonly string[] }[];
  readonly rules: readonly IngressRule[];
}

export interface IngressRule {
  /** `_` where the rule names no host: the catch-all server. */
  readonly host: string;
  /** Absent where the rule has no `http`. */
  readonly paths?: readonly IngressPath[];
}

export interface IngressPath {
  readonly path: string;
  readonly pathType: PathType;
  /** What the object says, before ImplementationSpecific became Prefix. */
  readonly statedPathType: string;
  /** Absent for a resource backend, which the controller skips. */
  readonly backend?: ServiceRef;
}

export type PathType = 'Exact' | 'Prefix';

export interface ServiceRef {
  readonly service: string;
  readonly port: number | string;
}

/** The name that the controller gives to the server of every host that no Ingress names (defServerName). */
export const CATCH_ALL = '_';

/** `namespace/name`, the key that the controller logs and sorts by. */
export function keyOf(ingress: IngressObject): string {
  return `${ingress.namespace}/${ingress.name}`;
}

/** Reads API objects; whatever is not an Ingress is left out. */
export function readIngresses(objects: readonly unknown[]): IngressObject[] {
  return objects
    .map(asRecord)
    .filter((object) => object.kind === 'Ingress' && object.apiVersion === 'networking.k8s.io/v1')
    .map(readIngress);
}

type Json = Readonly<Record<string, unknown>>;

function readIngress(object: Json): IngressObject {
  const metadata = asRecord(object.metadata);
  const spec = asRecord(object.spec);
  const defaultBackend = readBackend(spec.defaultBackend);
  return {
    namespace: asText(metadata.namespace) ?? 'default',
    name: asText(metadata.name) ?? '',
    annotations: readAnnotations(asRecord(metadata.annotations)),
    className: asText(spec.ingressClassName),
    defaultBackend,
    tls: asList(spec.tls).map((entry) => ({ hosts: asList(asRecord(entry).hosts).map(String) })),
    rules: asList(spec.rules).map(asRecord).map(readRule),
  };
}

function readRule(rule: Json): IngressRule {
  const host = asText(rule.host) ?? '';
  const http = rule.http === undefined ? undefined : asRecord(rule.http);
  return {
    host: host === '' ? CATCH_ALL : host,
    paths: http === undefined ? undefined : asList(http.paths).map(asRecord).map(readPath),
  };
}

/** An empty path is `/` (store.go syncIngress); ImplementationSpecific is Prefix (k8s.SetDefaultNGINXPathType). */
function readPath(path: Json): IngressPath {
  const text = asText(path.path) ?? '';
  return {
    path: text === '' ? '/' : text,
    pathType: path.pathType === 'Exact' ? 'Exact' : 'Prefix',
    statedPathType: asText(path.pathType) ?? 'ImplementationSpecific',
    backend: readBackend(path.backend),
  };
}

function readBackend(backend: unknown): ServiceRef | undefined {
  const service = asRecord(asRecord(backend).service);
  const name = asText(service.name);
  if (name === undefined) {
    return undefined;
  }
  const port = asRecord(service.port);
  return { service: name, port: typeof port.number === 'number' ? port.number : (asText(port.name) ?? 0) };
}

function readAnnotations(annotations: Json): Record<string, string> {
  for (const [key, value] of Object.entries(annotations)) {
    if (typeof value !== 'string') {
      // the API server refuses the object, so there is nothing to model
      throw new Error(`annotation ${key} is not a string: ${JSON.stringify(value)}`);
    }
  }
  return annotations as Record<string, string>;
}

function asRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
