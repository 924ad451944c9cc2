import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { RoutingTarget } from '../../../../lib';
import { ProblemsError } from '../../../../lib/private/problems';
import { buildRandom, randomRequest, randomTable } from '../../random-tables';
import { describeDecision } from '../../support';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { GatewayModel } from './model/gateway-model';
import type { ModelRequest } from './model/request';
import { reasonToSkip } from './skips';

const REQUESTS = 20;
const TABLES = 1500;
const PAIRS = 8_000;

jest.spyOn(console, 'error').mockImplementation(() => {});

/** Random tables without wildcard hosts and Rewrite.regex(), which are refused: most of the others are accepted. */
const target = RoutingTarget.gatewayApi({ gateway: 'shop-gateway', allowImplementationSpecific: true });

test('resolve() and the specification agree', () => {
  const seed = process.env.FC_SEED === undefined ? undefined : Number(process.env.FC_SEED);
  let compared = 0;
  const refused: string[] = [];
  fc.assert(
    fc.property(
      randomTable,
      fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS }),
      fc.boolean(),
      (table, requests, reversed) => {
        const isNamed = (host: string | undefined) => !host?.startsWith('*');
        const named = {
          ...table,
          hosts: table.hosts.filter(isNamed),
          routes: table.routes
            .filter(({ host }) => isNamed(host))
            .map((route) => (route.rewrite === 'regex' ? { ...route, rewrite: undefined } : route)),
        };
        if (named.routes.length === 0) return;
        const { chart, router } = buildRandom(named, target);
        let objects: ReturnType<typeof Testing.synth>;
        try {
          objects = Testing.synth(chart);
        } catch (error) {
          if (!(error instanceof ProblemsError)) throw error;
          refused.push(error.message);
          return;
        }
        expect(checkGatewayObjects(objects)).toEqual([]);
        const names = objects.map(({ metadata }) => metadata.name);
        const order = reversed ? names.reverse() : names;
        const model = new GatewayModel(objects, { order, passedPath: 'sent', redirectQuery: 'drop' });
        for (const request of requests.filter((asked) => reasonToSkip(asked) === undefined)) {
          const { path, ...decision } = model.decide(request as ModelRequest);
          const seen = { ...decision, path: path?.replace(/\?.*$/, '') };
          compared++;
          expect([request, describeDecision(seen as never, request)]).toEqual([
            request,
            describeDecision(router.resolve(request), request),
          ]);
        }
      },
    ),
    { numRuns: TABLES, seed },
  );
  expect(compared).toBeGreaterThanOrEqual(PAIRS);
  expect(refused.length).toBeLessThan(TABLES * 0.6);
});
