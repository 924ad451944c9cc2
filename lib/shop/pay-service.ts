import type { Construct } from 'constructs';
import { WebService } from '../workloads/web-service/web-service';
import { type ShopServiceProps, shopService } from './shop-service';

/**
 * The tutorial's `pay` service: Deployment `pay-v1` and Service `pay-service-v1` unless the version says otherwise.
 *
 * @example
 * new PayService(chart, 'pay', { scale: Scale.fixed(5) });
 */
export class PayService extends WebService {
  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope; the service is called `pay` whatever it is.
   * @param props what differs from the tutorial.
   */
  constructor(scope: Construct, id: string, props: ShopServiceProps = {}) {
    super(scope, id, shopService('pay', props));
  }
}
