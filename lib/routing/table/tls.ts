import { checkHost, isDnsSubdomain } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStrings, checkStruct } from '../../rules/structs';
import { frozenCopy } from './frozen-copy';

/** For which hosts a certificate is. */
export interface TlsSecretOptions {
  /**
   * The hosts that the certificate is for.
   *
   * @default - all hosts of the router that no other certificate is for
   */
  readonly hosts?: string[];
}

/** Which issuer of cert-manager makes a certificate; one of the two. */
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
  /** The Secret that holds it. */
  readonly secretName: string;

  /** The hosts that it is for. */
  readonly hosts: string[];

  /**
   * The ClusterIssuer of cert-manager that makes it.
   *
   * @default - none does
   */
  readonly clusterIssuer?: string;

  /**
   * The Issuer of cert-manager that makes it.
   *
   * @default - none does
   */
  readonly issuer?: string;
}

/**
 * Where a router's certificates come from. With TLS, requests by HTTP are redirected to HTTPS unless `httpsRedirect` is
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

  /** Several certificates for different hosts. */
  static several(certificates: Tls[]): Tls {
    const list: unknown = certificates;
    const isList = Array.isArray(list) && list.length > 0 && list.every((tls) => tls instanceof Tls);
    return isList ? new Tls(certificates.flatMap((tls) => tls.parts)) : new Tls([], list);
  }

  private constructor(
    private readonly parts: readonly Part[],
    private readonly mistyped?: unknown,
  ) {}

  /**
   * The certificates, with every host of the router in one of them or reported.
   *
   * @internal
   */
  _certificates(report: Report, routerName: string, hosts: readonly string[]): TlsCertificate[] {
    if (this.parts.length === 0) {
      report(
        `Tls.several() takes a list of certificates, not ${show(this.mistyped)}: write Tls.several([Tls.secret("abc-com-tls")]).`,
      );
      return [];
    }
    const usable = this.parts.map((part) => checkPart(report, part, hosts)).every(Boolean);
    if (!usable) return [];
    if (hosts.length === 0) report("tls needs a host: set the router's host, since certificates are for names.");

    const named = this.parts.flatMap((part) => part.hosts ?? []);
    const rest = hosts.filter((host) => !named.some((certified) => covers(certified, host)));
    const unnamed = this.parts.filter((part) => part.hosts === undefined);
    if (unnamed.length > 1) report('tls has several certificates without hosts: name the hosts of all but one.');
    if (unnamed.length === 0 && rest.length > 0) {
      report(
        `tls has no certificate for ${rest.map(show).join(', ')}: add the host to a certificate, or a certificate for it.`,
      );
    }
    if (this.parts.some((part) => part.isManaged) && !this.parts.every((part) => part.isManaged)) {
      report(
        'tls mixes cert-manager with Secrets of your own, which it would take for its own and replace: use one of the two.',
      );
    }
    const certificates = this.parts.map((part) => ({
      secretName: part.secretName ?? `${routerName}-tls`,
      hosts: hosts.filter((host) => (part.hosts ? part.hosts.some((name) => covers(name, host)) : rest.includes(host))),
      clusterIssuer: part.clusterIssuer,
      issuer: part.issuer,
    }));
    if (unnamed.length > 1) return [];
    for (const host of hosts.filter((name) => certificates.filter((one) => one.hosts.includes(name)).length > 1)) {
      report(`tls has two certificates for ${show(host)}: name the host in one of them.`);
    }
    return certificates.filter((certificate) => certificate.hosts.length > 0);
  }
}

/** One certificate as it was written, unchecked. */
interface Part extends TlsCertManagerOptions, TlsSecretOptions {
  readonly isManaged?: boolean;
  readonly options: { readonly given: unknown; readonly known: readonly string[] };
}

/** Whether a certificate's name is good for a host; a wildcard is for one label. */
function covers(certified: string, host: string): boolean {
  return certified === host || (certified.startsWith('*.') && host.replace(/^[^.]+/, '*') === certified);
}

function checkPart(report: Report, part: Part, hosts: readonly string[]): boolean {
  const { secretName, clusterIssuer, issuer } = part;
  if (!checkStruct(report, 'the options of tls', part.options.given, part.options.known)) return false;
  if (part.isManaged && (clusterIssuer === undefined) === (issuer === undefined)) {
    report(
      'Tls.certManager() takes either a clusterIssuer or an issuer: write one, for example { clusterIssuer: "letsencrypt" }.',
    );
  }
  for (const [what, name] of Object.entries({ secretName, clusterIssuer, issuer })) {
    if (name !== undefined && !(typeof name === 'string' && isDnsSubdomain(name))) {
      report(`${what} ${show(name)} of tls is no object name: write lower-case letters, digits, "-" and ".".`);
    }
  }
  if (!part.isManaged && secretName === undefined)
    report('Tls.secret() names no Secret: write its name, for example "abc-com-tls".');
  if (part.hosts === undefined) return true;
  if (!checkStrings(report, 'tls hosts', part.hosts, '["abc.com"]')) return false;
  for (const host of part.hosts) {
    checkHost(report, host);
    if (!hosts.some((served) => covers(host, served))) {
      report(
        `tls has a certificate for ${show(host)}, which the router does not serve: leave it out, or add the host.`,
      );
    }
  }
  return true;
}
