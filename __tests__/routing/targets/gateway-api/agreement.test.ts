import { type RouteRequest, RoutingTarget } from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { CASES, type RoutingCase } from '../../cases';
import { buildCase, parseRequest, renderTable } from '../../support';
import { lackingOf, refusalsOf } from '../lacking';
import { SKIPPED_REQUESTS, VALUES } from './exceptions';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { treatmentOf } from './model/treatment';
import { answersOf, modelsOf, orderVariationsFor, variationsFor } from './variations';

/** A case with certificates has its Gateway made, which they belong to. */
function targetFor({ features }: RoutingCase, allowImplementationSpecific: boolean) {
  const create = features.includes('tls') ? { gatewayClassName: 'envoy' } : undefined;
  return RoutingTarget.gatewayApi({ gateway: 'shop-gateway', allowImplementationSpecific, create });
}

/**
 * The emitted objects send every request where the table says, by the specification's rules, and treat it as the policies
 * say. A case that is accepted without a switch does so whatever an implementation chooses where the specification leaves
 * it a choice, or is known to do otherwise; one that needs the switch, on an implementation that chooses what resolve() says.
 */
describe.each(CASES)('$title', (routingCase) => {
  const { title, requests, treated } = routingCase;
  const [strict, loose] = [targetFor(routingCase, false), targetFor(routingCase, true)];
  const { router } = buildCase(routingCase, loose);
  const lacking = lackingOf(strict, routingCase);
  const values = VALUES[title] ?? [];
  const found = checkTarget(strict, router.table);

  test(lacking.length === 0 ? 'is accepted' : `without a switch it is refused for ${lacking.join(', ')}`, () => {
    const refusals = [...refusalsOf(router.table, lacking), ...values];
    expect(found.map(({ message }) => message)).toEqual(refusals.map((text) => expect.stringContaining(text)));
  });

  if (checkTarget(loose, router.table).length > 0) return;

  const objects = renderTable(router.table, loose);

  test('an API server takes the objects', () => {
    expect(checkGatewayObjects(objects)).toEqual([]);
  });

  const skipped = SKIPPED_REQUESTS[title] ?? {};
  const isSkipped = (request: string | RouteRequest) =>
    skipped[typeof request === 'string' ? request : JSON.stringify(request)] !== undefined;
  const answered = (request: string | RouteRequest) => {
    const asked = parseRequest(request);
    const variations = found.length > 0 ? orderVariationsFor(router.table) : variationsFor(asked);
    return [request, ...answersOf(objects, asked, variations)];
  };

  test('every request goes where the table says, but for the exceptions', () => {
    const held = requests.filter(([request]) => !isSkipped(request));
    expect(held.map(([request]) => answered(request))).toEqual(held);
    for (const exception of requests.filter(([request]) => isSkipped(request))) {
      expect(answered(exception[0])).not.toEqual(exception);
    }
  });

  if (treated === undefined) return;
  test('every request is treated as the policies say', () => {
    const variations = found.length > 0 ? orderVariationsFor(router.table) : variationsFor({ path: '/' });
    for (const model of variations.flatMap((options) => modelsOf(objects, options))) {
      const facts = treated.map(([request]) => {
        const asked = parseRequest(request) as never;
        return [request, [...treatmentOf(model.filtersFor(asked)), ...model.certificatesFor(asked)]];
      });
      expect(facts).toEqual(treated);
    }
  });
});

test('every exception is still one', () => {
  const titles = CASES.map(({ title }) => title);
  expect(Object.keys({ ...VALUES, ...SKIPPED_REQUESTS }).filter((title) => !titles.includes(title))).toEqual([]);
  const stale = Object.entries(SKIPPED_REQUESTS).flatMap(([title, requests]) => {
    const asked = CASES.find((one) => one.title === title)?.requests.map(([request]) => request) ?? [];
    const known = asked.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
    return Object.keys(requests).filter((request) => !known.includes(request));
  });
  expect(stale).toEqual([]);
});
