import { checkFlag, checkValue } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { parseImage, pinnedImageFlaw } from '../../rules/image';
import { show } from '../../rules/show';
import { finding } from '../codes';
import type { IngressNginxControllerProps } from './ingress-nginx-controller-props';

export function* checkImages(props: IngressNginxControllerProps): Findings {
  const { imageRegistry, imageDigests, controllerImage, certgenImage, admissionWebhook } = props;
  if (controllerImage !== undefined) yield* checkValue('image', 'controllerImage', controllerImage, pinnedImageFlaw);
  if (certgenImage !== undefined) yield* checkValue('image', 'certgenImage', certgenImage, pinnedImageFlaw);
  yield* checkFlag('imageDigests', imageDigests);
  if (certgenImage !== undefined && !admissionWebhook) {
    yield finding(
      'controller-image',
      'certgenImage has no effect without the admission webhook: set admissionWebhook, or leave certgenImage out.',
    );
  }
  if (imageDigests === false && imageRegistry === undefined) {
    yield finding(
      'controller-image',
      'imageDigests false is for a registry with other bytes than registry.k8s.io: set imageRegistry too.',
    );
  }
  if (imageRegistry === undefined || !(yield* checkValue('image', 'imageRegistry', imageRegistry, registryFlaw)))
    return;
  if (controllerImage !== undefined && (certgenImage !== undefined || !admissionWebhook)) {
    yield finding(
      'controller-image',
      `imageRegistry ${show(imageRegistry)} has no effect, since every image is replaced: leave it out, or the images.`,
    );
  }
}

function registryFlaw(registry: unknown): string | undefined {
  if (typeof registry === 'string' && parseImage(`${registry}/controller:v1`)?.name === `${registry}/controller`) {
    return undefined;
  }
  return 'is not a registry: write host and path without scheme, tag or "/" at the end, for example "registry.example.com/ingress-nginx"';
}
