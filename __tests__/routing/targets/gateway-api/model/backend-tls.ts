import { asRecord, asRecords, asText, isKind, type Json, nameOf, namespaceOf } from './json';

/** The certificates that the pods of Services have to show, by the BackendTLSPolicies among some objects. */
export class BackendCertificates {
  private readonly policies: readonly Json[];

  constructor(objects: readonly unknown[]) {
    this.policies = objects.map(asRecord).filter((object) => isKind(object, 'BackendTLSPolicy'));
  }

  /** Those of some Services of a namespace, in words, each once. */
  factsOf(namespace: string, services: readonly { readonly name: string }[]): string[] {
    const facts = services.flatMap(({ name }) => {
      const found = this.policies.filter((policy) => namespaceOf(policy) === namespace && isFor(policy, name));
      if (found.length > 1) throw new Error(`${found.map(nameOf).join(' and ')} are for the Service ${name}.`);
      return found.map((policy) => factOf(asRecord(asRecord(policy.spec).validation)));
    });
    return [...new Set(facts)];
  }
}

function isFor(policy: Json, service: string): boolean {
  const targets = asRecords(asRecord(policy.spec).targetRefs);
  return targets.some(({ group, kind, name }) => group === '' && kind === 'Service' && name === service);
}

function factOf({ hostname, caCertificateRefs, wellKnownCACertificates }: Json): string {
  const [ref] = asRecords(caCertificateRefs);
  const authority = ref ? `the ${ref.kind} ${ref.name}` : `the authorities of the ${wellKnownCACertificates}`;
  return `the backend shows a certificate for ${asText(hostname)} by ${authority}`;
}
