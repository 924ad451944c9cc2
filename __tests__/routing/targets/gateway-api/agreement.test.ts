import { Testing } from 'cdk8s';
import { RoutingTarget } from '../../../../lib';
import { ProblemsError } from '../../../../lib/cdk8s/findings';
import { CASES, type RoutingCase } from '../../cases';
import { buildCase, parseRequest } from '../../support';
import { REASONS, REFUSED_CASES, SKIPPED_REQUESTS } from './exceptions';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { answersOf, MEANT, variationsFor } from './variations';

jest.spyOn(console, 'error').mockImplementation(() => {});

/** A case with certificates has its Gateway made, which they belong to. */
function synthesizeCase(routingCase: RoutingCase, allowImplementationSpecific: boolean) {
  const options = { gateway: 'shop-gateway', allowImplementationSpecific };
  const plain = buildCase(routingCase, RoutingTarget.gatewayApi(options));
  const { router, chart } =
    plain.router.table.tls.length === 0
      ? plain
      : buildCase(routingCase, RoutingTarget.gatewayApi({ ...options, create: { gatewayClassName: 'envoy' } }));
  try {
    return { router, objects: Testing.synth(chart), refused: [] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { router, objects: [], refused: error.findings.map(({ message }) => message) };
  }
}

const namesOf = (messages: readonly string[]) =>
  Object.keys(REASONS).filter((name) =>
    messages.some((message) => REASONS[name as keyof typeof REASONS].test(message)),
  );

/**
 * The emitted objects send every request where the table says, by the specification's rules. What is accepted without a
 * switch does so whatever an implementation chooses where the specification leaves it a choice; what needs the switch,
 * on one that chooses what resolve() says.
 */
describe.each(CASES)('$title', (routingCase) => {
  const { title, requests } = routingCase;
  const { objects, refused } = synthesizeCase(routingCase, true);
  const strictly = synthesizeCase(routingCase, false).refused;
  const reasons = REFUSED_CASES[title];

  test(reasons === undefined ? 'is accepted' : `is refused without the switch: ${reasons.join(', ')}`, () => {
    const unknown = strictly.filter((message) => namesOf([message]).length !== 1);
    expect(unknown).toEqual([]);
    expect(namesOf(strictly)).toEqual([...(reasons ?? [])]);
  });

  if (refused.length > 0) return;

  test('an API server takes the objects', () => {
    expect(checkGatewayObjects(objects)).toEqual([]);
  });

  const skipped = SKIPPED_REQUESTS[title] ?? {};
  test.each(requests)('%j', (request, answer) => {
    const asked = parseRequest(request);
    const answers = answersOf(objects, asked, strictly.length > 0 ? [MEANT] : variationsFor(asked));
    const reason = skipped[typeof request === 'string' ? request : JSON.stringify(request)];
    if (reason === undefined) expect(answers).toEqual([answer]);
    else expect(answers).not.toEqual([answer]);
  });
});

test('every exception is still one', () => {
  const titles = CASES.map(({ title }) => title);
  expect(Object.keys({ ...REFUSED_CASES, ...SKIPPED_REQUESTS }).filter((title) => !titles.includes(title))).toEqual([]);
  const stale = Object.entries(SKIPPED_REQUESTS).flatMap(([title, requests]) => {
    const asked = CASES.find((one) => one.title === title)?.requests.map(([request]) => request) ?? [];
    const known = asked.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
    return Object.keys(requests).filter((request) => !known.includes(request));
  });
  expect(stale).toEqual([]);
  expect(namesOf([])).toEqual([]);
  const used = new Set(Object.values(REFUSED_CASES).flat());
  expect(Object.keys(REASONS).filter((reason) => !used.has(reason as never))).toEqual([]);
});
