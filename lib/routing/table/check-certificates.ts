import { checkStrings, checkStruct, checkValue } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { certifies, hostFlaw } from '../../rules/host';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** One certificate as it was written, unchecked. */
export interface CertificatePart {
  readonly secretName?: string;
  readonly hosts?: readonly string[];
  readonly clusterIssuer?: string;
  readonly issuer?: string;
  /** Made by cert-manager. */
  readonly isManaged?: boolean;
  /** Made by a construct that checks it, for other routers as well. */
  readonly isShared?: boolean;
  readonly options: { readonly given: unknown; readonly known: readonly string[] };
}

/** Checks the certificates of a router with these hosts. */
export function* checkCertificates(
  parts: readonly CertificatePart[],
  mistyped: unknown,
  hosts: readonly string[],
): Findings {
  if (parts.length === 0) {
    const fix = 'write Tls.several([Tls.secret("abc-com-tls")])';
    yield finding('tls', `Tls.several() takes a list of certificates, not ${show(mistyped)}: ${fix}.`);
    return;
  }
  let isUsable = true;
  for (const part of parts) isUsable = (yield* checkPart(part, hosts)) && isUsable;
  if (isUsable) yield* checkCover(parts, hosts);
}

/** Checks that each host has exactly one certificate. */
function* checkCover(parts: readonly CertificatePart[], hosts: readonly string[]): Findings {
  if (hosts.length === 0) {
    yield finding('tls', "tls needs a host: set the router's host, since certificates are for names.");
  }
  const certificates = (host: string) =>
    parts.filter((part) => part.hosts?.some((name) => certifies(name, host))).length;
  const unnamed = parts.filter((part) => part.hosts === undefined).length;
  const rest = hosts.filter((host) => certificates(host) === 0);
  if (unnamed > 1) {
    yield finding('tls', 'tls has several certificates without hosts: name the hosts of all but one.');
  }
  if (unnamed === 0 && rest.length > 0) {
    const fix = 'add the host to a certificate, or a certificate for it';
    yield finding('tls', `tls has no certificate for ${rest.map(show).join(', ')}: ${fix}.`);
  }
  if (parts.some((part) => part.isManaged) && !parts.every((part) => part.isManaged)) {
    yield finding(
      'tls',
      'tls mixes cert-manager with Secrets of your own, which it would take for its own and replace: use one of the two.',
    );
  }
  for (const host of hosts.filter((name) => certificates(name) > 1)) {
    yield finding('tls', `tls has two certificates for ${show(host)}: name the host in one of them.`);
  }
}

function* checkPart(part: CertificatePart, hosts: readonly string[]): Findings<boolean> {
  const { secretName, clusterIssuer, issuer, isManaged, isShared } = part;
  if (isShared) {
    if (secretName !== undefined) return true;
    yield finding(
      'tls',
      `Tls.certificate() takes a certificate of the app, not ${show(part.options.given)}: write Tls.certificate(new Certificate(chart, "abc-com", { … })).`,
    );
    return false;
  }
  if (!(yield* checkStruct(isManaged ? 'Tls.certManager()' : 'Tls.secret()', part.options.given, part.options.known)))
    return false;
  if (isManaged && (clusterIssuer === undefined) === (issuer === undefined)) {
    yield finding(
      'tls',
      'Tls.certManager() takes either a clusterIssuer or an issuer: write one, for example { clusterIssuer: "letsencrypt" }.',
    );
  }
  for (const [what, name] of Object.entries({ secretName, clusterIssuer, issuer })) {
    if (name !== undefined) yield* checkValue('dns-name', `tls ${what}`, name, dnsSubdomainFlaw);
  }
  if (!isManaged && secretName === undefined) {
    yield finding('tls', 'Tls.secret() names no Secret: write its name, for example "abc-com-tls".');
  }
  if (part.hosts === undefined) return true;
  if (!(yield* checkStrings('tls hosts', part.hosts, '["abc.com"]'))) return false;
  for (const host of part.hosts) {
    if (!(yield* checkValue('host', 'host', host, hostFlaw)) || hosts.some((served) => certifies(host, served)))
      continue;
    const fix = 'leave it out, or add the host';
    yield finding('tls', `tls has a certificate for ${show(host)}, which the router does not serve: ${fix}.`);
  }
  return true;
}
