import { BackendProtocol } from '../../../../../lib/routing/table/backend-protocol';
import { resolveCors } from '../../../../../lib/routing/table/cors';
import { type Aspect, fieldWords, plainWords, type Treatment } from './treatment';

function corsOf({ cors }: Treatment) {
  if (cors === undefined) return undefined;
  const { maxAge, ...lists } = cors;
  const { maxAgeSeconds, ...resolved } = resolveCors(lists);
  const sorted = Object.entries(resolved).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...value].sort() : value,
  ]);
  return { ...Object.fromEntries(sorted), maxAge: maxAge === undefined ? `${maxAgeSeconds} s` : plainWords(maxAge) };
}

/** Pages of more origins that may use what a browser knows of its user. */
function letsMorePagesIn({ cors: before }: Treatment, { cors: after }: Treatment): boolean {
  if (after?.credentials !== true) return false;
  return before?.credentials !== true || after.origins.some((origin) => !before.origins.includes(origin));
}

const ENCRYPTED: readonly (BackendProtocol | undefined)[] = [BackendProtocol.HTTPS, BackendProtocol.GRPCS];

/** The protection of a connection to the backend. */
function protectionOf({ backendTls, protocol }: Treatment): number {
  if (backendTls !== undefined) return 2;
  return ENCRYPTED.includes(protocol) ? 1 : 0;
}

/** The choice of pods for a request, the way to them, and the pages that may send it. */
export const PODS_AND_PAGES: readonly Aspect[] = [
  {
    noun: 'CORS',
    isCounted: false,
    of: corsOf,
    words: ({ cors: { origins, ...rest } = { origins: [] } }) =>
      [origins.join(', '), fieldWords(rest)].filter((words) => words !== '').join(', '),
    isWeaker: letsMorePagesIn,
  },
  {
    noun: 'sticky session',
    of: ({ stickySession }) =>
      stickySession && { path: '/', conditionalSameSiteNone: false, changeOnFailure: false, ...stickySession },
    words: ({ stickySession }) => fieldWords(stickySession) || 'by a cookie',
  },
  {
    noun: 'consistent hash',
    of: ({ consistentHash }) => consistentHash,
    words: ({ consistentHash }) => fieldWords(consistentHash),
  },
  {
    noun: 'protocol of the backend',
    of: ({ backendTls, protocol = BackendProtocol.HTTP }) => backendTls ?? protocol,
    words: ({ backendTls, protocol = BackendProtocol.HTTP }) =>
      backendTls === undefined ? protocol : `HTTPS with a checked certificate (${fieldWords(backendTls)})`,
    isWeaker: (before, after) => protectionOf(after) < protectionOf(before),
  },
];
