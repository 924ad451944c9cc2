import type { RouteRequest } from '../../../../../../lib';
import { checkTarget } from '../../../../../../lib/routing/targets/check-target';
import { CASES, type RoutingCase } from '../../../../cases';
import { buildCase, parseRequest, renderTable } from '../../../../support';
import { lackingOf, refusalsOf } from '../../../lacking';
import { SKIPPED_REQUESTS } from '../../exceptions';
import { checkGatewayObjects } from '../../model/check-gateway-objects';
import { modelsOf } from './envoy-model';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { accepting } from './targets';

/** A case with certificates has its Gateway made, which they belong to. */
const optionsFor = ({ features }: RoutingCase) => ({
  create: features.includes('tls') ? { gatewayClassName: 'envoy' } : undefined,
});

/** The emitted objects send every request where the table says, as Envoy Gateway reads them, and treat it so. */
describe.each(CASES)('$title', (routingCase) => {
  const { title, requests, treated } = routingCase;
  const target = accepting(optionsFor(routingCase));
  const { router } = buildCase(routingCase, target);
  const lacking = lackingOf(target, routingCase);
  const values = VALUES[title] ?? [];

  test(lacking.length === 0 ? 'is accepted' : `is refused for ${lacking.join(', ')}`, () => {
    const found = checkTarget(target, router.table).map(({ message }) => message);
    const refusals = [...refusalsOf(router.table, lacking), ...values];
    expect(found).toEqual(refusals.map((text) => expect.stringContaining(text)));
  });

  if (lacking.length + values.length > 0) return;

  test('an API server takes the objects, and every request goes where the table says', () => {
    const objects = renderTable(router.table, target);
    expect(checkGatewayObjects(objects)).toEqual([]);
    const models = modelsOf(objects);
    const answered = (request: string | RouteRequest) => {
      const asked = parseRequest(request) as RouteRequest;
      return [request, ...new Set(models.map((model) => model.answerTo(asked)))];
    };
    const held = requests.filter(([request]) => !isSkipped(title, request));
    expect(held.map(([request]) => answered(request))).toEqual(held);
    for (const exception of requests.filter(([request]) => isSkipped(title, request))) {
      expect(answered(exception[0])).not.toEqual(exception);
    }
  });

  if (treated === undefined) return;
  test('every request is treated as the policies say', () => {
    const [model] = modelsOf(renderTable(router.table, target));
    const facts = treated.map(([request]) => [request, model?.treatmentOf(parseRequest(request) as never).sort()]);
    // Envoy Gateway limits no body that nothing is said of.
    const said = (wanted: readonly string[]) => wanted.filter((text) => text !== 'bodies may have any size').sort();
    expect(facts).toEqual(treated.map(([request, wanted]) => [request, said(wanted)]));
  });
});

function isSkipped(title: string, request: string | RouteRequest): boolean {
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  return SKIPPED_REQUESTS[title]?.[text] !== undefined || OWN_REQUESTS[title]?.[text] !== undefined;
}

test('every exception is one of a case', () => {
  const titles = CASES.map(({ title }) => title);
  expect(Object.keys({ ...VALUES, ...OWN_REQUESTS }).filter((title) => !titles.includes(title))).toEqual([]);
});
