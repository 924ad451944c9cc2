import { version } from '../../../cdk8s/kubernetes-versions';
import { checkStruct, checkValue } from '../../../rules/check';
import type { Findings } from '../../../rules/finding';
import { pinnedImageFlaw } from '../../../rules/image';
import { finding } from '../../codes';
import { checkPullPolicy, type PullPolicy, renderPullPolicy } from '../pull-policy';
import type { VolumeSource } from '../volume-source';

/** Options of an image that is mounted. */
export interface PodVolumeImageOptions {
  /**
   * The moment in which a node pulls the image.
   *
   * @default PullPolicy.IF_NOT_PRESENT
   */
  readonly pullPolicy?: PullPolicy;
}

/** The first version that mounts images: the gate ImageVolume is on by default. */
const IMAGE_VOLUMES = 35;

export function imageVolume(reference: string, options: PodVolumeImageOptions): VolumeSource {
  return {
    fields: () => ({ image: { reference, pullPolicy: renderPullPolicy(options.pullPolicy) } }),
    check: (oldest) => checkImageVolume(reference, options, oldest),
  };
}

function* checkImageVolume(reference: unknown, options: PodVolumeImageOptions, oldest: number): Findings {
  yield* checkValue('image', 'image of a volume', reference, pinnedImageFlaw);
  if (yield* checkStruct('an image volume', options, ['pullPolicy'])) yield* checkPullPolicy(options.pullPolicy);
  if (oldest >= IMAGE_VOLUMES) return;
  yield finding(
    'volume',
    `volumes of images were added in Kubernetes ${version(IMAGE_VOLUMES)}, but the app is made for ${version(oldest)} and later: raise kubernetesVersion, or have an init container of the image copy its files into a PodVolume.scratch().`,
  );
}
