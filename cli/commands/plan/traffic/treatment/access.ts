import { ClientCertificateCheck, type ClientCertificates } from '../../../../../lib/routing/table/client-certificates';
import { isCovered, sameForAll } from './address-ranges';
import type { Aspect, Treatment } from './treatment';

/** The ways in which clients show who they are. */
const PROOFS = ['basicAuth', 'externalAuth', 'clientCertificates'] as const;

/** True where a proof is asked for no more, and no other one came in its place. */
function isGone(before: Treatment, after: Treatment, name: (typeof PROOFS)[number]): boolean {
  if (before[name] === undefined || after[name] !== undefined) return false;
  return !PROOFS.some((other) => before[other] === undefined && after[other] !== undefined);
}

const completed = (certificates: ClientCertificates) => ({
  check: ClientCertificateCheck.REQUIRED,
  depth: 1,
  passToBackend: false,
  ...certificates,
});

/** From the check that lets the fewest in. */
const CHECKS = [ClientCertificateCheck.REQUIRED, ClientCertificateCheck.OPTIONAL, ClientCertificateCheck.ANY_AUTHORITY];

function isLooser(before: ClientCertificates, after: ClientCertificates): boolean {
  const [old, now] = [completed(before), completed(after)];
  const isNameDropped = old.commonName !== undefined && now.commonName === undefined;
  return CHECKS.indexOf(now.check) > CHECKS.indexOf(old.check) || now.depth > old.depth || isNameDropped;
}

/** Who may pass: each aspect of which there is less is less safe. */
export const ACCESS: readonly Aspect[] = [
  {
    noun: 'basic auth',
    isCounted: false,
    of: ({ basicAuth }) => basicAuth,
    words: ({ basicAuth: { secretName, realm } = { secretName: '' } }) =>
      `Secret ${secretName}${realm === undefined ? '' : `, realm "${realm}"`}`,
    isWeaker: (before, after) => isGone(before, after, 'basicAuth'),
  },
  {
    noun: 'external auth',
    isCounted: false,
    of: ({ externalAuth }) =>
      externalAuth && { ...externalAuth, responseHeaders: [...(externalAuth.responseHeaders ?? [])].sort() },
    words: ({ externalAuth: { url, signinUrl, responseHeaders } = { url: '' } }) =>
      [
        url,
        ...(signinUrl === undefined ? [] : [`sign-in ${signinUrl}`]),
        ...(responseHeaders === undefined ? [] : [`passes ${responseHeaders.join(', ')}`]),
      ].join(', '),
    isWeaker: (before, after) => isGone(before, after, 'externalAuth'),
  },
  {
    noun: 'check of client certificates',
    of: ({ clientCertificates }) => clientCertificates && completed(clientCertificates),
    words: ({ clientCertificates }) => {
      if (clientCertificates === undefined) return '';
      const { secretName, check, depth, commonName, errorPage, passToBackend } = completed(clientCertificates);
      return [
        `Secret ${secretName}`,
        { on: 'required', optional: 'optional', optional_no_ca: 'of any authority' }[check],
        ...(depth === 1 ? [] : [`depth ${depth}`]),
        ...(commonName === undefined ? [] : [`common name ${commonName}`]),
        ...(errorPage === undefined ? [] : [`error page ${errorPage}`]),
        ...(passToBackend ? ['passed to the backend'] : []),
      ].join(', ');
    },
    isWeaker: (before, after) =>
      isGone(before, after, 'clientCertificates') ||
      (before.clientCertificates !== undefined &&
        after.clientCertificates !== undefined &&
        isLooser(before.clientCertificates, after.clientCertificates)),
  },
  {
    noun: 'list of allowed addresses',
    of: ({ allowFrom }) => allowFrom && sameForAll(allowFrom),
    words: ({ allowFrom = [] }) => allowFrom.join(', '),
    isWeaker: ({ allowFrom: before }, { allowFrom: after }) =>
      before !== undefined && (after === undefined || !isCovered(after, before)),
  },
  {
    noun: 'list of refused addresses',
    of: ({ denyFrom }) => denyFrom && sameForAll(denyFrom),
    words: ({ denyFrom = [] }) => denyFrom.join(', '),
    isWeaker: ({ denyFrom: before }, { denyFrom: after }) =>
      before !== undefined && (after === undefined || !isCovered(before, after)),
  },
];
