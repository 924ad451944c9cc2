import type { RouteRequest } from '../../../../../../lib';
import { checkTarget } from '../../../../../../lib/routing/targets/check-target';
import { CASES } from '../../../../cases';
import { buildCase, parseRequest, renderTable } from '../../../../support';
import { lackingOf, refusalsOf } from '../../../lacking';
import { OWN_REQUESTS, VALUES } from './exceptions';
import { servedByTraefik } from './target';
import { TraefikIngressModel } from './traefik-model';

/** Annotations that say nothing else to Traefik. */
const UNSAID = ['nginx reads proxy-request-buffering: on'];

/** The emitted Ingress objects send every request where the table says, as Traefik reads them, and treat it so. */
describe.each(CASES)('$title', (routingCase) => {
  const { title, requests, treated } = routingCase;
  const { router } = buildCase(routingCase, servedByTraefik);
  const lacking = lackingOf(servedByTraefik, routingCase);
  const wrong = VALUES[title] ?? [];

  test(lacking.length === 0 ? 'is accepted, but for wrong values' : `is refused for ${lacking.join(', ')}`, () => {
    const found = checkTarget(servedByTraefik, router.table).map(({ message }) => message);
    const refusals = [...refusalsOf(router.table, lacking), ...wrong];
    expect(found).toEqual(refusals.map((text) => expect.stringContaining(text)));
  });

  if (lacking.length + wrong.length > 0) return;
  const model = new TraefikIngressModel(renderTable(router.table, servedByTraefik));

  test('Traefik leaves nothing out, and every request goes where the table says', () => {
    expect(model.dropped).toEqual([]);
    const own = OWN_REQUESTS[title] ?? {};
    const isOwn = (request: string | RouteRequest) => own[textOf(request)] !== undefined;
    const answered = (request: string | RouteRequest) => [request, model.answerTo(parseRequest(request))];
    const held = requests.filter(([request]) => !isOwn(request));
    expect(held.map(([request]) => answered(request))).toEqual(held);
    for (const exception of requests.filter(([request]) => isOwn(request))) {
      expect(answered(exception[0])).not.toEqual(exception);
    }
  });

  if (treated === undefined) return;
  test('every request is treated as the policies say', () => {
    const said = (request: string | RouteRequest) =>
      model.treatmentOf(parseRequest(request)).filter((fact) => !UNSAID.includes(fact));
    expect(treated.map(([request]) => [request, said(request)])).toEqual(
      treated.map(([request, facts]) => [request, facts.filter((fact) => !UNSAID.includes(fact))]),
    );
  });
});

const textOf = (request: string | RouteRequest) => (typeof request === 'string' ? request : JSON.stringify(request));

test('every exception is one of a case', () => {
  const titles = CASES.map(({ title }) => title);
  expect(Object.keys({ ...VALUES, ...OWN_REQUESTS }).filter((title) => !titles.includes(title))).toEqual([]);
});
