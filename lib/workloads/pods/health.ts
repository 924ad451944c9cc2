import { Duration } from 'cdk8s';
import { k8s } from '../../cdk8s/k8s';
import { checkStrings, checkStruct, checkValue, wrongType } from '../../rules/check';
import { checkDurations } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { httpPathFlaw } from '../../rules/http-path';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Options of a health check by a command. */
export interface HealthCommandOptions {
  /**
   * The time that a container may take until the check first succeeds, in whole seconds, from 2 seconds to a day. After it the
   * container is restarted.
   *
   * @default Duration.minutes(1)
   */
  readonly startupTimeout?: Duration;
}

/** Options of a TCP health check. */
export interface HealthTcpOptions extends HealthCommandOptions {
  /**
   * Name of the port that is asked.
   *
   * @default - the port called `http`, or the only one there is
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
}

/** Seconds between two tries of the startup probe, few so that a quick start is noticed soon. */
const STARTUP_PERIOD = 2;
const DEFAULT_STARTUP_SECONDS = 60;
const DAY = 24 * 60 * 60;

/** The API server's default of `failureThreshold`. */
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
 * The health check of a container, from which all three probes are made: it has started, it is ready for requests, it
 * is alive. A pod that is not ready gets no requests; only a container that is no longer alive is restarted, and slowly,
 * since a restart under load makes an overload worse.
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
      // "/" is the API server's default.
      return ({ name }) => ({
        httpGet: { port: k8s.IntOrString.fromString(name), ...(target !== '/' && { path: target }) },
      });
    };
    const live = options?.live === undefined ? tcp : get(options.live);
    return new Health(get(path), live, options ?? {}, [...NETWORK_OPTIONS, 'live'], function* () {
      yield* checkValue('url', 'health path', path, httpPathFlaw);
      if (options?.live !== undefined) yield* checkValue('url', 'live path', options.live, httpPathFlaw);
    });
  }

  /** Ready when the port accepts connections, which holds for any server. */
  static tcp(options: HealthTcpOptions = {}): Health {
    return new Health(tcp, tcp, options ?? {}, NETWORK_OPTIONS);
  }

  /**
   * Ready when the server's gRPC health service (grpc.health.v1.Health) answers SERVING.
   *
   * @param options the service to ask for, the port, and the time to start.
   */
  static grpc(options: HealthGrpcOptions = {}): Health {
    // The empty name, which stands for the whole server, is the API server's default.
    const service = options?.service === '' ? undefined : options?.service;
    const grpc: Handler = ({ number }) => ({ grpc: { port: number, service } });
    return new Health(grpc, grpc, options ?? {}, [...NETWORK_OPTIONS, 'service'], function* () {
      if (service !== undefined && typeof service !== 'string') {
        yield wrongType('gRPC service', service, 'a name as in the .proto file, such as "shop.User"');
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
    return new Health(exec, exec, options ?? {}, COMMAND_OPTIONS, function* () {
      yield* checkStrings('health command', command, '["/bin/check", "--quick"]');
    });
  }

  /** No probes: requests come as soon as the process runs, and a process that hangs is never restarted. */
  static none(): Health {
    return new Health();
  }

  private constructor(
    private readonly ready?: Handler,
    private readonly live?: Handler,
    private readonly options: Partial<HealthTcpOptions> = {},
    private readonly known: readonly string[] = [],
    private readonly check: () => Findings = function* () {},
  ) {}

  /**
   * The same check without a liveness probe, for a process that ends by itself when it cannot go on: a container that
   * has started and no longer answers gets no requests, but is not restarted.
   *
   * @example
   * Health.http('/ready').withoutLiveness()
   */
  withoutLiveness(): Health {
    return new Health(this.ready, undefined, this.options, this.known, () => this.checkWithoutLiveness());
  }

  /** @internal */
  *_check(): Findings {
    if (!(yield* checkStruct('a health check', this.options, this.known))) return;
    yield* this.check();
    const { startupTimeout } = this.options;
    yield* checkDurations({ startupTimeout }, STARTUP_PERIOD, DAY);
  }

  private *checkWithoutLiveness(): Findings {
    yield* this.check();
    const { live } = this.options as HealthHttpOptions;
    if (live === undefined) return;
    yield finding(
      'health',
      `live path ${show(live)} is never asked because of withoutLiveness(): leave one of the two out.`,
    );
  }

  /** Name of the port that is asked, if it is set. @internal */
  get _port(): string | undefined {
    return this.options.port;
  }

  /** True for a check over the network. @internal */
  get _asksPort(): boolean {
    return this.ready !== undefined && 'exec' in this.ready({ name: '', number: 0 }) === false;
  }

  /** The most seconds that a start may take, or 0 when nothing waits for it. @internal */
  get _startupSeconds(): number {
    if (this.ready === undefined) return 0;
    const { startupTimeout } = this.options;
    return startupTimeout instanceof Duration ? startupTimeout.toSeconds({ integral: false }) : DEFAULT_STARTUP_SECONDS;
  }

  /** @internal */
  _probes(port: PortReference): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
    if (this.ready === undefined) return {};
    const tries = Math.ceil(this._startupSeconds / STARTUP_PERIOD);
    return {
      startupProbe: {
        ...this.ready(port),
        periodSeconds: STARTUP_PERIOD,
        failureThreshold: tries === API_DEFAULT_TRIES ? undefined : tries,
      },
      readinessProbe: { ...this.ready(port), periodSeconds: 5 },
      // Twice the API server's default: a late answer is not a reason to restart.
      livenessProbe: this.live && { ...this.live(port), failureThreshold: 6 },
    };
  }
}

const tcp: Handler = ({ name }) => ({ tcpSocket: { port: k8s.IntOrString.fromString(name) } });

export function* checkHealth(health: unknown): Findings {
  if (health instanceof Health) yield* health._check();
  else yield wrongType('health', health, 'a health check such as Health.http("/healthz")');
}
