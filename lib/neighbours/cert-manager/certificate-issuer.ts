import { checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

/**
 * An issuer of cert-manager, by the name of the object that says how certificates are had. Whoever runs the cluster makes that.
 *
 * @example
 * CertificateIssuer.cluster('letsencrypt')
 */
export class CertificateIssuer {
  /** @param name of an Issuer in the certificate's namespace. */
  static of(name: string): CertificateIssuer {
    return new CertificateIssuer(name);
  }

  /** @param name of a ClusterIssuer. */
  static cluster(name: string): CertificateIssuer {
    return new CertificateIssuer(name, 'ClusterIssuer');
  }

  /**
   * An issuer of another project, such as that of a cloud.
   *
   * @param group its API group, for example `awspca.cert-manager.io`.
   * @param kind its kind, for example `AWSPCAClusterIssuer`.
   * @param name its name.
   */
  static external(group: string, kind: string, name: string): CertificateIssuer {
    return new CertificateIssuer(name, kind, group);
  }

  private constructor(
    private readonly name: string,
    private readonly kind?: string,
    private readonly group?: string,
  ) {}

  /** @internal */
  *_check(): Findings {
    yield* checkValue('dns-name', 'issuer name', this.name, dnsSubdomainFlaw);
    if (this.group === undefined) return;
    yield* checkValue('dns-name', 'issuer group', this.group, dnsSubdomainFlaw);
    if (typeof this.kind === 'string' && /^[A-Z][A-Za-z0-9]*$/.test(this.kind)) return;
    yield finding(
      'certificate',
      `issuer kind ${show(this.kind)} is not a kind: write, for example, "AWSPCAClusterIssuer".`,
    );
  }

  /** @internal */
  get _reference() {
    // An Issuer is the default.
    return { name: this.name, kind: this.kind, group: this.group };
  }
}
