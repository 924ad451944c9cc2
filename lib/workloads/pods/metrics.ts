import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { httpPathFlaw } from '../../rules/http-path';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { MAIN_PORT, mainPort, PodPort, type PodPorts } from './pod-port';

/** The place where a workload offers its metrics. */
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
   * @default - the port called `http`, or the only one there is
   */
  readonly port?: number;
}

/** Name of a port that is added for metrics. */
export const METRICS_PORT_NAME = 'metrics';

/**
 * @param own the port of the option `ports` that has the name of the port for metrics.
 * @param ports all ports of the workload's own container.
 */
export function* checkMetrics(metrics: unknown, own: PodPort | undefined, ports: PodPorts): Findings {
  if (!(yield* checkStruct('metrics', metrics, ['path', 'port']))) return;
  const { path, port } = metrics as Metrics;
  if (path !== undefined) yield* checkValue('url', 'metrics path', path, httpPathFlaw);
  if (port !== undefined) yield* checkValue('port', 'metrics port', port, portFlaw);
  else if (mainPort(ports) === undefined) {
    yield finding('metrics', `metrics name no port, and no port is called ${show(MAIN_PORT)}: write port.`);
  }
  if (own instanceof PodPort && ports[METRICS_PORT_NAME] !== own) {
    yield finding(
      'metrics',
      `port ${show(METRICS_PORT_NAME)} is ${show(own._port)}, and metrics are on ${show(port)}: write another name, or one number for both.`,
    );
  }
}

/** The annotations that Prometheus' usual scrape configuration for pods reads (https://github.com/prometheus-community/helm-charts). */
export function scrapeAnnotations({ path = '/metrics', port }: Metrics, ports: PodPorts): { [key: string]: string } {
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port ?? ports[mainPort(ports) ?? '']?._port),
    'prometheus.io/path': path,
  };
}
