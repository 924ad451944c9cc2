import type { Duration } from 'cdk8s';
import type { KubernetesVersions } from '../../cdk8s/kubernetes-versions';
import { checkStrings, checkStruct, checkValue, wrongType } from '../../rules/check';
import { checkDurations, secondsOf } from '../../rules/duration';
import { type Findings, inPart } from '../../rules/finding';
import { httpPathFlaw } from '../../rules/http-path';
import { checkHttpGet, renderHttpGet } from './health/http-get';
import type { PortReference } from './health/port-reference';
import { exec } from './health/probe-handler';
import { checkNoSecretInHandler } from './secret-literals';

/** Options of a request at the start or the stop of a container. */
export interface LifecycleHookHttpOptions {
  /**
   * Name of the port that is asked.
   *
   * @default - the workload's own port, the only one there is, or the one called `http`
   */
  readonly port?: string;

  /**
   * Headers of the request by name. Everybody can read them who sees the pod.
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

const HTTP_OPTIONS = ['port', 'headers', 'https'];

/** The first version in which the cluster itself can sleep: the gate PodLifecycleSleepAction is on by default. */
export const SLEEP_ACTION = 30;

/** A hook as it is written. The typed objects have none that sleeps. */
type HookFields = object;

/**
 * A command, a request or a sleep at the start or the stop of a container, which the cluster runs
 * (https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/).
 *
 * @example
 * Drain.graceful({ preStop: LifecycleHook.command(['/bin/drain', '--wait=10s']), pause: Duration.seconds(10) })
 */
export class LifecycleHook {
  /**
   * Runs a command in the container.
   *
   * @param command the program and its arguments. No shell is involved.
   */
  static command(command: string[]): LifecycleHook {
    return new LifecycleHook(exec(command), undefined, function* (publicNames) {
      yield* checkStrings('command', command, '["/bin/drain", "--quick"]');
      yield* checkNoSecretInHandler('command', command, publicNames);
    });
  }

  /**
   * Sends a GET to the container, and does not look at the answer's status.
   *
   * @param path an absolute path, for example `/quit`.
   * @param options the port, headers and the scheme.
   */
  static http(path: string, options: LifecycleHookHttpOptions = {}): LifecycleHook {
    const { port, ...request } = options ?? {};
    const get = (of: PortReference) => ({ httpGet: renderHttpGet(path, of, request) });
    return new LifecycleHook(get, { port }, function* (publicNames) {
      if (!(yield* checkStruct('a lifecycle hook', options ?? {}, HTTP_OPTIONS))) return;
      yield* checkValue('url', 'path', path, httpPathFlaw);
      yield* checkHttpGet(request, publicNames);
    });
  }

  /**
   * Does nothing for a time. Where `kubernetesVersion` includes versions below 1.30, by the command `sleep` of the image.
   *
   * @param time whole seconds from 1, no longer than the grace period of the pod.
   */
  static sleep(time: Duration): LifecycleHook {
    const seconds = secondsOf(time) ?? 0;
    const sleep = (_: PortReference, { oldest }: KubernetesVersions) =>
      oldest >= SLEEP_ACTION ? { sleep: { seconds } } : { exec: { command: ['sleep', String(seconds)] } };
    return new LifecycleHook(sleep, undefined, () => checkDurations({ sleep: time }, 1), seconds);
  }

  private constructor(
    private readonly handler: (port: PortReference, versions: KubernetesVersions) => HookFields,
    /** The port that a request asks. @internal */ readonly _request: { readonly port?: string } | undefined,
    /** @internal */ readonly _check: (publicNames: readonly string[]) => Findings<unknown>,
    /** The seconds for which it sleeps, if it does nothing else. @internal */ readonly _sleeps: number = 0,
  ) {}

  /** @internal */
  _toKube(port: PortReference, versions: KubernetesVersions): HookFields {
    return this.handler(port, versions);
  }
}

/** @param what the name of the option that holds it. */
export function* checkHook(what: string, hook: unknown, publicNames: readonly string[]): Findings {
  if (hook instanceof LifecycleHook) yield* inPart(what, hook._check(publicNames));
  else yield wrongType(what, hook, 'a hook such as LifecycleHook.command(["/bin/drain"])');
}
