import type { Construct } from 'constructs';
import { WebService } from '../workloads/web-service/web-service';
import { type ShopServiceProps, shopService } from './shop-service';

/**
 * The tutorial's `user` service: Deployment `user-v1` and Service `user-service-v1` unless the version is another one.
 *
 * @example
 * new UserService(chart, 'user-next', { version: 'v2' });
 */
export class UserService extends WebService {
  /**
   * @param scope the chart, or a construct in one.
   * @param id unique in the scope. The service is called `user` in any case.
   * @param props differences from the tutorial.
   */
  constructor(scope: Construct, id: string, props: ShopServiceProps = {}) {
    super(scope, id, shopService('user', 'registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx', props));
  }
}
