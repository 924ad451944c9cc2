import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { GATEWAY_API } from './gateways';
import { httpPathsOf, ingressesOf, ingressRulesOf } from './ingress';
import { kedaServers } from './keda-triggers';
import type { Elsewhere } from './policy-reach';
import { at, type Fields, fieldsOf, itemsOf, stringOf } from './read';

/** A port of a Service that something outside the app's pods connects to. */
export interface PathEntry {
  readonly object: AppObject;
  /** Whoever connects, as messages name it. */
  readonly who: string;
  readonly from: Elsewhere;
  readonly namespace: string;
  readonly service: string;
  /** Number or name of the port; every one where it is left out. */
  readonly port?: unknown;
  /** True for pods outside the app. */
  readonly isOutside?: boolean;
}

const ADMISSION = 'admissionregistration.k8s.io';

/** The Services that clients, routes and the API server lead to. */
export function* pathEntries(app: AppIndex): Generator<PathEntry> {
  for (const object of ingressesOf(app)) {
    const paths = ingressRulesOf(object).flatMap(httpPathsOf);
    for (const backend of [at(object.json, 'spec', 'defaultBackend'), ...paths.map((path) => path.backend)]) {
      const { name, port } = fieldsOf(at(backend, 'service'));
      yield* entry(object, 'the controller of the Ingress', 'other pods', {
        name,
        port: at(port, 'number') ?? at(port, 'name'),
      });
    }
  }
  for (const object of [...app.ofKind(GATEWAY_API, 'HTTPRoute'), ...app.ofKind(GATEWAY_API, 'GRPCRoute')]) {
    const references = itemsOf(at(object.json, 'spec', 'rules')).flatMap((rule) => itemsOf(rule.backendRefs));
    for (const { kind = 'Service', ...reference } of references) {
      if (kind === 'Service') yield* entry(object, 'the controller of the route', 'other pods', reference);
    }
  }
  for (const object of app.ofKind('keda.sh', 'ScaledObject')) {
    for (const { name, ...asked } of kedaServers(object)) {
      yield { object, who: 'KEDA', from: 'other pods', service: name, ...asked, isOutside: true };
    }
  }
  for (const object of app.ofKind('', 'Service')) {
    const { type } = fieldsOf(object.json.spec);
    if (type === 'NodePort' || type === 'LoadBalancer') {
      yield* entry(object, `whoever asks this ${type}`, 'an address', { name: object.name });
    }
  }
  for (const kind of ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration']) {
    for (const object of app.ofKind(ADMISSION, kind)) {
      for (const webhook of itemsOf(object.json.webhooks))
        yield* ofApiServer(object, at(webhook, 'clientConfig', 'service'));
    }
  }
  for (const object of app.ofKind('apiextensions.k8s.io', 'CustomResourceDefinition')) {
    yield* ofApiServer(object, at(object.json, 'spec', 'conversion', 'webhook', 'clientConfig', 'service'));
  }
  for (const object of app.ofKind('apiregistration.k8s.io', 'APIService')) {
    yield* ofApiServer(object, at(object.json, 'spec', 'service'));
  }
}

/** The default is that of all fields of this kind. */
const ofApiServer = (object: AppObject, service: unknown) =>
  entry(object, 'the API server', 'an address', { port: 443, ...fieldsOf(service) });

function* entry(object: AppObject, who: string, from: Elsewhere, reference: Fields): Generator<PathEntry> {
  const { name, port, namespace = object.namespace } = reference;
  const service = stringOf(name);
  if (service !== undefined) yield { object, who, from, namespace: String(namespace), service, port };
}
