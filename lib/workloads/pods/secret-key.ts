import type { k8s } from '../../cdk8s/k8s';
import { checkValue } from '../../rules/check';
import { dataKeyFlaw } from '../../rules/data-key';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';

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
   */
  static of(secretName: string, key: string): SecretKey {
    return new SecretKey(secretName, key);
  }

  private constructor(
    private readonly secretName: string,
    private readonly key: string,
  ) {}

  /** @internal */
  *_check(): Findings {
    yield* checkValue('dns-name', 'Secret name', this.secretName, dnsSubdomainFlaw);
    yield* checkValue('data-key', 'Secret key', this.key, dataKeyFlaw);
  }

  /** @internal */
  _toKube(): k8s.EnvVarSource {
    return { secretKeyRef: { name: this.secretName, key: this.key } };
  }
}
