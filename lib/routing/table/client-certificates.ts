import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsLabelFlaw, dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';

/** The clients that are let in without a certificate of the authority. */
export enum ClientCertificateCheck {
  /** Every client needs a certificate of the authority. */
  REQUIRED = 'on',
  /** A client may come without one, and a certificate that it shows must be of the authority. */
  OPTIONAL = 'optional',
  /** A client may come without one, or with one of any authority, which the backend has to look at. */
  ANY_AUTHORITY = 'optional_no_ca',
}

/** Asks clients for a certificate (mutual TLS). It holds for all routes of the router's hosts. */
export interface ClientCertificates {
  /**
   * Name of the Secret whose `ca.crt` has the certificate of the authority, in the namespace of the router. Where the chart
   * sets none, the namespace stands before it, as in `shop/clients-ca`.
   */
  readonly secretName: string;

  /**
   * The clients that are let in.
   *
   * @default ClientCertificateCheck.REQUIRED
   */
  readonly check?: ClientCertificateCheck;

  /**
   * The most certificates between that of the client and the authority's, a whole number of 1 or more.
   *
   * @default 1
   */
  readonly depth?: number;

  /**
   * The URL, or a path of one segment, to which clients without a valid certificate are sent.
   *
   * @default - they are answered with 400
   */
  readonly errorPage?: string;

  /**
   * Passes the certificate to the backend in the header `ssl-client-cert`.
   *
   * @default false
   */
  readonly passToBackend?: boolean;

  /**
   * The common name that a certificate must have, as a regular expression.
   *
   * @default - any
   */
  readonly commonName?: string;
}

const OPTIONS = ['secretName', 'check', 'depth', 'errorPage', 'passToBackend', 'commonName'];

function secretFlaw(name: unknown): string | undefined {
  const [namespace = '', ...rest] = String(name).split('/');
  if (typeof name !== 'string' || rest.length === 0) return dnsSubdomainFlaw(name);
  return dnsLabelFlaw(namespace) ?? dnsSubdomainFlaw(rest.join('/'));
}

export function* checkClientCertificates(certificates: ClientCertificates): Findings {
  if (!(yield* checkStruct('clientCertificates', certificates, OPTIONS))) return;
  const { secretName, check, depth, errorPage, passToBackend, commonName } = certificates;
  yield* checkValue('dns-name', 'clientCertificates secretName', secretName, secretFlaw);
  if (check !== undefined && !Object.values(ClientCertificateCheck).includes(check)) {
    yield wrongType(
      'clientCertificates check',
      check,
      'a ClientCertificateCheck such as ClientCertificateCheck.OPTIONAL',
    );
  }
  if (depth !== undefined) yield* checkValue('number', 'clientCertificates depth', depth, (n) => wholeNumberFlaw(n, 1));
  for (const [name, text] of Object.entries({ errorPage, commonName })) {
    if (text !== undefined && (typeof text !== 'string' || text === '')) {
      yield wrongType(`clientCertificates ${name}`, text, 'a text');
    }
  }
  yield* checkFlag('clientCertificates passToBackend', passToBackend);
}
