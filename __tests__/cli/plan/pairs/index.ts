import { AVAILABILITY } from './availability';
import { CONNECTIONS } from './connections';
import { OBJECTS } from './objects';
import type { PairCase } from './pair-case';
import { PODS } from './pods';
import { REFUSED } from './refused';
import { SAFETY } from './safety';

/** Changes by what they are about, which a real API server is asked about as well. */
export const PAIRS: { readonly [about: string]: readonly PairCase[] } = {
  'what the API server refuses': REFUSED,
  pods: PODS,
  'objects that come and go': OBJECTS,
  'what is open': SAFETY,
  'what pods may reach': CONNECTIONS,
  'what is left in a drain, and what it costs': AVAILABILITY,
};
