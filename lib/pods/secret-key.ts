import type { k8s } from '../private/k8s';
import { checkObjectName } from '../private/names';
import { type Report, show } from '../private/problems';

/** What keys of ConfigMaps and Secrets are made of (https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data). */
export const DATA_KEY = /^[-._a-zA-Z0-9]{1,253}$/;

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
    if (typeof this.key !== 'string' || !DATA_KEY.test(this.key) || this.key === '.' || this.key.startsWith('..')) {
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
