import type { RouteRequest } from '../../../../../../lib';
import { checkTarget } from '../../../../../../lib/routing/targets/check-target';
import { CASES } from '../../../../cases';
import { buildCase, parseRequest, renderTable } from '../../../../support';
import { lackingOf, refusalsOf } from '../../../lacking';
import { SKIPPED_REQUESTS } from '../../exceptions';
import { checkGatewayObjects } from '../../model/check-gateway-objects';
import { agreesOnCases } from '../agreement-suite';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { modelsOf } from './fabric-model';
import { accepting, strict, withSnippets } from './targets';

agreesOnCases({ targetFor: withSnippets, modelsOf, values: VALUES, ownRequests: OWN_REQUESTS });

/** Queries and ports, of which a redirect keeps the one and not the other. */
const isAccepted = ({ host = '', path }: RouteRequest) => path.includes('?') || host.includes(':');

test.each(CASES)(
  'without snippets, what is accepted says the same but for the query of a redirect: $title',
  (routingCase) => {
    const { title, requests, features } = routingCase;
    const target = accepting({ create: features.includes('tls') ? { gatewayClassName: 'nginx' } : undefined });
    const { router } = buildCase(routingCase, target);
    if (checkTarget(target, router.table).length > 0) return;
    const objects = renderTable(router.table, target);
    expect(checkGatewayObjects(objects)).toEqual([]);
    const models = modelsOf(objects);
    const held = requests
      .map(([request, wanted]) => ({ request: parseRequest(request) as RouteRequest, written: request, wanted }))
      .filter(
        ({ request, written }) => SKIPPED_REQUESTS[title]?.[String(written)] === undefined && !isAccepted(request),
      );
    for (const { request, wanted } of held) {
      expect([request, ...new Set(models.map((model) => model.answerTo(request)))]).toEqual([request, wanted]);
    }
  },
);

test('without any option, nothing is accepted that differs', () => {
  for (const routingCase of CASES) {
    const { router } = buildCase(routingCase, strict());
    const lacking = lackingOf(strict(), routingCase);
    const messages = checkTarget(strict(), router.table).map(({ message }) => message);
    for (const text of refusalsOf(router.table, lacking)) {
      expect(messages).toEqual(expect.arrayContaining([expect.stringContaining(text)]));
    }
  }
});
