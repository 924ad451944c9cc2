import type { Duration } from 'cdk8s';

/** The times of a probe. */
export interface ProbeTiming {
  /**
   * The time between two tries, in whole seconds from 1.
   *
   * @default - 2 seconds for startup, 5 for readiness, 10 for liveness, or the timeout where that is longer
   */
  readonly period?: Duration;

  /**
   * The time that a try may take, in whole seconds from 1, and at most the period.
   *
   * @default - the timeout of the health check
   */
  readonly timeout?: Duration;
}

/** The times of a liveness probe, and the number of tries that count. */
export interface LivenessTiming extends ProbeTiming {
  /**
   * Tries in a row that must fail before the container is restarted, from 1.
   *
   * @default - 6, or as many as take no less time than readiness gives
   */
  readonly failures?: number;
}

/** The times of a readiness probe, and the numbers of tries that count. */
export interface ReadinessTiming extends ProbeTiming {
  /**
   * Tries in a row that must fail before the pod gets no more requests, from 1.
   *
   * @default 3
   */
  readonly failures?: number;

  /**
   * Tries in a row that must succeed before a pod that was not ready gets requests again, from 1.
   *
   * @default 1
   */
  readonly successes?: number;
}

/** Options of every health check: its times, which few need to set. */
export interface HealthOptions {
  /**
   * The time that a container may take until the check first succeeds, in whole seconds, from 2 seconds to a day. After it the
   * container is restarted.
   *
   * @default - a minute after the initial delay
   */
  readonly startupTimeout?: Duration;

  /**
   * The time that passes before the first try, in whole seconds up to a day. A container whose check succeeds sooner has to wait all
   * the same, so that it is better left out where the program does not mind to be asked.
   *
   * @default Duration.seconds(0)
   */
  readonly initialDelay?: Duration;

  /**
   * The time that a try may take, in whole seconds from 1. A longer one makes the periods longer, unless they are set.
   *
   * @default - 5 seconds, or the period where that is shorter; 1 second for a connection
   */
  readonly timeout?: Duration;

  /**
   * The time that a container which failed the check gets to stop before it is restarted, in whole seconds from 1: for one that
   * hangs, and would otherwise have the whole grace period of `Drain`.
   *
   * @default - the grace period of the pod
   */
  readonly restartGracePeriod?: Duration;

  /**
   * The times of the probe that waits for a start, which fails after `startupTimeout`.
   *
   * @default - every 2 seconds
   */
  readonly startup?: ProbeTiming;

  /**
   * The times of the probe that decides on requests.
   *
   * @default - every 5 seconds, not ready after 3 failures
   */
  readonly readiness?: ReadinessTiming;

  /**
   * The times of the probe that decides on a restart.
   *
   * @default - every 10 seconds, restarted after 6 failures
   */
  readonly liveness?: LivenessTiming;
}

/** Options of a health check by a command. */
export interface HealthCommandOptions extends HealthOptions {
  /**
   * A command that exits with 0 as long as the process works. When it fails, the container is restarted.
   *
   * @default - the same command
   */
  readonly live?: string[];
}

/** Options of a health check by the age of a file. */
export interface HealthFileOptions extends HealthOptions {
  /**
   * The most time that may pass between two touches of the file, in whole seconds from 1. A longer one counts as a failure,
   * of which liveness takes several before it restarts the container.
   *
   * @default Duration.minutes(1)
   */
  readonly maxAge?: Duration;
}

/** Options of a TCP health check. */
export interface HealthTcpOptions extends HealthOptions {
  /**
   * Name of the port that is asked.
   *
   * @default - the workload's own port, the only one there is, or the one called `http`
   */
  readonly port?: string;
}

/** Options of a gRPC health check. */
export interface HealthGrpcOptions extends HealthTcpOptions {
  /**
   * The name that the server's health service is asked for.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/** Options of an HTTP health check. */
export interface HealthHttpOptions extends HealthTcpOptions {
  /**
   * A path that answers 200 to 399 as long as the process works. When it fails, the container is restarted. Never let
   * it depend on another service, or the failure of that one restarts this one.
   *
   * @default - a container is restarted when its port no longer accepts connections
   */
  readonly live?: string;

  /**
   * A path that answers 200 to 399 once the process has started.
   *
   * @default - the path that says whether it is ready
   */
  readonly started?: string;

  /**
   * Headers of the requests by name, for example `{ Host: 'shop.example.com' }`. Everybody can read them who sees the pod.
   *
   * @default - those that the cluster sends
   */
  readonly headers?: { [name: string]: string };

  /**
   * Asks by HTTPS, whatever the certificate.
   *
   * @default - true where the port has PortProtocol.https()
   */
  readonly https?: boolean;
}

/** The names of all times, complete by the compiler. */
export const HEALTH_TIMES = Object.keys({
  startupTimeout: true,
  initialDelay: true,
  timeout: true,
  restartGracePeriod: true,
  startup: true,
  readiness: true,
  liveness: true,
} satisfies { [name in keyof HealthOptions]-?: true });

/** Names of Kubernetes, with what a health check takes instead. */
export const HEALTH_SYNONYMS = {
  initialDelaySeconds: 'initialDelay: Duration.seconds(10)',
  periodSeconds: 'readiness: { period: Duration.seconds(10) }',
  timeoutSeconds: 'timeout: Duration.seconds(5)',
  failureThreshold: 'readiness: { failures: 3 }, or startupTimeout: Duration.minutes(5)',
  successThreshold: 'readiness: { successes: 2 }',
  terminationGracePeriodSeconds: 'restartGracePeriod: Duration.seconds(30)',
  httpHeaders: 'headers: { "X-Probe": "yes" }',
  scheme: 'https: true',
};
