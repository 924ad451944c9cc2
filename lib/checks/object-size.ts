import type { Check } from './check';
import { largeObjects } from './model/contents';
import { problem, warning } from './model/object-finding';

/** etcd's limit for a request: https://etcd.io/docs/v3.5/dev-guide/limit/ */
const MAX_OBJECT = 1.5 * 1024 * 1024;

/** The API server's limit for annotations, into one of which `kubectl apply` writes the object. */
const MAX_APPLIED = 256 * 1024;

export const objectSizeCheck: Check<'object-size'> = {
  name: 'object-size',
  summary:
    'An object fits into etcd (1.5 MiB). One that kubectl apply cannot write into its own annotation (256 KiB) is a warning.',
  example: 'this Widget has 2097245 bytes, and etcd takes at most 1572864: split it.',
  *check(app) {
    for (const object of largeObjects(app, MAX_APPLIED)) {
      const size = Buffer.byteLength(JSON.stringify(object.json) ?? '');
      if (size > MAX_OBJECT) {
        yield problem(object, `this ${object.kind} has ${size} bytes, and etcd takes at most ${MAX_OBJECT}: split it.`);
      } else if (size > MAX_APPLIED) {
        yield warning(
          object,
          `this ${object.kind} has ${size} bytes, and kubectl apply can keep at most ${MAX_APPLIED} in its annotation: apply it with --server-side.`,
        );
      }
    }
  },
};
