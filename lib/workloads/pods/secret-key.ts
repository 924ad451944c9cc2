import type { k8s } from '../../cdk8s/k8s';
import { checkObjectName, isDataKey } from '../../rules/names';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';

/**
 * One key of a Secret, by reference: the value itself never enters the code or the YAML.
 *
 * @example
 * new WebService(chart, 'user', { image, secrets: { DB_PASSWORD: SecretKey.of('database', 'password') } });
 */
export class SecretKey {
  /**
   * @param secretName name of the Secret object, in the service's namespace.
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
  _check(report: Report): void {
    checkObjectName(report, 'Secret', this.secretName, 'database');
    if (!isDataKey(this.key)) {
      report(
        `key ${show(this.key)} of a Secret is invalid: write letters, digits, "-", "_" and ".", for example "password".`,
      );
    }
  }

  /** @internal */
  _toKube(): k8s.EnvVarSource {
    return { secretKeyRef: { name: this.secretName, key: this.key } };
  }
}
