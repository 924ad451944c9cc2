import type { Check } from './check';
import { problem, warning } from './model/object-finding';

const MAX_OBJECT = 1.5 * 1024 * 1024;
const MAX_APPLIED = 256 * 1024;

export const objectSize: Check<'object-size'> = {
  name: 'object-size',
  summary:
    'An object fits into etcd (1.5 MiB); one that kubectl apply cannot annotate with itself (256 KiB) is a warning.',
  example: 'this Widget has 2097245 bytes, and etcd takes 1572864: split it.',
  *check(app) {
    for (const object of app.objects) {
      const text = JSON.stringify(object.json) ?? '';
      // No character has more than three bytes in UTF-8 for one in a string.
      if (text.length * 3 <= MAX_APPLIED) continue;
      const size = Buffer.byteLength(text);
      if (size > MAX_OBJECT)
        yield problem(object, `this ${object.kind} has ${size} bytes, and etcd takes ${MAX_OBJECT}: split it.`);
      else if (size > MAX_APPLIED) {
        yield warning(
          object,
          `this ${object.kind} has ${size} bytes, and kubectl apply keeps at most ${MAX_APPLIED} in an annotation: apply it with --server-side.`,
        );
      }
    }
  },
};
