import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { IngressRouter } from '../routing/ingress-router';
import { Rewrite } from '../routing/rewrite';
import { Exposure } from '../services/exposure';
import { PayService } from './pay-service';
import { UserService } from './user-service';

/**
 * The tutorial's whole application: the services `user` and `pay` behind ingress-nginx, each on a port of the nodes as
 * well. Its objects bear the names and selectors of the tutorial's YAML, so that they replace it in place.
 *
 * @example
 * new ShopChart(app, 'shop');
 */
export class ShopChart extends Chart {
  /**
   * @param scope the app.
   * @param id the chart's name, and with it the file's in `dist/`.
   */
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const user = new UserService(this, 'user', { exposure: Exposure.nodePort() });
    const pay = new PayService(this, 'pay', { exposure: Exposure.nodePort() });

    const router = new IngressRouter(this, 'nginx-ingress', { defaultBackend: user });
    router.prefix('/user', user, { rewrite: Rewrite.to('/') });
    router.prefix('/pay', pay, { rewrite: Rewrite.to('/') });
  }
}
