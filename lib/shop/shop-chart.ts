import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { CallSite } from '../cdk8s/call-site';
import { Synthesis } from '../cdk8s/synthesis';
import { IngressRouter } from '../routing/router/ingress-router';
import { Rewrite } from '../routing/table/rewrite';
import { RoutingTarget } from '../routing/targets';
import type { IIngressNginxController } from '../routing/targets/ingress-nginx-controller';
import { checkStruct } from '../rules/check';
import { Exposure } from '../workloads/service/exposure';
import { PayService } from './pay-service';
import { UserService } from './user-service';

/** Props of the shop. */
export interface ShopChartProps {
  /**
   * The controller that serves the routes of the shop.
   *
   * @default - any controller of the class `nginx`
   */
  readonly controller?: IIngressNginxController;
}

/**
 * The tutorial's whole application: the services `user` and `pay` behind ingress-nginx, and on a port of every node. Its
 * objects have the names and selectors of the tutorial's YAML, so that they replace it in place.
 *
 * @example
 * const nginx = new ControllerChart(app, 'ingress-nginx');
 * new ShopChart(app, 'shop', { controller: nginx.controller });
 */
export class ShopChart extends Chart {
  /**
   * @param scope the app.
   * @param id the name of the chart and of its file in `dist/`.
   * @param props the controller that serves it.
   */
  constructor(scope: Construct, id: string, props: ShopChartProps = {}) {
    super(scope, id);
    Synthesis.of(this).report(this, checkStruct('the shop', props ?? {}, ['controller']), CallSite.capture());
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
