import { isDnsLabel } from '../rules/names';
import { Health } from '../workloads/pods/health';
import { ImageRuntime } from '../workloads/pods/image-runtime';
import { Scale } from '../workloads/replicas/scale';
import type { WebServiceOptions, WebServiceProps } from '../workloads/web-service/web-service-props';

/** What a service of the shop may set; every prop has the tutorial's value as its default. */
export interface ShopServiceProps extends WebServiceOptions {
  /**
   * The container image, pinned by a tag other than `latest`, or by digest.
   *
   * @default - the tutorial's image of this service and version
   */
  readonly image?: string;
}

const REPOSITORY = 'registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx';

/** The tutorial's values: three replicas of a stock nginx that listens on port 80. */
export function shopService(name: string, props: ShopServiceProps): WebServiceProps {
  const version = props?.version ?? 'v1';
  return {
    name,
    version,
    image: `${REPOSITORY}:${name}-${version}`,
    serviceName: serviceName(props?.name ?? name, version),
    port: 80,
    scale: Scale.fixed(3),
    runtime: ImageRuntime.nginx(),
    health: Health.http('/'),
    ...props,
  };
}

/** Of what is no name the service tells, and nothing made of it need be told as well. */
function serviceName(name: string, version: string): string | undefined {
  return [name, version].every(isDnsLabel) ? `${name}-service-${version}` : undefined;
}
