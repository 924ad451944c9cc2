import { checkFlag, checkStruct, checkValue } from '../../rules/check';
import { dataKeyFlaw } from '../../rules/data-key';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';

/**
 * The value of an environment variable. An `EnvValue` of any version of cdk8s-plus is one; in languages where that does
 * not type check, and without cdk8s-plus, there is `PodVariable`.
 */
export interface IEnvValue {
  /**
   * The literal value.
   *
   * @default - taken from `valueFrom`
   */
  readonly value?: string;

  /**
   * The source of the value, an `EnvVarSource` of the API.
   *
   * @default - `value` is the value
   */
  readonly valueFrom?: unknown;
}

/** Options of a variable from a ConfigMap. */
export interface PodVariableConfigMapKeyOptions {
  /**
   * Starts the container without the variable where the ConfigMap or the key is not there.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * The value of an environment variable in `env`, without cdk8s-plus.
 *
 * @example
 * PodVariable.field('status.podIP')
 */
export class PodVariable implements IEnvValue {
  /**
   * A value that anybody may read, where a text alone does not type check. For others there are `secrets`.
   *
   * @param value the text, in which `$(NAME)` stands for the value of another variable.
   */
  static literal(value: string): PodVariable {
    return new PodVariable(value, undefined);
  }

  /**
   * A field of the pod.
   *
   * @param fieldPath for example `metadata.name` or `status.podIP` (https://kubernetes.io/docs/concepts/workloads/pods/downward-api/).
   */
  static field(fieldPath: string): PodVariable {
    return new PodVariable(undefined, { fieldRef: { fieldPath } });
  }

  /**
   * A request or limit of the container.
   *
   * @param resource for example `limits.memory`, in bytes, or `requests.cpu`, in whole CPUs, rounded up.
   */
  static resource(resource: string): PodVariable {
    return new PodVariable(undefined, { resourceFieldRef: { resource } });
  }

  /**
   * A key of a ConfigMap. For texts of one's own there are `config` and `env`.
   *
   * @param configMapName name of the ConfigMap, in the workload's namespace.
   * @param key the key whose value it is.
   * @param options for example `{ optional: true }`.
   */
  static configMapKey(configMapName: string, key: string, options: PodVariableConfigMapKeyOptions = {}): PodVariable {
    const { optional } = options ?? {};
    // False is the API server's default.
    const reference = { name: configMapName, key, optional: optional || undefined };
    return new PodVariable(undefined, { configMapKeyRef: reference }, function* () {
      yield* checkValue('dns-name', 'ConfigMap name', configMapName, dnsSubdomainFlaw);
      yield* checkValue('data-key', 'ConfigMap key', key, dataKeyFlaw);
      yield* checkOptional('a ConfigMap key', options);
    });
  }

  private constructor(
    readonly value?: string,
    readonly valueFrom?: unknown,
    /** @internal */ readonly _check: () => Findings = function* () {},
  ) {}
}

/** Checks options with nothing but `optional`. */
function* checkOptional(what: string, options: unknown): Findings {
  if (!(yield* checkStruct(what, options ?? {}, ['optional']))) return;
  yield* checkFlag('optional', (options as PodVariableConfigMapKeyOptions | undefined)?.optional);
}
