import { type IngressRouter, PathMatch } from '../../lib';
import { buildRandom, type RandomTable } from './random-tables';

/** A table made of another one, at one of its routes, with parts of a third one. */
export type Change = (table: RandomTable, at: number, other: RandomTable) => RandomTable;

/** The table with one route changed. */
const withRoute =
  (change: (route: RandomTable['routes'][number], other: RandomTable) => object): Change =>
  (table, at, other) => {
    const index = at % table.routes.length;
    const routes = table.routes.map((route, each) => (each === index ? { ...route, ...change(route, other) } : route));
    return { ...table, routes };
  };

/** Changes as a pull request makes them, one at a time. */
export const CHANGES: { readonly [name: string]: Change } = {
  'a route less': (table, at) => ({
    ...table,
    routes: table.routes.filter((_, each) => each !== at % table.routes.length),
  }),
  'a route more': (table, _, other) => ({ ...table, routes: [...table.routes, ...other.routes.slice(0, 1)] }),
  'another path': withRoute(({ match }, other) => ({ ...other.routes.find((each) => each.match === match) })),
  'another backend': withRoute(({ backend }) => ({ backend: (backend + 1) % 6 })),
  'an exact path': withRoute(({ match }) => (match === PathMatch.PREFIX ? { match: PathMatch.EXACT } : {})),
  'a prefix': withRoute(({ match, path }) =>
    match === PathMatch.EXACT && !path.endsWith('/') ? { match: PathMatch.PREFIX } : {},
  ),
  'another host': withRoute((_, other) => ({ host: other.hosts[0] })),
  'another rewrite': withRoute((_, other) => ({ rewrite: other.routes[0]?.rewrite })),
  'another redirect': withRoute((_, other) => ({ redirect: other.routes[0]?.redirect })),
  'another order': (table) => ({ ...table, routes: [...table.routes].reverse() }),
  'other hosts': (table, _, { hosts }) => ({ ...table, hosts }),
  'another default backend': (table, _, { defaultBackend }) => ({ ...table, defaultBackend }),
  'HTTPS or not': (table) => ({ ...table, httpsRedirect: !table.httpsRedirect }),
  'an appRoot or not': (table) => ({ ...table, appRoot: !table.appRoot }),
  'all else': (_table, _at, other) => other,
};

/** The router of a table, or undefined where it is wrong. */
export function soundRouter(table: RandomTable): IngressRouter | undefined {
  try {
    const { router } = buildRandom(table);
    router.resolve({ path: '/' });
    return router;
  } catch {
    return undefined;
  }
}
