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
  const found = objects.flatMap((object) =>
    refsOf(object)
      .filter(({ kind }) => kind !== 'TraefikService')
      .map(({ name, port, namespace = object.metadata.namespace ?? '' }) => ({ namespace, name, port })),
  );
  return [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
}

function refsOf(object: Manifest): (NamedService & { readonly kind?: string })[] {
  const { kind, spec } = object;
  if (kind === 'HTTPRoute') return (spec.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs);
  return kind === 'TraefikService' ? spec.weighted.services : askedServices(object);
}

/** The Services that a SecurityPolicy of Envoy Gateway asks whether a request may pass. */
export function askedServices({ kind, spec }: Manifest): NamedService[] {
  return kind === 'SecurityPolicy' ? (spec.extAuth?.http.backendRefs ?? []) : [];
}

/** The Secrets that the listeners name, all with one certificate, which nobody looks at. */
export function secretsOf(objects: readonly Manifest[], folder: string): Manifest[] {
  const data = makeCertificate(folder);
  const found = objects.flatMap(({ kind, metadata: { namespace }, spec }) => {
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
  const keyOf = ({ namespace, name }: NamedService) => `${namespace}/${name}`;
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
  const slices = named.map(({ namespace, name, port }) => ({
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-${port}`, namespace, labels: { 'kubernetes.io/service-name': name } },
    addressType: 'IPv4',
    ports: [{ name: portNameOf(port), port: BACKEND_PORT, protocol: 'TCP' }],
    endpoints: [{ addresses: [addressOf(name, port)], conditions: { ready: true } }],
  }));
  return [...services, ...slices];
}

/** The numbers of ports that only have a name. */
const FIRST_NAMED = 9000;

const portNameOf = (port: number | string) => (typeof port === 'number' ? `port-${port}` : port);
