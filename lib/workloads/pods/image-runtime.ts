import type { k8s } from '../../cdk8s/k8s';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { mountPathFlaw } from '../../rules/mount-path';
import { isWholeNumber, MAX_INT32 } from '../../rules/numbers';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** The needs of an image that can run without privileges. */
export interface ImageRuntimeRestrictedOptions {
  /**
   * Numeric id of the user that the process runs as, from 1, since 0 is root.
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
   * Absolute paths of the folders that the process writes to, which start empty with each pod. Where there is none, `[]`,
   * `kubectl drain` takes the pods from a node without the flag `--delete-emptydir-data`.
   *
   * @default ['/tmp']
   */
  readonly writablePaths?: string[];

  /**
   * Makes the rest of the file system read-only. Turn it off for an image that writes in many places.
   *
   * @default true
   */
  readonly readOnlyRoot?: boolean;

  /**
   * The image has the command `sleep`, which pods need for the pause of `Drain` on Kubernetes before 1.30.
   *
   * @default true
   */
  readonly sleepCommand?: boolean;
}

const OPTIONS = ['user', 'group', 'writablePaths', 'readOnlyRoot', 'sleepCommand'];
const DEFAULT_USER = 10001;
const DEFAULT_WRITABLE_PATHS = ['/tmp'];

/** Only root can listen on lower ports, unless a sysctl of the pod allows it. */
export const FIRST_UNPRIVILEGED_PORT = 1024;

/**
 * The needs of an image for running under Pod Security "restricted"
 * (https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted): a user that is not root, a read-only
 * root file system, no capabilities. Ports below 1024 work as well, by a sysctl that the standard allows.
 *
 * @example
 * ImageRuntime.restricted({ user: 65532, writablePaths: ['/tmp', '/var/lib/app'] })
 */
export class ImageRuntime {
  /** For any image that can run without privileges, as uid 10001 and with a writable `/tmp` unless the options differ. */
  static restricted(options: ImageRuntimeRestrictedOptions = {}): ImageRuntime {
    return new ImageRuntime(options ?? {});
  }

  /** For the official nginx image, as its user 101 and with writable `/tmp`, `/var/cache/nginx` and `/var/run`. */
  static nginx(): ImageRuntime {
    return new ImageRuntime({ user: 101, writablePaths: ['/tmp', '/var/cache/nginx', '/var/run'] });
  }

  /** For the official Node images, as their user `node` (1000) and with a writable `/tmp`. */
  static node(): ImageRuntime {
    return new ImageRuntime({ user: 1000 });
  }

  /** For distroless images, which have no shell, as their user `nonroot` (65532) and with a writable `/tmp`. */
  static distroless(): ImageRuntime {
    return new ImageRuntime({ user: 65532, sleepCommand: false });
  }

  /**
   * For an image that runs only with its own user, often root, and a writable file system. Namespaces that enforce Pod
   * Security "restricted" refuse it.
   */
  static unrestricted(): ImageRuntime {
    return new ImageRuntime();
  }

  private constructor(private readonly options?: ImageRuntimeRestrictedOptions) {}

  /** @internal */
  *_check(): Findings {
    if (this.options === undefined) return;
    if (!(yield* checkStruct('a runtime', this.options, OPTIONS))) return;
    const { user, group, writablePaths = [], readOnlyRoot, sleepCommand } = this.options;
    yield* checkFlag('readOnlyRoot', readOnlyRoot);
    yield* checkFlag('sleepCommand', sleepCommand);
    for (const [what, id] of Object.entries({ user, group })) {
      if (id === undefined || isWholeNumber(id, 1, MAX_INT32)) continue;
      const flaw = id === 0 ? 'is root, which "restricted" forbids' : 'is not a numeric id';
      const fix = 'write a whole number from 1, or use ImageRuntime.unrestricted()';
      yield finding('runtime', `${what} ${show(id)} ${flaw}: ${fix}.`);
    }
    if (!Array.isArray(writablePaths)) {
      yield wrongType('writablePaths', writablePaths, 'a list such as ["/tmp", "/var/cache"]');
      return;
    }
    for (const path of writablePaths) yield* checkValue('mount-path', 'writable path', path, mountPathFlaw);
    if (new Set(writablePaths).size < writablePaths.length) {
      yield finding('runtime', `writablePaths ${show(writablePaths)} has a folder twice: list each once.`);
    }
  }

  /** @internal */
  get _isRestricted(): boolean {
    return this.options !== undefined;
  }

  /** @internal */
  get _hasSleep(): boolean {
    return this.options?.sleepCommand !== false;
  }

  /** @internal */
  get _hasReadOnlyRoot(): boolean {
    return this.options !== undefined && this.options.readOnlyRoot !== false;
  }

  /** @internal */
  get _writablePaths(): readonly string[] {
    if (this.options === undefined) return [];
    const { writablePaths = DEFAULT_WRITABLE_PATHS } = this.options;
    return Array.isArray(writablePaths) ? writablePaths : [];
  }

  /**
   * @param lowestPort the lowest port that a container without privileges opens.
   * @param writesStorage whether storage that outlives the pod must belong to the group.
   * @internal
   */
  _podSecurity(lowestPort: number, writesStorage: boolean): k8s.PodSecurityContext | undefined {
    const lowPorts = lowestPort < FIRST_UNPRIVILEGED_PORT && {
      sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }],
    };
    if (this.options === undefined) return lowPorts || undefined;
    const { user, group } = this.ids;
    return {
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: group,
      // The folder's owner is changed once, not at every start.
      ...(writesStorage && { fsGroup: group, fsGroupChangePolicy: 'OnRootMismatch' }),
      seccompProfile: { type: 'RuntimeDefault' },
      ...lowPorts,
    };
  }

  /**
   * @param pod the runtime from which the pod has its user and group; a container sets only what differs.
   * @internal
   */
  _containerSecurity(pod: ImageRuntime): k8s.SecurityContext | undefined {
    if (this.options === undefined) return undefined;
    const [own, outer] = [this.ids, pod._isRestricted ? pod.ids : { user: undefined, group: undefined }];
    return {
      ...(!pod._isRestricted && { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }),
      ...(own.user !== outer.user && { runAsUser: own.user }),
      ...(own.group !== outer.group && { runAsGroup: own.group }),
      allowPrivilegeEscalation: false,
      // False is the API server's default.
      readOnlyRootFilesystem: this._hasReadOnlyRoot || undefined,
      capabilities: { drop: ['ALL'] },
    };
  }

  /** The runtime of a sidecar or init container that sets none: the same user, with a `/tmp` of its own. @internal */
  _ofCompanion(): ImageRuntime {
    return this.options === undefined ? this : new ImageRuntime({ user: this.options.user, group: this.options.group });
  }

  private get ids(): { readonly user: number; readonly group: number } {
    const user = this.options?.user ?? DEFAULT_USER;
    return { user, group: this.options?.group ?? user };
  }
}

export function* checkRuntime(runtime: unknown): Findings {
  if (runtime instanceof ImageRuntime) yield* runtime._check();
  else yield wrongType('runtime', runtime, 'a runtime such as ImageRuntime.nginx()');
}
