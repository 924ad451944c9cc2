import { Testing } from 'cdk8s';
import { CASES } from '../../cases';
import { buildCase, describeDecision, parseRequest } from '../../support';
import { IngressNginxModel, type ModelRequest } from './controller/controller-model';

// What may not be as meant is printed at synth; here it is not the point.
jest.spyOn(console, 'error').mockImplementation(() => {});

/**
 * The emitted Ingress objects send every request where the table says, by the controller's own rules, in whatever order
 * the objects came to the cluster.
 */
describe.each(CASES)('$title', (routingCase) => {
  const { chart } = buildCase(routingCase);
  const objects = Testing.synth(chart);
  const names = objects.filter(({ kind }) => kind === 'Ingress').map(({ metadata }) => metadata.name);
  const models = [names, [...names].reverse()].map((order) => new IngressNginxModel(objects, { order }));

  test('the controller takes the objects as they are', () => {
    for (const { rejected, ignored, overlaps } of models) {
      expect({ rejected, ignored, overlaps }).toEqual({ rejected: [], ignored: [], overlaps: [] });
    }
  });

  test.each(routingCase.requests)('%j', (request, answer) => {
    for (const model of models) {
      const asked = parseRequest(request);
      const { path, ...decision } = model.decide(asked as ModelRequest);
      // The query stays as it is, and is not the cases' matter.
      const seen = { ...decision, path: path?.replace(/\?.*$/, '') };
      expect(describeDecision(seen as never, asked)).toBe(answer);
    }
  });
});
