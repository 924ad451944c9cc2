import type { RouterTable } from '../../../../lib/routing/router/routes-file';
import type { HostRoutes } from '../../../../lib/routing/table/route-table';

/** The name of a host, or undefined for every host without routes of its own. */
export type Host = string | undefined;

/** A router, and what it has for a host: routes, or a redirect to another name. */
export interface Served {
  readonly router: RouterTable;
  readonly host: Host;
  readonly entry?: HostRoutes;
  readonly redirectedTo?: string;
}

/** All routers of an app, by the hosts that they serve. */
export class AppRouters {
  private readonly byHost = new Map<Host, Served[]>();

  constructor(readonly tables: readonly RouterTable[]) {
    for (const router of tables) {
      for (const entry of router.table.hosts) {
        this.add({ router, host: entry.host, entry });
        if (entry.redirectedHost !== undefined)
          this.add({ router, host: entry.redirectedHost, redirectedTo: entry.host });
      }
    }
  }

  get hosts(): Iterable<Host> {
    return this.byHost.keys();
  }

  /** The routers that name a host. */
  naming(host: Host): readonly Served[] {
    return this.byHost.get(host) ?? [];
  }

  /** The routers that decide about a host: those that name it, or else its wildcard, or else none at all. */
  deciding(host: Host): readonly Served[] {
    const found = [host, host?.replace(/^[^.]+/, '*'), undefined].find((name) => this.byHost.has(name));
    return this.naming(found);
  }

  private add(served: Served): void {
    const known = this.byHost.get(served.host);
    if (known === undefined) this.byHost.set(served.host, [served]);
    else known.push(served);
  }
}

/** Something before and after a change. */
export interface BothSides<T> {
  readonly before: T;
  readonly after: T;
}

export function mapSides<T, U>({ before, after }: BothSides<T>, map: (value: T) => U): BothSides<U> {
  return { before: map(before), after: map(after) };
}
