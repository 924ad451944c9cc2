import type { RouteRequest } from '../../../../../../lib';
import { checkTarget } from '../../../../../../lib/routing/targets/check-target';
import { CASES, type RoutingCase } from '../../../../cases';
import { buildCase, describeDecision, parseRequest, renderTable } from '../../../../support';
import { lackingOf, refusalsOf } from '../../../lacking';
import { SKIPPED_REQUESTS } from '../../exceptions';
import { checkGatewayObjects } from '../../model/check-gateway-objects';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { FabricModel } from './fabric-model';
import { accepting, strict, withSnippets } from './targets';

/** A case with certificates has its Gateway made, which they belong to. */
const optionsFor = ({ features }: RoutingCase) => ({
  create: features.includes('tls') ? { gatewayClassName: 'nginx' } : undefined,
});

/** The emitted objects send every request where the table says, as NGINX Gateway Fabric reads them, and treat it so. */
describe.each(CASES)('$title', (routingCase) => {
  const { title, requests, treated } = routingCase;
  const target = withSnippets(optionsFor(routingCase));
  const { router } = buildCase(routingCase, target);
  const lacking = lackingOf(target, routingCase);
  const values = VALUES[title] ?? [];

  test(lacking.length === 0 ? 'is accepted' : `is refused for ${lacking.join(', ')}`, () => {
    const found = checkTarget(target, router.table).map(({ message }) => message);
    const refusals = [...refusalsOf(router.table, lacking), ...values];
    expect(found).toEqual(refusals.map((text) => expect.stringContaining(text)));
  });

  if (lacking.length + values.length > 0) return;

  test('without snippets, what is accepted says the same but for the query of a redirect', () => {
    const other = accepting(optionsFor(routingCase));
    if (checkTarget(other, router.table).length > 0) return;
    const objects = renderTable(router.table, other);
    expect(checkGatewayObjects(objects)).toEqual([]);
    const held = requests.filter(([request]) => !isSkipped(title, request) && !isAccepted(parseRequest(request)));
    expect(held.map(([request]) => answered(objects, request))).toEqual(held);
  });

  test('an API server takes the objects, and every request goes where the table says', () => {
    const objects = renderTable(router.table, target);
    expect(checkGatewayObjects(objects)).toEqual([]);
    const held = requests.filter(([request]) => !isSkipped(title, request));
    expect(held.map(([request]) => answered(objects, request))).toEqual(held);
    for (const exception of requests.filter(([request]) => isSkipped(title, request))) {
      expect(answered(objects, exception[0])).not.toEqual(exception);
    }
  });

  if (treated === undefined) return;
  test('every request is treated as the policies say', () => {
    const model = new FabricModel(renderTable(router.table, target));
    const facts = treated.map(([request]) => {
      const candidate = model.candidateFor(parseRequest(request) as never);
      return [request, candidate && model.own.treatmentOf(candidate).sort()];
    });
    expect(facts).toEqual(treated.map(([request, wanted]) => [request, [...wanted].sort()]));
  });
});

function isSkipped(title: string, request: string | RouteRequest): boolean {
  const text = typeof request === 'string' ? request : JSON.stringify(request);
  return SKIPPED_REQUESTS[title]?.[text] !== undefined || OWN_REQUESTS[title]?.[text] !== undefined;
}

/** Queries and ports, of which a redirect keeps the one and not the other. */
const isAccepted = ({ host = '', path }: RouteRequest) => path.includes('?') || host.includes(':');

/** The answer with the HTTPRoutes in one order, and in the other where it differs. */
function answered(objects: Parameters<typeof checkGatewayObjects>[0], request: string | RouteRequest) {
  const asked = { host: 'any', ...parseRequest(request) } as RouteRequest;
  if (asked.host === undefined) Object.assign(asked, { host: 'any' });
  const names = (objects as { metadata: { name: string } }[]).map(({ metadata }) => metadata.name);
  const answers = [names, [...names].reverse()].map((order) => {
    const { path, ...decision } = new FabricModel(objects, order).decide(asked as never);
    return describeDecision({ ...decision, path: path?.replace(/\?.*$/, '') } as never, asked);
  });
  return [request, ...new Set(answers)];
}

test('every exception is one of a case', () => {
  const titles = CASES.map(({ title }) => title);
  expect(Object.keys({ ...VALUES, ...OWN_REQUESTS }).filter((title) => !titles.includes(title))).toEqual([]);
});

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
