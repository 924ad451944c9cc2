import * as fc from 'fast-check';
import type { RouteRequest } from '../../../../../../lib';
import { atLeast, parameters } from '../../../../../support/runs';
import { buildRandom, plainTable, portableTable, randomRequest, randomTable } from '../../../../random-tables';
import { describeDecision, objectsOf } from '../../../../support';
import { checkGatewayObjects } from '../../model/check-gateway-objects';
import { FabricModel } from './fabric-model';
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
      const objects = objectsOf(router, target);
      if (objects === undefined) return;
      expect(checkGatewayObjects(objects)).toEqual([]);
      const names = objects.map(({ metadata }) => metadata.name);
      const models = [names, [...names].reverse()].map((order) => new FabricModel(objects, order));
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

/** Queries of redirects and ports are what is accepted. */
function described(decision: object, request: RouteRequest): string {
  const { path, ...rest } = decision as { path?: string };
  const text = describeDecision({ ...rest, path: path?.replace(/\?.*$/, '') } as never, request);
  return /^\d/.test(text) ? text.replace(/\?.*$/, '').replace(/^(\d+ https?:\/\/[^/:]+):8080/, '$1') : text;
}

/** What is encoded and no unreserved character, which gateways leave so, where resolve() decodes it before it compares. */
const isOpen = ({ path }: RouteRequest) => /%(?!61)/.test(path);
