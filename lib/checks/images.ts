import { imageFlaw, pinnedImageFlaw } from '../rules/image';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import type { PodContainer } from './model/workload';

export const imagesCheck: Check<'images'> = {
  name: 'images',
  summary:
    'Images of containers are well-formed references. One without a tag or digest, or with the tag `latest`, is a warning.',
  example:
    'image "UPPER CASE!!" of container "user" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
  *check(app) {
    for (const { object, containers } of app.builtInWorkloads) {
      for (const container of containers) yield* checkImage(object, container);
    }
  },
};

function* checkImage(object: AppObject, { fields, title }: PodContainer): ObjectFindings {
  const { image = '', imagePullPolicy } = fields;
  // A container that is not an object, and an image of another type, are matters of `field-types`.
  if (Object.keys(fields).length === 0 || typeof image !== 'string') return;
  const flaw = imageFlaw(image);
  if (flaw !== undefined) {
    yield problem(object, `${image === '' ? title : `image ${show(image)} of ${title}`} ${flaw}.`);
    return;
  }
  // An image that is never pulled was built on the node, and Istio replaces "auto" by that of its proxy.
  if (imagePullPolicy === 'Never' || image === 'auto') return;
  const moving = pinnedImageFlaw(image);
  if (moving !== undefined) yield warning(object, `image ${show(image)} of ${title} ${moving}.`);
}
