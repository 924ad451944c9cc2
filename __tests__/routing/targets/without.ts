import type { CanarySplit, HostRoutes, Route, RouteBackend } from '../../../lib';
import { PathMatch, type RoutePolicies, type RouteTable } from '../../../lib';
import { POLICIES } from '../../../lib/routing/table/policies';
import type { Option } from '../../../lib/routing/targets/capability';

type Change = (table: RouteTable) => RouteTable;

const hosts =
  (change: (hosts: readonly HostRoutes[]) => readonly HostRoutes[]): Change =>
  (table) => ({ ...table, hosts: [...change(table.hosts)] });
const routes = (change: (route: Route) => Route | undefined): Change =>
  hosts((all) =>
    all.map((host) => ({ ...host, routes: host.routes.map(change).filter((route) => route !== undefined) })),
  );
const dropRoutes = (isDropped: (route: Route) => boolean) => routes((route) => (isDropped(route) ? undefined : route));
const backends = (change: (backend: RouteBackend) => RouteBackend): Change => {
  const backend = (given: RouteBackend | undefined) => given && change(given);
  return hosts((all) =>
    all.map((host) => ({
      ...host,
      defaultBackend: backend(host.defaultBackend),
      routes: host.routes.map((route) => ({ ...route, backend: backend(route.backend) })),
    })),
  );
};
const splits = (change: (split: CanarySplit) => CanarySplit): Change =>
  backends((given) => (given.split === undefined ? given : { ...given, split: change(given.split) }));
const rewrites = (kind: string) =>
  routes((route) => (route.rewrite?.kind === kind ? { ...route, rewrite: undefined } : route));
const policies =
  (name: keyof RoutePolicies): Change =>
  (table) => {
    const drop = ({ [name]: _dropped, ...rest }: RoutePolicies) => rest;
    const changed = routes((route) => ({ ...route, policies: drop(route.policies) }))(table);
    return { ...changed, policies: drop(table.policies) };
  };

/** A backend that does not say what it speaks. */
const silent = ({ stable: { protocol: _dropped, ...stable }, split }: RouteBackend): RouteBackend => ({
  stable,
  split,
});

/** A table as it would be without an option: one that a target ignores makes the same objects with and without it. */
export const WITHOUT: { readonly [option in Option]: Change } = {
  name: (table) => ({ ...table, name: 'another' }),
  host: hosts((all) => all.filter(({ host }) => host === undefined)),
  hosts: hosts((all) => all.slice(0, 1)),
  'wildcard host': hosts((all) => all.filter(({ host }) => !host?.startsWith('*.'))),
  'host next to every host': hosts((all) => all.filter(({ host }) => host !== undefined)),
  defaultBackend: hosts((all) => all.map((host) => ({ ...host, defaultBackend: undefined }))),
  tls: (table) => ({ ...table, tls: [] }),
  clientCertificates: (table) => ({ ...table, clientCertificates: undefined }),
  httpsRedirect: (table) => ({ ...table, httpsRedirect: false }),
  'httpsRedirect of every host': (table) => ({ ...table, httpsRedirect: false }),
  www: hosts((all) => all.map((host) => ({ ...host, redirectedHost: undefined }))),
  appRoot: (table) => ({ ...table, appRoot: undefined }),
  'exact path': dropRoutes(({ match }) => match === PathMatch.EXACT),
  'prefix path': dropRoutes(({ match }) => match === PathMatch.PREFIX),
  'regex path': dropRoutes(({ match }) => match === PathMatch.REGEX),
  redirect: dropRoutes(({ redirect }) => redirect !== undefined),
  'redirect keepPath': dropRoutes(({ redirect }) => redirect?.keepsPath === true),
  'redirect with cors': policies('cors'),
  'rewrite stripPrefix': rewrites('stripPrefix'),
  'rewrite replacePrefix': rewrites('replacePrefix'),
  'rewrite replacePrefix on "/"': rewrites('replacePrefix'),
  'rewrite replacePath': rewrites('replacePath'),
  'rewrite regex': rewrites('regex'),
  'backend with a named port': backends(({ stable: { servicePortName: _dropped, ...stable } }) => ({
    stable: { ...stable, servicePort: 80 },
  })),
  'backend in another namespace': backends(({ stable: { namespace: _dropped, ...stable } }) => ({ stable })),
  'protocol of the service': (table) => backends(silent)(policies('protocol')(table)),
  'canary weight': splits((split) => ({ ...split, weight: 0 })),
  'canary weightTotal': splits((split) => ({ ...split, weightTotal: 100 })),
  'canary header name': splits((split) => ({ ...split, header: undefined })),
  'canary header value': splits(({ header, ...split }) => ({ ...split, header: header && { name: header.name } })),
  'canary header pattern': splits(({ header, ...split }) => ({ ...split, header: header && { name: header.name } })),
  'canary rollout': splits(({ rollout: _dropped, ...split }) => split),
  'canary cookie': splits((split) => ({ ...split, cookie: undefined })),
  ...(Object.fromEntries(POLICIES.map((name) => [name, policies(name)])) as {
    readonly [name in keyof RoutePolicies]-?: Change;
  }),
};
