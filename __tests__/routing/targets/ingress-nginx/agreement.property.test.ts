import * as fc from 'fast-check';
import { RoutingTarget } from '../../../../lib';
import { atLeast, parameters } from '../../../support/runs';
import { buildRandom, randomRequest, randomTable } from '../../random-tables';
import { describeDecision, objectsOf } from '../../support';
import { IngressNginxModel, type ModelRequest } from './controller/controller-model';

const REQUESTS = 20;
/** About a third of the random tables hold something that is refused, such as redirects in a circle. */
const TABLES = 1800;
const PAIRS = atLeast(20_000);

const target = RoutingTarget.ingressNginx();

/**
 * At least 20,000 random pairs of table and request: resolve() and the controller's own rules over the emitted objects agree. On a
 * failure fast-check prints seed and path; run it again with `FC_SEED=… npx jest agreement.property`.
 */
test('resolve() and the controller agree', () => {
  let compared = 0;
  fc.assert(
    fc.property(
      randomTable,
      fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS }),
      fc.boolean(),
      (table, requests, reversed) => {
        const { router } = buildRandom(table);
        const objects = objectsOf(router, target);
        if (objects === undefined) return;
        const names = objects.map(({ metadata }) => metadata.name);
        const model = new IngressNginxModel(objects, { order: reversed ? names.reverse() : names });
        expect({ rejected: model.rejected, ignored: model.ignored, overlaps: model.overlaps }).toEqual({
          rejected: [],
          ignored: [],
          overlaps: [],
        });
        compared += requests.length;
        for (const request of requests) {
          const { path, ...decision } = model.decide(request as ModelRequest);
          const seen = { ...decision, path: path?.replace(/\?.*$/, '') };
          const [answer, wanted] = [seen as never, router.resolve(request)].map((one) =>
            describeDecision(one, request),
          );
          // expect() is slow, and there are thousands of answers.
          if (answer !== wanted) expect([request, answer]).toEqual([request, wanted]);
        }
      },
    ),
    parameters(TABLES),
  );
  expect(compared).toBeGreaterThanOrEqual(PAIRS);
});
