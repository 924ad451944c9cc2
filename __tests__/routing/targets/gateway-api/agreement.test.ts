import { Testing } from 'cdk8s';
import { RoutingTarget } from '../../../../lib';
import { ProblemsError } from '../../../../lib/private/problems';
import { CASES, type RoutingCase } from '../../cases';
import { buildCase, describeDecision, parseRequest } from '../../support';
import { checkGatewayObjects } from './model/check-gateway-objects';
import { GatewayModel } from './model/gateway-model';
import type { ModelRequest } from './model/request';
import { reasonToSkip } from './skips';

jest.spyOn(console, 'error').mockImplementation(() => {});

const options = { gateway: 'shop-gateway', allowImplementationSpecific: true };

/** A case with certificates has its Gateway made, which they belong to. */
function synthesizeCase(routingCase: RoutingCase) {
  const plain = buildCase(routingCase, RoutingTarget.gatewayApi(options));
  const { router, chart } =
    plain.router.table.tls.length === 0
      ? plain
      : buildCase(routingCase, RoutingTarget.gatewayApi({ ...options, create: { gatewayClassName: 'envoy' } }));
  try {
    return { router, objects: Testing.synth(chart), refused: [] };
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    return { router, objects: [], refused: error.problems.map(({ message }) => message) };
  }
}

/** Why a case is refused, by what every one of its problems says. */
const REFUSALS = [
  /stands for one label/, // wildcard hosts: any number of labels there
  /by the groups of a regular expression/, // Rewrite.regex(): no field for it
  /leads to ".*\?.*"/, // a location with a query: a path is all that the fields hold
  /which HTTPRoute has no field for/, // policies that an HTTPRoute cannot express
];

const definedOf = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;

/** The emitted objects send every request where the table says, by the specification's rules, whatever their age. */
describe.each(CASES)('$title', (routingCase) => {
  const { objects, refused } = synthesizeCase(routingCase);
  if (refused.length > 0) {
    test('is refused for a reason that is known', () => {
      expect(refused.filter((message) => !REFUSALS.some((reason) => reason.test(message)))).toEqual([]);
    });
    return;
  }
  const names = objects.filter(({ kind }) => kind === 'HTTPRoute').map(({ metadata }) => metadata.name);

  test('an API server takes the objects', () => {
    expect(checkGatewayObjects(objects)).toEqual([]);
  });

  test.each(routingCase.requests)('%j', (request, answer) => {
    // Every request has a host; of no host is one that no route names.
    const asked = { host: 'any', ...definedOf(parseRequest(request)) };
    for (const order of [names, [...names].reverse()]) {
      const model = new GatewayModel(objects, { order, passedPath: 'sent', redirectQuery: 'drop' });
      const { path, ...decision } = model.decide(asked as ModelRequest);
      const seen = { ...decision, path: path?.replace(/\?.*$/, '') };
      const said = describeDecision(seen as never, asked);
      if (reasonToSkip(asked) === undefined) expect(said).toBe(answer);
    }
  });
});

test('every reason for a refusal is still one', () => {
  const messages = CASES.flatMap((routingCase) => synthesizeCase(routingCase).refused);
  expect(REFUSALS.filter((reason) => !messages.some((message) => reason.test(message)))).toEqual([]);
});
