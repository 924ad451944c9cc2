import type { TlsCertificate } from '../../../../lib/routing/table/tls';
import type { AppRouters, BothSides, Host, Served } from './app-routers';
import { isSame } from './same-value';

/** The hosts whose requests may be answered otherwise, in the order of the routers after the change. */
export function changedHosts({ before, after }: BothSides<AppRouters>): Host[] {
  const hosts = [...new Set([...after.hosts, ...before.hosts])];
  return hosts.filter((host) => {
    const [then, now] = [before.naming(host), after.naming(host)];
    return then.length !== now.length || !then.every((served, at) => isAlike(served, now[at]));
  });
}

/** True for what a router had and has for a host, where none of it differs. */
function isAlike(then: Served, now: Served | undefined): boolean {
  if (now === undefined) return false;
  const [old, table] = [then.router.table, now.router.table];
  return (
    then.redirectedTo === now.redirectedTo &&
    old.namespace === table.namespace &&
    old.httpsRedirect === table.httpsRedirect &&
    old.appRoot === table.appRoot &&
    isSame(old.clientCertificates, table.clientCertificates) &&
    isSame(old.policies, table.policies) &&
    isSame(then.entry, now.entry) &&
    (isSame(old.tls, table.tls) || isSame(certificatesOf(then), certificatesOf(now)))
  );
}

/** The certificates for a host. */
export function certificatesOf({ router, host }: Served): Omit<TlsCertificate, 'hosts'>[] {
  return router.table.tls
    .filter(({ hosts }) => host !== undefined && hosts.includes(host))
    .map(({ hosts, ...certificate }) => certificate);
}
