import type { Chart } from 'cdk8s';
import {
  Exposure,
  IngressNginxController,
  type IngressRouter,
  PayService,
  Rewrite,
  RoutingTarget,
  Scale,
  UserService,
  WebService,
} from '../lib';

/** What the compiler refuses: `npm run typecheck` fails when one of these becomes legal. Nothing here runs. */
function refused(chart: Chart, router: IngressRouter, user: WebService): void {
  // @ts-expect-error an image is what makes a service
  new WebService(chart, 'user', {});
  // @ts-expect-error a misspelt prop
  new WebService(chart, 'user', { image: 'nginx:1', replica: 3 });
  // @ts-expect-error a scale is a value of Scale
  new UserService(chart, 'user', { scale: 3 });
  // @ts-expect-error an exposure is a value of Exposure
  new PayService(chart, 'pay', { exposure: 'NodePort' });
  // @ts-expect-error env takes EnvValue, so that secrets cannot be pasted in by habit
  new PayService(chart, 'pay', { env: { KEY: 'value' } });
  // @ts-expect-error value objects are made by their factories
  new Scale(3);
  // @ts-expect-error a port is a number
  Exposure.nodePort('30859');
  // @ts-expect-error a controller's ports have names
  Exposure.nodePorts(31234, 31235);
  // @ts-expect-error options of a ConfigMap are strings
  new IngressNginxController(chart, 'controller', { config: { options: { 'use-http2': false } } });
  // @ts-expect-error a target's controller is one, not its name
  RoutingTarget.ingressNginx({ controller: 'ingress-nginx' });
  // @ts-expect-error a route needs a backend
  router.prefix('/user');
  // @ts-expect-error a backend is no name
  router.prefix('/user', 'user-service-v1');
  // @ts-expect-error a rewrite is a value of Rewrite
  router.prefix('/user', user, { rewrite: '/' });
  // @ts-expect-error a rewrite names its path
  Rewrite.to();
}

test('types are checked by the compiler alone', () => {
  expect(refused).toHaveLength(3);
});
