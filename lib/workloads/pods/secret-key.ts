import type { k8s } from '../../cdk8s/k8s';
import { checkValue } from '../../rules/check';
import { dataKeyFlaw } from '../../rules/data-key';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { checkOptional } from './pod-variable';

/** Options of a key of a Secret. */
export interface SecretKeyOptions {
  /**
   * Starts the container without the variable where the Secret or the key is not there.
   *
   * @default false
   */
  readonly optional?: boolean;
}

/**
 * One key of a Secret, by reference: the value itself never enters the code or the YAML.
 *
 * @example
 * new WebService(chart, 'user', { image, secrets: { DB_PASSWORD: SecretKey.of('database', 'password') } });
 */
export class SecretKey {
  /**
   * @param secretName name of the Secret object, in the workload's namespace.
   * @param key the key whose value it is.
   * @param options for example `{ optional: true }`.
   */
  static of(secretName: string, key: string, options: SecretKeyOptions = {}): SecretKey {
    return new SecretKey(secretName, key, options ?? {});
  }

  private constructor(
    private readonly secretName: string,
    private readonly key: string,
    private readonly options: SecretKeyOptions,
  ) {}

  /** @internal */
  *_check(): Findings {
    yield* checkValue('dns-name', 'Secret name', this.secretName, dnsSubdomainFlaw);
    yield* checkValue('data-key', 'Secret key', this.key, dataKeyFlaw);
    yield* checkOptional('a Secret key', this.options);
  }

  /** @internal */
  _toKube(): k8s.EnvVarSource {
    // False is the API server's default.
    return { secretKeyRef: { name: this.secretName, key: this.key, optional: this.options.optional || undefined } };
  }
}
