import type { TlsCertificate } from '../../table/tls';

/** Whether cert-manager makes a certificate, which writes the Secret beside the Gateway that asks for it. */
export function isManaged({ clusterIssuer, issuer }: TlsCertificate): boolean {
  return clusterIssuer !== undefined || issuer !== undefined;
}

/** The Secrets of the router's namespace that a Gateway in another one has to be let in to, each once. */
export function secretsToGrant(tls: readonly TlsCertificate[]): string[] {
  return [...new Set(tls.filter((certificate) => !isManaged(certificate)).map(({ secretName }) => secretName))];
}
