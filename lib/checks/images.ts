import { imageFlaw, pinnedImageFlaw } from '../rules/image';
import { show } from '../rules/show';
import type { Check } from './check';
import type { AppObject } from './model/app-object';
import { type ObjectFindings, problem, warning } from './model/object-finding';
import { type Fields, fieldsOf, itemsOf } from './model/read';
import type { PodContainer } from './model/workload';

export const imagesCheck: Check<'images'> = {
  name: 'images',
  summary:
    'Images of containers and volumes are well-formed references. One without a tag or digest, or with the tag `latest`, is a warning.',
  example:
    'image "UPPER CASE!!" of container "user" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
  *check(app) {
    for (const { object, pod, containers } of app.knownWorkloads) {
      for (const container of containers) yield* checkImage(object, container);
      for (const { name, image } of itemsOf(pod.volumes)) {
        if (image !== undefined) yield* checkVolume(object, `volume ${show(name)}`, fieldsOf(image));
      }
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
  yield* checkPin(object, title, image);
}

function* checkVolume(object: AppObject, title: string, { reference, pullPolicy }: Fields): ObjectFindings {
  if (typeof reference !== 'string') return;
  const flaw = imageFlaw(reference);
  if (flaw !== undefined) yield problem(object, `image ${show(reference)} of ${title} ${flaw}.`);
  else if (pullPolicy !== 'Never') yield* checkPin(object, title, reference);
}

function* checkPin(object: AppObject, title: string, image: string): ObjectFindings {
  const moving = pinnedImageFlaw(image);
  if (moving !== undefined) yield warning(object, `image ${show(image)} of ${title} ${moving}.`);
}
