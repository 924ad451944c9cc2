import { Size } from 'cdk8s';
import * as fc from 'fast-check';
import type { Route, RouteRequest, RouteTable } from '../../../../../../lib';
import { atLeast, parameters } from '../../../../../support/runs';
import { buildRandom, plainTable, portableTable, randomRequest, randomTable } from '../../../../random-tables';
import { describeDecision, objectsOf, renderTable } from '../../../../support';
import { checkGatewayObjects } from '../../model/check-gateway-objects';
import { isOpen } from '../agreement-suite';
import { modelsOf } from './fabric-model';
import { accepting, withSnippets } from './targets';

const TABLES = 600;
/** Two tables of three are taken, of which each is asked ten times. */
const PAIRS = atLeast(3_500);

/** On a failure fast-check prints seed and path; run it again with `FC_SEED=… npx jest nginx-gateway-fabric/agreement.property`. */
test.each([
  ['with snippets', withSnippets()],
  ['without', accepting()],
])('resolve() and NGINX Gateway Fabric agree on random tables, %s', (_, target) => {
  let compared = 0;
  const requests = fc.array(randomRequest, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(fc.oneof(portableTable, plainTable, randomTable), requests, (table, asked) => {
      const { router } = buildRandom(table, target);
      if (objectsOf(router, target) === undefined) return;
      const objects = renderTable(withLimits(router.table), target);
      expect(checkGatewayObjects(objects)).toEqual([]);
      const models = modelsOf(objects);
      for (const request of asked.filter((one) => !isOpen(one))) {
        compared++;
        const wanted = described(router.resolve(request), request);
        const answers = models.map((model) => described(model.decide({ host: 'any', ...request } as never), request));
        if (answers.some((answer) => answer !== wanted))
          expect([request, ...answers]).toEqual([request, wanted, wanted]);
      }
    }),
    parameters(TABLES),
  );
  expect(compared >= PAIRS).toBe(true);
});

/** The table with three limits of bodies, in turn, so that routes which meet stand in different HTTPRoutes. */
function withLimits({ hosts, ...table }: RouteTable): RouteTable {
  const known = new Map<Route, Route>();
  const limited = (route: Route): Route => {
    const policies = { ...route.policies, bodySize: Size.mebibytes(1 + (known.size % 3)) };
    const made = known.get(route) ?? { ...route, policies };
    known.set(route, made);
    return made;
  };
  return { ...table, hosts: hosts.map((host) => ({ ...host, routes: host.routes.map(limited) })) };
}

/** Queries of redirects and ports are what is accepted. */
function described(decision: object, request: RouteRequest): string {
  const { path, ...rest } = decision as { path?: string };
  const text = describeDecision({ ...rest, path: path?.replace(/\?.*$/, '') } as never, request);
  return /^\d/.test(text) ? text.replace(/\?.*$/, '').replace(/^(\d+ https?:\/\/[^/:]+):8080/, '$1') : text;
}
