import { Size } from 'cdk8s';
import { k8s } from '../../cdk8s/k8s';
import { checkObjectName } from '../../rules/names';
import { isWholeNumber } from '../../rules/numbers';
import { canonicalQuantity, quantity } from '../../rules/quantity';
import type { Report } from '../../rules/report';
import { show } from '../../rules/show';
import { checkFlag, checkStruct } from '../../rules/structs';

/** What can be said of an empty folder. */
export interface PodVolumeScratchOptions {
  /**
   * How much it may hold; a pod that writes more is evicted.
   *
   * @default - as much as its node has
   */
  readonly sizeLimit?: Size;

  /**
   * Whether it is kept in memory, where it counts against the containers' memory limits.
   *
   * @default false
   */
  readonly memory?: boolean;
}

/** What can be said of a claim. */
export interface PodVolumeClaimOptions {
  /**
   * Whether it is only read.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * What is mounted into a container. One value that several containers mount is one volume, which they share.
 *
 * @example
 * const logs = PodVolume.scratch({ sizeLimit: Size.mebibytes(100) });
 * new WebService(chart, 'user', { image, volumes: { '/var/log/app': logs }, sidecars: [{ name: 'shipper', image: shipper, volumes: { '/logs': logs } }] });
 */
export class PodVolume {
  /** A folder that starts empty with each pod, and goes with it. */
  static scratch(options: PodVolumeScratchOptions = {}): PodVolume {
    const { sizeLimit, memory } = options ?? {};
    return new PodVolume(
      () => ({
        emptyDir: {
          medium: memory ? 'Memory' : undefined,
          sizeLimit:
            sizeLimit instanceof Size ? k8s.Quantity.fromString(canonicalQuantity(sizeLimit.asString())) : undefined,
        },
      }),
      (report) => {
        checkStruct(report, 'a scratch volume', options ?? {}, ['sizeLimit', 'memory']);
        checkFlag(report, 'memory', memory);
        const bytes = sizeLimit instanceof Size ? quantity(sizeLimit.asString()) : undefined;
        if (sizeLimit !== undefined && !isWholeNumber(bytes, 1)) {
          const flaw = bytes !== undefined && bytes > 0 ? 'no whole number of bytes' : 'no size above 0';
          report(`sizeLimit ${show(sizeLimit)} is ${flaw}: write, for example, Size.mebibytes(100).`);
        }
      },
    );
  }

  /**
   * Storage that outlives the pods. The folder belongs to the runtime's group, so that it can be written.
   *
   * @param claimName name of the PersistentVolumeClaim, in the service's namespace.
   * @param options whether it is only read.
   */
  static claim(claimName: string, options: PodVolumeClaimOptions = {}): PodVolume {
    const { readOnly } = options ?? {};
    return new PodVolume(
      () => ({ persistentVolumeClaim: { claimName, readOnly: readOnly || undefined } }),
      (report) => {
        checkObjectName(report, 'PersistentVolumeClaim', claimName, 'data');
        if (checkStruct(report, 'a claim', options ?? {}, ['readOnly'])) checkFlag(report, 'readOnly', readOnly);
      },
      readOnly !== true,
    );
  }

  /**
   * The keys of a Secret as files, read-only.
   *
   * @param secretName name of the Secret, in the service's namespace.
   */
  static secret(secretName: string): PodVolume {
    return new PodVolume(
      () => ({ secret: { secretName } }),
      (report) => checkObjectName(report, 'Secret', secretName, 'database'),
    );
  }

  /**
   * The keys of a ConfigMap that something else makes as files, read-only; for files of one's own there is `files`.
   *
   * @param configMapName name of the ConfigMap, in the service's namespace.
   */
  static configMap(configMapName: string): PodVolume {
    return new PodVolume(
      () => ({ configMap: { name: configMapName } }),
      (report) => checkObjectName(report, 'ConfigMap', configMapName, 'certificates'),
      false,
      configMapName,
    );
  }

  private constructor(
    /** @internal */ readonly _source: () => Omit<k8s.Volume, 'name'>,
    /** @internal */ readonly _check: (report: Report) => void,
    /** Whether it needs a group that may write to it. @internal */ readonly _isWritableClaim = false,
    /** A ConfigMap that is made elsewhere. @internal */ readonly _externalConfigMap?: string,
  ) {}
}
