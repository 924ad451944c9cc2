import type { Peer } from '../../connections/peer';
import type { Drain } from './drain';
import type { Health } from './health/health';
import type { Metrics } from './metrics';
import type { PodPort } from './pod-port';
import type { Scraper } from './scraper';
import { WORKLOAD_OPTIONS, type WorkloadOptions } from './workload-options';

/** Options of workloads whose pods run until the cluster stops them. */
export interface LongRunningOptions extends WorkloadOptions {
  /**
   * Further ports that the container listens on, by name: at most 15 lower-case letters, digits and "-".
   *
   * @default - none
   */
  readonly ports?: { [name: string]: PodPort };

  /**
   * The health check of the container, from which its probes are made.
   *
   * @default - Health.tcp() where the kind of workload has a port of its own, otherwise Health.none()
   */
  readonly health?: Health;

  /**
   * The way in which pods stop without losing requests, or their work.
   *
   * @default - Drain.graceful(); for a worker or a node agent no pause, and 30 seconds to finish its task
   */
  readonly drain?: Drain;

  /**
   * Pods and addresses outside the app that connect to the workload, for a closed network.
   *
   * @default - none; callers in the app, routers and scrapers are known
   */
  readonly calledBy?: Peer[];

  /**
   * The place of metrics: `Metrics.scrape({ port: 9090 })`.
   *
   * @default - not offered
   */
  readonly metrics?: Metrics;

  /**
   * The way in which the Prometheus of the cluster finds metrics.
   *
   * @default Scraper.annotations()
   */
  readonly scraper?: Scraper;

  /**
   * Recommendations of CPU and memory, by a VerticalPodAutoscaler that changes nothing and needs its recommender in the cluster.
   * `kubectl describe vpa` shows them.
   *
   * @default false
   */
  readonly recommendations?: boolean;
}

/** The names of all options, complete by the compiler. */
export const LONG_RUNNING_OPTIONS = {
  ports: true,
  health: true,
  drain: true,
  calledBy: true,
  metrics: true,
  scraper: true,
  recommendations: true,
  ...WORKLOAD_OPTIONS,
} satisfies { [name in keyof LongRunningOptions]-?: true };
