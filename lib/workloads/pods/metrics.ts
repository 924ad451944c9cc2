import { checkStruct, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { httpPathFlaw } from '../../rules/http-path';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { askedPort } from './container-spec';
import { type ContainerPorts, PodPort } from './pod-port';

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
   * @default - the workload's own port, the only one there is, or the one called `http`
   */
  readonly port?: number;
}

/** Name of a port that is added for metrics. */
export const METRICS_PORT_NAME = 'metrics';

/**
 * @param own the port of the option `ports` that has the name of the port for metrics.
 * @param container the workload's own container.
 */
export function* checkMetrics(metrics: unknown, own: PodPort | undefined, container: ContainerPorts): Findings {
  if (!(yield* checkStruct('metrics', metrics, ['path', 'port']))) return;
  const { path, port } = metrics as Metrics;
  if (path !== undefined) yield* checkValue('url', 'metrics path', path, httpPathFlaw);
  if (port !== undefined) yield* checkValue('port', 'metrics port', port, portFlaw);
  else yield* checkScrapedPort(container);
  if (own instanceof PodPort && container.ports[METRICS_PORT_NAME] !== own) {
    yield finding(
      'metrics',
      `port ${show(METRICS_PORT_NAME)} is ${show(own._port)}, and metrics are on ${show(port)}: write another name, or one number for both.`,
    );
  }
}

/** Scrapers send a GET to the port that is the main one. */
function* checkScrapedPort(container: ContainerPorts): Findings {
  const asked = askedPort(container, undefined);
  if (asked === undefined) {
    yield finding('metrics', 'metrics name no port, and the container has several, none of them its own: write port.');
    return;
  }
  const protocol = container.ports[asked.name]?._protocol;
  if (protocol === undefined || protocol._httpScheme !== undefined) return;
  yield finding(
    'metrics',
    `metrics name no port, and the container's own speaks ${protocol._name}, which no scraper does: write the port of the metrics.`,
  );
}

/** The annotations that Prometheus' usual scrape configuration for pods reads (https://github.com/prometheus-community/helm-charts). */
export function scrapeAnnotations(
  { path = '/metrics', port }: Metrics,
  container: ContainerPorts,
): { [key: string]: string } {
  const main = askedPort(container, undefined);
  const isSecure = main?.scheme === 'HTTPS' && (port === undefined || port === main.number);
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port ?? main?.number),
    'prometheus.io/path': path,
    ...(isSecure && { 'prometheus.io/scheme': 'https' }),
  };
}
