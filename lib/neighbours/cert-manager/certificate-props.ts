import type { Duration } from 'cdk8s';
import type { CertificateIssuer } from './certificate-issuer';
import type { CertificateKey } from './certificate-key';

/** Props of a certificate. */
export interface CertificateProps {
  /** The hosts that it is for, a wildcard such as `*.abc.com` included, for which an ACME issuer needs a solver by DNS-01. */
  readonly dnsNames: string[];

  /** The issuer that it is asked of. */
  readonly issuer: CertificateIssuer;

  /**
   * Name of the Certificate, a DNS subdomain.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Name of the Secret that it is kept in, a DNS subdomain.
   *
   * @default - the name and `-tls`
   */
  readonly secretName?: string;

  /**
   * The time for which it is valid, of at least an hour. Many an issuer decides by itself: those of ACME do.
   *
   * @default - by cert-manager: 90 days
   */
  readonly duration?: Duration;

  /**
   * The time before its end at which a new one is made, of at least 5 minutes, and less than `duration`.
   *
   * @default - by cert-manager: a third of the time for which it is valid
   */
  readonly renewBefore?: Duration;

  /**
   * The algorithm and the size of its key.
   *
   * @default - by cert-manager: RSA of 2048 bits
   */
  readonly privateKey?: CertificateKey;

  /**
   * Makes a new key with each renewal. Without it, whoever got hold of the key once can read along for good.
   *
   * @default - by cert-manager: true from v1.18 on
   */
  readonly rotateKey?: boolean;

  /**
   * Further labels of the Certificate.
   *
   * @default - only those that follow from the name
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the Certificate.
   *
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** The names of all props. The compiler sees that none is missing. */
export const CERTIFICATE_PROPS = Object.keys({
  dnsNames: true,
  issuer: true,
  name: true,
  secretName: true,
  duration: true,
  renewBefore: true,
  privateKey: true,
  rotateKey: true,
  labels: true,
  annotations: true,
} satisfies { [name in keyof CertificateProps]-?: true });
