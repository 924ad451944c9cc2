import * as fc from 'fast-check';
import type { RouteRequest } from '../../../../../../lib';
import { atLeast, parameters } from '../../../../../support/runs';
import { buildRandom, plainTable, portableTable, randomRequest, randomTable } from '../../../../random-tables';
import { describeDecision, objectsOf } from '../../../../support';
import { checkGatewayObjects } from '../../model/check-gateway-objects';
import { accepting } from './targets';
import { modelsOf } from './traefik-model';

const TABLES = 1000;
const PAIRS = atLeast(2_000);

/** On a failure fast-check prints seed and path; run it again with `FC_SEED=… npx jest traefik/agreement.property`. */
test('resolve() and Traefik agree on random tables', () => {
  let compared = 0;
  const target = accepting();
  const requests = fc.array(randomRequest, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(fc.oneof(portableTable, plainTable, randomTable), requests, (table, asked) => {
      const { router } = buildRandom(table, target);
      const objects = objectsOf(router, target);
      if (objects === undefined) return;
      expect(checkGatewayObjects(objects)).toEqual([]);
      const models = modelsOf(objects);
      for (const request of asked.filter((one) => !isOpen(one) && !isDeep(one))) {
        compared++;
        const wanted = describeDecision(router.resolve(request), request);
        const answers = models.map((model) => model.answerTo(request));
        if (answers.some((answer) => answer !== wanted))
          expect([request, ...answers]).toEqual([request, wanted, wanted]);
      }
    }),
    parameters(TABLES),
  );
  expect(compared >= PAIRS).toBe(true);
});

/** What is encoded and no unreserved character, which gateways leave so, where resolve() decodes it before it compares. */
const isOpen = ({ path }: RouteRequest) => /%(?!61)/.test(path);

/** A host of several labels below a wildcard, which takes it on Traefik, as is accepted. */
const isDeep = ({ host = '' }: RouteRequest) => /^[^.]+\.[^.]+\.abc\.com/.test(host);
