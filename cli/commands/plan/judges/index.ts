import type { Change } from '../change';
import { cost } from './cost';
import { dataLoss } from './data-loss';
import { inPlace } from './in-place';
import type { Comparison, Judge } from './judge';
import { leftBehind } from './left-behind';
import { lessAvailable } from './less-available';
import { lessSafe } from './less-safe';
import { refused } from './refused';
import { refusedConnections } from './refused-connections';
import { renamed } from './renamed';
import { restarts } from './restarts';

const JUDGES: readonly Judge[] = [
  refused,
  dataLoss,
  refusedConnections,
  lessSafe,
  lessAvailable,
  restarts,
  renamed,
  leftBehind,
  cost,
  inPlace,
];

/** Classes of changes that do not come about for an object that the API server refuses. */
const NOT_OF_REFUSED = ['in-place', 'none', 'restart'];

/** All consequences for objects. */
export function changesOf(comparison: Comparison): Change[] {
  const changes = JUDGES.flatMap((judge) => [...judge(comparison)]);
  const refusals = new Set(changes.filter((change) => change.class === 'refused').map(({ object }) => object));
  return changes.filter((change) => !refusals.has(change.object) || !NOT_OF_REFUSED.includes(change.class));
}
