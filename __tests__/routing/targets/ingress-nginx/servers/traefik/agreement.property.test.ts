import * as fc from 'fast-check';
import { Outcome, type RouteRequest, RoutingTarget } from '../../../../../../lib';
import { normalizePath, withoutQuery } from '../../../../../../lib/routing/table/paths';
import { isOpen } from '../../../../../../lib/routing/targets/uses';
import { atLeast, parameters } from '../../../../../support/runs';
import { buildRandom, largeTable, plainTable, randomRequest, randomTable } from '../../../../random-tables';
import { describeDecision, objectsOf } from '../../../../support';
import { IngressNginxModel, type ModelRequest } from '../../controller/controller-model';
import { servedByTraefik } from './target';
import { TraefikIngressModel } from './traefik-model';

const REQUESTS = 20;

/** On a failure fast-check prints seed and path; run it again with FC_SEED set. */
test('resolve() and Traefik agree on random tables of Ingress objects', () => {
  let compared = 0;
  const requests = fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS });
  fc.assert(
    fc.property(fc.oneof(plainTable, largeTable, randomTable), requests, (table, asked) => {
      const { router } = buildRandom(table);
      const objects = objectsOf(router, servedByTraefik);
      if (objects === undefined) return;
      const model = new TraefikIngressModel(objects);
      expect(model.dropped).toEqual([]);
      for (const request of asked.filter((one) => !endsInDots(one))) {
        const decision = router.resolve(request);
        if (decision.outcome === Outcome.REDIRECT && !isNormal(request)) continue;
        compared++;
        const wanted = describeDecision(decision, request);
        const answer = model.answerTo(request);
        if (answer !== wanted) expect([request, answer]).toEqual([request, wanted]);
      }
    }),
    parameters(1000),
  );
  expect(compared).toBeGreaterThanOrEqual(atLeast(5_000));
});

/** What it redirects with its path, it redirects with the path in normal form. */
const isNormal = ({ path }: RouteRequest) => normalizePath(path) === withoutQuery(path);

/** Of a dot at the end of a path Traefik leaves no slash. */
const endsInDots = ({ path }: RouteRequest) => /\/\.{1,2}([?#]|$)/.test(path);

test('the controller of ingress-nginx answers by the same objects as resolve() says', () => {
  let compared = 0;
  const itself = RoutingTarget.ingressNginx();
  const requests = fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS });
  fc.assert(
    fc.property(fc.oneof(plainTable, randomTable), requests, (table, asked) => {
      const { router } = buildRandom(table);
      const objects = objectsOf(router, servedByTraefik);
      // Where the controller itself would be refused the table, nothing is promised.
      if (objects === undefined || objectsOf(router, itself) === undefined) return;
      // The redirect that stands for appRoot is one of all paths that no route takes (docs/targets.md).
      if (router.table.appRoot !== undefined && router.table.hosts.some(isOpen)) return;
      const model = new IngressNginxModel(objects);
      expect([model.rejected, model.ignored, model.overlaps]).toEqual([[], [], []]);
      for (const request of asked) {
        compared++;
        const { path, ...decision } = model.decide(request as ModelRequest);
        const seen = { ...decision, path: path?.replace(/\?.*$/, '') };
        const [answer, wanted] = [seen as never, router.resolve(request)].map((one) => describeDecision(one, request));
        if (answer !== wanted) expect([request, answer]).toEqual([request, wanted]);
      }
    }),
    parameters(500),
  );
  expect(compared).toBeGreaterThanOrEqual(atLeast(2_000));
});
