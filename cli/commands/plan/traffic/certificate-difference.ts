import type { TlsCertificate } from '../../../../lib/routing/table/tls';
import { keyOf } from './answer-difference';
import { mapSides } from './app-routers';
import { certificatesOf } from './changed-hosts';
import type { Difference } from './difference';
import { type HostChange, routerPaths } from './host-change';
import { isSame } from './same-value';
import { placedName } from './treatment/placed-names';

/** The difference between the certificates of a host that is served before and after a change. */
export function* certificateDifference(change: HostChange): Generator<Difference> {
  const [router] = change.after;
  if (router === undefined || change.before.length === 0) return;
  const places = mapSides(change, (served) => [...new Set(served.map(({ router: { table } }) => table.namespace))]);
  const isMoved = !isSame(places.before, places.after);
  const { before, after } = mapSides(change, (served) => {
    const words = served.flatMap((each) => {
      const namespace = isMoved ? each.router.table.namespace : undefined;
      return certificatesOf(each).map((certificate) => certificateWords(certificate, namespace));
    });
    return [...new Set(words)].join(', ');
  });
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

function certificateWords(certificate: Omit<TlsCertificate, 'hosts'>, namespace: string | undefined): string {
  const { secretName, clusterIssuer, issuer } = certificate;
  const secret = `Secret ${placedName(secretName, namespace)}`;
  if (clusterIssuer !== undefined) return `${secret} of the ClusterIssuer ${clusterIssuer}`;
  return issuer === undefined ? secret : `${secret} of the Issuer ${placedName(issuer, namespace)}`;
}
