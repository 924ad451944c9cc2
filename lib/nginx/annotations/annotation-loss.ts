import { isInt } from '../validators';
import { ANNOTATION_PREFIX } from './annotation-spec';
import { mainName } from './annotation-suggestion';
import { viewOf } from './annotation-view';

interface Annotations {
  readonly [key: string]: string;
}

const LIMITS = ['limit-rps', 'limit-rpm', 'limit-connections', 'limit-rate'];

const takesEveryAddress = (value: string) => value.split(',').some((block) => /\/0+$/.test(block.trim()));
const isNumber = (value: string | undefined) => value !== undefined && isInt(value);

/**
 * Tells whether an annotation of a route takes away what an annotation of its router protects: an empty value counts as
 * absent, a limit of 0 limits nothing, and a block of length 0 holds every address.
 */
export function isLoss(key: string, value: string, router: Annotations): boolean {
  if (!key.startsWith(ANNOTATION_PREFIX)) return false;
  const name = mainName(key.slice(ANNOTATION_PREFIX.length));
  const theirs = viewOf(router);
  const before = theirs.get(name);
  if (value.trim() === '') return (router[key] ?? '').trim() !== '';
  if (LIMITS.includes(name)) {
    return isNumber(value) && Number(value) <= 0 && isNumber(before) && Number(before) > 0;
  }
  if (name === 'allowlist-source-range') return before !== undefined && takesEveryAddress(value) && value !== before;
  if (name === 'limit-allowlist') return LIMITS.some(theirs.has) && takesEveryAddress(value) && value !== before;
  if (name !== 'auth-tls-verify-client') return false;
  return theirs.has('auth-tls-secret') && (before ?? 'on') === 'on' && value.trim() !== 'on';
}
