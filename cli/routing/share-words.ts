import type { WeightedBackend } from '../../lib/routing/resolve/choose-backend';
import { serviceWords } from '../../lib/routing/table/answer-words';

/** Services and their shares, such as `user-v1:80 (90 %), user-v2:80 (10 %)`. */
export function shareWords(backends: readonly WeightedBackend[]): string {
  return backends
    .map((backend) => serviceWords(backend) + (backend.weight === 100 ? '' : ` (${backend.weight} %)`))
    .join(', ');
}
