import { hostBoundary } from '../../../../lib/routing/requests/host-boundary';
import type { HostRoutes } from '../../../../lib/routing/table/route-table';
import type { AppRouters, BothSides, Host } from './app-routers';

/** Names that stand for hosts: for a wildcard, one that no router names before or after the change. */
export class HostNames {
  readonly hosts: HostRoutes[];

  constructor({ before, after }: BothSides<AppRouters>) {
    this.hosts = [...before.tables, ...after.tables].flatMap(({ table }) => table.hosts);
  }

  nameOf(host: Host): string {
    return host === undefined || host.startsWith('*.') ? hostBoundary(this, { host }).name : host;
  }
}
