import type { Duration } from 'cdk8s';
import { k8s } from '../private/k8s';
import { type Report, show } from '../private/problems';
import { PORT_NAME } from './port';

/** What every kind of health check takes. */
export interface HealthOptions {
  /**
   * How long the service may take to answer for the first time, before it is restarted; in whole seconds, at least 2.
   *
   * @default Duration.minutes(1)
   */
  readonly startupTimeout?: Duration;
}

/** What an HTTP health check takes. */
export interface HttpHealthOptions extends HealthOptions {
  /**
   * A path that answers 200 to 399 as long as the process is worth keeping; when it fails, the pod is restarted.
   * Never let it depend on another service, or that one's failure restarts this one.
   *
   * @default - a pod is restarted when its port no longer accepts connections
   */
  readonly live?: string;
}

/** The three probes of a container. */
export interface Probes {
  readonly startupProbe?: k8s.Probe;
  readonly readinessProbe?: k8s.Probe;
  readonly livenessProbe?: k8s.Probe;
}

/** Seconds between two tries of the startup probe: a quick start is seen quickly. */
const STARTUP_PERIOD = 2;
const DEFAULT_STARTUP_SECONDS = 60;

type Handler = (port: number) => Pick<k8s.Probe, 'httpGet' | 'tcpSocket' | 'grpc' | 'exec'>;

/**
 * How the cluster sees that a service has started, is ready for requests, and is alive: one choice gives all three
 * probes. A pod that is not ready gets no requests; only one that is no longer alive is restarted, and slowly, since a
 * restart under load makes an overload worse.
 *
 * @example
 * Health.http('/ready', { live: '/live' })
 */
export class Health {
  /**
   * Ready when a GET on the path answers 200 to 399.
   *
   * @param path an absolute path, for example `/healthz`.
   */
  static http(path: string, options: HttpHealthOptions = {}): Health {
    const get = (target: string): Handler => {
      // The API server's own default for a missing path is "/".
      return () => ({ httpGet: { port: httpPort(), ...(target !== '/' && { path: target }) } });
    };
    const live = options?.live === undefined ? tcp : get(options.live);
    return new Health(get(path), live, options ?? {}, (report) => {
      checkPath(report, 'health path', path, '/healthz');
      if (options?.live !== undefined) checkPath(report, 'live path', options.live, '/live');
    });
  }

  /** Ready when the port accepts connections: the least that holds for any server. */
  static tcp(options: HealthOptions = {}): Health {
    return new Health(tcp, tcp, options ?? {});
  }

  /**
   * Ready when the server's gRPC health service (grpc.health.v1.Health) answers SERVING.
   *
   * @param options how long the start may take.
   */
  static grpc(options: HealthOptions = {}): Health {
    const grpc: Handler = (port) => ({ grpc: { port } });
    return new Health(grpc, grpc, options ?? {});
  }

  /**
   * Ready when a command in the container exits with 0.
   *
   * @param command the program and its arguments; no shell is involved.
   */
  static command(command: string[], options: HealthOptions = {}): Health {
    const exec: Handler = () => ({ exec: { command } });
    return new Health(exec, exec, options ?? {}, (report) => {
      if (!Array.isArray(command) || command.length === 0 || command.some((part) => typeof part !== 'string')) {
        report(
          `health command ${show(command)} names no program: write it as a list, for example ["/bin/check", "--quick"].`,
        );
      }
    });
  }

  /** No probes: requests come as soon as the process runs, and a hanging one is never restarted. */
  static none(): Health {
    return new Health();
  }

  private constructor(
    private readonly ready?: Handler,
    private readonly live?: Handler,
    private readonly options: HealthOptions = {},
    private readonly check: (report: Report) => void = () => {},
  ) {}

  /** @internal */
  _check(report: Report): void {
    this.check(report);
    const timeout = this.options.startupTimeout;
    if (timeout !== undefined && !(seconds(timeout) >= STARTUP_PERIOD)) {
      report(
        `startupTimeout ${show(timeout)} is shorter than ${STARTUP_PERIOD} seconds: write a Duration, for example Duration.seconds(60).`,
      );
    }
  }

  /** @internal */
  _probes(port: number): Probes {
    if (this.ready === undefined || this.live === undefined) return {};
    const startup = this.options.startupTimeout ? seconds(this.options.startupTimeout) : DEFAULT_STARTUP_SECONDS;
    return {
      startupProbe: {
        ...this.ready(port),
        periodSeconds: STARTUP_PERIOD,
        failureThreshold: Math.ceil(startup / STARTUP_PERIOD),
      },
      readinessProbe: { ...this.ready(port), periodSeconds: 5 },
      // Twice the API server's default of 3 tries: being late is no reason to be killed.
      livenessProbe: { ...this.live(port), failureThreshold: 6 },
    };
  }
}

const httpPort = () => k8s.IntOrString.fromString(PORT_NAME);
const tcp: Handler = () => ({ tcpSocket: { port: httpPort() } });

function seconds(duration: Duration): number {
  return typeof duration.toSeconds === 'function' ? duration.toSeconds({ integral: false }) : Number.NaN;
}

function checkPath(report: Report, what: string, path: unknown, example: string): void {
  if (typeof path !== 'string' || !path.startsWith('/') || /\s/.test(path)) {
    report(`${what} ${show(path)} is no absolute path: start it with "/", for example "${example}".`);
  }
}
