import type { AsWritten, k8s } from '../../cdk8s/k8s';
import type { ExternalKey } from '../../neighbours/external-secrets/external-secret';
import { SecretStore } from '../../neighbours/external-secrets/secret-store';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dataKeyFlaw } from '../../rules/data-key';
import { dnsSubdomainFlaw, isDnsSubdomain } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { show } from '../../rules/show';
import { finding } from '../codes';

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
 * Options of a key of a Secret that external-secrets fetches. Where the store lacks a key, no key of its Secret is written, so that
 * an optional one needs a `secretName` of its own.
 */
export interface SecretKeyExternalOptions extends SecretKeyOptions {
  /**
   * Name of the Secret, a DNS subdomain.
   *
   * @default - the path, in which all but letters and digits is "-": `shop/database` gives `shop-database`
   */
  readonly secretName?: string;

  /**
   * Takes all that the store has at the path as the value, where that is not an object with keys of its own.
   *
   * @default false
   */
  readonly wholeValue?: boolean;
}

const OPTIONS = ['optional'];
const EXTERNAL_OPTIONS = [...OPTIONS, 'secretName', 'wholeValue'];

/** The place of a value outside of the cluster. */
type Source = Pick<ExternalKey, 'store' | 'path' | 'isWholeValue'>;

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

  /**
   * A key of a Secret that external-secrets fetches from a store outside of the cluster (https://external-secrets.io). For each path
   * that a namespace takes keys from, an ExternalSecret makes one Secret with exactly these keys.
   *
   * @param store the store, or `SecretStore.ofDefaults()`.
   * @param path the place in the store, such as `shop/database`.
   * @param key the key at that place, and in the Secret.
   * @param options for example `{ secretName: 'database' }`.
   *
   * @example
   * new WebService(chart, 'user', { image, secrets: { DB_PASSWORD: SecretKey.external(SecretStore.cluster('vault'), 'shop/database', 'password') } });
   */
  static external(store: SecretStore, path: string, key: string, options: SecretKeyExternalOptions = {}): SecretKey {
    const { secretName = SecretStore._nameOf(path), wholeValue } = options ?? {};
    const source = { store, path, isWholeValue: wholeValue === true };
    return new SecretKey(secretName, key, options ?? {}, source);
  }

  private constructor(
    private readonly secretName: string,
    private readonly key: string,
    private readonly options: SecretKeyExternalOptions,
    private readonly source?: Source,
  ) {}

  /** @internal */
  *_check(): Findings {
    if (this.source !== undefined) yield* this.checkSource(this.source);
    else yield* checkValue('dns-name', 'Secret name', this.secretName, dnsSubdomainFlaw);
    yield* checkValue('data-key', 'Secret key', this.key, dataKeyFlaw);
    if (yield* checkStruct('a Secret key', this.options, this.source === undefined ? OPTIONS : EXTERNAL_OPTIONS)) {
      yield* checkFlag('optional', this.options.optional);
      yield* checkFlag('wholeValue', this.options.wholeValue);
    }
  }

  private *checkSource({ store, path }: Source): Findings {
    if (store instanceof SecretStore) yield* store._check();
    else yield wrongType('the store', store, 'a store such as SecretStore.cluster("vault")');
    if (typeof path !== 'string' || path.trim() === '') {
      yield wrongType('the path in the store', path, 'a text such as "shop/database"');
    } else if (this.options.secretName !== undefined) {
      yield* checkValue('dns-name', 'secretName', this.secretName, dnsSubdomainFlaw);
    } else if (!isDnsSubdomain(this.secretName)) {
      yield finding(
        'secret-reference',
        `the path ${show(path)} gives no name of a Secret: write one, as in SecretKey.external(store, ${show(path)}, ${show(this.key)}, { secretName: "database" }).`,
      );
    }
  }

  /**
   * The key as external-secrets fetches it, or undefined for one of a Secret that others make.
   *
   * @param store the one of the defaults around the workload.
   * @internal
   */
  _external(store: SecretStore | undefined): ExternalKey | undefined {
    const { source, secretName, key } = this;
    const named = this._needsDefaultStore ? store : source?.store;
    return source && named && { ...source, store: named, secretName, key };
  }

  /** True for a key from the store of the defaults. @internal */
  get _needsDefaultStore(): boolean {
    const store: unknown = this.source?.store;
    return store instanceof SecretStore && !store._isNamed;
  }

  /** The Secret and key, as a volume names them. @internal */
  get _reference() {
    // False is the API server's default.
    return { name: this.secretName, key: this.key, optional: this.options.optional || undefined };
  }

  /** @internal */
  _toKube(): AsWritten<k8s.EnvVarSource> {
    return { secretKeyRef: this._reference };
  }
}
