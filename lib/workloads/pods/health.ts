import { Duration } from 'cdk8s';
import { k8s } from '../../cdk8s/k8s';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkStruct } from '../../rules/structs';

/** What a health check by a command takes. */
export interface HealthCommandOptions {
  /**
   * How long the service may take to answer for the first time, before it is restarted; at least 2 seconds, at most a day.
   *
   * @default Duration.minutes(1)
   */
  readonly startupTimeout?: Duration;
}

/** What a health check over the network takes. */
export interface HealthTcpOptions extends HealthCommandOptions {
  /**
   * Name of the port that is asked.
   *
   * @default - the service's own port, or the only one of a sidecar
   */
  readonly port?: string;
}

/** What a gRPC health check takes. */
export interface HealthGrpcOptions extends HealthTcpOptions {
  /**
   * The name that the server's health service is asked for.
   *
   * @default - the server as a whole
   */
  readonly service?: string;
}

/** What an HTTP health check takes. */
export interface HealthHttpOptions extends HealthTcpOptions {
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
const DAY = 24 * 60 * 60;

/** What the API server fills in for `failureThreshold`. */
const API_DEFAULT_TRIES = 3;

/** A port of a container. */
export interface PortReference {
  readonly name: string;
  readonly number: number;
}

const COMMAND_OPTIONS = ['startupTimeout'];
const NETWORK_OPTIONS = [...COMMAND_OPTIONS, 'port'];

type Handler = (port: PortReference) => Pick<k8s.Probe, 'httpGet' | 'tcpSocket' | 'grpc' | 'exec'>;

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
  static http(path: string, options: HealthHttpOptions = {}): Health {
    const get = (target: string): Handler => {
      // The API server's own default for a missing path is "/".
      return ({ name }) => ({
        httpGet: { port: k8s.IntOrString.fromString(name), ...(target !== '/' && { path: target }) },
      });
    };
    const live = options?.live === undefined ? tcp : get(options.live);
    return new Health(get(path), live, options ?? {}, [...NETWORK_OPTIONS, 'live'], (report) => {
      checkPath(report, 'health path', path, '/healthz');
      if (options?.live !== undefined) checkPath(report, 'live path', options.live, '/live');
    });
  }

  /** Ready when the port accepts connections: the least that holds for any server. */
  static tcp(options: HealthTcpOptions = {}): Health {
    return new Health(tcp, tcp, options ?? {}, NETWORK_OPTIONS);
  }

  /**
   * Ready when the server's gRPC health service (grpc.health.v1.Health) answers SERVING.
   *
   * @param options what is asked, and how long the start may take.
   */
  static grpc(options: HealthGrpcOptions = {}): Health {
    // The API server's own default for a missing service is the empty name, the server as a whole.
    const service = options?.service === '' ? undefined : options?.service;
    const grpc: Handler = ({ number }) => ({ grpc: { port: number, service } });
    return new Health(grpc, grpc, options ?? {}, [...NETWORK_OPTIONS, 'service'], (report) => {
      if (service !== undefined && typeof service !== 'string') {
        report(`gRPC service ${show(service)} is no name: write it as in the .proto file, for example "shop.User".`);
      }
    });
  }

  /**
   * Ready when a command in the container exits with 0.
   *
   * @param command the program and its arguments; no shell is involved.
   */
  static command(command: string[], options: HealthCommandOptions = {}): Health {
    const exec: Handler = () => ({ exec: { command } });
    return new Health(exec, exec, options ?? {}, COMMAND_OPTIONS, (report) => {
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
    private readonly options: Partial<HealthTcpOptions> = {},
    private readonly known: readonly string[] = [],
    private readonly check: (report: Report) => void = () => {},
  ) {}

  /**
   * The same without restarts of a pod that has started and no longer answers: for a process that ends by itself when it
   * cannot go on. Whether it has started, and whether it is ready for requests, is asked all the same.
   *
   * @example
   * Health.http('/ready').withoutLiveness()
   */
  withoutLiveness(): Health {
    return new Health(this.ready, undefined, this.options, this.known, (report) => {
      this.check(report);
      const { live } = this.options as HealthHttpOptions;
      if (live === undefined) return;
      report(`live path ${show(live)} is never asked beside withoutLiveness(): leave one of the two out.`);
    });
  }

  /** @internal */
  _check(report: Report): void {
    if (!checkStruct(report, 'a health check', this.options, this.known)) return;
    this.check(report);
    const timeout = this.options.startupTimeout;
    if (timeout !== undefined && !(seconds(timeout) >= STARTUP_PERIOD && seconds(timeout) <= DAY)) {
      const flaw = seconds(timeout) > DAY ? 'longer than a day' : `shorter than ${STARTUP_PERIOD} seconds`;
      report(`startupTimeout ${show(timeout)} is ${flaw}: write a Duration, for example Duration.seconds(60).`);
    }
  }

  /** Name of the port that is asked, where it is not the container's only one. @internal */
  get _port(): string | undefined {
    return this.options.port;
  }

  /** Whether it asks a port at all. @internal */
  get _asksPort(): boolean {
    return this.ready !== undefined && 'exec' in this.ready({ name: '', number: 0 }) === false;
  }

  /** The longest that a start may take; none, when nothing waits for it. @internal */
  get _startupSeconds(): number {
    if (this.ready === undefined) return 0;
    const { startupTimeout } = this.options;
    return startupTimeout instanceof Duration ? seconds(startupTimeout) : DEFAULT_STARTUP_SECONDS;
  }

  /** @internal */
  _probes(port: PortReference): Probes {
    if (this.ready === undefined) return {};
    const tries = Math.ceil(this._startupSeconds / STARTUP_PERIOD);
    return {
      startupProbe: {
        ...this.ready(port),
        periodSeconds: STARTUP_PERIOD,
        failureThreshold: tries === API_DEFAULT_TRIES ? undefined : tries,
      },
      readinessProbe: { ...this.ready(port), periodSeconds: 5 },
      // Twice the API server's default: being late is no reason to be killed.
      livenessProbe: this.live && { ...this.live(port), failureThreshold: 6 },
    };
  }
}

const tcp: Handler = ({ name }) => ({ tcpSocket: { port: k8s.IntOrString.fromString(name) } });

function seconds(duration: Duration): number {
  return duration instanceof Duration ? duration.toSeconds({ integral: false }) : Number.NaN;
}

function checkPath(report: Report, what: string, path: unknown, example: string): void {
  if (typeof path !== 'string' || !path.startsWith('/') || /\s/.test(path)) {
    report(`${what} ${show(path)} is no absolute path: start it with "/", for example "${example}".`);
  }
}
