import { ANNOTATION_PREFIX } from '../nginx/annotations/annotation-spec';
import { isTrue } from '../nginx/validators';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { GATEWAY_API } from './model/gateways';
import { annotationsOf, httpPathsOf, ingressRulesOf } from './model/ingress';
import { nginxIngressesOf } from './model/ingress-class';
import { warning } from './model/object-finding';
import { at, type Fields, fieldsOf, itemsOf, stringOf } from './model/read';

const BY_HTTP = 'gets plain HTTP requests, which an HTTPS server answers with 400';

/** Words of appProtocol for HTTP over TLS. */
const SECURE = ['https', 'kubernetes.io/wss'];

export const httpsBackendsCheck: Check<'https-backends'> = {
  name: 'https-backends',
  summary:
    'Routes to the port of a Service for HTTPS (443, 8443, one named https or with such an appProtocol) speak HTTPS to it (a warning).',
  example: `port 443 of Service "vault" ${BY_HTTP}: write protocol: BackendProtocol.HTTPS (the annotation backend-protocol), or accept this where the port is for HTTP.`,
  *check(app) {
    for (const object of nginxIngressesOf(app)) {
      if (!asksByHttp(annotationsOf(object))) continue;
      const paths = ingressRulesOf(object).flatMap(httpPathsOf);
      const backends = [at(object.json, 'spec', 'defaultBackend'), ...paths.map(({ backend }) => backend)];
      const references = backends.map((backend): Reference => {
        const { name, port } = fieldsOf(at(backend, 'service'));
        return { name, namespace: object.namespace, port: at(port, 'name') ?? at(port, 'number') };
      });
      for (const what of secured(app, references)) {
        yield warning(
          object,
          `${what} ${BY_HTTP}: write protocol: BackendProtocol.HTTPS (the annotation backend-protocol), or accept this where the port is for HTTP.`,
        );
      }
    }
    for (const object of app.ofKind(GATEWAY_API, 'HTTPRoute')) {
      const references = itemsOf(at(object.json, 'spec', 'rules'))
        .flatMap(({ backendRefs }) => itemsOf(backendRefs))
        .filter(({ kind = 'Service' }) => kind === 'Service')
        .map(({ name, namespace = object.namespace, port }): Reference => ({ name, namespace, port }));
      for (const what of secured(
        app,
        references.filter((each) => !hasTlsPolicy(app, each)),
      )) {
        yield warning(
          object,
          `${what} ${BY_HTTP}: write backendTls (a BackendTLSPolicy for the Service), or accept this where the port is for HTTP.`,
        );
      }
    }
  },
};

interface Reference {
  readonly name: unknown;
  readonly namespace: unknown;
  readonly port: unknown;
}

/** True for an Ingress whose requests are passed on by HTTP/1.1 without TLS: no canary, redirect or pass-through. */
function asksByHttp(annotations: { readonly [key: string]: string }): boolean {
  const of = (name: string) => annotations[ANNOTATION_PREFIX + name];
  const isElsewhere = ['permanent-redirect', 'temporal-redirect', 'proxy-ssl-secret'].some((name) => of(name));
  if (isElsewhere || isTrue(of('canary')) || isTrue(of('ssl-passthrough'))) return false;
  return /^(http)?$/i.test((of('backend-protocol') ?? '').trim()) && !/^https?:/.test(of('rewrite-target') ?? '');
}

/** The ports for HTTPS among those referred to, in words, each once. */
function secured(app: AppIndex, references: readonly Reference[]): string[] {
  const found = references.flatMap((reference) => {
    const { name, port } = reference;
    if (typeof name !== 'string' || !isForHttps(app, reference)) return [];
    return [`port ${show(port)} of Service ${show(name)}`];
  });
  return [...new Set(found)];
}

function isForHttps(app: AppIndex, reference: Reference): boolean {
  const offered = portOf(serviceOf(app, reference), reference.port);
  const name = stringOf(offered?.name) ?? stringOf(reference.port) ?? '';
  const number = offered?.port ?? reference.port;
  // A Service that names the protocol of its port says what it is for.
  const said = stringOf(offered?.appProtocol);
  if (said !== undefined) return SECURE.includes(said);
  return /^https\b/.test(name) || number === 443 || number === 8443;
}

function serviceOf(app: AppIndex, { name, namespace }: Reference): AppObject | undefined {
  return app.find('', 'Service', stringOf(namespace) ?? '', stringOf(name) ?? '');
}

function portOf(service: AppObject | undefined, port: unknown): Fields | undefined {
  return itemsOf(at(service?.json, 'spec', 'ports')).find((each) => each.port === port || each.name === port);
}

function hasTlsPolicy(app: AppIndex, { name, namespace }: Reference): boolean {
  return app.ofKind(GATEWAY_API, 'BackendTLSPolicy').some((policy) => {
    const targets = itemsOf(at(policy.json, 'spec', 'targetRefs'));
    return policy.namespace === namespace && targets.some((target) => target.name === name);
  });
}
