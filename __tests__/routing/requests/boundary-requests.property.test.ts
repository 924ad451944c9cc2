import * as fc from 'fast-check';
import type { IngressRouter, RouteRequest } from '../../../lib';
import { atLeast, parameters } from '../../support/runs';
import { CHANGES, type Change, soundRouter } from '../random-changes';
import { plainTable, portableTable, randomRequest, randomTable } from '../random-tables';
import { describeDecision } from '../support';

const PAIRS = 1600;
/** Random requests by which it is known that two tables differ. */
const REQUESTS = 150;
/** The least number of pairs that differ: others are wrong for every target, or mean the same. */
const DIFFERENT = atLeast(550);
/** The part of those that may be missed; few runs leave more to chance. */
const MOST_MISSED = 0.01;
const MISSED_BY_CHANCE = 2;

function finds(requests: readonly RouteRequest[], one: IngressRouter, other: IngressRouter): boolean {
  const answer = (router: IngressRouter, request: RouteRequest) => describeDecision(router.resolve(request), request);
  return requests.some((request) => answer(one, request) !== answer(other, request));
}

/**
 * The boundary requests of two tables find whether these differ, of which random requests know. Run again with
 * `FC_SEED=… npx jest boundary-requests.property`.
 */
test('two tables that differ are told apart by their boundary requests', () => {
  const missed: string[] = [];
  let different = 0;
  const tables = fc.oneof(randomTable, portableTable, plainTable);
  const asked = fc.array(randomRequest, { minLength: REQUESTS, maxLength: REQUESTS });
  fc.assert(
    fc.property(
      tables,
      tables,
      fc.constantFrom(...Object.keys(CHANGES)),
      fc.nat(),
      asked,
      (table, other, name, at, random) => {
        const change = CHANGES[name] as Change;
        const [before, after] = [soundRouter(table), soundRouter(change(table, at, other))];
        if (before === undefined || after === undefined) return;
        const isFound = finds([...before.boundaryRequests(), ...after.boundaryRequests()], before, after);
        const isKnown = finds(random, before, after);
        if (isFound || isKnown) different++;
        if (isKnown && !isFound)
          missed.push(`${name}: ${JSON.stringify(table)} and ${JSON.stringify(change(table, at, other))}`);
      },
    ),
    parameters(PAIRS),
  );
  expect(different).toBeGreaterThanOrEqual(DIFFERENT);
  // The list tells of those that were missed, should there be too many.
  expect(missed.length <= Math.max(MISSED_BY_CHANCE, different * MOST_MISSED) ? [] : missed).toEqual([]);
});
