import { imageFlaw } from '../rules/image';
import { show } from '../rules/show';
import type { Check } from './check';
import { problem } from './model/object-finding';

export const imagesCheck: Check<'images'> = {
  name: 'images',
  summary: 'Images of containers are well-formed references.',
  example:
    'image "UPPER CASE!!" of container "user" is not an image reference: write registry/repository:tag in lower case, for example "registry.example.com/shop/user:1.0.0".',
  *check(app) {
    for (const { object, containers } of app.builtInWorkloads) {
      for (const { fields, title } of containers) {
        const { image = '' } = fields;
        // A container that is not an object, and an image of another type, are matters of `field-types`.
        if (Object.keys(fields).length === 0 || typeof image !== 'string') continue;
        const flaw = imageFlaw(image);
        if (flaw === undefined) continue;
        yield problem(object, `${image === '' ? title : `image ${show(image)} of ${title}`} ${flaw}.`);
      }
    }
  },
};
