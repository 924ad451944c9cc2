import { checkAnnotationMap, isMap } from '../rules/check';
import { show } from '../rules/show';
import type { Check } from './check';
import { metadataMaps } from './model/metadata';
import { problem } from './model/object-finding';

/** The API server's limit for all annotations of an object, over keys and values, in bytes. */
const MAX_ANNOTATIONS = 256 * 1024;

export const annotationsCheck: Check<'annotations'> = {
  name: 'annotations',
  summary:
    'Keys and values of annotations are valid, on objects and on the pods that they make, and not too long in all.',
  example: 'annotation "replicas" with the value 3 is not a string: write, for example, "3".',
  *check(app) {
    for (const { object, title, map } of metadataMaps(app, 'annotation')) {
      if (!isMap(map)) {
        const example = '{ "example.com/owner": "shop" }';
        yield problem(object, `${title}s ${show(map)} are not a map: write, for example, ${example}.`);
        continue;
      }
      for (const { message } of checkAnnotationMap(map, title)) yield problem(object, message);
      const size = sizeOf(map);
      if (size > MAX_ANNOTATIONS) {
        yield problem(
          object,
          `the ${title}s have ${size} bytes together: write at most ${MAX_ANNOTATIONS}, and put the rest into a ConfigMap.`,
        );
      }
    }
  },
};

function sizeOf(map: { readonly [key: string]: unknown }): number {
  let size = 0;
  for (const [key, value] of Object.entries(map)) {
    if (typeof value === 'string') size += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  return size;
}
