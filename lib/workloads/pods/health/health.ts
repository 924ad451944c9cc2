import { checkStrings, checkStruct, checkValue, wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { httpPathFlaw } from '../../../rules/http-path';
import { remember } from '../../../rules/remember';
import { show } from '../../../rules/show';
import { finding } from '../../codes';
import { checkNoSecretInHandler } from '../secret-literals';
import { checkFreshFile, freshFileCommand } from './fresh-file';
import {
  HEALTH_SYNONYMS,
  HEALTH_TIMES,
  type HealthCommandOptions,
  type HealthFileOptions,
  type HealthGrpcOptions,
  type HealthHttpOptions,
  type HealthOptions,
  type HealthTcpOptions,
} from './health-options';
import { checkHttpGet } from './http-get';
import type { PortReference } from './port-reference';
import { exec, grpc, httpGet, type ProbeHandler, tcp } from './probe-handler';
import { checkTiming, startupSeconds } from './probe-timing';
import { type ProbeHandlers, type Probes, probeTimes, renderProbes, warnOfProbes } from './probes';

const NETWORK_OPTIONS = [...HEALTH_TIMES, 'port'];

/**
 * The health check of a container, from which all three probes are made: it has started, it is ready for requests, it
 * is alive. A pod that is not ready gets no requests; only a container that is no longer alive is restarted, and slowly,
 * since a restart under load makes an overload worse.
 *
 * Readiness and liveness are asked only once the container has started. A check that does work gets as long as its period to
 * answer, at most 5 seconds: the API server's default of one second is less than a program may take that collects garbage, or a
 * process to start, on a node under load.
 *
 * @example
 * Health.http('/ready', { live: '/live' })
 */
export class Health {
  /**
   * Ready when a GET on the path answers 200 to 399.
   *
   * @param path an absolute path, for example `/healthz`.
   * @param options further paths, headers, the port, and the times.
   */
  static http(path: string, options: HealthHttpOptions = {}): Health {
    const { live, started = path, headers, https } = options ?? {};
    const get = (target: string) => httpGet(target, { headers, https });
    const handlers = { started: get(started), ready: get(path), live: live === undefined ? tcp : get(live) };
    const known = [...NETWORK_OPTIONS, 'live', 'started', 'headers', 'https'];
    return new Health(handlers, options ?? {}, known, function* (publicNames) {
      yield* checkValue('url', 'health path', path, httpPathFlaw);
      if (live !== undefined) yield* checkValue('url', 'live path', live, httpPathFlaw);
      if (started !== path) yield* checkValue('url', 'started path', started, httpPathFlaw);
      yield* checkHttpGet({ headers, https }, publicNames);
    });
  }

  /** Ready when the port accepts connections, which holds for any server. */
  static tcp(options: HealthTcpOptions = {}): Health {
    return new Health(always(tcp), options ?? {}, NETWORK_OPTIONS);
  }

  /**
   * Ready when the server's gRPC health service (grpc.health.v1.Health) answers SERVING.
   *
   * @param options the service to ask for, the port, and the times.
   */
  static grpc(options: HealthGrpcOptions = {}): Health {
    // The empty name, which stands for the whole server, is the API server's default.
    const service = options?.service === '' ? undefined : options?.service;
    return new Health(always(grpc(service)), options ?? {}, [...NETWORK_OPTIONS, 'service'], function* () {
      if (service !== undefined && typeof service !== 'string') {
        yield wrongType('gRPC service', service, 'a name as in the .proto file, such as "shop.User"');
      }
    });
  }

  /**
   * Ready when a command in the container exits with 0.
   *
   * @param command the program and its arguments. No shell is involved.
   * @param options a command for liveness, and the times.
   */
  static command(command: string[], options: HealthCommandOptions = {}): Health {
    const { live = command } = options ?? {};
    const handlers = { started: exec(command), ready: exec(command), live: exec(live) };
    return new Health(handlers, options ?? {}, [...HEALTH_TIMES, 'live'], function* (publicNames) {
      for (const [what, words] of Object.entries({ 'health command': command, 'live command': live })) {
        if (what === 'live command' && live === command) continue;
        yield* checkStrings(what, words, '["/bin/check", "--quick"]');
        yield* checkNoSecretInHandler(what, words, publicNames);
      }
    });
  }

  /**
   * Ready when the program has touched a file not long ago, as a worker can that has no port: once in each round of its loop.
   * Deleted or too old, the file says that the program hangs.
   *
   * The image must have the commands `sh`, `stat` and `date`, as every one with a shell of its own has, and the program must be able to
   * write the file: under `ImageRuntime.restricted()` in `/tmp`, or in a volume.
   *
   * @param path an absolute path, for example `/tmp/alive`.
   * @param options the greatest age, and the times.
   */
  static file(path: string, options: HealthFileOptions = {}): Health {
    const command = freshFileCommand(path, options ?? {});
    return new Health(
      always(exec(command)),
      options ?? {},
      [...HEALTH_TIMES, 'maxAge'],
      () => checkFreshFile(path, options ?? {}),
      path,
    );
  }

  /** No probes: requests come as soon as the process runs, and a process that hangs is never restarted. */
  static none(): Health {
    return new Health();
  }

  /** The times of the probes, which are the same in all containers. */
  static readonly #timesOf = remember(({ handlers, options }: Health) => probeTimes(handlers ?? {}, options));

  private constructor(
    private readonly handlers?: ProbeHandlers,
    private readonly options: HealthOptions & Partial<HealthTcpOptions> = {},
    private readonly known: readonly string[] = [],
    private readonly check: (publicNames: readonly string[]) => Findings = function* () {},
    /** Path of the file that the program touches. @internal */ readonly _file?: string,
  ) {}

  /**
   * The same check without a liveness probe, for a process that ends by itself when it cannot go on: a container that
   * has started and no longer answers gets no requests, but is not restarted.
   *
   * @example
   * Health.http('/ready').withoutLiveness()
   */
  withoutLiveness(): Health {
    const handlers = this.handlers && { ...this.handlers, live: undefined };
    const check = (publicNames: readonly string[]) => this.checkWithoutLiveness(publicNames);
    return new Health(handlers, this.options, this.known, check, this._file);
  }

  /**
   * @param publicNames names of headers and options that look like a secret's although anybody may read the value.
   * @internal
   */
  *_check(publicNames: readonly string[]): Findings {
    if (!(yield* checkStruct('a health check', this.options, this.known, HEALTH_SYNONYMS))) return;
    yield* this.check(publicNames);
    yield* checkTiming(this.options);
  }

  private *checkWithoutLiveness(publicNames: readonly string[]): Findings {
    yield* this.check(publicNames);
    const { live, liveness } = this.options as HealthHttpOptions;
    const left = 'because of withoutLiveness(): leave one of the two out';
    if (live !== undefined) yield finding('health', `live ${show(live)} is never asked ${left}.`);
    if (liveness !== undefined) yield finding('health', `times of liveness are never used ${left}.`);
  }

  /** Finds what is right, and may still surprise. @internal */
  *_warnings(): Findings {
    if (this.handlers !== undefined) yield* warnOfProbes(this.handlers, this.options);
  }

  /** Name of the port that is asked, if it is set. @internal */
  get _port(): string | undefined {
    return this.options.port;
  }

  /** True for a check over the network. @internal */
  get _asksPort(): boolean {
    return this.handlers !== undefined && 'exec' in this.handlers.ready({ name: '', number: 0 }) === false;
  }

  /** The most seconds that a start may take, or 0 when nothing waits for it. @internal */
  get _startupSeconds(): number {
    return this.handlers === undefined ? 0 : startupSeconds(this.options);
  }

  /** @internal */
  _probes(port: PortReference): Probes {
    if (this.handlers === undefined) return {};
    return renderProbes(this.handlers, Health.#timesOf(this), port);
  }
}

const always = (handler: ProbeHandler): ProbeHandlers => ({ started: handler, ready: handler, live: handler });

export function* checkHealth(health: unknown, publicNames: readonly string[] = []): Findings {
  if (health instanceof Health) yield* health._check(publicNames);
  else yield wrongType('health', health, 'a health check such as Health.http("/healthz")');
}
