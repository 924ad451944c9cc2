import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import type { Manifest } from '../../__tests__/support/app';
import { BACKEND_PORT } from './backends';
import { outputOf } from './output-of';

/** A port of a Service that routes name. */
export interface NamedService {
  readonly namespace: string;
  readonly name: string;
  /** Its number, or its name. */
  readonly port: number | string;
}

/** The Services that the objects name, each once. */
export function servicesOf(objects: readonly Manifest[]): NamedService[] {
  const made = new Set(objects.filter(({ kind }) => kind === 'Service').map(keyOfObject));
  const found = objects
    .flatMap((object) =>
      refsOf(object)
        .filter(({ kind }) => kind !== 'TraefikService')
        .map(({ name, port, namespace = object.metadata.namespace ?? '' }) => ({ namespace, name, port })),
    )
    .filter((service) => !made.has(keyOf(service)));
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

const keyOf = ({ namespace, name }: Pick<NamedService, 'namespace' | 'name'>) => `${namespace}/${name}`;
const keyOfObject = ({ metadata: { namespace = '', name } }: Manifest) => keyOf({ namespace, name });

interface ServiceRef extends Pick<NamedService, 'name' | 'port'> {
  readonly kind?: string;
  readonly namespace?: string;
}

function refsOf(object: Manifest): ServiceRef[] {
  const { kind, spec } = object;
  if (kind === 'HTTPRoute') return (spec.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs);
  if (kind === 'Ingress') return refsOfIngress(object);
  return kind === 'TraefikService' ? spec.weighted.services : askedServices(object);
}

interface IngressBackend {
  readonly service: { readonly name: string; readonly port: { readonly number?: number; readonly name?: string } };
}

function refsOfIngress({ spec }: Manifest): ServiceRef[] {
  const rules: { http: { paths: { backend: IngressBackend }[] } }[] = spec.rules ?? [];
  const backends = [spec.defaultBackend, ...rules.flatMap(({ http }) => http.paths.map(({ backend }) => backend))];
  return backends
    .filter((backend): backend is IngressBackend => backend !== undefined)
    .map(({ service: { name, port } }) => ({ name, port: port.number ?? port.name ?? '' }));
}

/** The Services that a SecurityPolicy of Envoy Gateway asks whether a request may pass. */
export function askedServices({ kind, spec }: Manifest): NamedService[] {
  return kind === 'SecurityPolicy' ? (spec.extAuth?.http.backendRefs ?? []) : [];
}

/** The Secrets with certificates that the objects name, all with the same one, which nobody looks at. */
export function secretsOf(objects: readonly Manifest[], folder: string): Manifest[] {
  const data = makeCertificate(folder);
  const found = objects.flatMap(({ kind, metadata: { namespace }, spec }) => {
    if (kind === 'Ingress') {
      const tls: { secretName?: string }[] = spec.tls ?? [];
      return tls.flatMap(({ secretName: name }) => (name === undefined ? [] : [{ name, namespace }]));
    }
    if (kind !== 'Gateway' && kind !== 'ListenerSet') return [];
    const listeners: { tls?: { certificateRefs?: { name: string; namespace?: string }[] } }[] = spec.listeners;
    return listeners
      .flatMap(({ tls }) => tls?.certificateRefs ?? [])
      .map(({ name, namespace: other = namespace }) => ({ name, namespace: other }));
  });
  const unique = new Map(found.map((metadata) => [JSON.stringify(metadata), metadata]));
  return [...unique.values()].map((metadata) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    type: 'kubernetes.io/tls',
    data,
  }));
}

function makeCertificate(folder: string): { readonly [key: string]: string } {
  const [key, certificate] = [path.join(folder, 'tls.key'), path.join(folder, 'tls.crt')];
  const subject = ['-subj', '/CN=example.com', '-addext', 'subjectAltName=DNS:example.com', '-days', '2'];
  outputOf('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    key,
    '-out',
    certificate,
    ...subject,
  ]);
  const read = (file: string) => readFileSync(file).toString('base64');
  return { 'tls.crt': read(certificate), 'tls.key': read(key) };
}

/** The Services that the objects name, and for each port an EndpointSlice with its address. */
export function serviceObjects(
  objects: readonly Manifest[],
  addressOf: (service: string, port: number | string) => string,
): Manifest[] {
  const named = servicesOf(objects);
  const services = [...new Map(named.map((service) => [keyOf(service), service])).values()].map((service) => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: service.name, namespace: service.namespace },
    spec: {
      ports: named
        .filter((other) => keyOf(other) === keyOf(service))
        .map(({ port }, index) => ({
          name: portNameOf(port),
          port: typeof port === 'number' ? port : FIRST_NAMED + index,
          targetPort: BACKEND_PORT,
        })),
    },
  }));
  const slices = named.map((service) =>
    endpointSlice(service, portNameOf(service.port), addressOf(service.name, service.port)),
  );
  return [...services, ...slices];
}

/** The address behind a port of a Service. */
export const endpointSlice = (
  { name, namespace }: { readonly name: string; readonly namespace?: string },
  port: string,
  address: string,
): Manifest => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: `${name}-${port}`, namespace, labels: { 'kubernetes.io/service-name': name } },
  addressType: 'IPv4',
  ports: [{ name: port, port: BACKEND_PORT, protocol: 'TCP' }],
  endpoints: [{ addresses: [address], conditions: { ready: true } }],
});

/** The numbers of ports that only have a name. */
const FIRST_NAMED = 9000;

const portNameOf = (port: number | string) => (typeof port === 'number' ? `port-${port}` : port);
