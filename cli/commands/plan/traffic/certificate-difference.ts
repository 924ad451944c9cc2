import type { TlsCertificate } from '../../../../lib/routing/table/tls';
import { keyOf } from './answer-difference';
import { mapSides } from './app-routers';
import { certificatesOf } from './changed-hosts';
import type { Difference } from './difference';
import { type HostChange, routerPaths } from './host-change';

/** The difference between the certificates of a host that is served before and after a change. */
export function* certificateDifference(change: HostChange): Generator<Difference> {
  const [router] = change.after;
  if (router === undefined || change.before.length === 0) return;
  const { before, after } = mapSides(change, (served) =>
    [...new Set(served.flatMap(certificatesOf).map(certificateWords))].join(', '),
  );
  if (before === after) return;
  const path = routerPaths([router]);
  yield {
    key: keyOf(path, 'certificate', before, after),
    kind: after === '' ? 'less-safe' : 'traffic',
    router: path,
    subject: { host: change.host, rule: 'by HTTPS' },
    words: wordsOf(before, after),
    example: { before: before || 'no certificate', after: after || 'no certificate' },
  };
}

function wordsOf(before: string, after: string): string {
  if (after === '') return `are answered without a certificate instead of that of ${before}`;
  return `are answered with the certificate of ${after} instead of ${before === '' ? 'without one' : before}`;
}

function certificateWords({ secretName, clusterIssuer, issuer }: Omit<TlsCertificate, 'hosts'>): string {
  if (clusterIssuer !== undefined) return `Secret ${secretName} of the ClusterIssuer ${clusterIssuer}`;
  return issuer === undefined ? `Secret ${secretName}` : `Secret ${secretName} of the Issuer ${issuer}`;
}
