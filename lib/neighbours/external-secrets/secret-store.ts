import type { Duration } from 'cdk8s';
import { checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import { checkDurations, durationText } from '../../rules/duration';
import type { Findings } from '../../rules/finding';
import { asText, show } from '../../rules/show';

/** Options of a store of external-secrets. */
export interface SecretStoreOptions {
  /**
   * The beginning of all paths, such as `prod/`, so that environments have places of their own in one store.
   *
   * @default - paths are as they are written
   */
  readonly pathPrefix?: string;

  /**
   * The time after which values are fetched again, in whole seconds.
   *
   * @default - by external-secrets: 1 hour
   */
  readonly refreshInterval?: Duration;
}

/** Options of a store of the whole cluster. */
export interface SecretStoreClusterOptions extends SecretStoreOptions {}

const OPTIONS = Object.keys({
  pathPrefix: true,
  refreshInterval: true,
} satisfies { [name in keyof SecretStoreOptions]-?: true });

type Kind = 'SecretStore' | 'ClusterSecretStore';

/**
 * A store of external-secrets, such as Vault or the secret manager of a cloud, by the name of the object that says how it is
 * reached (https://external-secrets.io/latest/api/secretstore/). Whoever runs the cluster makes that.
 *
 * @example
 * PorticoDefaults.of(app).set({ secretStore: SecretStore.cluster('vault') });
 */
export class SecretStore {
  /**
   * A store of one namespace.
   *
   * @param name of the SecretStore, in the workload's namespace.
   * @param options where its paths begin, and when they are read again.
   */
  static of(name: string, options: SecretStoreOptions = {}): SecretStore {
    return new SecretStore('SecretStore', name, options ?? {});
  }

  /**
   * A store of the whole cluster.
   *
   * @param name of the ClusterSecretStore.
   * @param options where its paths begin, and when they are read again.
   */
  static cluster(name: string, options: SecretStoreClusterOptions = {}): SecretStore {
    return new SecretStore('ClusterSecretStore', name, options ?? {});
  }

  /**
   * The `secretStore` of the defaults around the workload, so that its code is the same in each environment.
   *
   * @example
   * SecretKey.external(SecretStore.ofDefaults(), 'shop/database', 'password')
   */
  static ofDefaults(): SecretStore {
    return new SecretStore(undefined, '', {});
  }

  private constructor(
    private readonly kind: Kind | undefined,
    private readonly name: string,
    private readonly options: SecretStoreOptions,
  ) {}

  /** False for the store of the defaults. @internal */
  get _isNamed(): boolean {
    return this.kind !== undefined;
  }

  /** @internal */
  *_check(): Findings {
    if (this.kind === undefined) return;
    yield* checkValue('dns-name', `${this.kind} name`, this.name, dnsSubdomainFlaw);
    if (!(yield* checkStruct('a SecretStore', this.options, OPTIONS))) return;
    const { pathPrefix, refreshInterval } = this.options;
    if (pathPrefix !== undefined && (typeof pathPrefix !== 'string' || pathPrefix === '')) {
      yield wrongType('pathPrefix', pathPrefix, 'the beginning of paths, such as "prod/"');
    }
    yield* checkDurations({ refreshInterval }, 1);
  }

  /** The store as messages name it. Two values with one title are one store. @internal */
  get _title(): string {
    const { pathPrefix, refreshInterval } = this.options;
    const prefix = pathPrefix === undefined ? '' : `, whose paths begin with ${show(pathPrefix)}`;
    const interval = refreshInterval === undefined ? '' : `, read every ${durationText(refreshInterval)}`;
    return `${this.kind} ${show(this.name)}${prefix}${interval}`;
  }

  /** @internal */
  get _reference() {
    // A SecretStore is the API server's default.
    return { name: this.name, kind: this.kind === 'SecretStore' ? undefined : this.kind };
  }

  /** @internal */
  get _refreshInterval(): string | undefined {
    const { refreshInterval } = this.options;
    return refreshInterval && durationText(refreshInterval);
  }

  /** A path as the store has it. @internal */
  _remotePath(path: string): string {
    return `${this.options.pathPrefix ?? ''}${path}`;
  }

  /** The name that a path makes, where it makes one. @internal */
  static _nameOf(path: unknown): string {
    return asText(path)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '');
  }
}

/** Checks the store of defaults, which must be one. */
export function* checkSecretStore(store: unknown): Findings {
  if (store instanceof SecretStore && store._isNamed) yield* store._check();
  else yield wrongType('secretStore', store, 'a store such as SecretStore.cluster("vault")');
}
