import { show } from '../rules/show';
import type { Check } from './check';
import type { AppIndex } from './model/app-index';
import type { AppObject } from './model/app-object';
import { GATEWAY_API } from './model/gateways';
import { type ObjectFindings, problem } from './model/object-finding';
import { at, itemsOf } from './model/read';

const KEY = 'ca.crt';

export const backendTlsPoliciesCheck: Check<'backend-tls-policies'> = {
  name: 'backend-tls-policies',
  summary:
    'A Service has one BackendTLSPolicy, of which others are not accepted, and a ConfigMap or Secret of the app that it names has the key `ca.crt`.',
  example:
    'Service "vault" has the BackendTLSPolicy "router-vault" already, so that this one is not accepted: keep one of the two.',
  *check(app) {
    const taken = new Map<string, AppObject>();
    for (const policy of app.ofKind(GATEWAY_API, 'BackendTLSPolicy')) {
      yield* checkTargets(taken, policy);
      yield* checkAuthorities(app, policy);
    }
  },
};

function* checkTargets(taken: Map<string, AppObject>, policy: AppObject): ObjectFindings {
  for (const { group, kind, name, sectionName = '' } of itemsOf(at(policy.json, 'spec', 'targetRefs'))) {
    const key = [policy.namespace, group, kind, name, sectionName].join('/');
    const other = taken.get(key);
    if (other === undefined) taken.set(key, policy);
    else if (other !== policy) {
      yield problem(
        policy,
        `${kind} ${show(name)} has the BackendTLSPolicy ${show(other.name)} already, so that this one is not accepted: keep one of the two.`,
      );
    }
  }
}

function* checkAuthorities(app: AppIndex, policy: AppObject): ObjectFindings {
  for (const { group = '', kind, name } of itemsOf(at(policy.json, 'spec', 'validation', 'caCertificateRefs'))) {
    if (group !== '' || (kind !== 'ConfigMap' && kind !== 'Secret') || typeof name !== 'string') continue;
    const found = app.find('', kind, policy.namespace, name);
    const fields = ['data', 'stringData', 'binaryData'];
    if (found === undefined || fields.some((field) => at(found.json, field, KEY) !== undefined)) continue;
    yield problem(
      policy,
      `${kind} ${show(name)} has no key ${show(KEY)}, where the certificates of the authority are looked for: add it.`,
    );
  }
}
