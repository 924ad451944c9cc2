import { Size } from 'cdk8s';
import { k8s } from '../../cdk8s/k8s';
import { checkFlag, checkStruct, checkValue, wrongType } from '../../rules/check';
import { dnsSubdomainFlaw } from '../../rules/dns-name';
import type { Findings } from '../../rules/finding';
import { isWholeNumber } from '../../rules/numbers';
import { amountOf, canonicalQuantity } from '../../rules/quantity';
import { show } from '../../rules/show';
import { finding } from '../codes';

/** Options of an empty folder. */
export interface PodVolumeScratchOptions {
  /**
   * The most that it may hold. A pod that writes more is evicted.
   *
   * @default - as much as its node has
   */
  readonly sizeLimit?: Size;

  /**
   * Turns it into a folder in memory, which counts against the containers' memory limits.
   *
   * @default false
   */
  readonly memory?: boolean;
}

/** Options of a claim. */
export interface PodVolumeClaimOptions {
  /**
   * Mounts it read-only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * A volume of a pod. One value that several containers mount is one volume, which they share.
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
      () => checkScratch(options ?? {}),
    );
  }

  /**
   * Storage that outlives the pods. The folder belongs to the runtime's group, so that it can be written.
   *
   * @param claimName name of the PersistentVolumeClaim, in the workload's namespace.
   * @param options for example `{ readOnly: true }`.
   */
  static claim(claimName: string, options: PodVolumeClaimOptions = {}): PodVolume {
    const { readOnly } = options ?? {};
    return new PodVolume(
      () => ({ persistentVolumeClaim: { claimName, readOnly: readOnly || undefined } }),
      () => checkClaim(claimName, options ?? {}),
      readOnly !== true,
    );
  }

  /**
   * The keys of a Secret as files, read-only.
   *
   * @param secretName name of the Secret, in the workload's namespace.
   */
  static secret(secretName: string): PodVolume {
    return new PodVolume(
      () => ({ secret: { secretName } }),
      () => checkObjectName('Secret', secretName),
    );
  }

  /**
   * The keys of a ConfigMap that others make as files, read-only. For files of one's own there is `files`.
   *
   * @param configMapName name of the ConfigMap, in the workload's namespace.
   */
  static configMap(configMapName: string): PodVolume {
    return new PodVolume(
      () => ({ configMap: { name: configMapName } }),
      () => checkObjectName('ConfigMap', configMapName),
      false,
      configMapName,
    );
  }

  private constructor(
    /** @internal */ readonly _source: () => Omit<k8s.Volume, 'name'>,
    /** @internal */ readonly _check: () => Findings,
    /** True for a claim that a group must be able to write to. @internal */ readonly _isWritableClaim = false,
    /** Name of a ConfigMap that others make. @internal */ readonly _externalConfigMap?: string,
  ) {}
}

function* checkScratch(options: PodVolumeScratchOptions): Findings {
  yield* checkStruct('a scratch volume', options, ['sizeLimit', 'memory']);
  const { sizeLimit, memory } = options;
  yield* checkFlag('memory', memory);
  if (sizeLimit === undefined) return;
  const bytes = sizeLimit instanceof Size ? (amountOf(sizeLimit.asString()) ?? 0) : undefined;
  if (bytes === undefined) yield wrongType('sizeLimit', sizeLimit, 'a size such as Size.mebibytes(100)');
  else if (!isWholeNumber(bytes, 1)) {
    const flaw = bytes > 0 ? 'is not a whole number of bytes' : 'is not above 0';
    yield finding('volume', `sizeLimit ${show(sizeLimit)} ${flaw}: write, for example, Size.mebibytes(100).`);
  }
}

function* checkClaim(claimName: unknown, options: PodVolumeClaimOptions): Findings {
  yield* checkObjectName('PersistentVolumeClaim', claimName);
  if (yield* checkStruct('a claim', options, ['readOnly'])) yield* checkFlag('readOnly', options.readOnly);
}

function* checkObjectName(kind: string, name: unknown): Findings {
  yield* checkValue('dns-name', `${kind} name`, name, dnsSubdomainFlaw);
}
