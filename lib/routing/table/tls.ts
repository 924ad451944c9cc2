import { Certificate } from '../../neighbours/cert-manager/certificate';
import type { Findings } from '../../rules/finding';
import { certifies } from '../../rules/host';
import { type CertificatePart, checkCertificates } from './check-certificates';
import { frozenCopy } from './frozen-copy';

/** Options of a certificate in a Secret. */
export interface TlsSecretOptions {
  /**
   * The hosts that the certificate is for.
   *
   * @default - all hosts of the router without a certificate of their own
   */
  readonly hosts?: string[];
}

/** The issuer of cert-manager that makes a certificate: either a ClusterIssuer or an Issuer. */
export interface TlsCertManagerOptions {
  /**
   * Name of a ClusterIssuer.
   *
   * @default - the issuer is an Issuer
   */
  readonly clusterIssuer?: string;

  /**
   * Name of an Issuer in the router's namespace.
   *
   * @default - the issuer is a ClusterIssuer
   */
  readonly issuer?: string;

  /**
   * The Secret that cert-manager writes.
   *
   * @default - the router's name and `-tls`
   */
  readonly secretName?: string;
}

/** A certificate of a route table. */
export interface TlsCertificate {
  /** The Secret with the certificate and its key. */
  readonly secretName: string;

  /** The hosts that it is for. */
  readonly hosts: string[];

  /**
   * The ClusterIssuer of cert-manager that makes it.
   *
   * @default - it is made by an Issuer, or elsewhere
   */
  readonly clusterIssuer?: string;

  /**
   * The Issuer of cert-manager that makes it.
   *
   * @default - it is made by a ClusterIssuer, or elsewhere
   */
  readonly issuer?: string;
}

/**
 * The certificates of a router. With TLS, requests by HTTP are redirected to HTTPS unless `httpsRedirect` is
 * false.
 *
 * @example
 * Tls.certManager({ clusterIssuer: 'letsencrypt' })
 */
export class Tls {
  /** A Secret of type `kubernetes.io/tls` in the router's namespace. */
  static secret(secretName: string, options: TlsSecretOptions = {}): Tls {
    const given = frozenCopy(options);
    return new Tls([{ secretName, hosts: given?.hosts, options: { given, known: ['hosts'] } }]);
  }

  /** A certificate for all hosts of the router, made and renewed by cert-manager. */
  static certManager(options: TlsCertManagerOptions): Tls {
    const { clusterIssuer, issuer, secretName } = options ?? {};
    const known = ['clusterIssuer', 'issuer', 'secretName'];
    return new Tls([{ clusterIssuer, issuer, secretName, isManaged: true, options: { given: options ?? {}, known } }]);
  }

  /**
   * A certificate of the router's namespace that the app makes by itself, and that may be for hosts of other routers as well. Each host
   * of the router without another certificate has to be one of its own.
   */
  static certificate(certificate: Certificate): Tls {
    const { secretName, _dnsNames: hosts = [] }: Partial<Certificate> =
      certificate instanceof Certificate ? certificate : {};
    return new Tls([{ secretName, hosts, isShared: true, options: { given: certificate, known: [] } }]);
  }

  /** Several certificates for different hosts. */
  static several(certificates: Tls[]): Tls {
    const list: unknown = certificates;
    const isList = Array.isArray(list) && list.length > 0 && list.every((tls) => tls instanceof Tls);
    return isList ? new Tls(certificates.flatMap((tls) => tls.parts)) : new Tls([], list);
  }

  private constructor(
    private readonly parts: readonly CertificatePart[],
    private readonly mistyped?: unknown,
  ) {}

  /**
   * Checks the certificates, and that each host of the router has one.
   *
   * @internal
   */
  *_check(hosts: readonly string[]): Findings {
    yield* checkCertificates(this.parts, this.mistyped, hosts);
  }

  /**
   * The certificates of the hosts, by the name of the router, or an empty list while something is wrong with them.
   *
   * @internal
   */
  _certificates(routerName: string, hosts: readonly string[]): TlsCertificate[] {
    if (this._check(hosts).next().done !== true) return [];
    const named = this.parts.flatMap((part) => part.hosts ?? []);
    const isNamed = (host: string) => named.some((name) => certifies(name, host));
    return this.parts
      .map(({ secretName = `${routerName}-tls`, hosts: own, clusterIssuer, issuer }) => ({
        secretName,
        hosts: hosts.filter((host) => (own ? own.some((name) => certifies(name, host)) : !isNamed(host))),
        clusterIssuer,
        issuer,
      }))
      .filter((certificate) => certificate.hosts.length > 0);
  }
}
