import { type TrafficChange, trafficChanges } from '../../../../cli/commands/plan/traffic/traffic-changes';
import { HOST_PAIRS } from './pairs/hosts';
import { POLICY_PAIRS } from './pairs/policies';
import { RELEASE_PAIRS } from './pairs/releases';
import { ROUTE_PAIRS } from './pairs/routes';
import { tablesOf } from './tables';

/** A change as the pairs write it. */
function lineOf({ router, host, kind, message, request, before, after }: TrafficChange): string {
  const example = request === undefined ? '' : `${request}: `;
  return `${kind} ${router} ${host}: ${message} | ${example}${before} → ${after}`;
}

test.each([...ROUTE_PAIRS, ...RELEASE_PAIRS, ...HOST_PAIRS, ...POLICY_PAIRS])('$title', (pair) => {
  const { before, after, namespaces = [], changes } = pair;
  const [then, now] = [tablesOf(before, namespaces[0]), tablesOf(after, namespaces[1])];
  expect(trafficChanges(then, then)).toEqual([]);
  expect(trafficChanges(then, now).map(lineOf)).toEqual(changes);
});
