import { choiceOf } from '../rules/choice';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { annotationsOf, ingressesOf, ingressRulesOf } from './model/ingress';
import { ingressClassOf } from './model/ingress-class';
import { madeSecret } from './model/made-secrets';
import { type ObjectFindings, problem } from './model/object-finding';
import { fieldsOf, itemsOf, listOf, stringOf } from './model/read';

export const ingressTlsCheck: Check<'ingress-tls'> = {
  name: 'ingress-tls',
  summary:
    'The Ingress serves the hosts of its certificates, and the Secret of a certificate, when it is in the app, has the type for one.',
  example: 'TLS host "abd.com" is in no rule: write "abc.com".',
  *check(app) {
    const ingresses = ingressesOf(app);
    // A controller serves a host with the rules of all its Ingresses.
    const served = new Set(ingresses.flatMap((object) => ingressRulesOf(object).map(({ host }) => host)));
    for (const object of ingresses) {
      for (const { hosts, secretName } of itemsOf(fieldsOf(object.json.spec).tls)) {
        const isForeign = ingressClassOf(app, object).controller === 'another';
        if (!isForeign && !servesMore(object)) yield* checkHosts(object, listOf(hosts), served);
        const secret = madeSecret(app, object.namespace, stringOf(secretName) ?? '');
        if (secret?.type !== undefined && secret.type !== 'kubernetes.io/tls') {
          yield problem(
            object,
            `Secret ${show(secretName)} of tls has the type ${show(secret.type)}: write kubernetes.io/tls, with tls.crt and tls.key.`,
          );
        }
      }
    }
  },
};

/** True for an Ingress that may serve other hosts than those of its rules, or whose certificate may be for others. */
function servesMore(object: AppObject): boolean {
  const hosts = ingressRulesOf(object).map(({ host }) => stringOf(host) ?? '');
  const { defaultBackend } = fieldsOf(object.json.spec);
  const servesEveryHost = hosts.includes('') || (hosts.length === 0 && defaultBackend !== undefined);
  return (
    servesEveryHost ||
    Object.keys(annotationsOf(object)).some(
      (key) => key.startsWith('cert-manager.io/') || /\/(from-to-www-redirect|server-alias)$/.test(key),
    )
  );
}

function* checkHosts(object: AppObject, names: readonly unknown[], served: ReadonlySet<unknown>): ObjectFindings {
  const hosts = ingressRulesOf(object).map(({ host }) => stringOf(host) ?? '');
  for (const name of names) {
    if (typeof name !== 'string' || served.has(name)) continue;
    if (hosts.some((host) => matchesHost(name, host) || matchesHost(host, name))) continue;
    const fix = hosts.length === 0 ? 'add a rule for it' : `write ${choiceOf(hosts.map(show))}`;
    yield problem(object, `TLS host ${show(name)} is in no rule: ${fix}.`);
  }
}

/** True when a host, or a pattern with a leading `*.`, matches another host. */
const matchesHost = (pattern: string, host: string) =>
  pattern === host || (pattern.startsWith('*.') && host.slice(host.indexOf('.')) === pattern.slice(1));
