import type { AppIndex } from './app-index';
import type { AppObject } from './app-object';
import { GATEWAY_API, listenersOf } from './gateways';
import { annotationsOf, ingressesOf } from './ingress';
import { at, type Fields, fieldsOf, itemsOf, listOf, nonEmptyStringOf, stringOf } from './read';

const GROUP = 'cert-manager.io';

/** The issuer that a certificate is asked of. */
export interface Issuer {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
}

/** Hosts for which an object has cert-manager make a certificate. */
export interface WantedCertificate {
  readonly object: AppObject;
  readonly issuer: Issuer;
  readonly hosts: readonly string[];
}

/** The certificates that Certificates, Ingresses, Gateways and ListenerSets of an app ask of cert-manager's own issuers. */
export function* wantedCertificates(app: AppIndex): Generator<WantedCertificate, void, undefined> {
  for (const object of app.ofKind(GROUP, 'Certificate')) {
    const { dnsNames, commonName, issuerRef } = fieldsOf(object.json.spec);
    const { group = GROUP, kind = 'Issuer', name } = fieldsOf(issuerRef);
    if (group !== GROUP || typeof name !== 'string') continue;
    const issuer = { kind: String(kind), name, namespace: object.namespace };
    yield { object, issuer, hosts: textsOf([commonName, ...listOf(dnsNames)]) };
  }
  for (const object of ingressesOf(app)) {
    const hosts = itemsOf(at(object.json, 'spec', 'tls')).flatMap((entry) => listOf(entry.hosts));
    yield* byAnnotation(object, hosts);
  }
  for (const object of [...app.ofKind(GATEWAY_API, 'Gateway'), ...app.ofKind(GATEWAY_API, 'ListenerSet')]) {
    const listeners = listenersOf(object).filter(({ tls }) => tls !== undefined);
    yield* byAnnotation(
      object,
      listeners.map(({ hostname }) => hostname),
    );
  }
}

function* byAnnotation(object: AppObject, hosts: readonly unknown[]): Generator<WantedCertificate, void, undefined> {
  const annotations = annotationsOf(object);
  const cluster = nonEmptyStringOf(annotations[`${GROUP}/cluster-issuer`]);
  const name = cluster ?? nonEmptyStringOf(annotations[`${GROUP}/issuer`]);
  const kind = annotations[`${GROUP}/issuer-kind`] ?? (cluster === undefined ? 'Issuer' : 'ClusterIssuer');
  if (name === undefined || (annotations[`${GROUP}/issuer-group`] ?? GROUP) !== GROUP) return;
  yield { object, issuer: { kind, name, namespace: object.namespace }, hosts: textsOf(hosts) };
}

const textsOf = (values: readonly unknown[]) => [...new Set(values.flatMap((value) => stringOf(value) ?? []))];

export function issuerOf(app: AppIndex, { kind, name, namespace }: Issuer): AppObject | undefined {
  const isCluster = kind === 'ClusterIssuer';
  return app.ofKind(GROUP, kind).find((each) => each.name === name && (isCluster || each.namespace === namespace));
}

/** The solvers of an issuer, or undefined for one that asks no ACME server, such as a CA of one's own. */
export function solversOf({ json }: AppObject): readonly Fields[] | undefined {
  const acme = at(json, 'spec', 'acme');
  return acme === undefined ? undefined : itemsOf(at(acme, 'solvers'));
}
