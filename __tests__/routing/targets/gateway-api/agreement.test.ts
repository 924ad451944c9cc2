import { RoutingTarget } from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { CASES, type RoutingCase } from '../../cases';
import { buildCase, parseRequest, renderTable } from '../../support';
import { lackingOf, refusalsOf } from '../lacking';
import { SKIPPED_REQUESTS, VALUES } from './exceptions';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { treatmentOf } from './model/treatment';
import { answersOf, MEANT, modelsOf, variationsFor } from './variations';

/** A case with certificates has its Gateway made, which they belong to. */
function targetFor({ features }: RoutingCase, allowImplementationSpecific: boolean) {
  const create = features.includes('tls') ? { gatewayClassName: 'envoy' } : undefined;
  return RoutingTarget.gatewayApi({ gateway: 'shop-gateway', allowImplementationSpecific, create });
}

/**
 * The emitted objects send every request where the table says, by the specification's rules, and treat it as the policies
 * say. A case that is accepted without a switch does so whatever an implementation chooses where the specification leaves
 * it a choice; one that needs the switch, on an implementation that chooses what resolve() says.
 */
describe.each(CASES)('$title', (routingCase) => {
  const { title, requests, treated = [] } = routingCase;
  const [strict, loose] = [targetFor(routingCase, false), targetFor(routingCase, true)];
  const { router } = buildCase(routingCase, loose);
  const lacking = lackingOf(strict, routingCase);
  const values = VALUES[title];
  const found = checkTarget(strict, router.table);

  test(lacking.length === 0 ? 'is accepted' : `without a switch it is refused for ${lacking.join(', ')}`, () => {
    const refusals = [...refusalsOf(router.table, lacking), ...(values ?? [])];
    expect(found.map(({ message }) => message)).toEqual(refusals.map((text) => expect.stringContaining(text)));
  });

  if (lackingOf(loose, routingCase).length > 0 || values !== undefined) return;

  const objects = renderTable(router.table, loose);

  test('an API server takes the objects', () => {
    expect(checkGatewayObjects(objects)).toEqual([]);
  });

  const skipped = SKIPPED_REQUESTS[title] ?? {};
  test.each(requests)('%j', (request, answer) => {
    const asked = parseRequest(request);
    const answers = answersOf(objects, asked, found.length > 0 ? [MEANT] : variationsFor(asked));
    const reason = skipped[typeof request === 'string' ? request : JSON.stringify(request)];
    if (reason === undefined) expect(answers).toEqual([answer]);
    else expect(answers).not.toEqual([answer]);
  });

  for (const [request, facts] of treated) {
    test(`${JSON.stringify(request)} is treated as the policies say`, () => {
      for (const model of modelsOf(objects, MEANT)) {
        expect(treatmentOf(model.filtersFor(parseRequest(request) as never))).toEqual(facts);
      }
    });
  }
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
