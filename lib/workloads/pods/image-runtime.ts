import type { k8s } from '../../cdk8s/k8s';
import { isWholeNumber } from '../../rules/numbers';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkFlag, checkStruct } from '../../rules/structs';
import { checkMountPath } from './mount-path';

/** What an image needs beyond the strictest rules. */
export interface ImageRuntimeRestrictedOptions {
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
   * The folders that the process writes to. They start empty with each pod.
   *
   * @default ['/tmp']
   */
  readonly writablePaths?: string[];

  /**
   * Whether everything else is read-only; an image that writes here and there cannot do without writing.
   *
   * @default true
   */
  readonly readOnlyRoot?: boolean;

  /**
   * Whether the image has the command `sleep`, which a pod needs to stop without losing requests on Kubernetes before 1.30.
   *
   * @default true
   */
  readonly sleepCommand?: boolean;
}

const OPTIONS = ['user', 'group', 'writablePaths', 'readOnlyRoot', 'sleepCommand'];
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
 * ImageRuntime.restricted({ user: 65532, writablePaths: ['/tmp', '/var/lib/app'] })
 */
export class ImageRuntime {
  /** For any image that can run as a user without privileges: uid 10001 unless set, writing to `/tmp` alone. */
  static restricted(options: ImageRuntimeRestrictedOptions = {}): ImageRuntime {
    return new ImageRuntime(options ?? {});
  }

  /** For the stock nginx image: its own user 101, writing to `/tmp`, `/var/cache/nginx` and `/var/run`. */
  static nginx(): ImageRuntime {
    return new ImageRuntime({ user: 101, writablePaths: ['/tmp', '/var/cache/nginx', '/var/run'] });
  }

  /** For the official Node images: their user `node`, 1000, writing to `/tmp`. */
  static node(): ImageRuntime {
    return new ImageRuntime({ user: 1000 });
  }

  /** For images without a shell such as distroless ones: their user `nonroot`, 65532, writing to `/tmp`. */
  static distroless(): ImageRuntime {
    return new ImageRuntime({ user: 65532, sleepCommand: false });
  }

  /** Adds nothing: the image's own user, often root, and a writable file system. Namespaces that enforce Pod Security "restricted" refuse it. */
  static unrestricted(): ImageRuntime {
    return new ImageRuntime();
  }

  private constructor(private readonly options?: ImageRuntimeRestrictedOptions) {}

  /** @internal */
  _check(report: Report): void {
    if (this.options === undefined) return;
    if (!checkStruct(report, 'a runtime', this.options, OPTIONS)) return;
    const { user, group, writablePaths = [], readOnlyRoot, sleepCommand } = this.options;
    checkFlag(report, 'readOnlyRoot', readOnlyRoot);
    checkFlag(report, 'sleepCommand', sleepCommand);
    for (const [what, id] of Object.entries({ user, group })) {
      if (id === undefined || isWholeNumber(id, 1, 2 ** 31 - 1)) continue;
      const root = id === 0 ? ' is root, which "restricted" forbids' : ' is no numeric id';
      report(`${what} ${show(id)}${root}: write a whole number from 1, or use ImageRuntime.unrestricted().`);
    }
    if (!Array.isArray(writablePaths)) {
      report(`writablePaths ${show(writablePaths)} is no list: write, for example, ["/tmp", "/var/cache"].`);
      return;
    }
    for (const path of writablePaths) checkMountPath(report, 'writable', path, '/var/cache');
    if (new Set(writablePaths).size < writablePaths.length) {
      report(`writable paths ${show(writablePaths)} list a folder twice: list each once.`);
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
  get _writablePaths(): readonly string[] {
    if (this.options === undefined) return [];
    const { writablePaths = DEFAULT_WRITABLE_PATHS } = this.options;
    return Array.isArray(writablePaths) ? writablePaths : [];
  }

  /**
   * @param lowestPort the lowest port that a container without privileges opens.
   * @param writesClaim whether storage that outlives the pod must belong to the group.
   * @internal
   */
  _podSecurity(lowestPort: number, writesClaim: boolean): k8s.PodSecurityContext | undefined {
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
      ...(writesClaim && { fsGroup: group, fsGroupChangePolicy: 'OnRootMismatch' }),
      seccompProfile: { type: 'RuntimeDefault' },
      ...lowPorts,
    };
  }

  /**
   * @param pod the runtime whose user and group the pod has; a container says its own where they differ.
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
      // False is what the API server fills in.
      readOnlyRootFilesystem: this.options.readOnlyRoot === false ? undefined : true,
      capabilities: { drop: ['ALL'] },
    };
  }

  /** A container that says nothing of its own: the same user, with a folder to write to. @internal */
  _ofCompanion(): ImageRuntime {
    return this.options === undefined ? this : new ImageRuntime({ user: this.options.user, group: this.options.group });
  }

  private get ids(): { readonly user: number; readonly group: number } {
    const user = this.options?.user ?? DEFAULT_USER;
    return { user, group: this.options?.group ?? user };
  }
}
