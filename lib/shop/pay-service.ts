import type { Construct } from 'constructs';
import { WebService } from '../workloads/web-service/web-service';
import { type ShopServiceProps, shopService } from './shop-service';

/**
 * The tutorial's `pay` service: Deployment `pay-v1` and Service `pay-service-v1` unless the version is another one.
 *
 * @example
 * new PayService(chart, 'pay', { scale: Scale.fixed(5) });
 */
export class PayService extends WebService {
  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope. The service is called `pay` in any case.
   * @param props differences from the tutorial.
   */
  constructor(scope: Construct, id: string, props: ShopServiceProps = {}) {
    super(scope, id, shopService('pay', 'registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx', props));
  }
}
