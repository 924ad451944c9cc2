import { checkStruct, checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** A backend that speaks HTTPS, and the certificate that it has to show. */
export interface BackendTls {
  /** The name that the certificate has to be for, and that is asked for (SNI), a DNS name such as `vault.internal`. */
  readonly hostname: string;

  /**
   * Name of the ConfigMap whose key `ca.crt` has the certificates of the authority, in the namespace of the Service.
   *
   * @default - the Secret, or the authorities that the gateway trusts by itself
   */
  readonly caConfigMap?: string;

  /**
   * Name of the Secret whose key `ca.crt` has the certificates of the authority, in the namespace of the Service, such as one that
   * cert-manager writes.
   *
   * @default - the ConfigMap, or the authorities that the gateway trusts by itself
   */
  readonly caSecret?: string;
}

export function* checkBackendTls(tls: BackendTls): Findings {
  if (!(yield* checkStruct('backendTls', tls, ['hostname', 'caConfigMap', 'caSecret']))) return;
  const { hostname, caConfigMap, caSecret } = tls;
  if (yield* checkValue('host', 'backendTls hostname', hostname, hostFlaw)) {
    if (hostname.startsWith('*.')) {
      const message = `backendTls hostname ${show(hostname)} is a wildcard, but the certificate of a backend is verified for one name: write a name of the certificate.`;
      yield finding('backend-tls', message);
    }
  }
  for (const [what, name] of Object.entries({ caConfigMap, caSecret })) {
    if (name !== undefined) yield* checkValue('dns-name', `backendTls ${what}`, name, dnsSubdomainFlaw);
  }
  if (caConfigMap !== undefined && caSecret !== undefined) {
    const message = `backendTls has the caConfigMap ${show(caConfigMap)} and the caSecret ${show(caSecret)}: keep one of the two.`;
    yield finding('backend-tls', message);
  }
}
