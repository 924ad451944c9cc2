import { checkPort } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';
import { PodPort } from './pod-port';

/** Where a service offers its metrics. */
export interface Metrics {
  /**
   * The path that a scraper asks for.
   *
   * @default '/metrics'
   */
  readonly path?: string;

  /**
   * The port that they are offered on, 1 to 65535.
   *
   * @default - the service's own port
   */
  readonly port?: number;
}

/** Name of the port that offers metrics, unless it is one that the service has anyway. */
export const METRICS_PORT_NAME = 'metrics';

/**
 * @param own the further port that is called as that of the metrics would be.
 * @param used the port that has the name in the end.
 */
export function checkMetrics(report: Report, metrics: unknown, own?: PodPort, used?: PodPort): void {
  if (!checkStruct(report, 'metrics', metrics, ['path', 'port'])) return;
  const { path, port } = metrics as Metrics;
  if (path !== undefined && (typeof path !== 'string' || !/^\/[^\s#]*$/.test(path))) {
    report(`metrics path ${show(path)} is no absolute path: start it with "/", for example "/metrics".`);
  }
  if (port !== undefined) checkPort(report, 'metrics port', port);
  if (own instanceof PodPort && used !== own) {
    report(
      `port ${show(METRICS_PORT_NAME)} is ${show(own._port)}, and metrics are on ${show(port)}: write another name, or one of the two for both.`,
    );
  }
}

/** The annotations that Prometheus' usual scrape configuration for pods reads (https://github.com/prometheus-community/helm-charts). */
export function scrapeAnnotations({ path = '/metrics' }: Metrics, port: number): { [key: string]: string } {
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port),
    'prometheus.io/path': path,
  };
}
