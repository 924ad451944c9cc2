import type { RouteRequest } from '../../../../lib';

/** Why the specification leaves open what becomes of a request, or says otherwise than the table; undefined where not. */
export function reasonToSkip({ host, path }: RouteRequest): string | undefined {
  if (/%(?!2[DE]|3\d|[46][1-9A-F]|[57][0-9A]|5F|7E)/i.test(path)) {
    return 'gateways decode unreserved characters alone before they compare paths; what else is encoded stays so';
  }
  if (/[^ -~]/.test(path)) return 'no client sends such a path: it is encoded';
  if (host && /[.:]$|\.:/.test(host))
    return 'the specification says nothing of a host with a dot or a colon at its end';
  if (host?.includes(':')) return 'a redirect names the port of the listener, not that of the Host header';
  const isAlias = host !== undefined && /^www\.|^abc\.com$/.test(host);
  if (isAlias && /.\/$/.test(path)) return 'a redirect to another host keeps a slash at the end of the path';
  return undefined;
}
