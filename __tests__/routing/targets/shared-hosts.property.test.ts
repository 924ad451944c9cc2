import * as fc from 'fast-check';
import { type IRoutingTarget, Outcome, type RouteRequest, type RouteTable, RoutingTarget } from '../../../lib';
import { checkSharedHosts } from '../../../lib/routing/router/shared-hosts';
import { checkTarget } from '../../../lib/routing/targets/check-target';
import type { Manifest } from '../../support/app';
import { atLeast, parameters } from '../../support/runs';
import { buildRandom, plainTable, type RandomTable, randomRequest } from '../random-tables';
import { describeDecision, renderTable } from '../support';
import { answersOf, MEANT } from './gateway-api/variations';
import { IngressNginxModel, type ModelRequest } from './ingress-nginx/controller/controller-model';

const ingressNginx = RoutingTarget.ingressNginx();
const gatewayApi = RoutingTarget.gatewayApi({ gateway: 'edge', allowImplementationSpecific: true });

type Answers = (request: RouteRequest) => string[];

/** The answers of the objects of two routers, by the model of their target, in whatever order they were made. */
const MODELS: readonly [string, IRoutingTarget, (objects: readonly Manifest[]) => Answers][] = [
  [
    'ingress-nginx',
    ingressNginx,
    (objects) => {
      const names = objects.map(({ metadata }) => metadata.name);
      const models = [names, [...names].reverse()].map((order) => new IngressNginxModel(objects, { order }));
      return (request) =>
        models.map((model) => {
          const { path, ...decision } = model.decide(request as ModelRequest);
          return describeDecision({ ...decision, path: path?.replace(/\?.*$/, '') } as never, request);
        });
    },
  ],
  ['Gateway API', gatewayApi, (objects) => (request) => answersOf(objects, request, [MEANT])],
];

/** Tables of one host without a last resort, most of whose paths begin with a segment of their own. */
const tableBelow = (own: string) =>
  fc.record({ table: plainTable, first: fc.constantFrom(own, own, own, '') }).map(({ table, first }): RandomTable => {
    const routes = table.routes.map((route) => {
      const path = `${first}${route.path}`;
      return { ...route, host: undefined, path: first === '' ? path : path.replace(/\/$/, '') };
    });
    const byKey = new Map(
      routes.filter(({ path }) => path !== '/').map((route) => [`${route.match} ${route.path}`, route]),
    );
    return {
      ...table,
      hosts: ['abc.com'],
      defaultBackend: undefined,
      httpsRedirect: false,
      routes: [...byKey.values()],
    };
  });

/** The table of a router that is right by itself on a target. */
function tableOf(random: RandomTable, name: string, target: IRoutingTarget): RouteTable | undefined {
  const { router } = buildRandom(random, target);
  try {
    router.resolve({ path: '/' });
  } catch {
    return undefined;
  }
  const table = { ...router.table, name };
  return checkTarget(target, table).length > 0 ? undefined : table;
}

/**
 * Two routers that may share a host have their own answers each: what one of them forwards or redirects goes there, and the
 * rest is answered with 404.
 */
test.each(MODELS)('%s: a host of two routers', (_, target, answersBy) => {
  let shared = 0;
  fc.assert(
    fc.property(
      tableBelow('/one'),
      tableBelow('/two'),
      fc.array(randomRequest, { minLength: 12, maxLength: 12 }),
      (one, two, requests) => {
        const [first, second] = [one, two].map((random, index) => tableOf(random, `router-${index}`, target));
        if (first === undefined || second === undefined) return;
        const routers = [one, two].map((random) => buildRandom(random, target).router);
        const claims = [first, second].map((table, index) => ({
          router: routers[index] as never,
          target,
          table: () => table,
        }));
        if ([...checkSharedHosts(claims)].length > 0) return;
        shared++;
        const answer = answersBy([first, second].flatMap((table) => renderTable(table, target)));
        for (const asked of requests) {
          const paths = ['', '/one', '/two'].map((start) => `${start}${asked.path}`);
          for (const request of paths.map((path) => ({ ...asked, host: 'abc.com', path }))) {
            if (/%(?!61)/.test(request.path)) continue;
            const decisions = routers.map((router) => router.resolve(request));
            const [decided] = decisions.filter(({ outcome }) => outcome !== Outcome.NONE);
            const wanted = decided === undefined ? 'none' : describeDecision(decided, request);
            const answers = answer(request);
            if (answers.some((each) => each !== wanted)) expect([request, ...answers]).toEqual([request, wanted]);
          }
        }
      },
    ),
    parameters(400),
  );
  expect(shared).toBeGreaterThanOrEqual(atLeast(40));
});
