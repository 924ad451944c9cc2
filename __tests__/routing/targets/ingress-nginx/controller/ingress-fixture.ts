import { ANNOTATION_PREFIX } from './annotations';

/** The short form of an Ingress in tests: `/path` or `Exact /path` or `ImplementationSpecific /path` → `service[:port]`. */
export interface IngressFixture {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly className?: string | null;
  readonly namespace?: string;
  readonly hosts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly defaultBackend?: string;
  readonly tls?: readonly string[];
}

/** A networking.k8s.io/v1 Ingress as kubectl would apply it. The host `''` is a rule without a host. */
export function ingress(name: string, fixture: IngressFixture): object {
  const { annotations = {}, className = 'nginx', namespace, hosts, defaultBackend, tls } = fixture;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([key, value]) => [ANNOTATION_PREFIX + key, value]),
      ),
    },
    spec: {
      ...(className === null ? {} : { ingressClassName: className }),
      ...(defaultBackend === undefined ? {} : { defaultBackend: backend(defaultBackend) }),
      ...(tls === undefined ? {} : { tls: [{ hosts: tls, secretName: 'certificate' }] }),
      rules: Object.entries(hosts ?? {}).map(([host, paths]) => ({
        ...(host === '' ? {} : { host }),
        http: { paths: Object.entries(paths).map(([path, service]) => pathOf(path, service)) },
      })),
    },
  };
}

function pathOf(text: string, service: string): object {
  const [first = '', second] = text.split(' ');
  return { path: second ?? first, pathType: second === undefined ? 'Prefix' : first, backend: backend(service) };
}

function backend(text: string): object {
  const [name, port = '80'] = text.split(':');
  return { service: { name, port: /^\d+$/.test(port) ? { number: Number(port) } : { name: port } } };
}
