import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { IngressRouter } from '../routing/router/ingress-router';
import { Rewrite } from '../routing/table/rewrite';
import { RoutingTarget } from '../routing/targets';
import type { IIngressNginxController } from '../routing/targets/ingress-nginx-controller';
import { Exposure } from '../workloads/service/exposure';
import { PayService } from './pay-service';
import { UserService } from './user-service';

/** What a shop may be told. */
export interface ShopChartProps {
  /**
   * The controller that serves its routes.
   *
   * @default - any of the class `nginx`
   */
  readonly controller?: IIngressNginxController;
}

/**
 * The tutorial's whole application: the services `user` and `pay` behind ingress-nginx, each on a port of the nodes as
 * well. Its objects bear the names and selectors of the tutorial's YAML, so that they replace it in place.
 *
 * @example
 * const { controller } = new ControllerChart(app, 'ingress-nginx');
 * new ShopChart(app, 'shop', { controller });
 */
export class ShopChart extends Chart {
  /**
   * @param scope the app.
   * @param id the chart's name, and with it the file's in `dist/`.
   * @param props which controller serves it.
   */
  constructor(scope: Construct, id: string, props: ShopChartProps = {}) {
    super(scope, id);
    const user = new UserService(this, 'user', { exposure: Exposure.nodePort() });
    const pay = new PayService(this, 'pay', { exposure: Exposure.nodePort() });

    const router = new IngressRouter(this, 'nginx-ingress', {
      target: RoutingTarget.ingressNginx({ controller: props?.controller }),
      defaultBackend: user,
    });
    router.prefix('/user', user, { rewrite: Rewrite.to('/') });
    router.prefix('/pay', pay, { rewrite: Rewrite.to('/') });
  }
}
