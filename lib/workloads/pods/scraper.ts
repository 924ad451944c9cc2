import type { Duration } from 'cdk8s';
import { checkObjectMaps, checkStruct, wrongType } from '../../rules/check';
import { checkDurations, secondsOf } from '../../rules/duration';
import type { Findings } from '../../rules/finding';

/** The labels of monitors, by which a Prometheus chooses them, and the time between two requests. */
export interface ScraperPodMonitorOptions {
  /**
   * Labels of the monitors, in addition to those of all objects. A Prometheus often reads only monitors with a label of its own:
   * see `podMonitorSelector` and `serviceMonitorSelector` in its spec.
   *
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Time between two requests for metrics, in whole seconds up to an hour.
   *
   * @default - that of the Prometheus
   */
  readonly interval?: Duration;
}

/** The same as of PodMonitors. */
export interface ScraperServiceMonitorOptions extends ScraperPodMonitorOptions {}

/** The kinds of objects by which Prometheus finds metrics. */
type Way = 'annotations' | 'PodMonitor' | 'ServiceMonitor';

const HOUR = 3600;

/**
 * The way in which the Prometheus of a cluster finds metrics.
 *
 * @example
 * PorticoDefaults.of(app).set({ scraper: Scraper.podMonitor({ labels: { release: 'kube-prometheus-stack' } }) });
 */
export class Scraper {
  /** Annotations of the pods, which Prometheus' own chart reads and prometheus-operator does not. */
  static annotations(): Scraper {
    return new Scraper('annotations', {});
  }

  /**
   * A PodMonitor for each workload, by which prometheus-operator asks its pods.
   *
   * @param options labels and interval of the monitors.
   */
  static podMonitor(options: ScraperPodMonitorOptions = {}): Scraper {
    return new Scraper('PodMonitor', options ?? {});
  }

  /**
   * A ServiceMonitor for each workload, by which prometheus-operator asks the pods behind its Service, so that the name of the Service
   * is a label of all series. The Service has to offer the port of the metrics.
   *
   * @param options labels and interval of the monitors.
   */
  static serviceMonitor(options: ScraperServiceMonitorOptions = {}): Scraper {
    return new Scraper('ServiceMonitor', options ?? {});
  }

  private constructor(
    /** @internal */ readonly _way: Way,
    private readonly options: ScraperPodMonitorOptions,
  ) {}

  /** @internal */
  get _labels(): { readonly [key: string]: string } {
    return this.options.labels ?? {};
  }

  /** @internal */
  get _intervalSeconds(): number | undefined {
    return secondsOf(this.options.interval);
  }

  /** @internal */
  *_check(): Findings {
    if (!(yield* checkStruct(`a ${this._way}`, this.options, ['labels', 'interval']))) return;
    const { labels, interval } = this.options;
    yield* checkObjectMaps({ labels });
    yield* checkDurations({ interval }, 1, HOUR);
  }
}

export function* checkScraper(scraper: unknown): Findings {
  if (scraper instanceof Scraper) yield* scraper._check();
  else yield wrongType('scraper', scraper, 'a scraper such as Scraper.podMonitor()');
}
