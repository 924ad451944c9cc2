import { Testing } from 'cdk8s';
import { RoutingTarget } from '../../../../lib';
import { checkTarget } from '../../../../lib/routing/targets/check-target';
import { CASES } from '../../cases';
import { buildCase, describeDecision, parseRequest } from '../../support';
import { lackingOf, refusalsOf } from '../lacking';
import { IngressNginxModel, type ModelRequest } from './controller/controller-model';
import { treatmentOf } from './controller/treatment';

// Warnings are printed at synth; here they are not the point.
jest.spyOn(console, 'error').mockImplementation(() => {});

const target = RoutingTarget.ingressNginx();

/**
 * The emitted Ingress objects send every request where the table says, by the controller's own rules, in whatever order
 * the objects came to the cluster, and treat it as the policies say.
 */
describe.each(CASES)('$title', (routingCase) => {
  const { chart, router } = buildCase(routingCase, target);
  const lacking = lackingOf(target, routingCase);
  if (lacking.length > 0) {
    test(`is refused, since ingress-nginx lacks ${lacking.join(', ')}`, () => {
      const messages = checkTarget(target, router.table).map(({ message }) => message);
      const refusals = refusalsOf(router.table, lacking);
      expect(messages).toEqual(refusals.map((text) => expect.stringContaining(text)));
    });
    return;
  }
  const objects = Testing.synth(chart);
  /** A Service of type ExternalName leads to the one that it names. */
  const leadsTo = (name: string): string => {
    const external = objects.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name);
    return external?.spec.externalName?.split('.')[0] ?? name;
  };
  const names = objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata }) => metadata.name);
  const models = [names, [...names].reverse()].map((order) => new IngressNginxModel(objects, { order }));

  test('the controller takes the objects as they are', () => {
    for (const { rejected, ignored, overlaps } of models) {
      expect({ rejected, ignored, overlaps }).toEqual({ rejected: [], ignored: [], overlaps: [] });
    }
  });

  test('every request goes where the table says', () => {
    for (const model of models) {
      const answers = routingCase.requests.map(([request]) => {
        const asked = parseRequest(request);
        const { path, backends, ...decision } = model.decide(asked as ModelRequest);
        const reached = backends.map((backend) => ({ ...backend, serviceName: leadsTo(backend.serviceName) }));
        // The query stays as it is, and the cases are not about it.
        const seen = { ...decision, backends: reached, path: path?.replace(/\?.*$/, '') };
        return [request, describeDecision(seen as never, asked)];
      });
      expect(answers).toEqual(routingCase.requests);
    }
  });

  const { treated } = routingCase;
  if (treated === undefined) return;
  test('every request is treated as the policies say', () => {
    for (const model of models) {
      const facts = treated.map(([request]) => [
        request,
        treatmentOf(model.annotationsFor(parseRequest(request) as ModelRequest)),
      ]);
      expect(facts).toEqual(treated);
    }
  });
});
