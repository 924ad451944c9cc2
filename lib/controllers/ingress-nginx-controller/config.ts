import type { Size } from 'cdk8s';
import { proxyLimits } from '../../nginx/amounts';

import type { ConfigData } from '../../nginx/config/config-keys';
import type { RouteTimeouts } from '../../routing/table/timeouts';
import type { Gzip } from './gzip';
import type { Hsts } from './hsts';
import type { LogFormat } from './log-format';
import type { RealIp } from './real-ip';

/** The settings of nginx for all hosts. A route's own `bodySize` and `timeouts` replace those given here. */
export interface IngressNginxConfig {
  /**
   * The largest body of a request, in whole kibibytes from 1. A larger one is answered with 413.
   *
   * @default Size.mebibytes(1)
   */
  readonly bodySize?: Size;

  /**
   * The time that a backend may take at each of up to three tries, in whole seconds from 1 each.
   *
   * @default - 5 seconds to connect, 60 to read and to send
   */
  readonly timeouts?: RouteTimeouts;

  /**
   * The source of a client's address, for a controller behind a proxy or load balancer.
   *
   * @default - the address of the connection
   */
  readonly realIp?: RealIp;

  /**
   * The access log.
   *
   * @default - the controller's own format
   */
  readonly logFormat?: LogFormat;

  /**
   * Strict-Transport-Security of hosts with TLS.
   *
   * @default - a year, subdomains included
   */
  readonly hsts?: Hsts;

  /**
   * Compression of answers.
   *
   * @default - no compression
   */
  readonly gzip?: Gzip;

  /**
   * Options of the ConfigMap that have no prop of their own, by key. They are checked against the options that the controller
   * knows (https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/).
   *
   * @default - none
   */
  readonly options?: { [key: string]: string };
}

/** The ConfigMap's data, sorted so that a key is easy to find. */
export function configData(config: IngressNginxConfig): ConfigData {
  const data = { ...dataOfProps(config), ...config.options };
  return Object.fromEntries(Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The data of all props but `options`. */
export function dataOfProps({ bodySize, timeouts, realIp, logFormat, hsts, gzip }: IngressNginxConfig): ConfigData {
  return {
    ...proxyLimits(timeouts, bodySize),
    ...realIp?._data(),
    ...logFormat?._data(),
    ...hsts?._data(),
    ...gzip?._data(),
  };
}
