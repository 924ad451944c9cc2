import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { IngressNginxController } from '../controllers/ingress-nginx-controller/ingress-nginx-controller';
import { Exposure } from '../workloads/service/exposure';

/**
 * The tutorial's controller: ingress-nginx, on ports 31234 (HTTP) and 31235 (HTTPS) of every node.
 *
 * @example
 * const nginx = new ControllerChart(app, 'ingress-nginx');
 */
export class ControllerChart extends Chart {
  /** The controller, which routers take as their target's. */
  readonly controller: IngressNginxController;

  /**
   * @param scope the app.
   * @param id the name of the chart and of its file in `dist/`.
   */
  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.controller = new IngressNginxController(this, 'controller', {
      exposure: Exposure.nodePorts({ http: 31234, https: 31235 }),
    });
  }
}
