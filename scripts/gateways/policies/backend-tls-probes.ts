import type { Manifest } from '../../../__tests__/support/app';
import type { BackendTls } from '../../../lib';
import { BACKEND_NAME, type BackendCertificate, backendCertificate } from '../backend-certificate';
import type { Probe } from './probe';

const NAME = 'internal-ca';
const PASSES = [`it is passed on, by TLS for ${BACKEND_NAME}`];
const FAILS = ['it is answered with 5xx'];

/** A request to an echo server whose certificate is looked at. */
function probe(
  title: string,
  backendTls: BackendTls,
  expected: readonly string[],
  authority: 'authority' | 'otherAuthority' = 'authority',
): Probe {
  return {
    title,
    props: { backendTls },
    objects: () => [authorityObject(backendTls, authority)],
    async facts(send) {
      const { seen, status } = await send({ path: '/' });
      if (seen) return [`it is passed on, ${seen.tlsName ? `by TLS for ${seen.tlsName}` : 'in plain text'}`];
      return [`it is answered with ${status >= 500 ? '5xx' : status}`];
    },
    expected,
  };
}

function authorityObject({ caSecret }: BackendTls, authority: keyof BackendCertificate): Manifest {
  const { key, certificate, [authority]: ca } = backendCertificate();
  const metadata = { name: NAME };
  if (caSecret === undefined) return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'ca.crt': ca } };
  // As cert-manager writes it.
  const stringData = { 'ca.crt': ca, 'tls.crt': certificate, 'tls.key': key };
  return { apiVersion: 'v1', kind: 'Secret', metadata, type: 'kubernetes.io/tls', stringData };
}

export const BACKEND_TLS_PROBES: readonly Probe[] = [
  probe('backendTls by a ConfigMap', { hostname: BACKEND_NAME, caConfigMap: NAME }, PASSES),
  probe('backendTls by a Secret', { hostname: BACKEND_NAME, caSecret: NAME }, PASSES),
  probe('backendTls for another name', { hostname: 'other.internal', caConfigMap: NAME }, FAILS),
  probe('backendTls by another authority', { hostname: BACKEND_NAME, caConfigMap: NAME }, FAILS, 'otherAuthority'),
  // Not by the authorities of the gateway: nginx takes nothing at all without a file that only the image of NGINX Gateway Fabric
  // has.
];
