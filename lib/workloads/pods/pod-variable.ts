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

/**
 * The value of an environment variable, without cdk8s-plus.
 *
 * @example
 * new WebService(chart, 'user', { image, env: { POD_IP: PodVariable.field('status.podIP'), LOG_LEVEL: PodVariable.literal('info') } });
 */
export class PodVariable implements IEnvValue {
  /**
   * A value that anybody may read. For others there are `secrets`.
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

  private constructor(
    readonly value?: string,
    readonly valueFrom?: unknown,
  ) {}
}
