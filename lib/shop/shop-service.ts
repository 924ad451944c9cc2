import { present } from '../cdk8s/objects';
import { isDnsLabel } from '../rules/dns-name';
import { Health } from '../workloads/pods/health/health';
import { ImageRuntime } from '../workloads/pods/runtime/image-runtime';
import { Scale } from '../workloads/replicas/scale';
import type { WebServiceOptions, WebServiceProps } from '../workloads/web-service/web-service-props';

/** Options of a service of the tutorial, each with the tutorial's value as its default. */
export interface ShopServiceProps extends WebServiceOptions {
  /**
   * The container image, pinned by a tag other than `latest`, or by digest.
   *
   * @default - `registry.cn-beijing.aliyuncs.com/zhangrenyang/nginx`, with the name and the version as its tag: `user-v1`
   */
  readonly image?: string;
}

/**
 * The tutorial's values, so that its live objects can be replaced with no request lost: three replicas of a stock nginx that listens on port 80.
 *
 * @param repository the image without its tag.
 */
export function shopService(name: string, repository: string, props: ShopServiceProps): WebServiceProps {
  const version = props?.version ?? 'v1';
  return {
    name,
    version,
    image: `${repository}:${name}-${version}`,
    serviceName: serviceName(props?.name ?? name, version),
    port: 80,
    scale: Scale.fixed(3),
    runtime: ImageRuntime.nginx(),
    health: Health.http('/'),
    containerName: 'nginx',
    targetPortByNumber: true,
    // A Service of several ports has to name each.
    ...(offersMore(props ?? {}) ? {} : { servicePortName: '' }),
    ...present(props ?? {}),
  };
}

/** The tutorial's name for the Service. An invalid name or version is reported by the service itself, once. */
function serviceName(name: string, version: string): string | undefined {
  return [name, version].every(isDnsLabel) ? `${name}-service-${version}` : undefined;
}

/** Offers of further ports, by the service's own container or a sidecar. */
const offersMore = ({ ports, sidecars }: ShopServiceProps) =>
  [{ ports }, ...(Array.isArray(sidecars) ? sidecars : [])].some((container) =>
    Object.values(container?.ports ?? {}).some((port) => port?._servicePort !== undefined),
  );
