import { Size } from 'cdk8s';
import { checkFlag, checkStruct } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { checkVolumeSize, volumeSize } from '../volume-size';
import type { VolumeSource } from '../volume-source';

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

export function scratchVolume(options: PodVolumeScratchOptions): VolumeSource {
  const { sizeLimit, memory } = options;
  return {
    fields: () => ({
      emptyDir: {
        medium: memory ? 'Memory' : undefined,
        sizeLimit: sizeLimit instanceof Size ? volumeSize(sizeLimit) : undefined,
      },
    }),
    check: () => checkScratch(options),
  };
}

function* checkScratch(options: PodVolumeScratchOptions): Findings {
  yield* checkStruct('a scratch volume', options, ['sizeLimit', 'memory']);
  const { sizeLimit, memory } = options;
  yield* checkFlag('memory', memory);
  if (sizeLimit !== undefined) yield* checkVolumeSize('sizeLimit', sizeLimit, 'Size.mebibytes(100)');
}
