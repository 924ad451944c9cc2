import type { TlsCertificate } from '../table/tls';

/** True for a certificate that cert-manager makes: it writes the Secret into the namespace of the object that asks for it. */
export function isManaged({ clusterIssuer, issuer }: TlsCertificate): boolean {
  return clusterIssuer !== undefined || issuer !== undefined;
}

/** The annotations by which an Ingress or a Gateway asks cert-manager for certificates. */
export function issuerAnnotations(tls: readonly TlsCertificate[]): { readonly [key: string]: string } {
  const { clusterIssuer, issuer } = tls.find(isManaged) ?? {};
  return {
    ...(clusterIssuer !== undefined && { 'cert-manager.io/cluster-issuer': clusterIssuer }),
    ...(issuer !== undefined && { 'cert-manager.io/issuer': issuer }),
  };
}

/** The Secrets that exist without cert-manager, each once. */
export function ownSecrets(tls: readonly TlsCertificate[]): string[] {
  return [...new Set(tls.filter((certificate) => !isManaged(certificate)).map(({ secretName }) => secretName))];
}
