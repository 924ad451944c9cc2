import type { k8s } from '../private/k8s';
import { isDnsLabel } from '../private/names';
import { isWholeNumber } from '../private/numbers';
import { type Report, show } from '../private/problems';

/** What an image needs beyond the strictest rules. */
export interface RuntimeOptions {
  /**
   * Numeric id of the user that the process runs as, from 1 (0 is root).
   *
   * @default 10001
   */
  readonly user?: number;

  /**
   * Numeric id of its group, from 1.
   *
   * @default - the same number as the user
   */
  readonly group?: number;

  /**
   * The folders that the process writes to; everything else is read-only. They start empty with each pod.
   *
   * @default ['/tmp']
   */
  readonly writablePaths?: string[];
}

/** What a runtime contributes to a pod. */
export interface RuntimeSettings {
  readonly pod?: k8s.PodSecurityContext;
  readonly container?: k8s.SecurityContext;
  readonly volumes: readonly ScratchVolume[];
}

/** An empty folder that comes and goes with its pod. */
export interface ScratchVolume {
  readonly name: string;
  readonly mountPath: string;
}

const DEFAULT_USER = 10001;
const DEFAULT_WRITABLE_PATHS = ['/tmp'];

/** Ports below are the kernel's to give to root alone, unless the pod's sysctl says otherwise. */
const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * What an image needs in order to run under Pod Security "restricted"
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted): a user that is not root, a read-only
 * root file system, no capabilities. Low ports work all the same, by a sysctl that the standard allows.
 *
 * @example
 * Runtime.restricted({ user: 65532, writablePaths: ['/tmp', '/var/lib/app'] })
 */
export class Runtime {
  /** For any image that can run as a user without privileges: uid 10001 unless set, writing to `/tmp` alone. */
  static restricted(options: RuntimeOptions = {}): Runtime {
    return new Runtime(options ?? {});
  }

  /** For the stock nginx image: its own user 101, writing to `/tmp`, `/var/cache/nginx` and `/var/run`. */
  static nginx(): Runtime {
    return new Runtime({ user: 101, writablePaths: ['/tmp', '/var/cache/nginx', '/var/run'] });
  }

  /** For the official Node images: their user `node`, 1000, writing to `/tmp`. */
  static node(): Runtime {
    return new Runtime({ user: 1000 });
  }

  /** Adds nothing: the image's own user, often root, and a writable file system. Namespaces that enforce Pod Security "restricted" refuse it. */
  static unrestricted(): Runtime {
    return new Runtime();
  }

  private constructor(private readonly options?: RuntimeOptions) {}

  /** @internal */
  _check(report: Report): void {
    if (this.options === undefined) return;
    const { user, group, writablePaths = [] } = this.options;
    for (const [what, id] of Object.entries({ user, group })) {
      if (id === undefined || isWholeNumber(id, 1, 2 ** 31 - 1)) continue;
      const root = id === 0 ? ' is root, which "restricted" forbids' : ' is no numeric id';
      report(`${what} ${show(id)}${root}: write a whole number from 1, or use Runtime.unrestricted().`);
    }
    for (const path of writablePaths) {
      if (typeof path !== 'string' || !/^(\/[^/:\s]+)+$/.test(path) || !isDnsLabel(volumeName(path))) {
        report(`writable path ${show(path)} is no absolute folder: write it like "/var/cache".`);
      } else {
        const twin = writablePaths
          .slice(0, writablePaths.indexOf(path))
          .find((other) => volumeName(other) === volumeName(path));
        if (twin !== undefined)
          report(`writable paths ${show(twin)} and ${show(path)} give one volume name: rename one of the folders.`);
      }
    }
    if (new Set(writablePaths).size < writablePaths.length) {
      report(`writable paths ${show(writablePaths)} list a folder twice: list each once.`);
    }
  }

  /** @internal */
  _settings(port: number): RuntimeSettings {
    if (this.options === undefined) return { volumes: [] };
    const { user = DEFAULT_USER, writablePaths = DEFAULT_WRITABLE_PATHS } = this.options;
    return {
      pod: {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: this.options.group ?? user,
        seccompProfile: { type: 'RuntimeDefault' },
        ...(port < FIRST_UNPRIVILEGED_PORT && {
          sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
        }),
      },
      container: {
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      },
      volumes: writablePaths.map((mountPath) => ({ name: volumeName(mountPath), mountPath })),
    };
  }
}

/** `/var/cache/nginx` becomes `var-cache-nginx`. */
function volumeName(mountPath: string): string {
  return mountPath
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
