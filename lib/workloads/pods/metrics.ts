import { checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { httpPathFlaw } from '../../rules/http-path';
import { portFlaw } from '../../rules/port';
import { show } from '../../rules/show';
import { finding } from '../codes';
import { askedPort } from './container-spec';
import { type ContainerPorts, PodPort } from './pod-port';

/** The port and the path that a scraper asks. */
export interface MetricsScrapeOptions {
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

const DEFAULT_PATH = '/metrics';

/**
 * The place where a workload offers its metrics.
 *
 * @example
 * Metrics.scrape({ port: 9464 })
 */
export class Metrics {
  /**
   * Metrics that Prometheus asks for, in the way that `scraper` says.
   *
   * @param options the port and the path.
   */
  static scrape(options: MetricsScrapeOptions = {}): Metrics {
    return new Metrics(options ?? {});
  }

  private constructor(private readonly options: MetricsScrapeOptions) {}

  /** @internal */
  get _path(): string {
    return this.options.path ?? DEFAULT_PATH;
  }

  /** @internal */
  get _port(): number | undefined {
    return this.options.port;
  }

  /** @internal */
  *_check(): Findings<boolean> {
    if (!(yield* checkStruct('metrics', this.options, ['path', 'port']))) return false;
    const { path, port } = this.options;
    if (path !== undefined) yield* checkValue('url', 'metrics path', path, httpPathFlaw);
    if (port !== undefined) yield* checkValue('port', 'metrics port', port, portFlaw);
    return true;
  }
}

/**
 * @param own the port of the option `ports` that has the name of the port for metrics.
 * @param container the workload's own container.
 */
export function* checkMetrics(metrics: unknown, own: PodPort | undefined, container: ContainerPorts): Findings {
  if (!(metrics instanceof Metrics)) {
    yield wrongType('metrics', metrics, 'metrics such as Metrics.scrape({ port: 9464 })');
    return;
  }
  if (!(yield* metrics._check())) return;
  if (metrics._port === undefined) yield* checkScrapedPort(container);
  if (own instanceof PodPort && container.ports[METRICS_PORT_NAME] !== own) {
    yield finding(
      'metrics',
      `port ${show(METRICS_PORT_NAME)} is ${show(own._port)}, and metrics are on ${show(metrics._port)}: write another name, or one number for both.`,
    );
  }
}

/** Scrapers send a GET to the port that is the main one. */
function* checkScrapedPort(container: ContainerPorts): Findings {
  const asked = askedPort(container, undefined);
  if (asked === undefined) {
    yield finding(
      'metrics',
      'metrics has no port, and the container has several, none of which is its main port: write port.',
    );
    return;
  }
  const protocol = container.ports[asked.name]?._protocol;
  if (protocol === undefined || protocol._httpScheme !== undefined) return;
  yield finding(
    'metrics',
    `metrics has no port, and the main port of the container speaks ${protocol._name}, which Prometheus cannot scrape: write the port of the metrics.`,
  );
}

/** The port of a pod that scrapers ask. */
export interface ScrapedPort {
  /** Its name, which is empty where it has none. */
  readonly name: string;
  readonly number: number;
  readonly isSecure: boolean;
}

/**
 * @param container the workload's own container.
 * @param others further containers, one of which may have the port.
 */
export function scrapedPort(
  { _port: number }: Metrics,
  container: ContainerPorts,
  others: readonly ContainerPorts[],
): ScrapedPort | undefined {
  const main = askedPort(container, undefined);
  const isSecure = main?.scheme === 'HTTPS' && (number === undefined || number === main.number);
  if (number === undefined) return main && { name: main.name, number: main.number, isSecure };
  const ports = [container, ...others].flatMap((each) => Object.entries(each.ports));
  const [name = ''] = ports.find(([, port]) => port?._port === number && port._transport === 'TCP') ?? [];
  return { name, number, isSecure };
}

/** The annotations that Prometheus' usual scrape configuration for pods reads (https://github.com/prometheus-community/helm-charts). */
export function scrapeAnnotations(metrics: Metrics, container: ContainerPorts): { [key: string]: string } {
  const port = scrapedPort(metrics, container, []);
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(port?.number),
    'prometheus.io/path': metrics._path,
    ...(port?.isSecure && { 'prometheus.io/scheme': 'https' }),
  };
}
