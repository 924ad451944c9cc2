import { App, Chart } from 'cdk8s';
import {
  GatewayImplementation,
  IngressRouter,
  PayService,
  Rewrite,
  RoutingTarget,
  Tls,
  UserService,
} from 'cdk8s-portico';

/** The shop, served by ingress-nginx and by Envoy Gateway at the same time. */
export function makeShop(): { app: App; router: IngressRouter } {
  const app = new App();
  const shop = new Chart(app, 'shop');
  const user = new UserService(shop, 'user');
  const pay = new PayService(shop, 'pay');
  const router = new IngressRouter(shop, 'router', {
    target: RoutingTarget.both(
      RoutingTarget.ingressNginx(),
      RoutingTarget.gatewayApi({
        gateway: 'shop-gateway',
        implementation: GatewayImplementation.envoyGateway(),
        create: { gatewayClassName: 'eg' },
      }),
    ),
    host: 'abc.com',
    tls: Tls.secret('abc-com-tls'),
    defaultBackend: user,
  });
  router.prefix('/user', user, { rewrite: Rewrite.stripPrefix() });
  router.prefix('/pay', pay);
  router.redirect('/old-pay', { path: '/pay' });
  return { app, router };
}
