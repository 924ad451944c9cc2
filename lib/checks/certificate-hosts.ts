import { certifies } from '../rules/host';
import { remember } from '../rules/remember';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { GATEWAY_API, listenersOf } from './model/gateways';
import { annotationsOf, ingressesOf } from './model/ingress';
import { madeSecret } from './model/made-secrets';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { at, fieldsOf, itemsOf, listOf, nonEmptyStringOf, stringOf } from './model/read';

const GROUP = 'cert-manager.io';

/** A Secret with a certificate, and the hosts that it is used for. */
interface Use {
  readonly object: AppObject;
  readonly namespace: string;
  readonly secretName: string;
  readonly hosts: readonly string[];
}

export const certificateHostsCheck: Check<'certificate-hosts'> = {
  name: 'certificate-hosts',
  summary:
    'The Certificate of the app in whose Secret an Ingress or a listener finds its certificate has the hosts that they serve. One in another namespace is a warning.',
  example:
    'Secret "abc-tls" has the certificate of Certificate "abc", which is for "abc.com" and not for "shop.abc.com": add that host to dnsNames.',
  *check(app) {
    for (const use of usesOf(app)) {
      const { namespace, secretName } = use;
      const certificates = certificatesOf(app).get(secretName) ?? [];
      const own = certificates.find((each) => each.namespace === namespace);
      if (own !== undefined) yield* checkNames(use, own);
      else if (madeSecret(app, namespace, secretName) === undefined) yield* checkElsewhere(use, certificates);
    }
  },
};

/** The Certificates by the names of their Secrets. */
const certificatesOf = remember((app: AppIndex) => {
  const bySecret = new Map<unknown, AppObject[]>();
  for (const certificate of app.ofKind(GROUP, 'Certificate')) {
    const name = at(certificate.json, 'spec', 'secretName');
    bySecret.set(name, [...(bySecret.get(name) ?? []), certificate]);
  }
  return bySecret;
});

function* usesOf(app: AppIndex): Generator<Use, void, undefined> {
  for (const object of ingressesOf(app)) {
    // There, cert-manager makes the certificate for these hosts.
    if (Object.keys(annotationsOf(object)).some((key) => key.startsWith(`${GROUP}/`))) continue;
    for (const { secretName, hosts } of itemsOf(at(object.json, 'spec', 'tls'))) {
      const name = nonEmptyStringOf(secretName);
      if (name !== undefined) yield { object, namespace: object.namespace, secretName: name, hosts: textsOf(hosts) };
    }
  }
  for (const object of [...app.ofKind(GATEWAY_API, 'Gateway'), ...app.ofKind(GATEWAY_API, 'ListenerSet')]) {
    if (Object.keys(annotationsOf(object)).some((key) => key.startsWith(`${GROUP}/`))) continue;
    for (const { hostname, tls } of listenersOf(object)) {
      const refs = itemsOf(fieldsOf(tls).certificateRefs);
      const name = nonEmptyStringOf(refs[0]?.name);
      // Any of several may be the one for the host.
      if (refs.length !== 1 || name === undefined) continue;
      const namespace = stringOf(refs[0]?.namespace) ?? object.namespace;
      yield { object, namespace, secretName: name, hosts: textsOf([hostname]) };
    }
  }
}

function* checkNames({ object, secretName, hosts }: Use, certificate: AppObject): ObjectFindings {
  const { dnsNames, commonName, literalSubject } = fieldsOf(certificate.json.spec);
  const names = textsOf([...listOf(dnsNames), commonName]);
  const missing = hosts.filter((host) => !names.some((name) => certifies(name, host)));
  if (literalSubject !== undefined || missing.length === 0) return;
  const is = names.length === 0 ? 'no host' : names.map(show).join(', ');
  yield problem(
    object,
    `Secret ${show(secretName)} has the certificate of Certificate ${show(certificate.name)}, which is for ${is} and not for ${missing.map(show).join(', ')}: add that host to dnsNames.`,
  );
}

function* checkElsewhere({ object, namespace, secretName }: Use, [elsewhere]: readonly AppObject[]): ObjectFindings {
  if (elsewhere === undefined || elsewhere.namespace === '' || namespace === '') return;
  yield warning(
    object,
    `Secret ${show(secretName)} is looked for in the namespace ${show(namespace)}, and Certificate ${show(elsewhere.name)} makes it in ${show(elsewhere.namespace)}: make the Certificate in the same namespace.`,
  );
}

const textsOf = (values: unknown) => listOf(values).flatMap((value) => nonEmptyStringOf(value) ?? []);
