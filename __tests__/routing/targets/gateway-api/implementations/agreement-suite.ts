import * as fc from 'fast-check';
import type { GatewayApiTargetOptions, IRoutingTarget, RouteRequest } from '../../../../../lib';
import { checkTarget } from '../../../../../lib/routing/targets/check-target';
import type { Manifest } from '../../../../support/app';
import { atLeast, parameters } from '../../../../support/runs';
import { CASES } from '../../../cases';
import { buildRandom, plainTable, portableTable, randomRequest, randomTable } from '../../../random-tables';
import { buildCase, describeDecision, objectsOf, parseRequest, renderTable } from '../../../support';
import { lackingOf, refusalsOf } from '../../lacking';
import { SKIPPED_REQUESTS } from '../exceptions';
import { checkGatewayObjects } from '../model/check-gateway-objects';

/** A reader of objects by what an implementation is known to do with them. */
export interface ImplementationModel {
  answerTo(request: RouteRequest): string;
  treatmentOf(request: RouteRequest): string[];
}

/** An implementation, as the tests of all of them need it. */
export interface TestedImplementation {
  readonly targetFor: (options: Partial<GatewayApiTargetOptions>) => IRoutingTarget;
  /** The models of some objects, oldest first and the other way round. */
  readonly modelsOf: (objects: readonly Manifest[]) => readonly ImplementationModel[];
  /** The values that make the target refuse a case whose options it has, by title: parts of the messages. */
  readonly values: { readonly [title: string]: readonly string[] };
  /** Requests of accepted cases that it answers otherwise than other gateways, by title. */
  readonly ownRequests: { readonly [title: string]: { readonly [request: string]: string } };
  /** Facts about treatment that hold without any object. */
  readonly unsaid?: readonly string[];
}

/** The emitted objects send every request of the cases where the table says, as the implementation reads them, and treat it so. */
export function agreesOnCases({ targetFor, modelsOf, values, ownRequests, unsaid = [] }: TestedImplementation): void {
  const isSkipped = (title: string, request: string | RouteRequest) => {
    const text = typeof request === 'string' ? request : JSON.stringify(request);
    return SKIPPED_REQUESTS[title]?.[text] !== undefined || ownRequests[title]?.[text] !== undefined;
  };

  describe.each(CASES)('$title', (routingCase) => {
    const { title, requests, treated, features } = routingCase;
    // A case with certificates has its Gateway made, which they belong to.
    const target = targetFor({ create: features.includes('tls') ? { gatewayClassName: 'own' } : undefined });
    const { router } = buildCase(routingCase, target);
    const lacking = lackingOf(target, routingCase);
    const wrong = values[title] ?? [];

    test(lacking.length === 0 ? 'is accepted' : `is refused for ${lacking.join(', ')}`, () => {
      const found = checkTarget(target, router.table).map(({ message }) => message);
      const refusals = [...refusalsOf(router.table, lacking), ...wrong];
      expect(found).toEqual(refusals.map((text) => expect.stringContaining(text)));
    });

    if (lacking.length + wrong.length > 0) return;

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
      const said = (wanted: readonly string[]) => wanted.filter((fact) => !unsaid.includes(fact)).sort();
      expect(facts).toEqual(treated.map(([request, wanted]) => [request, said(wanted)]));
    });
  });

  test('every exception is one of a case', () => {
    const titles = CASES.map(({ title }) => title);
    expect(Object.keys({ ...values, ...ownRequests }).filter((title) => !titles.includes(title))).toEqual([]);
  });
}

/** How many random tables are made in CI, how many pairs of table and request at least are compared, and what is left out. */
export interface RandomComparison {
  readonly tables: number;
  readonly pairs: number;
  readonly isLeftOut?: (request: RouteRequest) => boolean;
}

/** On a failure fast-check prints seed and path; run it again with FC_SEED set. */
export function agreesOnRandomTables(
  { targetFor, modelsOf }: Pick<TestedImplementation, 'targetFor' | 'modelsOf'>,
  { tables, pairs, isLeftOut = () => false }: RandomComparison,
): void {
  let compared = 0;
  const target = targetFor({});
  const requests = fc.array(randomRequest, { minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(fc.oneof(portableTable, plainTable, randomTable), requests, (table, asked) => {
      const { router } = buildRandom(table, target);
      const objects = objectsOf(router, target);
      if (objects === undefined) return;
      expect(checkGatewayObjects(objects)).toEqual([]);
      const models = modelsOf(objects);
      for (const request of asked.filter((one) => !isOpen(one) && !isLeftOut(one))) {
        compared++;
        const wanted = describeDecision(router.resolve(request), request);
        const answers = models.map((model) => model.answerTo(request));
        if (answers.some((answer) => answer !== wanted))
          expect([request, ...answers]).toEqual([request, wanted, wanted]);
      }
    }),
    parameters(tables),
  );
  expect(compared >= atLeast(pairs)).toBe(true);
}

/** What is encoded and no unreserved character, which gateways leave so, where resolve() decodes it before it compares. */
export const isOpen = ({ path }: RouteRequest): boolean => /%(?!61)/.test(path);

interface Values {
  readonly [title: string]: readonly string[];
}

/** The cases of a policy that a Service has one of, whose values are refused: each with how a message about a route ends. */
export function refusedOfServices(title: string, ...values: readonly string[]): Values {
  const of = (what: string) => values.map((value) => `${what} has ${value}`);
  return {
    [`${title}: of a route, and of no other`]: of('prefix "/a"'),
    [`${title}: of a router, for its routes and its default backend`]: of('the router'),
    [`${title}: of a router, and of no route that is without it`]: of('the router'),
  };
}

/** The cases of any other policy, of which there is one more. */
export function refusedOfPolicy(title: string, ...values: readonly string[]): Values {
  const ofHost = values.map((value) => `prefix "/" has ${value}`);
  return { ...refusedOfServices(title, ...values), [`${title}: of one host, and of no other`]: ofHost };
}
