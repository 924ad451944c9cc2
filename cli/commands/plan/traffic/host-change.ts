import { describeRoute } from '../../../../lib/routing/table/path-match';
import { type AppRouters, type BothSides, type Host, mapSides, type Served } from './app-routers';

/** A host, and the routers that decide about it before and after a change. */
export interface HostChange extends BothSides<readonly Served[]> {
  readonly host: Host;
  /** False where only a wildcard or every host takes its requests. */
  readonly isNamed: BothSides<boolean>;
  readonly ruleNames: BothSides<ReadonlySet<string>>;
  /** The numbers of rules that have backends. */
  readonly forwarding: BothSides<number>;
}

export function hostChange(host: Host, apps: BothSides<AppRouters>): HostChange {
  const sides = mapSides(apps, (app) => app.deciding(host));
  return {
    host,
    ...sides,
    isNamed: mapSides(apps, (app) => app.naming(host).length > 0),
    ruleNames: mapSides(sides, (served) => new Set(served.flatMap(({ entry }) => namesOfRules(entry?.routes ?? [])))),
    forwarding: mapSides(sides, forwardingRules),
  };
}

const namesOfRules = (routes: NonNullable<Served['entry']>['routes']) =>
  routes.map(({ match, path }) => describeRoute(match, path));

function forwardingRules(served: readonly Served[]): number {
  const entries = served.flatMap(({ entry }) => entry ?? []);
  const backends = entries.flatMap(({ routes, defaultBackend }) => [
    ...routes.map(({ backend }) => backend),
    defaultBackend,
  ]);
  return backends.filter((backend) => backend !== undefined).length;
}

/** The routers in words. */
export const routerPaths = (served: readonly Served[]) =>
  [...new Set(served.map(({ router }) => router.path))].join(', ');
