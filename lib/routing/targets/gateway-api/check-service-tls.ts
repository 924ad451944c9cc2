import { show } from '../../../rules/show';
import { protocolOf } from '../../table/backend';
import { BackendProtocol } from '../../table/backend-protocol';
import type { RouteTable } from '../../table/route-table';
import type { TargetFindings } from '../routing-target';
import { finding } from './codes';
import { type WayToService, waysToServices } from './services-by-tls';

/** Checks that all ways to a Service have the same backendTls, since a BackendTLSPolicy is for the Service as a whole. */
export function* checkServiceTls(table: RouteTable): TargetFindings {
  for (const ways of waysToServices(table)) {
    const secure = ways.find(({ tls }) => tls !== undefined);
    if (secure === undefined) continue;
    const other = ways.find(({ tls }) => JSON.stringify(tls) !== JSON.stringify(secure.tls));
    if (other !== undefined) {
      const { serviceName } = secure.service;
      const with_ = other.tls === undefined ? 'without backendTls' : 'with another backendTls';
      const message = `${other.what} goes to ${show(serviceName)} ${with_}, next to ${secure.what}: a BackendTLSPolicy is for every request to a Service, so write the same backendTls in both.`;
      yield { ...finding('gateway-backend-tls', message), routeKey: other.routeKey };
    }
    yield* checkProtocol(secure);
  }
}

function* checkProtocol({ backend, service, what, routeKey }: WayToService): TargetFindings {
  const spoken = protocolOf(backend);
  if (spoken === undefined || spoken === BackendProtocol.HTTPS) return;
  const message = `${what} goes to ${show(service.serviceName)}, which speaks ${spoken}, with backendTls, which is for HTTPS: leave backendTls out, and write a BackendTLSPolicy if it speaks ${spoken} over TLS.`;
  yield { ...finding('gateway-backend-tls', message), routeKey };
}
