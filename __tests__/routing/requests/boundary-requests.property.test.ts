import * as fc from 'fast-check';
import { type IngressRouter, PathMatch, type RouteRequest } from '../../../lib';
import { atLeast, parameters } from '../../support/runs';
import { buildRandom, plainTable, portableTable, type RandomTable, randomRequest, randomTable } from '../random-tables';
import { describeDecision } from '../support';

const PAIRS = 1600;
/** Random requests by which it is known that two tables differ. */
const REQUESTS = 150;
/** The least number of pairs that differ: others are wrong for every target, or mean the same. */
const DIFFERENT = atLeast(550);
const LEAST_FOUND = 0.99;

type Change = (table: RandomTable, at: number, other: RandomTable) => RandomTable;

/** The table with one route changed. */
const withRoute =
  (change: (route: RandomTable['routes'][number], other: RandomTable) => object): Change =>
  (table, at, other) => {
    const index = at % table.routes.length;
    const routes = table.routes.map((route, each) => (each === index ? { ...route, ...change(route, other) } : route));
    return { ...table, routes };
  };

/** Changes as a pull request makes them, one at a time. */
const CHANGES: { readonly [name: string]: Change } = {
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
function soundRouter(table: RandomTable): IngressRouter | undefined {
  try {
    const { router } = buildRandom(table);
    router.resolve({ path: '/' });
    return router;
  } catch {
    return undefined;
  }
}

function finds(requests: readonly RouteRequest[], one: IngressRouter, other: IngressRouter): boolean {
  const answer = (router: IngressRouter, request: RouteRequest) => describeDecision(router.resolve(request), request);
  return requests.some((request) => answer(one, request) !== answer(other, request));
}

/**
 * The boundary requests of two tables find whether these differ, of which random requests know. Run again with
 * `FC_SEED=… npx jest boundary-requests.property`.
 */
test('two tables that differ are told apart by their boundary requests', () => {
  const missed: string[] = [];
  let different = 0;
  const tables = fc.oneof(randomTable, portableTable, plainTable);
  const asked = fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS });
  fc.assert(
    fc.property(
      tables,
      tables,
      fc.constantFrom(...Object.keys(CHANGES)),
      fc.nat(),
      asked,
      (table, other, name, at, random) => {
        const change = CHANGES[name] as Change;
        const [before, after] = [soundRouter(table), soundRouter(change(table, at, other))];
        if (before === undefined || after === undefined) return;
        const isFound = finds([...before.boundaryRequests(), ...after.boundaryRequests()], before, after);
        const isKnown = finds(random, before, after);
        if (isFound || isKnown) different++;
        if (isKnown && !isFound)
          missed.push(`${name}: ${JSON.stringify(table)} and ${JSON.stringify(change(table, at, other))}`);
      },
    ),
    parameters(PAIRS),
  );
  expect(different).toBeGreaterThanOrEqual(DIFFERENT);
  // The list tells of those that were missed, should there be too many.
  expect(missed.length / different <= 1 - LEAST_FOUND ? [] : missed).toEqual([]);
});
