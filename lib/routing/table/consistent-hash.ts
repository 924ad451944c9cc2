import { checkStruct, checkValue, wrongType } from '../../rules/check';
import type { Findings } from '../../rules/finding';
import { wholeNumberFlaw } from '../../rules/numbers';

/** Sends requests with the same key to the same pod, as long as it runs. */
export interface ConsistentHash {
  /** The key, in variables of the target, for example `$request_uri` or `$cookie_customer`. */
  readonly key: string;

  /**
   * Spreads the requests of a key over so many pods, a whole number of 1 or more.
   *
   * @default - one pod
   */
  readonly subsetSize?: number;
}

export function* checkConsistentHash(hash: ConsistentHash): Findings {
  if (!(yield* checkStruct('consistentHash', hash, ['key', 'subsetSize']))) return;
  const { key, subsetSize } = hash;
  if (typeof key !== 'string' || key === '')
    yield wrongType('consistentHash key', key, 'a text such as "$request_uri"');
  if (subsetSize === undefined) return;
  yield* checkValue('number', 'consistentHash subsetSize', subsetSize, (size) => wholeNumberFlaw(size, 1));
}
