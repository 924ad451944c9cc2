/** Each path in an Ingress of its own, as if it were too large with any other one: the meaning stays. */
jest.mock('../../../../lib/routing/targets/ingress-nginx/most-bytes', () => ({ MOST_BYTES: 0 }));

import { Backend, CanaryRelease, RoutingTarget } from '../../../../lib';
import { buildCase, renderTable } from '../../support';
import './agreement.test';
import './agreement.property.test';
import './servers/traefik/agreement.test';
import './servers/traefik/agreement.property.test';

test('each path has an Ingress of its own, canaries too', () => {
  const { router } = buildCase({
    routes: (r, { a, b, c, d }) => {
      r.prefix('/a', new CanaryRelease({ stable: a, canary: b, weight: 10 }));
      r.prefix('/ab', Backend.external('e', 80));
      r.exact('/ab', Backend.external('f', 80));
      r.prefix('/c', new CanaryRelease({ stable: c, canary: d, weight: 20 }));
      r.prefix('/d', new CanaryRelease({ stable: c, canary: d, weight: 20 }));
    },
  });
  const objects = renderTable(router.table, RoutingTarget.ingressNginx());
  expect(objects.map(({ metadata, spec }) => [metadata.name, spec.rules[0].http.paths.length])).toEqual([
    ['router', 1],
    ['router-ab-etc', 2],
    ['router-c-etc', 1],
    ['router-d-etc', 1],
    ['router-b', 1],
    ['router-d', 1],
    ['router-d-d-etc', 1],
  ]);
});
