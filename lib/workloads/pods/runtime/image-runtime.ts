import { type StockImage, type StockImageName, stockImageNamed } from '../../../checks/model/stock-image';
import { wrongType } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { PodSecurityLevel } from '../../../rules/pod-security-level';
import { RuntimeNeeds } from './runtime-needs';
import type {
  ImageRuntimeBaselineOptions,
  ImageRuntimePrivilegedOptions,
  ImageRuntimeRestrictedOptions,
} from './runtime-options';

/**
 * The needs of an image for running. `ImageRuntime.restricted()` runs it under Pod Security "restricted"
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/): a user that is not root, a read-only root file
 * system, no capabilities, a seccomp profile. Ports below 1024 work as well, by a sysctl that the standard allows.
 *
 * The others are named after the level that they need: each option of `ImageRuntime.baseline()` and
 * `ImageRuntime.privileged()` weakens one thing, and the rest stays as strict as before.
 *
 * @example
 * ImageRuntime.restricted({ user: 65532, writablePaths: ['/tmp', '/var/lib/app'] })
 */
export class ImageRuntime {
  /** For any image that can run without privileges, as uid 10001 and with a writable `/tmp` unless the options differ. */
  static restricted(options: ImageRuntimeRestrictedOptions = {}): ImageRuntime {
    return new ImageRuntime(new RuntimeNeeds(PodSecurityLevel.RESTRICTED, options ?? {}));
  }

  /**
   * For an image that needs root, some capabilities or more privileges than it starts with, under Pod Security "baseline".
   *
   * @param options that which is weaker than in `ImageRuntime.restricted()`, and its other options.
   *
   * @example
   * ImageRuntime.baseline({ user: 0, capabilities: ['CHOWN', 'SETGID', 'SETUID'] })
   */
  static baseline(options: ImageRuntimeBaselineOptions): ImageRuntime {
    return new ImageRuntime(new RuntimeNeeds(PodSecurityLevel.BASELINE, options ?? {}));
  }

  /**
   * For an image that works on its node, under Pod Security "privileged".
   *
   * @param options that which is weaker than in `ImageRuntime.baseline()`, and its other options.
   *
   * @example
   * ImageRuntime.privileged({ user: 0, capabilities: ['NET_ADMIN'] })
   */
  static privileged(options: ImageRuntimePrivilegedOptions): ImageRuntime {
    return new ImageRuntime(new RuntimeNeeds(PodSecurityLevel.PRIVILEGED, options ?? {}));
  }

  /** For the official httpd image, as its user www-data (33, on Alpine Linux 82) and with a writable folder of logs. */
  static httpd(): ImageRuntime {
    return ImageRuntime.stock('httpd');
  }

  /** For the official mariadb image, as its user mysql (999). Its data are in `/var/lib/mysql`. */
  static mariadb(): ImageRuntime {
    return ImageRuntime.stock('mariadb');
  }

  /** For the official memcached image, as its user memcache (11211). It writes nothing. */
  static memcached(): ImageRuntime {
    return ImageRuntime.stock('memcached');
  }

  /** For the official mongo image, as its user mongodb (999). Its data are in `/data/db`. */
  static mongo(): ImageRuntime {
    return ImageRuntime.stock('mongo');
  }

  /** For the official mysql image, as its user mysql (999). Its data are in `/var/lib/mysql`. */
  static mysql(): ImageRuntime {
    return ImageRuntime.stock('mysql');
  }

  /** For the official nginx image, as its user 101 and with writable `/tmp`, `/var/cache/nginx` and `/var/run`. */
  static nginx(): ImageRuntime {
    return ImageRuntime.stock('nginx');
  }

  /**
   * For the official postgres image, as its user postgres (999, on Alpine Linux 70).
   *
   * Its data are in `/var/lib/postgresql`. From version 18 on, mount storage there. Before, mount it at
   * `/var/lib/postgresql/data`, and set the variable `PGDATA` to a folder in it, such as `/var/lib/postgresql/data/pgdata`,
   * since the database takes no folder that belongs to somebody else, as the top of a volume does.
   */
  static postgres(): ImageRuntime {
    return ImageRuntime.stock('postgres');
  }

  /** For the official rabbitmq image, as its user rabbitmq (999, on Alpine Linux 100). Its data are in `/var/lib/rabbitmq`. */
  static rabbitmq(): ImageRuntime {
    return ImageRuntime.stock('rabbitmq');
  }

  /** For the official redis image, as its user redis (999). Its data are in `/data`. */
  static redis(): ImageRuntime {
    return ImageRuntime.stock('redis');
  }

  /** For the official valkey image, as its user valkey (999). Its data are in `/data`. */
  static valkey(): ImageRuntime {
    return ImageRuntime.stock('valkey');
  }

  /** For the official Node images, as their user `node` (1000) and with a writable `/tmp`. */
  static node(): ImageRuntime {
    return ImageRuntime.restricted({ user: 1000 });
  }

  /** For distroless images, which have no shell, as their user `nonroot` (65532) and with a writable `/tmp`. */
  static distroless(): ImageRuntime {
    return ImageRuntime.restricted({ user: 65532, sleepCommand: false });
  }

  /**
   * For an image of which nothing is known: it runs with its own user, often root, a writable file system and the
   * capabilities of the container runtime. Namespaces that enforce Pod Security "restricted" refuse it.
   */
  static unrestricted(): ImageRuntime {
    return new ImageRuntime();
  }
  private static stock(name: StockImageName): ImageRuntime {
    const needs = needsOf(stockImageNamed(name, undefined));
    return new ImageRuntime(needs, name);
  }

  private constructor(
    /** Undefined where nothing is known. @internal */ readonly _needs?: RuntimeNeeds,
    private readonly stockName?: StockImageName,
  ) {}

  /** The runtime for an image, of which one for Alpine Linux may have another user. @internal */
  _forImage(image: unknown): ImageRuntime {
    const { stockName } = this;
    return stockName === undefined ? this : new ImageRuntime(needsOf(stockImageNamed(stockName, image)), stockName);
  }

  /** The runtime of a sidecar or init container that sets none. @internal */
  _ofCompanion(): ImageRuntime {
    return this._needs === undefined ? this : new ImageRuntime(this._needs.ofCompanion());
  }
}

function needsOf({ user, group, writesNothing, rootOnly = [], scratch = [], data }: StockImage): RuntimeNeeds {
  const writablePaths = writesNothing ? [] : [...new Set(['/tmp', ...rootOnly, ...scratch])];
  return new RuntimeNeeds(PodSecurityLevel.RESTRICTED, { user, group, writablePaths }, data);
}

export function* checkRuntime(runtime: unknown): Findings {
  if (!(runtime instanceof ImageRuntime)) yield wrongType('runtime', runtime, 'a runtime such as ImageRuntime.nginx()');
  else if (runtime._needs !== undefined) yield* runtime._needs.check();
}
